// Plan order: records and references in an order that is the same on every machine, so that every copy of a board makes the same plan.
import type * as Y from 'yjs'
import { isId } from '#shared/lib/ids.ts'
import type { Fields } from './fields.ts'
import { all, type Collection } from './record.ts'

/** The records of a root that lie on the board [R7], in order of id. */
export function records<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>) {
  return all(doc, of)
    .filter(([id]) => isId(id))
    .sort(([a], [b]) => compare(a, b))
}

/** `W2-047` sorts before `W10-001`: every number is padded. */
export function sortable(ref: string): string {
  return ref.replaceAll(/\d+/g, digits => digits.padStart(12, '0'))
}

/** For `sort`: by code unit, on every machine alike. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
