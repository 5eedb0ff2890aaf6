// By: who does an operation, when, and with which dice. All of it comes in, so that tests and fuzz are exact.
import * as Y from 'yjs'
import type { Dice } from '#shared/lib/ids.ts'
import type { Role } from '#shared/people/roles.ts'

export interface By {
  /** The origin of the transaction: undo covers exactly one origin. */
  readonly origin: unknown
  /** ISO 8601, UTC. */
  readonly at: string
  readonly dice: Dice
  /** In which role, for the history of actions; left out where nobody in particular acts, and then nothing is written down. */
  readonly role?: Role
}

/** Runs one operation as one transaction. */
export function change<T>(doc: Y.Doc, by: By, run: () => T): T {
  return doc.transact(run, by.origin)
}
