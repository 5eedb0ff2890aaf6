// Plan sheet: the plan on one A3 page for the noticeboard – the vision, what will be done, by whom and by when.
import { plainText } from '#shared/board/prose.ts'
import type { ActionId } from '#shared/board/schema.ts'
import { useAbout, useAction, useActionRef, useBoard, useList, useText } from '#client/board/useBoard.ts'
import { ProseView } from '#client/cards/ProseView.tsx'
import { Qr } from '#client/ui/Qr.tsx'
import { board as boardWords } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { monthOf } from '#client/words/months.ts'
import { plan } from '#client/words/plan.ts'
import { print } from '#client/words/print.ts'
import { Pages } from './Pages.tsx'
import { useFitted } from './useFitted.ts'
import './PlanSheet.css'

/** Points. Smaller than the last nobody can read on a noticeboard; a plan that is longer then goes on to a second page. */
const sizes = [25, 23, 21, 19.5, 18, 16, 15, 14, 13, 12, 11, 10, 9]

export function PlanSheet() {
  const above = useList<ActionId>('above')
  const below = useList<ActionId>('below')
  const { title } = useAbout()
  const vision = useText('vision')
  const root = useFitted<HTMLDivElement>(sizes)
  const isNothing = above.length === 0 && plainText(vision) === ''
  return (
    <Pages count={isNothing ? 0 : null}>
      <div ref={root}>
        <article className="plan-sheet" data-fit>
          <header>
            <div>
              <h3 dir="auto">{title}</h3>
              <ProseView prose={vision} under={3} />
            </div>
            <Public />
          </header>
          {above.length === 0 ? <p>{plan.noActions}</p> : <Actions ids={above} />}
          {below.length > 0 && <p>{plan.wishes(below.length)}</p>}
        </article>
      </div>
    </Pages>
  )
}

function Actions({ ids }: { ids: readonly ActionId[] }) {
  const { ref, action, lead, who, due, status } = plan.columns
  return (
    <table>
      <caption className="visually-hidden">{plan.grid}</caption>
      <thead>
        <tr>
          {[ref, action, lead, who, due, status].map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ids.map(id => (
          <Row key={id} id={id} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ id }: { id: ActionId }) {
  const action = useAction(id)
  const ref = useActionRef(id)
  if (action === undefined) return null
  return (
    <tr>
      <td>{ref}</td>
      <th scope="row" dir="auto">
        {action.title === '' ? common.unnamedAction : action.title}
      </th>
      <td dir="auto">{action.lead}</td>
      <td>{action.doer === null ? plan.notSaid : plan.doers[action.doer]}</td>
      <td className="plan-sheet-by">{action.due === null ? plan.noDate : monthOf(action.due)}</td>
      <td>{boardWords.statuses[action.status]}</td>
    </tr>
  )
}

/** Where the whole plan is, once it is public. */
function Public() {
  const { id } = useBoard()
  const { published } = useAbout()
  if (published === null) return null
  const address = `${location.origin}/p/${id}`
  return (
    <div className="plan-sheet-way">
      <Qr text={address} label={print.poster.qr(address)} />
      <p>{print.wholePlan}</p>
    </div>
  )
}
