// Ourselves: how many of some actions the community does by itself – the quiet answer to a wish list.
import { useSyncExternalStore } from 'react'
import type { ActionId } from '#shared/board/schema.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { wall } from '#client/words/wall.ts'

export function Ourselves({ ids }: { ids: readonly ActionId[] }) {
  const { store } = useBoard()
  const own = useSyncExternalStore(
    store.subscribeAll,
    () => ids.filter(id => store.action(id)?.doer === 'community').length,
  )
  return (
    <div className="ourselves">
      <p>{wall.actions.ourselves(own, ids.length)}</p>
      <span className="ourselves-bar" aria-hidden="true">
        {ids.map((id, i) => (
          <i key={id} className={i < own ? 'own' : ''} />
        ))}
      </span>
    </div>
  )
}
