// Grouped level: actions in the plan under headings – by theme with who does them, or by how they stand.
import { memo, useCallback, useState, type ReactNode } from 'react'
import { statuses, type ActionId, type Status, type ThemeId, type Wall } from '#shared/board/schema.ts'
import { useAction, useActionRef, useBoard, useList, useSlotOf, useTheme } from '#client/board/useBoard.ts'
import { ThemeBadge } from '#client/ui/Badge.tsx'
import type { Paged } from '#client/ui/wallPages.ts'
import { common } from '#client/words/common.ts'
import { monthOf } from '#client/words/months.ts'
import { wall } from '#client/words/wall.ts'
import { Foot } from './Edges.tsx'
import { Ourselves } from './Ourselves.tsx'
import { Packed } from './Packed.tsx'
import { useIds, usePlanByTheme } from './reading.ts'
import { StatusMark } from './StatusMark.tsx'
import './GroupedLevel.css'

const oneColumn = () => 1
const headingOf = /^(theme|status):(.*)$/
const isHeading = (id: string) => headingOf.test(id)

/** The order in which a hall wants to hear how things stand; what was dropped comes last, with its reason. */
const told: readonly Status[] = ['done', 'under-way', 'stuck', 'not-started', 'dropped']

interface Shown {
  readonly size: Wall['size']
  readonly page: number
}

export function PlanLevel({ size, page }: Shown) {
  const ids = usePlanByTheme()
  const plan = useList<ActionId>('above')
  return (
    <Grouped kind="plan" ids={ids} size={size} page={page} head={<h2>{wall.actions.inPlan(plan.length)}</h2>}>
      <Ourselves ids={plan} />
    </Grouped>
  )
}

export function ProgressLevel({ size, page }: Shown) {
  const ids = useIds(store => {
    const plan = store.list('above') as readonly ActionId[]
    return told.flatMap(status => {
      const own = plan.filter(id => store.action(id)?.status === status)
      return own.length === 0 ? [] : [`status:${status}`, ...own]
    })
  })
  return (
    <Grouped kind="progress" ids={ids} size={size} page={page} head={<h2>{wall.progress.label}</h2>}>
      <Sums />
    </Grouped>
  )
}

function Grouped({
  kind,
  ids,
  size,
  page,
  head,
  children,
}: Shown & {
  kind: 'plan' | 'progress'
  ids: readonly string[]
  head: ReactNode
  children: ReactNode
}) {
  const [paged, setPaged] = useState<Paged>({ page: 0, pages: 1 })
  const words = wall[kind]
  const render = useCallback(
    (id: string) => {
      const [, group, of = ''] = headingOf.exec(id) ?? []
      if (group === 'theme') return <ThemeHeading id={of as ThemeId} />
      if (group === 'status') return <StatusHeading status={of as Status} />
      return <Row id={id as ActionId} kind={kind} />
    },
    [kind],
  )
  return (
    <>
      <main className={`actions grouped ${kind}`} data-size={size} aria-label={words.label}>
        <div className="actions-head">
          {head}
          {ids.length > 0 && children}
        </div>
        {ids.length === 0 ? (
          <p className="space-for-note">{words.empty}</p>
        ) : (
          <div role="table" className="action-table" aria-label={words.label}>
            <div role="row" className="action-row column-names">
              {Object.entries(words.columns).map(([key, name]) => (
                <span role="columnheader" key={key} className={`cell-${key}`}>
                  {name}
                </span>
              ))}
            </div>
            <Packed
              ids={ids}
              page={page}
              columns={oneColumn}
              leads={isHeading}
              render={render}
              onPaged={setPaged}
              kind="rows"
            />
          </div>
        )}
      </main>
      <Foot paged={paged} />
    </>
  )
}

function ThemeHeading({ id }: { id: ThemeId }) {
  const slot = useSlotOf(id)
  const name = useTheme(id)?.name.trim() ?? ''
  return (
    <div role="cell" className="group-heading">
      {slot !== null && <ThemeBadge slot={slot} />}
      <span dir="auto">{slot === null ? wall.plan.noTheme : name === '' ? wall.unnamed : name}</span>
    </div>
  )
}

function StatusHeading({ status }: { status: Status }) {
  return (
    <div role="cell" className="group-heading">
      <StatusMark status={status} />
      <span>{wall.actions.statuses[status]}</span>
    </div>
  )
}

const Row = memo(function Row({ id, kind }: { id: ActionId; kind: 'plan' | 'progress' }) {
  const action = useAction(id)
  const ref = useActionRef(id)
  if (action === undefined) return null
  const { title, lead, due, doer, statusNote } = action
  return (
    <div role="presentation" className="action-row slip">
      <span role="cell" className="cell-no">
        {ref}
      </span>
      <span role="cell" className="cell-title" dir="auto">
        {title === '' ? common.unnamedAction : title}
        {kind === 'progress' && statusNote !== '' && <small dir="auto">{statusNote}</small>}
      </span>
      {kind === 'plan' && (
        <span role="cell" className="cell-doer">
          {doer === null ? '' : wall.plan.doers[doer]}
        </span>
      )}
      <span role="cell" className="cell-lead" dir="auto">
        {lead === '' ? wall.actions.nobody : lead}
      </span>
      <span role="cell" className="cell-due">
        {due === null ? wall.actions.noDate : monthOf(due)}
      </span>
    </div>
  )
})

/** How many stand how, each with its shape. */
function Sums() {
  const { store } = useBoard()
  const sums = useIds(() => {
    const plan = store.list('above') as readonly ActionId[]
    return statuses.map(status => String(plan.filter(id => store.action(id)?.status === status).length))
  })
  return (
    <ul className="status-sums">
      {told.map(status => {
        const n = Number(sums[statuses.indexOf(status)])
        return (
          (n > 0 || status !== 'dropped') && (
            <li key={status}>
              <StatusMark status={status} />
              <strong>{n}</strong> {wall.actions.statuses[status]}
            </li>
          )
        )
      })}
    </ul>
  )
}
