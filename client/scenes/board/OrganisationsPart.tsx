// Organisations part: who is asked for what, what they answered, in which actions they have a part, and a sheet for each.
import { useState } from 'react'
import { setPartner } from '#shared/board/operations/actions.ts'
import type { Plan, PlanOrganisation } from '#shared/board/plan.ts'
import type { ActionId } from '#shared/board/schema.ts'
import { actionsOf } from '#shared/board/trace.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { Ref } from '#client/cards/Traces.tsx'
import { fetchFile } from '#client/requests/files.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { plan as planWords } from '#client/words/plan.ts'
import { registers } from '#client/words/registers.ts'
import { OrganisationForm } from './OrganisationForm.tsx'
import { Ticks } from './RegisterFields.tsx'

const words = registers.organisations
type Open = { readonly kind: 'form'; readonly id: string | null } | { readonly kind: 'actions'; readonly id: string }

export function OrganisationsPart({ plan }: { plan: Plan }) {
  const mayKeep = useMay('keep-evidence')
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const about = plan.organisations.find(({ id }) => id === open?.id) ?? null
  return (
    <>
      <header className="register-head">
        <div>
          <h2>{words.title}</h2>
          <p>{words.about}</p>
        </div>
        {mayKeep && (
          <div className="register-acts">
            <button type="button" className="button primary" onClick={() => setOpen({ kind: 'form', id: null })}>
              {words.add}
            </button>
          </div>
        )}
      </header>
      {plan.organisations.length === 0 && <p className="register-none">{words.none}</p>}
      <ul className="register">
        {plan.organisations.map(each => (
          <Organisation
            key={each.id}
            plan={plan}
            organisation={each}
            onChange={mayKeep ? () => setOpen({ kind: 'form', id: each.id }) : null}
            onChoose={() => setOpen({ kind: 'actions', id: each.id })}
          />
        ))}
      </ul>
      {open?.kind === 'form' && (open.id === null || about !== null) && (
        <OrganisationForm plan={plan} organisation={about} onClose={close} />
      )}
      {open?.kind === 'actions' && about !== null && <PartnerIn plan={plan} organisation={about} onClose={close} />}
    </>
  )
}

interface Props {
  readonly plan: Plan
  readonly organisation: PlanOrganisation
  /** Null when this person may not change it. */
  readonly onChange: (() => void) | null
  readonly onChoose: () => void
}

function Organisation({ plan, organisation, onChange, onChoose }: Props) {
  const mayFill = useMay('write-actions')
  const name = organisation.name || words.unnamed
  const answer = [
    planWords.replies[organisation.reply],
    ...(organisation.replyDate === null ? [] : [planWords.date(organisation.replyDate)]),
  ]
  const titles = new Map(actionsOf(plan).map(({ ref, title }) => [ref, title || common.unnamedAction]))
  return (
    <li className="register-card">
      <h3 dir="auto">{name}</h3>
      <p className="facts">{words.kinds[organisation.kind]}</p>
      {organisation.ask !== '' && (
        <p dir="auto">
          <b>{words.ask}</b> {organisation.ask}
        </p>
      )}
      <p>
        <b>{words.reply}:</b> {answer.join(', ')}
      </p>
      {organisation.replyWords !== '' && (
        <blockquote className="register-words" dir="auto">
          {organisation.replyWords}
        </blockquote>
      )}
      {organisation.rows.length === 0 ? (
        <p>{words.noParts}</p>
      ) : (
        <ul className="quiet-list">
          {organisation.rows.map(({ action, as }) => (
            <li key={action} dir="auto">
              <Ref>{action}</Ref> {titles.get(action)} ({as.map(part => planWords.parts[part]).join(', ')})
            </li>
          ))}
        </ul>
      )}
      <div className="register-acts">
        {mayFill && (
          <button type="button" className="button" aria-label={words.chooseOf(name)} onClick={onChoose}>
            {words.choose}
          </button>
        )}
        {onChange !== null && (
          <button type="button" className="button quiet" aria-label={words.changeOf(name)} onClick={onChange}>
            {registers.change}
          </button>
        )}
      </div>
      <Sheets id={organisation.id} name={name} />
    </li>
  )
}

/** The sheet that is handed to an organisation: its own rows and what they rest on, nothing else. */
function Sheets({ id, name }: { id: string; name: string }) {
  const { id: board, given } = useBoard()
  const mayExport = useMay('export')
  if (!mayExport) return null
  async function get(format: 'docx' | 'html'): Promise<void> {
    const path = `/api/boards/${board}/export?format=${format}&organisation=${id}`
    const trouble = await fetchFile(path, given.ticket, words.file(name, format))
    if (trouble !== null) say(common.troubles[trouble])
  }
  return (
    <p className="register-sheets">
      {words.sheet}
      <button type="button" className="button quiet" aria-label={words.wordOf(name)} onClick={() => void get('docx')}>
        {words.word}
      </button>
      <button type="button" className="button quiet" aria-label={words.pageOf(name)} onClick={() => void get('html')}>
        {words.page}
      </button>
    </p>
  )
}

/** The actions in which an organisation is a partner, to be ticked. */
function PartnerIn(props: { plan: Plan; organisation: PlanOrganisation; onClose: () => void }) {
  const board = useBoard()
  const { id, name } = props.organisation
  const actions = actionsOf(props.plan)
  return (
    <Dialog title={words.chooseTitle(name || words.unnamed)} onClose={props.onClose}>
      {actions.length === 0 && <p>{words.noActions}</p>}
      <Ticks
        title={words.parts}
        options={actions.map(({ id: action, ref, title, partners }) => ({
          id: action,
          name: (
            <>
              <Ref>{ref}</Ref> {title || common.unnamedAction}
            </>
          ),
          isOn: partners.some(({ organisation }) => organisation === id),
        }))}
        onTick={(action, isOn) =>
          board.act(setPartner, {
            action: action as ActionId,
            partner: id,
            as: isOn ? { name, reply: 'not-yet' } : null,
          })
        }
      />
    </Dialog>
  )
}
