// Reading: what a board is, worked out from the rows that were kept of it, also when some of them are damaged.
//
// The newest good state and everything after it is the board. When a row after it is bad, the rest is applied one row
// after the other, and whatever rests on something that was lost is left out: never half a change, never a board that
// waits for a piece that will not come, and never a blank one.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { checksumOf } from './checksum.ts'
import type { Damaged } from './store.ts'

/** One row as the database gives it; without bytes when it cannot. */
export interface KeptRow {
  readonly seq: number
  readonly sum: number
  readonly bytes: Uint8Array | null
}

export interface KeptRows {
  readonly board: string
  /** The number of the last update, as far as is known. */
  readonly last: number
  /** Newest first. */
  readonly states: Iterable<KeptRow>
  /** The updates after a number, in order. */
  readonly updatesAfter: (seq: number) => readonly KeptRow[]
}

export interface BoardRead {
  /** What to begin from and what comes after it; null when nothing good is left to begin from. */
  readonly board: { readonly state: Uint8Array | null; readonly updates: readonly Uint8Array[] } | null
  /** The number of the last update that there ever was, as far as the rows tell. */
  readonly last: number
  readonly damaged: readonly Damaged[]
}

/** The bytes of a row when they are those that were written; null when not. */
export function goodBytes(board: string, { seq, sum, bytes }: KeptRow): Uint8Array | null {
  return bytes !== null && checksumOf(board, seq, bytes) === sum ? bytes : null
}

/** Reads a board from its rows. */
export function readBoard({ board, last, states, updatesAfter }: KeptRows): BoardRead {
  const damaged: Damaged[] = []
  for (const row of states) {
    const state = goodBytes(board, row)
    if (state) return readFrom({ seq: row.seq, state }, { board, last, rows: updatesAfter(row.seq), damaged })
    damaged.push({ board, table: 'states', seq: row.seq, reason: row.bytes ? 'changed' : 'unreadable' })
  }
  const rows = updatesAfter(0)
  // Without any state, a board begins with the update that founded it.
  const first = rows[0]
  if (first?.seq === 1 && goodBytes(board, first)) {
    return readFrom({ seq: 0, state: null }, { board, last, rows, damaged })
  }
  return { board: null, last: Math.max(last, rows.at(-1)?.seq ?? 0), damaged: [...damaged, ...faults(board, 0, rows)] }
}

interface Start {
  readonly seq: number
  readonly state: Uint8Array | null
}

interface Rest {
  readonly board: string
  readonly last: number
  readonly rows: readonly KeptRow[]
  /** Found so far. */
  readonly damaged: readonly Damaged[]
}

function readFrom({ seq, state }: Start, { board, last, rows, damaged }: Rest): BoardRead {
  const bad = faults(board, seq, rows)
  const end = Math.max(last, rows.at(-1)?.seq ?? seq)
  if ((rows.at(-1)?.seq ?? seq) < end) {
    bad.push({ board, table: 'log', seq: (rows.at(-1)?.seq ?? seq) + 1, reason: 'missing' })
  }
  if (bad.length === 0) {
    return { board: { state, updates: rows.flatMap(({ bytes }) => bytes ?? []) }, last: end, damaged }
  }
  const doc = new Y.Doc()
  if (state) Y.applyUpdate(doc, state)
  for (const row of rows) {
    const bytes = goodBytes(board, row)
    if (bytes && !applyWhatFits(doc, bytes)) bad.push({ board, table: 'log', seq: row.seq, reason: 'gap' })
  }
  const healed = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { board: { state: healed, updates: [] }, last: end, damaged: [...damaged, ...bad] }
}

/** The rows that are bad, and for every hole the first number that is missing. */
function faults(board: string, after: number, rows: readonly KeptRow[]): Damaged[] {
  const found: Damaged[] = []
  let expected = after + 1
  for (const row of rows) {
    if (row.seq > expected) found.push({ board, table: 'log', seq: expected, reason: 'missing' })
    if (!goodBytes(board, row)) {
      found.push({ board, table: 'log', seq: row.seq, reason: row.bytes ? 'changed' : 'unreadable' })
    }
    expected = row.seq + 1
  }
  return found
}

/**
 * Applies an update as far as everything it rests on is there. False when some of it was left out. Nothing is left
 * pending, and nothing is taken away for the sake of something new that could not be put in its place.
 */
export function applyWhatFits(doc: Y.Doc, update: Uint8Array): boolean {
  const parts = split(update)
  if (!parts) return false
  try {
    Y.applyUpdate(doc, parts.structs)
    const rest = doc.store.pendingStructs
    doc.store.pendingStructs = null
    const left = rest ? Y.decodeUpdateV2(rest.update).structs : []
    const kept = left.reduce((deletes, each) => spare(deletes, 'origin' in each ? each.origin : null), parts.deletes)
    Y.applyUpdate(
      doc,
      encoding.encode(encoder => writeUpdate(encoder, kept)),
    )
    const whole = left.length === 0 && doc.store.pendingDs === null
    doc.store.pendingDs = null
    return whole
  } catch {
    doc.store.pendingStructs = null
    doc.store.pendingDs = null
    return false
  }
}

/** What an update deletes: ranges of clocks by client. */
type Deletes = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>

/** What an update adds, as an update that deletes nothing, and what it deletes. Null for bytes that yjs would not write. */
function split(update: Uint8Array): { structs: Uint8Array; deletes: Deletes } | null {
  try {
    const deletes = Y.decodeUpdate(update).ds.clients as Deletes
    const tail = encoding.encode(encoder => writeDeletes(encoder, deletes))
    const cut = update.length - tail.length
    if (cut < 1 || tail.some((byte, i) => update[cut + i] !== byte)) return null
    return { structs: new Uint8Array([...update.subarray(0, cut), 0]), deletes }
  } catch {
    return null
  }
}

function writeUpdate(encoder: encoding.Encoder, deletes: Deletes) {
  encoding.writeVarUint(encoder, 0)
  writeDeletes(encoder, deletes)
}

function writeDeletes(encoder: encoding.Encoder, deletes: Deletes) {
  encoding.writeVarUint(encoder, deletes.size)
  for (const [client, ranges] of deletes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, len)
    }
  }
}

/** The deletes without one clock: what stood there is what a left-out piece was to replace. */
function spare(deletes: Deletes, id: { readonly client: number; readonly clock: number } | null): Deletes {
  const ranges = id ? deletes.get(id.client) : undefined
  if (!id || !ranges) return deletes
  const spared = ranges.flatMap(({ clock, len }) => {
    if (id.clock < clock || id.clock >= clock + len) return [{ clock, len }]
    const before = { clock, len: id.clock - clock }
    const after = { clock: id.clock + 1, len: clock + len - id.clock - 1 }
    return [before, after].filter(each => each.len > 0)
  })
  return new Map([...deletes, [id.client, spared]])
}

/** True when a state holds everything that other states and updates hold, as far as every writer in them got. */
export function holdsAll(state: Uint8Array, others: Iterable<Uint8Array>): boolean {
  const reached = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state))
  for (const other of others) {
    for (const [client, end] of Y.parseUpdateMeta(other).to) if ((reached.get(client) ?? 0) < end) return false
  }
  return true
}
