// Record: one Y.Map per record in a top-level root, read whole as a frozen value and changed key by key.
import * as Y from 'yjs'
import { readFields, type Fields, type RecordOf } from './fields.ts'

/** A root that holds records of one shape. `Id` is the branded id of its records. */
export interface Collection<Id extends string, F extends Fields> {
  readonly root: string
  readonly fields: F
  readonly _id?: Id
}
export type Of<C> = C extends Collection<string, infer F> ? RecordOf<F> : never

export function collection<Id extends string>() {
  return <F extends Fields>(root: string, fields: F): Collection<Id, F> => ({ root, fields })
}

/** The Y.Map of one record, or undefined when there is none (or something else stands in its place). */
export function mapOf<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>, id: Id) {
  const map = doc.getMap(of.root).get(id)
  return map instanceof Y.Map ? (map as Y.Map<unknown>) : undefined
}

/** One record as a frozen value, or undefined when there is none. Never throws. */
export function read<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>, id: Id) {
  const map = mapOf(doc, of, id)
  return map === undefined ? undefined : readFields(of.fields, key => map.get(key))
}

/** One field of a record, without reading the others; undefined when the record is not there. */
export function readField<Id extends string, F extends Fields, K extends keyof F & string>(
  doc: Y.Doc,
  of: Collection<Id, F>,
  id: Id,
  key: K,
): RecordOf<F>[K] | undefined {
  const map = mapOf(doc, of, id)
  return map === undefined ? undefined : (of.fields[key]?.read(map.get(key)) as RecordOf<F>[K])
}

export function has<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>, id: Id): boolean {
  return mapOf(doc, of, id) !== undefined
}

export function ids<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>): Id[] {
  const found: Id[] = []
  for (const [id, map] of doc.getMap(of.root)) if (map instanceof Y.Map) found.push(id as Id)
  return found
}

/** Every record of a root, with its id. */
export function all<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>) {
  return ids(doc, of).map(id => [id, read(doc, of, id) as RecordOf<F>] as const)
}

/** What a new record may be given: plain values for plain fields, Yjs types for nested ones. */
export type Values<F extends Fields> = { readonly [K in keyof F]?: RecordOf<F>[K] | Y.Map<unknown> | Y.XmlFragment }

export function put<Id extends string, F extends Fields>(
  doc: Y.Doc,
  of: Collection<Id, F>,
  id: Id,
  values: Values<F>,
): void {
  // Nothing is written for what is not there: a field without a value reads as null anyway.
  const given = Object.entries(values).filter(([, value]) => value !== null)
  doc.getMap(of.root).set(id, new Y.Map(given))
}

/** Changes some fields. Values that are already there are not written again; a record that has gone is let go. */
export function patch<Id extends string, F extends Fields>(
  doc: Y.Doc,
  of: Collection<Id, F>,
  id: Id,
  values: Values<F>,
): void {
  const map = mapOf(doc, of, id)
  if (map !== undefined) assign(map, values)
}

/** Writes into a map what is not already there. */
export function assign(map: Y.Map<unknown>, values: Readonly<Record<string, unknown>>): void {
  for (const [key, next] of Object.entries(values)) if (!isSame(map.get(key) ?? null, next)) map.set(key, next)
}

export function remove<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>, id: Id): void {
  doc.getMap(of.root).delete(id)
}

/** Compares plain values part by part. Total: garbage may hold what JSON cannot, such as a bigint. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Y.AbstractType || b instanceof Y.AbstractType || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, each]) => right.has(key) && isSame(each, right.get(key)))
}
