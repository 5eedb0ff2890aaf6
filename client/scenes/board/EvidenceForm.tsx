// Evidence form: one fact as people write it down – what it shows, the figure, where it is from, when and by whom.
import { useState } from 'react'
import { linkTo, type Link } from '#shared/board/link.ts'
import { shareOf } from '#shared/board/evidence.ts'
import { linkSources } from '#shared/board/operations/actions.ts'
import { dropEvidence, keepEvidence, linkEvidence } from '#shared/board/operations/facts.ts'
import type { PlanEvidence } from '#shared/board/plan.ts'
import { evidence, type ActionId, type Evidence, type EvidenceId, type ThemeId } from '#shared/board/schema.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { sayWithUndo } from '#client/cards/putDown.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { say } from '#client/ui/notices.ts'
import { registers } from '#client/words/registers.ts'
import { FormEnd, Line, Lines, Pick } from './RegisterFields.tsx'

const words = registers.evidence
type Written = Omit<Evidence, 'themes'>
const kinds = Object.keys(words.kinds) as Evidence['kind'][]
const blank: Written = { claim: '', kind: 'survey', figure: '', source: '', date: null, ref: '', gatheredBy: '' }

interface Props {
  /** Null: a new one. */
  readonly fact: PlanEvidence | null
  /** What a new one speaks to. */
  readonly link: Link | null
  readonly onClose: () => void
}

export function EvidenceForm({ fact, link, onClose }: Props) {
  const board = useBoard()
  // A number of its own that was dealt out is not written down, or it would count as given.
  const kept = fact === null ? blank : { ...fact, ref: board.store.evidence(fact.id as EvidenceId)?.ref ?? '' }
  // Only what is changed here is written, so that what somebody else changes meanwhile stays.
  const [typed, setTyped] = useState<Partial<Written>>({})
  const [date, setDate] = useState(kept.date ?? '')
  const [trouble, setTrouble] = useState<string | null>(null)
  const now = { ...kept, ...typed }
  const change = (fields: Partial<Written>) => setTyped({ ...typed, ...fields })

  function save(): void {
    const when = date.trim() === '' ? null : date.trim()
    if (now.claim.trim() === '') return setTrouble(words.needClaim)
    if (when !== evidence.fields.date.read(when)) return setTrouble(words.badDate)
    const id = fact === null ? board.newId<EvidenceId>() : (fact.id as EvidenceId)
    const fields = { ...(fact === null ? blank : {}), ...typed, ...(when === kept.date ? {} : { date: when }) }
    board.act(keepEvidence, { evidence: id, ...fields })
    if (link?.kind === 'theme') board.act(linkEvidence, { evidence: id, theme: link.id as ThemeId, linked: true })
    if (link?.kind === 'action')
      board.act(linkSources, { action: link.id as ActionId, sources: [linkTo('evidence', id)] })
    onClose()
    say(registers.kept)
  }

  return (
    <Dialog title={fact === null ? words.addTitle : words.changeTitle(fact.ref)} onClose={onClose}>
      <form
        className="theme-form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <Lines
          label={words.claim}
          hint={words.claimHint}
          max={600}
          value={now.claim}
          isWrong={trouble === words.needClaim}
          onChange={claim => change({ claim })}
        />
        <Pick
          label={words.kind}
          value={now.kind}
          options={kinds.map(kind => [kind, words.kinds[kind]] as const)}
          onChange={kind => change({ kind })}
        />
        {now.kind === 'survey' && <Share onFigure={figure => change({ figure })} />}
        <Line
          label={words.figure}
          hint={words.figureHint}
          max={120}
          value={now.figure}
          onChange={figure => change({ figure })}
        />
        <Line
          label={words.source}
          hint={words.sources[now.kind]}
          max={300}
          value={now.source}
          onChange={source => change({ source })}
        />
        <div className="field-pair">
          <Line
            label={words.date}
            hint={words.dateHint}
            max={10}
            value={date}
            isWrong={trouble === words.badDate}
            onChange={setDate}
          />
          <Line
            label={words.gatheredBy}
            max={120}
            value={now.gatheredBy}
            onChange={gatheredBy => change({ gatheredBy })}
          />
        </div>
        <Line label={words.ref} hint={words.refHint} max={20} value={now.ref} onChange={ref => change({ ref })} />
        <FormEnd
          trouble={trouble}
          onRemove={
            fact === null
              ? null
              : () => {
                  onClose()
                  board.act(dropEvidence, { evidence: fact.id as EvidenceId })
                  sayWithUndo(board, words.removed(fact.ref))
                }
          }
        />
      </form>
    </Dialog>
  )
}

/** How many said so, of how many who answered: the figure writes itself. */
function Share({ onFigure }: { onFigure: (figure: string) => void }) {
  const [said, setSaid] = useState('')
  const [asked, setAsked] = useState('')
  function change(nextSaid: string, nextAsked: string): void {
    setSaid(nextSaid)
    setAsked(nextAsked)
    const share = nextSaid === '' || nextAsked === '' ? null : shareOf(Number(nextSaid), Number(nextAsked))
    if (share !== null) onFigure(share)
  }
  return (
    <div className="field-pair">
      <Line label={words.said} inputMode="numeric" max={7} value={said} onChange={each => change(each, asked)} />
      <Line label={words.asked} inputMode="numeric" max={7} value={asked} onChange={each => change(said, each)} />
    </div>
  )
}
