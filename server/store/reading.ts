// Reading: what a board is, worked out from the rows that were kept of it, also when some of them are damaged.
//
// The newest good state and everything after it is the board. Where a row after it is bad, what stood in that row is
// lost, and counts from then on as something that was deleted: whatever was written into it goes with it, everything
// else stays. Without that, nothing that the same writer did afterwards could be read, and on most boards the writer is
// the server itself. Nothing is ever left to wait for a piece that will not come, and no board opens blank.
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
    if (bytes && !applyOverGaps(doc, bytes)) bad.push({ board, table: 'log', seq: row.seq, reason: 'gap' })
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

/** Applies an update also where it rests on something that was lost. False when some of it went with that. Nothing is left pending. */
export function applyOverGaps(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update)
    // Each round fills what is missing before the first piece of a writer that still waits, so every round takes some.
    for (let waiting = takePending(doc); waiting; waiting = takePending(doc)) {
      const gaps = gapsBefore(Y.decodeUpdateV2(waiting).structs, doc)
      if (gaps.size === 0) return false
      Y.applyUpdate(
        doc,
        encoding.encode(encoder => writeDeleted(encoder, gaps)),
      )
      Y.applyUpdateV2(doc, waiting)
    }
    return !Y.decodeUpdate(update).structs.some(piece => piece instanceof Y.Item && isLost(doc, piece.id))
  } catch {
    takePending(doc)
    return false
  }
}

type Piece = ReturnType<typeof Y.decodeUpdateV2>['structs'][number]
/** From which clock to which, by writer. */
type Gaps = ReadonlyMap<number, { readonly from: number; readonly to: number }>

/** What yjs keeps back for later, as an update of the second format; null when that is nothing. Nothing is pending afterwards. */
function takePending(doc: Y.Doc): Uint8Array | null {
  const { pendingStructs } = doc.store
  doc.store.pendingStructs = null
  // Deletions of what is not there have nothing left to delete.
  doc.store.pendingDs = null
  return pendingStructs?.update ?? null
}

/** What must be there before pieces can be put in: what their writers did just before, and what they were put beside or into. */
function gapsBefore(pieces: readonly Piece[], doc: Y.Doc): Gaps {
  const ends = new Map<number, number>()
  const own = new Map<number, number>()
  for (const { id } of pieces.filter(piece => !(piece instanceof Y.Skip))) {
    own.set(id.client, Math.min(own.get(id.client) ?? id.clock, id.clock))
  }
  for (const piece of pieces) {
    if (!(piece instanceof Y.Item)) continue
    const rests = [piece.origin, piece.rightOrigin, piece.parent instanceof Y.ID ? piece.parent : null]
    for (const id of rests) if (id) ends.set(id.client, Math.max(ends.get(id.client) ?? 0, id.clock + 1))
  }
  for (const [client, first] of own) ends.set(client, first)
  const gaps = new Map<number, { from: number; to: number }>()
  for (const [client, to] of ends) {
    const from = Y.getState(doc.store, client)
    if (from < to) gaps.set(client, { from, to })
  }
  return gaps
}

/** An update, as yjs would write it, that says of these clocks only that what was there is deleted. */
function writeDeleted(encoder: encoding.Encoder, gaps: Gaps) {
  encoding.writeVarUint(encoder, gaps.size)
  for (const [client, { from, to }] of gaps) {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, from)
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, to - from)
  }
  encoding.writeVarUint(encoder, 0)
}

function isLost(doc: Y.Doc, { client, clock }: Y.ID): boolean {
  const pieces = doc.store.clients.get(client)
  return !pieces || pieces[Y.findIndexSS(pieces, clock)] instanceof Y.GC
}

/** True when a state holds everything that other states and updates hold, as far as every writer in them got. */
export function holdsAll(state: Uint8Array, others: Iterable<Uint8Array>): boolean {
  const reached = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state))
  for (const other of others) {
    for (const [client, end] of Y.parseUpdateMeta(other).to) if ((reached.get(client) ?? 0) < end) return false
  }
  return true
}
