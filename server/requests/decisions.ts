// Decisions: what becomes of notes that are not for everybody yet. Checked by helpers, shown by the facilitator.
import type { Context } from 'hono'
import { endBlind } from '#shared/board/operations/hidden.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { limits } from '#shared/protocol/limits.ts'
import {
  decision,
  reveal,
  type DecisionKind,
  type HeldNote,
  type HeldNotes,
  type OwnState,
} from '#shared/protocol/requests.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, boardOf, byServer, swept, type AtBoard, type Desk, type Result } from './asking.ts'
import { showRound } from './choosing.ts'
import { forgetNote } from './forget.ts'
import { authorOf } from './authorship.ts'
import type { SaidId } from './said.ts'
import {
  allHeld,
  countDown,
  countFaceDown,
  heldOf,
  hold,
  noteOf,
  offTheWall,
  settle,
  standingOf,
  type Held,
} from './held.ts'

const isWaiting = ({ state }: HeldNote) => state === 'waiting'
const inOrder = new Intl.Collator('en', { numeric: true })
/** Answers have no number: they stand among the notes of their minute. */
const ageOf = ({ note }: Held) => `${note.postedAt ?? ''} ${note.ref}`

type Stands = { readonly id: string; readonly state: OwnState }

/** GET /api/boards/:id/held */
export async function getHeld(c: Context, desk: Desk): Promise<Response> {
  const held = await atBoard(c, desk, 'check', ({ ledger, ticket }) => {
    const deviceOf = (id: SaidId, { note: { via } }: Held) => {
      const author = via === 'phone' || via === 'board' ? authorOf(ledger, id) : null
      return author === null ? null : desk.nicknameOf(ticket.board, author.person)
    }
    const inTurn = allHeld(ledger).toSorted(([, a], [, b]) => inOrder.compare(ageOf(a), ageOf(b)))
    const told = inTurn.flatMap(([id, each]) => toldOf(id, each, deviceOf(id, each)) ?? [])
    told.sort((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)))
    const notes = told.slice(0, limits.heldNotesPerAnswer)
    return made({ notes, waiting: told.filter(isWaiting).length, faceDown: countFaceDown(ledger) } satisfies HeldNotes)
  })
  return answer(c, held)
}

/** POST /api/boards/:id/notes/:note/decision */
export async function postDecision(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, decision)
  if (!body.ok) return refuse(body.reason)
  const { decision: decided, reason } = body.value
  if (decided === 'forget') return forgetNote(c, desk)
  const outcome = await atBoard(c, desk, 'check', board => decide(board, desk, noteOf(c), decided, reason))
  if (outcome.ok) desk.log.info({ board: c.req.param('id'), decided }, 'note checked')
  return answer(c, outcome)
}

/** POST /api/boards/:id/reveal */
export async function postReveal(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, reveal)
  if (!body.ok) return refuse(body.reason)
  const asked = body.value
  const shown = await atBoard<object>(c, desk, 'reveal', board =>
    asked.what === 'choices' ? showRound(board, byServer(desk), asked.round) : showNotes(board, desk),
  )
  if (shown.ok) desk.log.info({ board: c.req.param('id'), what: asked.what }, 'shown to everybody')
  if (asked.what === 'choices') await swept(desk, boardOf(c))
  return answer(c, shown)
}

/** A held note as those who check may know it; null when it only lies face down. [H15] */
function toldOf(
  id: SaidId,
  { note, answers: place, check, suspects, reason, worries, due, wasUp }: Held,
  device: number | null,
): HeldNote | null {
  if (check === 'none') return null
  const { ref, kind, text, via } = note
  const goesUp = due === null ? null : new Date(due).toISOString()
  const answers = place === null ? null : { action: place.action ?? '', letter: place.letter }
  return { id, ref, kind, text, via, state: check, suspects, reason, worries, due: goesUp, wasUp, device, answers }
}

/** What a helper says goes, whatever was said before: the later of two helpers is right. [H4] */
function decide(
  { doc, ledger }: AtBoard,
  desk: Desk,
  id: SaidId,
  decided: Exclude<DecisionKind, 'forget'>,
  reason: string,
): Result<Stands> {
  const by = byServer(desk)
  const held = heldOf(ledger, id)
  if (standingOf(doc, ledger, id) === null) return refused('no-such-note')
  if (decided === 'up') {
    const cleared = { check: 'none', due: null, reason: '' } as const
    if (held !== null) settle(doc, ledger, by, id, { ...held, ...cleared })
  } else {
    const off = held ?? offTheWall(doc, by, id)
    if (off === null) return refused('no-such-note')
    hold(ledger, id, { ...off, check: decided === 'reword' ? 'reword' : 'kept-off', due: null, reason })
  }
  countDown(doc, ledger, by)
  return made({ id, state: standingOf(doc, ledger, id) ?? 'up' })
}

/**
 * Shows what lies face down, all of it at once: such a note lies in no theme, for nobody could have read it to sort it.
 * What waits for a check goes on waiting. [H5]
 */
function showNotes({ doc, ledger }: AtBoard, desk: Desk): Result<{ shown: number }> {
  const by = byServer(desk)
  let shown = 0
  for (const [id, held] of allHeld(ledger)) {
    if (!held.faceDown) continue
    settle(doc, ledger, by, id, { ...held, faceDown: false })
    if (held.check === 'none') shown += 1
  }
  countDown(doc, ledger, by)
  endBlind(doc, by)
  return made({ shown })
}
