// Counting: how many notes lie somewhere. One count for every screen: what is stacked on a note counts as well.
import { useCallback, useSyncExternalStore } from 'react'
import type { ThemeId } from '#shared/board/schema.ts'
import type { BoardStore } from './boardStore.ts'
import { useBoard } from './useBoard.ts'

/** All notes of a theme, or of the loose pile (null), those in stacks included. */
export function countNotes(store: BoardStore, theme: ThemeId | null): number {
  return countTops(store, store.list(theme === null ? 'loose' : `theme:${theme}`))
}

/** These notes and those stacked on them. */
export function countTops(store: BoardStore, tops: readonly string[]): number {
  return tops.reduce((sum, id) => sum + 1 + store.list(`stack:${id}`).length, 0)
}

/** The number of notes in a theme, or in the loose pile (null), those in stacks included. */
export function useNotesIn(theme: ThemeId | null): number {
  const { store } = useBoard()
  const count = useCallback(() => countNotes(store, theme), [store, theme])
  return useSyncExternalStore(store.subscribeAll, count)
}
