// Actions view: the whole SMART grid, with how far the plan has come.
import { useEffect } from 'react'
import type { ActionId } from '#shared/board/schema.ts'
import { useDoneOurselves, useList } from '#client/board/useBoard.ts'
import { ActionGrid } from '#client/cards/ActionGrid.tsx'
import { board as words } from '#client/words/board.ts'

export default function ActionsView() {
  const above = useList<ActionId>('above')
  const below = useList<ActionId>('below')
  const all = above.length + below.length
  const ourselves = useDoneOurselves()
  useEffect(() => {
    const named = location.hash.replace('#action-', '')
    document.querySelector(`[data-action="${CSS.escape(named)}"]`)?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <main className="sheet-view">
      <header className="sheet-head">
        <h2>{words.actions}</h2>
        <p>
          {words.inPlan(above.length)} · {words.stillWish(below.length)}
          {all > 0 && ` · ${words.ourselves(ourselves, all)}`}
        </p>
      </header>
      <ActionGrid />
    </main>
  )
}
