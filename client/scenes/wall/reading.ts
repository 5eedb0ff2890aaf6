// Reading: what several levels of the wall ask of the board.
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import type { BoardStore } from '#client/board/boardStore.ts'
import { useList } from '#client/board/useBoard.ts'

/** All notes of a theme, or of the loose pile (null), those in stacks included. */
export function countNotes(store: BoardStore, theme: ThemeId | null): number {
  const tops = store.list(theme === null ? 'loose' : `theme:${theme}`)
  return tops.reduce((sum, id) => sum + 1 + store.list(`stack:${id}`).length, 0)
}

/** How many people said what a note says: itself and the notes stacked on it. */
export function usePeople(note: NoteId): number {
  return 1 + useList(`stack:${note}`).length
}
