// Changes: an update decoded, and the order in which its structs will be put into the doc. Nothing of it is applied here.
import * as Y from 'yjs'
import type { Range, Struct } from '#server/relay/structs.ts'

export type { Range, Struct }
type Decoded = Omit<Change, 'bytes'>

export interface Change {
  /** The update, without what the doc has already. */
  readonly bytes: Uint8Array
  /** What is new, each struct after everything that it builds on. */
  readonly structs: readonly Struct[]
  readonly deletes: readonly Range[]
}

/** `unreadable`: no update, or one that no client writes. `gap`: something it builds on is not here. `wild`: deletes far beyond all that was written. */
export type Unfit = 'unreadable' | 'gap' | 'wild'

/** Client ids are 32 bits; a clock counts what one client ever wrote. */
const clientLimit = 2 ** 32
const clockLimit = 2 ** 31
/** So much does nobody write in one message. */
const newClocksLimit = 400_000
const clientsPerUpdate = 200

/** Reads an update as a change of this doc. Decoded whole before anything is applied: applying garbage would do half of it. */
export function readChange(update: Uint8Array, doc: Y.Doc): Change | Unfit {
  const decoded = decode(update)
  if (!decoded) return 'unreadable'
  const isKnown = ({ id }: Struct) => id.clock < Y.getState(doc.store, id.client)
  if (!decoded.structs.some(isKnown)) return inOrder(update, decoded, doc)
  // Yjs would look at known structs once more: a root they name would be made, and a neighbour they miss waited for.
  const bytes = Y.diffUpdate(update, Y.encodeStateVector(doc))
  const fresh = decode(bytes)
  return fresh ? inOrder(bytes, fresh, doc) : 'unreadable'
}

function decode(update: Uint8Array): Decoded | null {
  try {
    const { structs, ds } = Y.decodeUpdate(update)
    const deletes = rangesOf(ds)
    const isLegal = structs.every(isLegalStruct) && deletes.every(isLegalRange)
    return isLegal && hasEachClientOnce(structs) ? { structs, deletes } : null
  } catch {
    return null
  }
}

function isLegalStruct({ id: { client, clock }, length }: Struct): boolean {
  return isLegalRange({ client, clock, len: length }) && length < newClocksLimit
}

/** Of a client that comes twice, Yjs would keep only what came last. */
function hasEachClientOnce(structs: readonly Struct[]): boolean {
  const seen = new Set<number>()
  let last: number | null = null
  for (const { id } of structs) {
    if (id.client === last) continue
    if (seen.has(id.client)) return false
    seen.add(id.client)
    last = id.client
  }
  return true
}

function isLegalRange({ client, clock, len }: Range): boolean {
  return client < clientLimit && len > 0 && clock + len <= clockLimit
}

function rangesOf(ds: ReturnType<typeof Y.decodeUpdate>['ds']): Range[] {
  const ranges: Range[] = []
  for (const [client, items] of ds.clients) for (const { clock, len } of items) ranges.push({ client, clock, len })
  return ranges
}

function inOrder(bytes: Uint8Array, { structs, deletes }: Decoded, doc: Y.Doc): Change | Unfit {
  const reached = new Map<number, number>()
  const clockOf = (client: number) => reached.get(client) ?? Y.getState(doc.store, client)
  const queues = queuesOf(structs)
  if (queues.length > clientsPerUpdate) return 'unreadable'
  const ordered: Struct[] = []
  const waiting = queues.map(queue => ({ queue, next: 0 }))
  for (let before = -1; before !== ordered.length;) {
    before = ordered.length
    for (const each of waiting) {
      for (let struct = each.queue[each.next]; struct && isReady(struct, clockOf); struct = each.queue[each.next]) {
        reached.set(struct.id.client, struct.id.clock + struct.length)
        ordered.push(struct)
        each.next += 1
      }
    }
  }
  if (deletes.some(({ client, clock, len }) => clock + len - clockOf(client) > newClocksLimit)) return 'wild'
  // A struct that nothing can come before misses something, or waits for itself.
  const isWhole =
    ordered.length === structs.length && deletes.every(({ client, clock, len }) => clock + len <= clockOf(client))
  return isWhole ? { bytes, structs: ordered, deletes } : 'gap'
}

/** The structs of each client; nearly always there is one. */
function queuesOf(structs: readonly Struct[]): readonly (readonly Struct[])[] {
  const [first, last] = [structs[0], structs.at(-1)]
  if (first === undefined || last === undefined) return []
  return first.id.client === last.id.client ? [structs] : [...Map.groupBy(structs, ({ id }) => id.client).values()]
}

/** True when a struct follows its client's last one and everything it builds on is there. */
function isReady(struct: Struct, clockOf: (client: number) => number): boolean {
  const { client, clock } = struct.id
  if (struct instanceof Y.Skip || clock !== clockOf(client)) return false
  if (!(struct instanceof Y.Item)) return true
  const { origin, rightOrigin, parent } = struct
  return isThere(origin, clockOf) && isThere(rightOrigin, clockOf) && isThere(parent, clockOf)
}

function isThere(id: unknown, clockOf: (client: number) => number): boolean {
  return !(id instanceof Y.ID) || id.clock < clockOf(id.client)
}
