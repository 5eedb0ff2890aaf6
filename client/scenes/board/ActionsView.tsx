// Actions view: the whole SMART grid, with how far the plan has come.
import { useEffect } from 'react'
import type { ActionId } from '#shared/board/schema.ts'
import { useDoneOurselves } from '#client/board/useAction.ts'
import { useList } from '#client/board/useBoard.ts'
import { ActionGrid } from '#client/cards/ActionGrid.tsx'
import { board as words } from '#client/words/board.ts'
import { grid } from '#client/words/grid.ts'

export default function ActionsView() {
  const above = useList<ActionId>('above')
  const below = useList<ActionId>('below')
  const { ourselves, of } = useDoneOurselves()
  useEffect(() => {
    const named = location.hash.replace('#action-', '')
    const row = document.querySelector(`[data-action="${CSS.escape(named)}"]`)
    row?.querySelector<HTMLElement>('.action-ref')?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <main className="sheet-view">
      <header className="sheet-head">
        <h2>{words.actions}</h2>
        <p>
          {words.inPlan(above.length)} · {words.stillWish(below.length)}
          {of > 0 && ` · ${grid.ourselves(ourselves, of)}`}
        </p>
        {of > 0 && <p className="sheet-note">{grid.ourselvesNote}</p>}
      </header>
      <ActionGrid />
    </main>
  )
}
