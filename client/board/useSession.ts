// useSession: the workshop that is held now, as the board has it.
import type { Session } from '#shared/board/schema.ts'
import { useSyncExternalStore } from 'react'
import { useBoard } from './useBoard.ts'

/** The current workshop; undefined on a board that has none. */
export function useSession(): Session | undefined {
  const { store } = useBoard()
  return useSyncExternalStore(store.subscribeAll, () => {
    const { session } = store.about()
    return store.register('sessions').find(([id]) => id === session)?.[1]
  })
}
