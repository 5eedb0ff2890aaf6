// Pieces: a whole doc as a list of small updates, so that whoever opens a big board can take breath between them.
import * as Y from 'yjs'
import { encodeStructs } from './structs.ts'

type Struct = Y.Item | Y.GC
interface Need {
  readonly client: number
  /** The clock that has to be reached. */
  readonly until: number
}

/** Cuts everything in a doc into updates of at most `most` structs. Applied in order none of them waits for another; together they are the doc. */
export function piecesOf(doc: Y.Doc, most: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let piece: Struct[] = []
  for (const struct of inOrder(doc.store.clients)) {
    piece.push(struct)
    if (piece.length < most) continue
    pieces.push(encodeStructs(piece))
    piece = []
  }
  if (piece.length > 0) pieces.push(encodeStructs(piece))
  // What was deleted, by itself: an update for somebody who lacks nothing else.
  pieces.push(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)))
  return pieces
}

/** Every struct after all that it builds on. */
function* inOrder(clients: ReadonlyMap<number, readonly Struct[]>): Iterable<Struct> {
  const next = new Map<number, number>()
  const reached = new Map<number, number>()
  const isMet = ({ client, until }: Need) => (reached.get(client) ?? 0) >= until
  for (const [client, structs] of clients) {
    const needs: Need[] = [{ client, until: clockAfter(structs) }]
    for (let need = needs.at(-1); need !== undefined; need = needs.at(-1)) {
      if (isMet(need)) {
        needs.pop()
        continue
      }
      const index = next.get(need.client) ?? 0
      const struct = clients.get(need.client)?.[index]
      if (!struct) throw new Error('a struct builds on one that is not there')
      const missing = needsOf(struct).find(each => !isMet(each))
      if (missing) needs.push(missing)
      else {
        next.set(need.client, index + 1)
        reached.set(need.client, struct.id.clock + struct.length)
        yield struct
      }
    }
  }
}

function clockAfter(structs: readonly Struct[]): number {
  const last = structs.at(-1)
  return last ? last.id.clock + last.length : 0
}

function needsOf(struct: Struct): Need[] {
  if (!(struct instanceof Y.Item)) return []
  const { origin, rightOrigin, parent } = struct
  const under = parent instanceof Y.AbstractType ? (parent._item?.id ?? null) : null
  return [origin, rightOrigin, under].flatMap(id => (id ? [{ client: id.client, until: id.clock + 1 }] : []))
}
