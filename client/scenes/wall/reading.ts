// Reading: what several levels of the wall ask of the board.
import { useMemo, useSyncExternalStore } from 'react'
import type { ActionId, NoteId } from '#shared/board/schema.ts'
import type { BoardStore } from '#client/board/boardStore.ts'
import { useBoard, useList } from '#client/board/useBoard.ts'

/** How many people said what a note says: itself and the notes stacked on it. Wakes for that stack alone, slip by slip. */
export function usePeople(note: NoteId): number {
  return 1 + useList(`stack:${note}`).length
}

/** All notes but those that lie on others, the newest first, wherever they lie. */
export function useNewest(): readonly NoteId[] {
  return useIds(store => {
    const tops = ['loose' as const, ...store.list('themes').map(id => `theme:${id}` as const)].flatMap(store.list)
    const aged = tops.map(id => {
      const note = store.note(id as NoteId)
      return { id, age: `${note?.postedAt ?? ''} ${note?.ref ?? ''}` }
    })
    return aged.sort((a, b) => (a.age < b.age ? 1 : -1)).map(({ id }) => id)
  }) as readonly NoteId[]
}

/** Actions in the plan under the themes they belong to: each theme as `theme:ID` (`theme:` for none), then its actions. */
export function usePlanByTheme(): readonly string[] {
  return useIds(store => {
    const plan = store.list('above') as readonly ActionId[]
    const homes = store.homes()
    return [...store.slots().values(), ''].flatMap(theme => {
      const own = plan.filter(id => (homes.get(id) ?? '') === theme)
      return own.length === 0 ? [] : [`theme:${theme}`, ...own]
    })
  })
}

/** Ids worked out from several records; the same array until they change. */
export function useIds(read: (store: BoardStore) => readonly string[]): readonly string[] {
  const { store } = useBoard()
  const joined = useSyncExternalStore(store.subscribeAll, () => read(store).join(' '))
  return useMemo(() => (joined === '' ? [] : joined.split(' ')), [joined])
}
