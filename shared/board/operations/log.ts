// Log: what people change in an action is written down in it, with the change itself, so that undoing takes back both.
import * as Y from 'yjs'
import { newId } from '#shared/lib/ids.ts'
import type { By } from './by.ts'

/** Changes that are kept of one action, and how much of what stood there. */
export const mostLogged = 60
const mostCharacters = 500

/** One cell that changes, in the words or codes that the board keeps. */
export interface CellChange {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** Writes down what changes in a record; within the transaction of the change. Of the oldest, only the latest stay. [A16] */
export function logChanges(record: Y.Map<unknown>, by: By, changes: readonly CellChange[]): void {
  const log = record.get('log')
  const { role } = by
  if (role === undefined || !(log instanceof Y.Map)) return
  for (const { field, before, after } of changes) {
    if (before === after) continue
    log.set(newId(by.dice), { at: by.at, role, field, before: cut(before), after: cut(after) })
  }
  const known = [...(log as Y.Map<{ at?: unknown } | null>).entries()]
  const oldest = known.sort(([a, x], [b, y]) => (`${String(x?.at)} ${a}` < `${String(y?.at)} ${b}` ? -1 : 1))
  for (const [key] of oldest.slice(0, Math.max(0, oldest.length - mostLogged))) log.delete(key)
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1).toWellFormed()}…` : text
}
