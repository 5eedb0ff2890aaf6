// Fields: how one value in a record is read. Reading is total: whatever stands there, a legal value comes out.
import * as Y from 'yjs'
import { isId } from '#shared/lib/ids.ts'
import { isRank } from './rank.ts'
import { noProse, readProse, type Prose } from './prose.ts'

/** One field of a record: turns anything at all into a legal value. */
export interface Field<T> {
  readonly read: (raw: unknown) => T
  /** What stands there when it is more than a plain value: a text people write in together, or entries of one kind. */
  readonly holds?: 'prose' | { readonly key: (key: string) => boolean; readonly entry: Field<unknown> }
}

export type Fields = Readonly<Record<string, Field<unknown>>>
export type RecordOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }

export function oneOf<const T extends readonly (string | null)[]>(choices: T, otherwise: T[number]): Field<T[number]> {
  return { read: raw => (choices.includes(raw as T[number]) ? (raw as T[number]) : otherwise) }
}

/** Words, cut at `max` UTF-16 units so that garbage stays small; '' when there are none. */
export function words(max: number): Field<string> {
  return { read: raw => (typeof raw === 'string' ? raw.slice(0, max).toWellFormed() : '') }
}

/** Words, or null when nothing was ever put there. */
export function wordsOrNull(max: number): Field<string | null> {
  const inner = words(max)
  return { read: raw => (typeof raw === 'string' ? inner.read(raw) : null) }
}

export function idOrNull<Id extends string>(): Field<Id | null> {
  return { read: raw => (isId(raw) ? (raw as Id) : null) }
}

export function whole(otherwise: number): Field<number> {
  return { read: raw => (Number.isSafeInteger(raw) && (raw as number) >= 0 ? (raw as number) : otherwise) }
}

export function wholeOrNull(): Field<number | null> {
  return { read: raw => (Number.isSafeInteger(raw) && (raw as number) >= 0 ? (raw as number) : null) }
}

export const flag: Field<boolean> = { read: raw => raw === true }

/** A day, month or moment as ISO 8601 text (`2027`, `2027-03`, `2027-03-31`, `2027-03-31T19:40Z`), or null. */
export const when: Field<string | null> = {
  read: raw => (typeof raw === 'string' && moment.test(raw) && isOnCalendar(raw) ? raw : null),
}
const moment = /^\d{4}(-\d{2}(-\d{2}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z)?)?)?$/

// Asked of the numbers, because engines do not agree on whether `2027-02-31` can be parsed.
function isOnCalendar(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.slice(0, 10).split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

export const rank: Field<string> = { read: raw => (isRank(raw) ? raw : '') }

/** A plain value kept whole under one key, so that changing it is atomic. */
export function value<F extends Fields>(fields: F): Field<RecordOf<F>> {
  return {
    read: raw => readFields(fields, key => partOf(raw, key)),
  }
}

/** What stands under a key of a plain value; undefined when it is none. */
export function partOf(raw: unknown, key: string): unknown {
  return isPlain(raw) ? Object.getOwnPropertyDescriptor(raw, key)?.value : undefined
}

/** The same, or null when there is none. */
export function valueOrNull<F extends Fields>(fields: F): Field<RecordOf<F> | null> {
  const inner = value(fields)
  return { read: raw => (isPlain(raw) ? inner.read(raw) : null) }
}

export function listOf<T>(item: Field<T>, max: number): Field<readonly T[]> {
  return { read: raw => Object.freeze(Array.isArray(raw) ? raw.slice(0, max).map(item.read) : []) }
}

/** Text that several people write at once: a Y.XmlFragment, read as plain blocks. */
export const prose: Field<Prose> = {
  read: raw => (raw instanceof Y.XmlFragment ? readProse(raw) : noProse),
  holds: 'prose',
}

/** A nested Y.Map whose keys and values are independent entries (two people may add at once), in order of key. `isKey` tells what a key may be. */
export function entries<T>(item: Field<T>, isKey: (key: string) => boolean): Field<readonly (readonly [string, T])[]> {
  return {
    holds: { key: isKey, entry: item },
    read: raw => {
      if (!(raw instanceof Y.Map)) return noEntries
      const found = [...raw.entries()].map(([key, each]) => Object.freeze([key, item.read(each)] as const))
      return Object.freeze(found.sort(([a], [b]) => (a < b ? -1 : 1)))
    },
  }
}
const noEntries = Object.freeze([])

/** Reads every field of a record from wherever its raw values stand. The answer is frozen. */
export function readFields<F extends Fields>(fields: F, raw: (key: string) => unknown): RecordOf<F> {
  const record: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(fields)) record[key] = field.read(raw(key))
  return Object.freeze(record) as RecordOf<F>
}

export function isPlain(raw: unknown): raw is object {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Y.AbstractType)
}
