// Traces: from an action to the words it came from, from a note to what became of it, from a theme to its actions.
import { useEffect } from 'react'
import { linkTo, type LinkKind } from '#shared/board/link.ts'
import { unlinkSource } from '#shared/board/operations/actions.ts'
import type { PlanAction, PlanEvidence, PlanNote } from '#shared/board/plan.ts'
import type { ActionId, NoteId, ThemeId } from '#shared/board/schema.ts'
import { actionsOf, quotedFact, traceOfAction, traceOfNote } from '#shared/board/trace.ts'
import { useBoard, useMay, usePlan } from '#client/board/useBoard.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { board as boardWords } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { fateInWords, plan as planWords } from '#client/words/plan.ts'
import { registers } from '#client/words/registers.ts'
import { setHand } from './hand.ts'
import { ShowOnWall } from './ShowOnWall.tsx'
import './Traces.css'

const words = registers.trace
const close = () => setHand({ opened: null })

/** "From 24 notes, 61 dots": everything that an action rests on, down to the words. */
export function TraceDialog({ id }: { id: ActionId }) {
  const trace = traceOfAction(usePlan(), id)
  const isGone = trace === null
  useEffect(() => {
    if (isGone) close()
  }, [isGone])
  if (trace === null) return null
  const { action, themes, notes, evidence, besides, behind, dots, sessions, isOnlyOpinion } = trace
  const inTheme = (ref: string) => behind.filter(({ theme }) => theme === ref)
  return (
    <Dialog title={boardWords.sourcesTitle} onClose={close}>
      <p dir="auto">
        <Ref>{action.ref}</Ref> {action.title || common.unnamedAction}
      </p>
      <p>
        <b>{words.sum(behind.length, dots, evidence.length + besides.length)}</b>
        {isOnlyOpinion && ` · ${registers.onlyOpinion}`}
      </p>
      {themes.length > 0 && (
        <section className="trace-part">
          <h3>{words.themes}</h3>
          <ul className="sayings">
            {themes.map(theme => (
              <Source key={theme.id} action={id} kind="theme" id={theme.id} name={theme.ref}>
                <Ref>{theme.ref}</Ref> {theme.name || common.unnamedTheme}
                <Sayings notes={inTheme(theme.ref)} />
              </Source>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className="trace-part">
          <h3>{words.notes}</h3>
          <ul className="sayings">
            {notes.map(note => (
              <Source key={note.id} action={id} kind="note" id={note.id} name={note.ref}>
                <Ref>{note.ref}</Ref> {note.text}
                <Sayings notes={behind.filter(({ on }) => on === note.ref)} />
              </Source>
            ))}
          </ul>
        </section>
      )}
      {evidence.length > 0 && (
        <section className="trace-part">
          <h3>{words.evidence}</h3>
          <ul className="sayings">
            {evidence.map(fact => (
              <Source key={fact.id} action={id} kind="evidence" id={fact.id} name={fact.ref}>
                <Ref>{quotedFact(fact)}</Ref> {fact.claim}
              </Source>
            ))}
          </ul>
        </section>
      )}
      {besides.length > 0 && (
        <section className="trace-part">
          <h3>{words.besides}</h3>
          <Facts facts={besides} />
        </section>
      )}
      {sessions.length > 0 && (
        <section className="trace-part">
          <h3>{words.sessions}</h3>
          <ul className="quiet-list">
            {sessions.map(({ session, notes: n }) => (
              <li key={session.number} dir="auto">
                {words.posted(words.workshop(session.number, session.name, session.date), n)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ShowOnWall link={linkTo('action', id)} />
    </Dialog>
  )
}

interface SourceProps {
  readonly action: ActionId
  readonly kind: LinkKind
  readonly id: string
  readonly name: string
  readonly children: React.ReactNode
}

/** One thing that an action is linked to. */
function Source({ action, kind, id, name, children }: SourceProps) {
  const board = useBoard()
  const mayLink = useMay('draft-actions')
  return (
    <li>
      <span dir="auto" className="trace-words">
        {children}
      </span>
      {mayLink && (
        <button
          type="button"
          className="button quiet"
          aria-label={words.unlinkOf(name)}
          onClick={() => board.act(unlinkSource, { action, source: linkTo(kind, id) })}
        >
          {boardWords.unlink}
        </button>
      )}
    </li>
  )
}

/** Everybody's words, folded away. */
function Sayings({ notes }: { notes: readonly PlanNote[] }) {
  if (notes.length === 0) return null
  return (
    <details>
      <summary>{words.allWords(notes.length)}</summary>
      <ul className="quiet-list">
        {notes.map(({ id, ref, text }) => (
          <li key={id} dir="auto">
            <Ref>{ref}</Ref> {text}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** "What happened to this?": where a note was posted and sorted, and what it came to. */
export function NoteTrace({ id }: { id: NoteId }) {
  const trace = traceOfNote(usePlan(), id)
  const mayTell = useMay('stack')
  if (trace === null) return null
  const { note, theme, session, actions } = trace
  return (
    <section className="trace-part">
      <h3>{words.what}</h3>
      <ol className="trace-steps">
        {session !== null && <li dir="auto">{words.workshop(session.number, session.name, session.date)}</li>}
        <li dir="auto">
          {theme === null ? words.noTheme : `${words.inTheme} ${theme.ref}: ${theme.name || common.unnamedTheme}`}
        </li>
        <li dir="auto">
          <b>{fateInWords(note.fate)}</b>
        </li>
      </ol>
      <ActionLines actions={actions} />
      {mayTell && (
        <button type="button" className="button" onClick={() => setHand({ opened: { kind: 'fate', notes: [id] } })}>
          {registers.fate.ask(1)}
        </button>
      )}
    </section>
  )
}

/** The actions that rest on a theme or its notes, and the evidence that speaks to it. */
export function ThemeTrace({ id }: { id: ThemeId }) {
  const plan = usePlan()
  const theme = plan.themes.find(each => each.id === id)
  if (theme === undefined) return null
  const facts = plan.evidence.filter(({ ref }) => theme.evidence.includes(ref))
  const actions = actionsOf(plan).filter(({ ref }) => theme.actions.includes(ref))
  return (
    <section className="trace-part">
      <h3>{words.actions}</h3>
      {actions.length === 0 ? <p>{words.noActions}</p> : <ActionLines actions={actions} />}
      <h3>{words.evidence}</h3>
      {facts.length === 0 ? <p>{registers.onlyOpinion}</p> : <Facts facts={facts} />}
    </section>
  )
}

function Facts({ facts }: { facts: readonly PlanEvidence[] }) {
  return (
    <ul className="quiet-list">
      {facts.map(fact => (
        <li key={fact.id} dir="auto">
          <Ref>{quotedFact(fact)}</Ref> {fact.claim}
        </li>
      ))}
    </ul>
  )
}

/** Actions as lines that lead to the grid: number, name, whether in the plan, status, lead and date. */
function ActionLines({ actions }: { actions: readonly PlanAction[] }) {
  if (actions.length === 0) return null
  return (
    <ul className="quiet-list">
      {actions.map(({ id, ref, title, isInPlan, status, lead, due }) => (
        <li key={id} dir="auto">
          <a href={`?view=actions#action-${id}`} onClick={close}>
            {words.action(ref, title || common.unnamedAction)}
          </a>
          {[
            isInPlan ? words.inPlan : words.wish,
            planWords.statuses[status],
            ...(lead === '' ? [] : [words.lead(lead)]),
            ...(due === null ? [] : [words.by(due)]),
          ]
            .map(each => ` · ${each}`)
            .join('')}
        </li>
      ))}
    </ul>
  )
}

/** A permanent reference, as it stands in minutes and on paper. */
export function Ref({ children }: { children: React.ReactNode }) {
  return <span className="ref">{children}</span>
}
