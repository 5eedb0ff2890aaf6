// Away: which notes have left a board and must not come back when it goes back. Kept in the ledger, as ids alone.
import type { Ledger } from '#server/relay/ledger.ts'
import { partOf } from '#shared/board/fields.ts'

const kind = 'gone'
/** What is held back from the board is kept whole under this kind, and is not for everybody. */
const held = 'held'
const toClear = 'to-clear'

/** Remembers that a note has left the board: withdrawn by its author, kept off, or removed for good. */
export function leaves(ledger: Ledger, note: string): void {
  ledger.set(kind, note, true)
}

export function hasLeft(ledger: Ledger, note: string): boolean {
  return ledger.get(kind, note) !== undefined
}

/** The ids of all notes that have left, or are held back now: none of them is brought back by going back. [G3] */
export function awayFrom(ledger: Ledger): Set<string> {
  return new Set([...ledger.entries(kind), ...ledger.entries(held)].map(([note]) => note))
}

/** Remembers that a note is still to be cleared out of every file; or, with other words for it, the words that it had before. */
export function mustBeCleared(ledger: Ledger, note: string, words: string | null = null): void {
  ledger.set(toClear, note, words === null ? true : { words })
}

/** Remembers that this is done, unless something else has to be cleared of it meanwhile. */
export function wasCleared(ledger: Ledger, note: string, words: string | null): void {
  if (wordsFor(ledger, note) === words) ledger.set(toClear, note, null)
}

/** What a note that is to be cleared is to say instead; null when it has to go as a whole. */
export function wordsFor(ledger: Ledger, note: string): string | null {
  const words = partOf(ledger.get(toClear, note), 'words')
  return typeof words === 'string' ? words : null
}

/** The ids of all notes of which that was not done yet, such as for a crash. */
export function leftToClear(ledger: Ledger): string[] {
  return Array.from(ledger.entries(toClear), ([note]) => note)
}
