// Visits: what is new to somebody who was at an earlier session of the board.
import type { Note, Session, SessionId } from './schema.ts'

/** How many notes belong to later sessions than the last one somebody was at. None are new to whoever was at none. [V3] */
export function countNewNotes(
  notes: Iterable<Pick<Note, 'session'>>,
  sessions: Iterable<readonly [SessionId, Session]>,
  last: SessionId | null,
): number {
  const numbers = new Map([...sessions].map(([id, { number }]) => [id, number]))
  const seen = last === null ? undefined : numbers.get(last)
  if (seen === undefined) return 0
  let fresh = 0
  for (const { session } of notes) if (session !== null && (numbers.get(session) ?? 0) > seen) fresh += 1
  return fresh
}
