// Sayings: what people said in a theme in the order in which a poster tells it, so that what matters to most is on it.
import { useMemo, useSyncExternalStore } from 'react'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import type { BoardStore } from '#client/board/boardStore.ts'
import { useBoard } from '#client/board/useBoard.ts'

export interface Saying {
  readonly id: NoteId
  /** How many people said it: 1 but for a stack. */
  readonly people: number
  /** Dots from screens and from paper; 0 while they are not shown. */
  readonly dots: number
}

/** The notes of a theme but those that lie on others: most dots first, then what most people said, then the newest. */
export function sayingsOf(store: BoardStore, theme: ThemeId): readonly Saying[] {
  const age = (id: NoteId) => `${store.note(id)?.postedAt ?? ''} ${store.note(id)?.ref ?? ''}`
  return (store.list(`theme:${theme}`) as readonly NoteId[])
    .map(id => ({ id, people: 1 + store.list(`stack:${id}`).length, dots: dotsOf(store, id) }))
    .sort((a, b) => b.dots - a.dots || b.people - a.people || (age(a.id) < age(b.id) ? 1 : -1))
}

/** The dots on a note or a theme, those on paper as well; 0 while they are not shown. */
export function dotsOf(store: BoardStore, item: NoteId | ThemeId): number {
  const tally = store.register('tallies').find(([id]) => id === item)?.[1]
  return tally === undefined ? 0 : tally.dots + tally.paper
}

/** The sayings of a theme, made anew whenever they change. */
export function useSayings(theme: ThemeId): readonly Saying[] {
  const { store } = useBoard()
  const told = useSyncExternalStore(store.subscribeAll, () => JSON.stringify(sayingsOf(store, theme)))
  return useMemo(() => JSON.parse(told) as readonly Saying[], [told])
}

/** The dots on a theme. */
export function useDotsOf(theme: ThemeId): number {
  const { store } = useBoard()
  return useSyncExternalStore(store.subscribeAll, () => dotsOf(store, theme))
}
