// Record: one Y.Map per record in a top-level root, read whole as a frozen value and changed key by key.
import * as Y from 'yjs'
import { isPlain, partOf, readFields, type Fields, type RecordOf } from './fields.ts'

/** Fields that have one writer and are kept together as one plain value under one key. */
export interface Packed {
  readonly key: string
  readonly fields: ReadonlySet<string>
}

/** A root that holds records of one shape. `Id` is the branded id of its records. */
export interface Collection<Id extends string, F extends Fields> {
  readonly root: string
  readonly fields: F
  readonly packed: Packed | null
  readonly _id?: Id
}
export type Of<C> = C extends Collection<string, infer F> ? RecordOf<F> : never

export function collection<Id extends string>() {
  return <F extends Fields>(root: string, fields: F): Collection<Id, F> => ({ root, fields, packed: null })
}

/** The same for records of which some fields are packed: Yjs keeps every key of a map for ever and sends it to everybody. */
export function packedCollection<Id extends string>() {
  return <P extends Fields, F extends Fields>(
    root: string,
    key: string,
    packed: P,
    fields: F,
  ): Collection<Id, P & F> => ({
    root,
    fields: { ...packed, ...fields },
    packed: { key, fields: new Set(Object.keys(packed)) },
  })
}

/** The Y.Map of one record, or undefined when there is none (or something else stands in its place). */
export function mapOf<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>, id: Id) {
  const map = doc.getMap(of.root).get(id)
  return map instanceof Y.Map ? (map as Y.Map<unknown>) : undefined
}

/** One record as a frozen value, or undefined when there is none. Never throws. */
export function read<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>, id: Id) {
  const map = mapOf(doc, of, id)
  return map === undefined ? undefined : readFields(of.fields, key => rawOf(of, map, key))
}

/** One field of a record, without reading the others; undefined when the record is not there. */
export function readField<Id extends string, F extends Fields, K extends keyof F & string>(
  doc: Y.Doc,
  of: Collection<Id, F>,
  id: Id,
  key: K,
): RecordOf<F>[K] | undefined {
  const map = mapOf(doc, of, id)
  return map === undefined ? undefined : (of.fields[key]?.read(rawOf(of, map, key)) as RecordOf<F>[K])
}

/** The raw value of one field, wherever it is kept. */
function rawOf<F extends Fields>({ packed }: Collection<string, F>, map: Y.Map<unknown>, key: string): unknown {
  return packed?.fields.has(key) ? partOf(map.get(packed.key), key) : map.get(key)
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
  const given = Object.entries(pack(of, values, undefined)).filter(([, value]) => value !== null)
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
  if (map !== undefined) assign(map, pack(of, values, map))
}

/** Values by the keys they are kept under. Packed fields that are not among them stay as they are in `map`. */
function pack<F extends Fields>({ packed }: Collection<string, F>, values: Values<F>, map: Y.Map<unknown> | undefined) {
  const apart: Record<string, unknown> = {}
  const together: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(values)) (packed?.fields.has(key) ? together : apart)[key] = value
  if (packed === null || Object.keys(together).length === 0) return apart
  const before = map?.get(packed.key)
  return { ...apart, [packed.key]: { ...(isPlain(before) ? before : {}), ...together } }
}

/** Writes into a map what is not already there. */
export function assign(map: Y.Map<unknown>, values: Readonly<Record<string, unknown>>): void {
  for (const [key, next] of Object.entries(values)) if (!isSame(map.get(key) ?? null, next)) map.set(key, next)
}

export function remove<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>, id: Id): void {
  doc.getMap(of.root).delete(id)
}

/** Compares plain values part by part. Total: garbage may hold what JSON cannot, such as a bigint or a NaN. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b || Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Y.AbstractType || b instanceof Y.AbstractType || Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, each]) => right.has(key) && isSame(each, right.get(key)))
}
