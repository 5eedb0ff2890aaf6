// Reading: sums and short lists over the whole board, for the desk.
import { useMemo, useSyncExternalStore } from 'react'
import { everyNote, notesIn } from '#shared/board/piles.ts'
import type { NoteId } from '#shared/board/schema.ts'
import { useBoard } from '#client/board/useBoard.ts'

export function useTotal(): number {
  const { store } = useBoard()
  return useSyncExternalStore(store.subscribeAll, () => everyNote(store).length)
}

/** Late ideas of the workshop that is on: how many, and those that nobody has sorted yet. */
export function useLate(): { readonly all: number; readonly loose: readonly NoteId[] } {
  const { store } = useBoard()
  const found = useSyncExternalStore(store.subscribeAll, () => {
    const { session } = store.about()
    const isLate = (id: NoteId) => store.note(id)?.late === true && store.note(id)?.session === session
    return [everyNote(store).filter(isLate).length, ...notesIn(store, null).filter(isLate)].join(' ')
  })
  return useMemo(() => {
    const [all = '0', ...loose] = found.split(' ')
    return { all: Number(all), loose: loose as NoteId[] }
  }, [found])
}

/** The notes that were posted last, the newest first. */
export function useLatest(howMany: number): readonly NoteId[] {
  const { store } = useBoard()
  const latest = useSyncExternalStore(store.subscribeAll, () =>
    everyNote(store)
      .map(id => {
        const note = store.note(id)
        return { id, age: `${note?.postedAt ?? ''} ${note?.ref ?? ''}` }
      })
      .sort((a, b) => (a.age < b.age ? 1 : -1))
      .slice(0, howMany)
      .map(({ id }) => id)
      .join(' '),
  )
  return useMemo(() => (latest === '' ? [] : (latest.split(' ') as NoteId[])), [latest])
}
