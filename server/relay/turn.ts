// Turn: the work of a room, as those see it who bring it, do it and hear of it.
import type * as Y from 'yjs'
import type { Ledger } from './ledger.ts'

/** Somebody who hears of changes once they are saved. */
export interface Line {
  send(frame: Uint8Array): void
}

/** What an item may do while it runs. */
export interface Turn {
  readonly doc: Y.Doc
  readonly ledger: Ledger
  /** Applies a client's update. False when it could not be applied whole; then nothing of it is left pending. */
  readonly apply: (update: Uint8Array, author: Line) => boolean
  /** Runs once everything of this turn is saved, after the lines have heard of it. */
  readonly afterwards: (run: () => void) => void
}

/** A piece of work that waits for a turn. */
export interface Item {
  readonly weight: number
  readonly run: (turn: Turn) => void
  /** Tells whoever waits for this item that it cannot be saved just now. Items without it wait until it can. */
  readonly giveUp?: () => void
}

/** What one item changed, and who did it. */
export interface Change {
  readonly bytes: Uint8Array
  readonly author: unknown
}
