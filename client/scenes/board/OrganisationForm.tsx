// Organisation form: who they are, what we ask of them, and what they answered when.
import { useState } from 'react'
import { dropOrganisation, keepOrganisation } from '#shared/board/operations/facts.ts'
import { folded } from '#shared/board/parts.ts'
import type { Plan, PlanOrganisation } from '#shared/board/plan.ts'
import { organisations, replies, type Organisation, type OrganisationId } from '#shared/board/schema.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { sayWithUndo } from '#client/cards/putDown.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { say } from '#client/ui/notices.ts'
import { plan as planWords } from '#client/words/plan.ts'
import { registers } from '#client/words/registers.ts'
import { FormEnd, Line, Lines, Pick } from './RegisterFields.tsx'

const words = registers.organisations
const kinds = Object.keys(words.kinds) as Organisation['kind'][]
const blank: Organisation = { name: '', kind: 'other', ask: '', reply: 'not-yet', replyWords: '', replyDate: null }

interface Props {
  readonly plan: Plan
  /** Null: a new one. */
  readonly organisation: PlanOrganisation | null
  readonly onClose: () => void
}

export function OrganisationForm({ plan, organisation, onClose }: Props) {
  const board = useBoard()
  const kept: Organisation = organisation ?? blank
  // Only what is changed here is written, so that what somebody else changes meanwhile stays.
  const [typed, setTyped] = useState<Partial<Organisation>>({})
  const [date, setDate] = useState(kept.replyDate ?? '')
  const [trouble, setTrouble] = useState<string | null>(null)
  const now = { ...kept, ...typed }
  const change = (fields: Partial<Organisation>) => setTyped({ ...typed, ...fields })

  function save(): void {
    const name = now.name.trim()
    const when = date.trim() === '' ? null : date.trim()
    if (name === '') return setTrouble(words.needName)
    if (plan.organisations.some(each => each.id !== organisation?.id && folded(each.name) === folded(name)))
      return setTrouble(words.twice)
    if (when !== organisations.fields.replyDate.read(when)) return setTrouble(registers.evidence.badDate)
    const id = (organisation?.id as OrganisationId | undefined) ?? board.newId<OrganisationId>()
    const fields = { ...(organisation === null ? blank : {}), ...typed }
    board.act(keepOrganisation, {
      organisation: id,
      ...fields,
      ...(typed.name === undefined ? {} : { name }),
      ...(when === kept.replyDate ? {} : { replyDate: when }),
    })
    onClose()
    say(registers.kept)
  }

  return (
    <Dialog title={organisation === null ? words.add : words.changeOf(kept.name)} onClose={onClose}>
      <form
        className="theme-form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <Line
          label={words.name}
          max={120}
          value={now.name}
          isWrong={trouble === words.needName || trouble === words.twice}
          onChange={name => change({ name })}
        />
        <Pick
          label={words.kind}
          value={now.kind}
          options={kinds.map(kind => [kind, words.kinds[kind]] as const)}
          onChange={kind => change({ kind })}
        />
        <Lines label={words.ask} max={600} value={now.ask} onChange={ask => change({ ask })} />
        <div className="field-pair">
          <Pick
            label={words.reply}
            value={now.reply}
            options={replies.map(reply => [reply, planWords.replies[reply]] as const)}
            onChange={reply => change({ reply })}
          />
          <Line
            label={words.replyDate}
            hint={registers.evidence.dateHint}
            max={10}
            value={date}
            isWrong={trouble === registers.evidence.badDate}
            onChange={setDate}
          />
        </div>
        <Lines
          label={words.replyWords}
          max={600}
          value={now.replyWords}
          onChange={replyWords => change({ replyWords })}
        />
        <FormEnd
          trouble={trouble}
          onRemove={
            organisation === null
              ? null
              : () => {
                  onClose()
                  board.act(dropOrganisation, { organisation: organisation.id as OrganisationId })
                  sayWithUndo(board, words.removed(kept.name))
                }
          }
        />
      </form>
    </Dialog>
  )
}
