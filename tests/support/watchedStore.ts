// Watched store: a store that also shows, at any moment, what of a board is on the disk.
import * as Y from 'yjs'
import type { Store } from '#server/store/store.ts'

export interface WatchedStore {
  readonly store: Store
  /** The board as whoever starts the server anew would find it now. */
  readonly onDisk: (board: string) => Y.Doc
}

/** Watches what a store is given; a change counts once the store has said that it is kept. */
export function watch(inner: Store): WatchedStore {
  const docs = new Map<string, Y.Doc>()
  const onDisk = (board: string) => {
    const doc = docs.get(board) ?? new Y.Doc()
    docs.set(board, doc)
    return doc
  }
  const store: Store = new Proxy(inner, {
    get(target, name) {
      if (name === 'create') {
        return async (...[board]: Parameters<Store['create']>) => {
          const isNew = await target.create(board)
          if (isNew) Y.applyUpdate(onDisk(board.id), board.firstUpdate)
          return isNew
        }
      }
      if (name === 'append') {
        return async (...[board, update, ledger]: Parameters<Store['append']>) => {
          const seq = await target.append(board, update, ledger)
          if (update) Y.applyUpdate(onDisk(board), update)
          return seq
        }
      }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  return { store, onDisk }
}
