// Actions level: the grid as rows, with the line between what is in the plan and what is still a wish.
import { memo, useMemo, useState } from 'react'
import { letters, type ActionId } from '#shared/board/schema.ts'
import { letterState } from '#shared/board/smart.ts'
import { useAction, useActionRef, useList } from '#client/board/useBoard.ts'
import { LetterBox } from '#client/ui/LetterBox.tsx'
import { common } from '#client/words/common.ts'
import type { Paged } from '#client/ui/wallPages.ts'
import { wall } from '#client/words/wall.ts'
import { Foot } from './Edges.tsx'
import { monthOf } from '#client/words/months.ts'
import { Ourselves } from './Ourselves.tsx'
import { Packed } from './Packed.tsx'
import './ActionsLevel.css'

/** Stands for the line among the ids of actions; no id can look like it. */
const theLine = 'line'
const oneColumn = () => 1

export function ActionsLevel({ page }: { page: number }) {
  const above = useList<ActionId>('above')
  const below = useList<ActionId>('below')
  const drafted = useMemo(() => [...above, ...below], [above, below])
  const rows = useMemo(() => [...above, theLine, ...below], [above, below])
  const [paged, setPaged] = useState<Paged>({ page: 0, pages: 1 })
  const isEmpty = above.length + below.length === 0
  return (
    <>
      <main className="actions" aria-label={wall.actions.label}>
        <div className="actions-head">
          <h2>
            {wall.actions.inPlan(above.length)}, {wall.actions.wish(below.length)}
          </h2>
          {!isEmpty && <Ourselves ids={drafted} />}
        </div>
        {isEmpty ? (
          <p className="space-for-note">{wall.actions.empty}</p>
        ) : (
          <div role="table" className="action-table" aria-label={wall.actions.label}>
            <div role="row" className="action-row column-names">
              {Object.entries(wall.actions.columns).map(([key, words]) => (
                <span role="columnheader" key={key} className={`cell-${key}`}>
                  {words}
                </span>
              ))}
            </div>
            <Packed ids={rows} page={page} columns={oneColumn} render={renderRow} onPaged={setPaged} kind="rows" />
          </div>
        )}
      </main>
      <Foot paged={paged} />
    </>
  )
}

const renderRow = (id: string) => (id === theLine ? <TheLine /> : <Row id={id as ActionId} />)

function TheLine() {
  return (
    <div role="cell" aria-colspan={6} className="the-line">
      <span>{wall.actions.line}</span>
    </div>
  )
}

const Row = memo(function Row({ id }: { id: ActionId }) {
  const action = useAction(id)
  const ref = useActionRef(id)
  if (action === undefined) return null
  const { title, lead, due, status } = action
  return (
    <div role="presentation" className={`action-row slip status-${status}`}>
      <span role="cell" className="cell-no">
        {ref}
      </span>
      <span role="cell" className="cell-title" dir="auto">
        {title === '' ? common.unnamedAction : title}
      </span>
      <span role="cell" className="cell-letters letters">
        {letters.map(letter => (
          <LetterBox key={letter} letter={letter} state={letterState(action, letter)} />
        ))}
      </span>
      <span role="cell" className="cell-lead" dir="auto">
        {lead === '' ? wall.actions.nobody : lead}
      </span>
      <span role="cell" className="cell-due">
        {due === null ? wall.actions.noDate : monthOf(due)}
      </span>
      <span role="cell" className="cell-status">
        {wall.actions.statuses[status]}
      </span>
    </div>
  )
})
