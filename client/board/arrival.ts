// Arrival: what somebody should know who comes late, or comes again. This device remembers at which session it was; nobody else does.
import { everyNote } from '#shared/board/piles.ts'
import type { SessionId } from '#shared/board/schema.ts'
import { countNewNotes } from '#shared/board/visits.ts'
import { stages, type Stage } from '#shared/people/roles.ts'
import { keep, kept } from '#client/requests/keep.ts'
import type { BoardStore } from './boardStore.ts'

export interface Arrival {
  readonly stage: Stage
  /** True when the writing of notes is over already. */
  readonly isLate: boolean
  readonly notes: number
  readonly themes: number
  /** For those who were here in an earlier session, and only when something has changed since. */
  readonly since: Since | null
}
export interface Since {
  /** When and what the last session was. */
  readonly date: string | null
  readonly name: string
  /** Notes of later sessions. */
  readonly notes: number
  readonly inPlan: number
  readonly done: number
}

/** What this device remembers of its visits to a board. */
interface Visit {
  readonly session: SessionId | null
  /** The session it was at before this one. */
  readonly before: SessionId | null
  /** The stage in which it came. */
  readonly stage: Stage
  /** What there was to tell has been told, or its time is over. */
  readonly told: boolean
}

const nameOf = (board: string) => `visit:${board}`

/** What to tell somebody who comes to the board now; null when there is nothing, or it has been told. Remembers the visit. */
export function arriveAt(board: string, store: BoardStore): Arrival | null {
  const { session, stage } = store.about()
  const last = kept<Visit>(nameOf(board))
  const isBack = last !== null && last.session === session
  const visit = isBack ? last : { session, before: last?.session ?? null, stage, told: false }
  if (!isBack) keep(nameOf(board), visit)
  if (visit.told) return null
  if (visit.stage !== stage) {
    endArrival(board)
    return null
  }
  const isLate = stages.indexOf(stage) > stages.indexOf('post')
  const since = sinceLast(store, visit.before)
  if (!isLate && since === null) return null
  return { stage, isLate, notes: everyNote(store).length, themes: store.list('themes').length, since }
}

/** It was told: this device need not hear it again in this session. */
export function endArrival(board: string): void {
  const visit = kept<Visit>(nameOf(board))
  if (visit !== null && !visit.told) keep(nameOf(board), { ...visit, told: true })
}

function sinceLast(store: BoardStore, last: SessionId | null): Since | null {
  const sessions = store.register('sessions')
  const [, session] = sessions.find(([id]) => id === last) ?? []
  if (session === undefined) return null
  const notes = countNewNotes(
    everyNote(store).flatMap(id => store.note(id) ?? []),
    sessions,
    last,
  )
  const done = [...store.numbers().keys()].filter(id => store.action(id)?.status === 'done').length
  const inPlan = store.list('above').length
  if (notes + inPlan + done === 0) return null
  return { date: session.date, name: session.name, notes, inPlan, done }
}
