// Away: which notes have left a board and must not come back when it goes back. Kept in the ledger, as ids alone.
import type { Ledger } from '#server/relay/ledger.ts'

const kind = 'gone'

/** Remembers that a note has left the board: withdrawn by its author, kept off, or removed for good. */
export function leaves(ledger: Ledger, note: string): void {
  ledger.set(kind, note, true)
}

export function hasLeft(ledger: Ledger, note: string): boolean {
  return ledger.get(kind, note) !== undefined
}

/** The ids of all notes that have left. */
export function awayFrom(ledger: Ledger): Set<string> {
  return new Set(Array.from(ledger.entries(kind), ([note]) => note))
}
