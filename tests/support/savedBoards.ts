// Saved boards: a board in a store, and what a store holds of it, for tests of rooms.
import * as Y from 'yjs'
import type { Store } from '#server/store/store.ts'

export const boardId = 'board-of-the-test'

/** Keeps an empty board. */
export async function keepBoard(store: Store, id = boardId): Promise<void> {
  const keys = { facilitator: 'f', helper: 'h', editor: 'e', viewer: 'v' }
  const firstUpdate = Y.encodeStateAsUpdate(new Y.Doc())
  await store.create({ id, code: id.slice(-6), createdAt: 0, keys, firstUpdate, ledger: [] })
}

/** The doc as it would be after a crash now: read from the store alone. */
export async function savedDoc(store: Store, id = boardId): Promise<Y.Doc> {
  const saved = await store.load(id)
  const doc = new Y.Doc()
  for (const update of [saved?.state, ...(saved?.updates ?? [])]) if (update) Y.applyUpdate(doc, update)
  return doc
}
