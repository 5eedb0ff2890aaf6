// Registers view: evidence, organisations, and what became of notes – three lists side by side behind one tab.
import { useMay, usePlan } from '#client/board/useBoard.ts'
import { openNotes } from '#shared/board/plan.ts'
import { ActionRail } from '#client/cards/ActionRail.tsx'
import { board as boardWords } from '#client/words/board.ts'
import { registers as words } from '#client/words/registers.ts'
import { AnswersPart } from './AnswersPart.tsx'
import { EvidencePart } from './EvidencePart.tsx'
import { OrganisationsPart } from './OrganisationsPart.tsx'
import { registers, type View } from './useView.ts'
import './Registers.css'

export default function RegistersView({ view }: { view: View }) {
  const plan = usePlan()
  const mayDraft = useMay('draft-actions')
  const counts = {
    evidence: words.many(plan.evidence.length),
    organisations: words.many(plan.organisations.length),
    answers: words.stillOpen(openNotes(plan).length),
  }
  return (
    <main className="sheet-view registers">
      <nav className="register-tabs" aria-label={words.label}>
        {registers.map(each => (
          <a key={each} href={`?view=${each}`} aria-current={each === view ? 'page' : undefined}>
            {words.tabs[each]} <span className="theme-count">{counts[each]}</span>
          </a>
        ))}
      </nav>
      {view === 'evidence' && (
        <div className="beside-rail">
          <EvidencePart plan={plan} />
          {mayDraft && <ActionRail hint={boardWords.dropFactForAction} />}
        </div>
      )}
      {view === 'organisations' && <OrganisationsPart plan={plan} />}
      {view === 'answers' && <AnswersPart plan={plan} />}
    </main>
  )
}
