// Every note: all notes of the board in the order of themes, each once, with where it lies.
import { useSyncExternalStore } from 'react'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import type { BoardStore } from '#client/board/boardStore.ts'
import { useBoard } from '#client/board/useBoard.ts'

export interface Pile {
  /** Null for the notes that nobody has sorted yet. */
  readonly theme: ThemeId | null
  /** The notes that lie there in order, each followed by those that were stacked on it. */
  readonly notes: readonly { readonly id: NoteId; readonly stackedOn: NoteId | null }[]
}

/** The themes in the order of their numbers, and what is unsorted last. */
function pilesOf(store: BoardStore): readonly Pile[] {
  return [...store.slots().values(), null].map(theme => {
    const tops = store.list(theme === null ? 'loose' : `theme:${theme}`) as readonly NoteId[]
    const notes = tops.flatMap(top => [
      { id: top, stackedOn: null },
      ...(store.list(`stack:${top}`) as readonly NoteId[]).map(id => ({ id, stackedOn: top })),
    ])
    return { theme, notes }
  })
}

/** The piles of the board, made anew whenever anything on it changes. */
export function usePiles(): readonly Pile[] {
  const { store } = useBoard()
  const told = useSyncExternalStore(store.subscribeAll, () => JSON.stringify(pilesOf(store)))
  return JSON.parse(told) as readonly Pile[]
}
