// Evidence part: every fact that is known, how old it is, and what it speaks to; and what rests on opinions alone.
import { useState } from 'react'
import { GripVertical } from 'lucide-react'
import { isStale, yearsOld } from '#shared/board/evidence.ts'
import type { EvidenceId } from '#shared/board/schema.ts'
import type { Plan, PlanEvidence } from '#shared/board/plan.ts'
import { actionsOf, isOnlyOpinion, quotedFact } from '#shared/board/trace.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { setHand, useHand } from '#client/cards/hand.ts'
import { lift } from '#client/cards/putDown.ts'
import { Ref } from '#client/cards/Traces.tsx'
import { common } from '#client/words/common.ts'
import { plan as planWords } from '#client/words/plan.ts'
import { registers } from '#client/words/registers.ts'
import { BringIn } from './BringIn.tsx'
import { EvidenceForm } from './EvidenceForm.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { linkTo, type Link } from '#shared/board/link.ts'

const words = registers.evidence

type Open =
  | { readonly kind: 'form'; readonly fact: PlanEvidence | null; readonly link: Link | null }
  | { readonly kind: 'bring-in' }

export function EvidencePart({ plan }: { plan: Plan }) {
  const mayKeep = useMay('keep-evidence')
  const mayLift = useMay('draft-actions')
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const linking = useHand(({ opened }) => (opened?.kind === 'links' ? opened.evidence : null))
  const linked = plan.evidence.find(({ id }) => id === linking)
  return (
    <div>
      <header className="register-head">
        <div>
          <h2>{words.title}</h2>
          <p>{words.about}</p>
        </div>
        {mayKeep && (
          <div className="register-acts">
            <button type="button" className="button" onClick={() => setOpen({ kind: 'bring-in' })}>
              {registers.survey.open}
            </button>
            <button
              type="button"
              className="button primary"
              onClick={() => setOpen({ kind: 'form', fact: null, link: null })}
            >
              {words.add}
            </button>
          </div>
        )}
      </header>
      {plan.evidence.length === 0 && <p className="register-none">{words.none}</p>}
      <ul className="register">
        {plan.evidence.map(fact => (
          <Fact
            key={fact.id}
            fact={fact}
            mayKeep={mayKeep}
            mayLift={mayLift}
            onChange={() => setOpen({ kind: 'form', fact, link: null })}
          />
        ))}
      </ul>
      <Gaps plan={plan} onAdd={mayKeep ? link => setOpen({ kind: 'form', fact: null, link }) : null} />
      {open?.kind === 'form' && <EvidenceForm fact={open.fact} link={open.link} onClose={close} />}
      {linked !== undefined && <LinkDialog plan={plan} fact={linked} onClose={() => setHand({ opened: null })} />}
      {open?.kind === 'bring-in' && <BringIn onClose={close} />}
    </div>
  )
}

interface FactProps {
  readonly fact: PlanEvidence
  readonly mayKeep: boolean
  readonly mayLift: boolean
  readonly onChange: () => void
}

/** One fact, with every way to link it: dragged, lifted, or by "Link to…". */
function Fact({ fact, mayKeep, mayLift, onChange }: FactProps) {
  const id = fact.id as EvidenceId
  const held = useHand(({ held }) => held?.kind === 'evidence' && held.id === id)
  const [now] = useState(() => new Date().toISOString())
  const age = yearsOld(fact, now)
  const facts = [
    planWords.evidenceKinds[fact.kind],
    fact.source,
    fact.date === null ? words.noDate : planWords.date(fact.date),
    ...(age === null ? [] : [words.age(age)]),
    ...(fact.gatheredBy === '' ? [] : [words.by(fact.gatheredBy)]),
  ]
  const links = [...fact.themes, ...fact.actions]
  return (
    <li
      className="register-card"
      data-evidence={id}
      data-carry={mayLift ? linkTo('evidence', id) : undefined}
      data-held={held || undefined}
    >
      <p className="register-figure" dir="auto">
        {mayLift && <Grip id={id} fact={fact} />}
        <Ref>{quotedFact(fact)}</Ref>
      </p>
      <p className="register-claim" dir="auto">
        {fact.claim}
      </p>
      <p className="facts" dir="auto">
        {facts.filter(each => each !== '').join(' · ')}
      </p>
      {isStale(fact, now) && <p className="register-stale">{words.stale}</p>}
      <p>
        {links.length === 0 ? (
          words.unlinked
        ) : (
          <>
            {words.speaksTo} <Ref>{links.join(', ')}</Ref>
          </>
        )}
      </p>
      {mayKeep && (
        <div className="register-acts">
          <button
            type="button"
            className="button"
            aria-label={words.linkOf(fact.ref)}
            onClick={() => setHand({ opened: { kind: 'links', evidence: id } })}
          >
            {words.link}
          </button>
          <button type="button" className="button quiet" aria-label={words.changeOf(fact.ref)} onClick={onChange}>
            {registers.change}
          </button>
        </div>
      )}
    </li>
  )
}

function Grip({ id, fact }: { id: EvidenceId; fact: PlanEvidence }) {
  const board = useBoard()
  return (
    <button
      type="button"
      className="note-grip"
      data-grip
      aria-label={words.lift(fact.ref)}
      // A press of a key has no clicks to count; a finger does.
      onClick={event => lift(board, { kind: 'evidence', id }, event.detail === 0 ? 'keys' : 'tap', null)}
    >
      <GripVertical size={18} strokeWidth={1.75} aria-hidden />
    </button>
  )
}

/** Themes and actions that rest on what people said, and on nothing else. */
function Gaps({ plan, onAdd }: { plan: Plan; onAdd: ((link: Link) => void) | null }) {
  const themes = plan.themes
    .filter(({ evidence }) => evidence.length === 0)
    .map(({ id, ref, name }) => ({ link: { kind: 'theme', id } as Link, ref, name: name || common.unnamedTheme }))
  const actions = actionsOf(plan)
    .filter(action => isOnlyOpinion(plan, action))
    .map(({ id, ref, title }) => ({ link: { kind: 'action', id } as Link, ref, name: title || common.unnamedAction }))
  const gaps = [...themes, ...actions]
  if (gaps.length === 0) return null
  return (
    <section className="register-gaps" aria-labelledby="gaps">
      <h3 id="gaps">{words.gaps}</h3>
      <p>{words.gapsAbout}</p>
      <ul>
        {gaps.map(({ link, ref, name }) => (
          <li key={link.id}>
            <span dir="auto">
              <Ref>{ref}</Ref> {name}
            </span>
            {onAdd !== null && (
              <button
                type="button"
                className="button quiet"
                aria-label={words.addFor(`${ref} ${name}`)}
                onClick={() => onAdd(link)}
              >
                {words.add}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
