// Wild updates: bytes that Yjs itself would take, put together by hand to do harm.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodeStructs } from '#server/relay/structs.ts'

type Range = readonly [client: number, clock: number, length: number]

/** An update of hand-made structs and deletes, one client at a time. */
export function handMade(structs: readonly (Y.Item | Y.GC)[], deletes: readonly Range[] = []): Uint8Array {
  return encodeStructs(
    structs,
    deletes.map(([client, clock, len]) => ({ client, clock, len })),
  )
}

/** An item under a root or another item, with no neighbours. */
export function itemAt(
  client: number,
  clock: number,
  parent: string | Y.ID,
  key: string | null,
  content: Y.Item['content'],
): Y.Item {
  return new Y.Item(Y.createID(client, clock), null, null, null, null, parent as never, key, content)
}

/** An item right after another one, wherever that stands. */
export function itemAfter(client: number, clock: number, origin: Y.ID, content: Y.Item['content']): Y.Item {
  return new Y.Item(Y.createID(client, clock), null, origin, null, null, null, null, content)
}

/** What somebody who has all of a board sends after an edit, under a client id of their choice. */
export function editOf(board: Y.Doc, client: number, edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board))
  doc.clientID = client
  const vector = Y.encodeStateVector(doc)
  doc.transact(() => edit(doc))
  return Y.encodeStateAsUpdate(doc, vector)
}

/** The update that claims so many structs and brings none. */
export function emptyClaim(structs: number): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, structs)
    encoding.writeVarUint(encoder, 7)
  })
}
