// Live: follows the board itself through the relay. The only file of the phone that brings the CRDT; loaded behind the compose screen.
import type { Counts, OwnPresence } from '#shared/protocol/frames.ts'
import type { CloseName } from '#shared/protocol/closeCodes.ts'
import type { Hands } from '#shared/people/roles.ts'
import { linkTo } from '#shared/board/link.ts'
import { followActing, hasActing, type Acting } from './actingOn.ts'
import { followSaid, type SaidNote } from './saidOn.ts'
import type { ActionId, Note, NoteId, Status, Suggestion } from '#shared/board/schema.ts'
import type { Timer } from '#shared/board/timer.ts'
import type { BoardSummary, TicketGiven } from '#shared/protocol/requests.ts'
import type { BoardStore } from '#client/board/boardStore.ts'
import { arriveAt, type Arrival } from '#client/board/arrival.ts'
import { choicesOf, type Choices } from '#client/board/choices.ts'
import { openBoard } from '#client/board/openBoard.ts'
import type { LinkState } from '#client/board/connection.ts'

/** Where one of the phone's own notes lies on the board. */
export interface Place {
  /** The name of its theme; null while it lies loose or its theme has no name. */
  readonly theme: string | null
  /** The first action that rests on it. */
  readonly action: { readonly ref: string; readonly title: string; readonly status: Status } | null
  /** What people said of it, when it went into no action. */
  readonly fate: Note['fate']
  /** What it says there: a helper may have taken words out. */
  readonly text: string
  /** Of an answer, which lies beside a cell: what became of it there. */
  readonly became?: Suggestion['became']
}

export interface LiveNews {
  readonly link: LinkState
  readonly ended: CloseName | null
  readonly board: Pick<BoardSummary, 'title' | 'place' | 'question' | 'stage'>
  readonly counts: Counts
  /** What residents may do on the board itself just now. */
  readonly hands: Hands
  /** How many notes lie face down. */
  readonly faceDown: number
  readonly timer: Timer | null
  /** For whoever has come late or again; as it was when they came. */
  readonly arrival: Arrival | null
  /** What people choose among, or what they chose; null while there was no round yet. */
  readonly choices: Choices | null
  /** Residents may say where notes belong. */
  readonly helpSort: boolean
  /** There are actions, and people are asked about them now. */
  readonly acting: boolean
  /** By the id of a note or an answer; what is not on the board has none. */
  readonly places: Readonly<Record<string, Place>>
}

export interface Live {
  readonly present: (own: OwnPresence) => void
  readonly serverNow: () => number
  /** Looks again: the phone has other notes now. */
  readonly look: () => void
  /** Tells all that is said on the board, the newest first, now and when it has changed. Answers with what ends it. */
  readonly followSaid: (told: (said: readonly SaidNote[]) => void) => () => void
  /** Tells the actions and the one that the wall shows, in the same way. */
  readonly followActing: (told: (acting: Acting) => void) => () => void
  readonly close: () => void
}

/** Opens the board and tells what matters to the phone, whenever that has changed. */
export function follow(given: TicketGiven, ownNotes: () => readonly string[], told: (news: LiveNews) => void): Live {
  const { store, connection, close } = openBoard(given)
  let heard = false
  let arrival: Arrival | null | undefined
  let last = ''

  function look(): void {
    const link = connection.state()
    heard ||= link === 'saved' || link === 'saving'
    const { title, place, question, stage } = heard ? store.about() : given.board
    const places = Object.fromEntries(
      ownNotes().flatMap(id => {
        const found = placeOf(store, id as NoteId)
        return found === null ? [] : [[id, found]]
      }),
    )
    const { stageRules, timer, choosing, faceDown } = store.about()
    if (heard && arrival === undefined) arrival = arriveAt(given.board.id, store)
    const counts = connection.counts()
    const news: LiveNews = {
      link,
      ended: connection.why(),
      board: { title, place, question, stage },
      counts,
      hands: stageRules.hands,
      faceDown,
      helpSort: stageRules.helpSort,
      acting: stage === 'act' && hasActing(store),
      timer,
      arrival: arrival ?? null,
      choices: choosing.round === 0 ? null : choicesOf(store),
      places,
    }
    // The board changes many times a second while a hall writes; the phone is woken only by what it shows.
    const now = JSON.stringify(news)
    if (now === last) return
    last = now
    told(news)
  }
  const stops = [store.subscribeAll(look), connection.subscribe(look)]
  look()

  return {
    present: connection.present,
    serverNow: connection.serverNow,
    look,
    followSaid: told => followSaid(store, told),
    followActing: told => followActing(store, told),
    close() {
      for (const stop of stops) stop()
      close()
    },
  }
}

function placeOfAnswer(store: BoardStore, id: string): Place | null {
  const answer = store.register('suggestions').find(([each]) => each === id)?.[1]
  return answer === undefined
    ? null
    : { theme: null, action: null, fate: null, text: answer.text, became: answer.became }
}

function placeOf(store: BoardStore, id: NoteId): Place | null {
  const note = store.note(id)
  if (note === undefined) return placeOfAnswer(store, id)
  // Said together with another note: it lies where that one lies.
  const lying = (note.stackedOn === null ? undefined : store.note(note.stackedOn)) ?? note
  const theme = lying.spot.theme === null ? undefined : store.theme(lying.spot.theme)
  const [first] = store.list(`from:${linkTo('note', id)}`)
  const action = first === undefined ? undefined : store.action(first as ActionId)
  const told = action && {
    ref: store.actionRef(first as ActionId),
    title: action.title,
    status: action.status,
  }
  return { theme: theme?.name || null, action: told ?? null, fate: note.fate ?? lying.fate, text: note.text }
}
