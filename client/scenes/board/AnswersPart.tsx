// Answers part: the notes that have no answer yet, theme by theme, to be picked out and answered; and those that have one.
import { useState } from 'react'
import type { Plan, PlanNote } from '#shared/board/plan.ts'
import { openNotes } from '#shared/board/plan.ts'
import type { NoteId } from '#shared/board/schema.ts'
import { useMay } from '#client/board/useBoard.ts'
import { hand, setHand, toggleSelected, useHand } from '#client/cards/hand.ts'
import { Ref } from '#client/cards/Traces.tsx'
import { common } from '#client/words/common.ts'
import { fateInWords } from '#client/words/plan.ts'
import { registers } from '#client/words/registers.ts'

const words = registers.answers
/** Rows drawn at once; a board of thousands draws more when asked. */
const batch = 60

export function AnswersPart({ plan }: { plan: Plan }) {
  const open = openNotes(plan)
  const isOpen = new Set(open)
  const answered = plan.notes.filter(note => !isOpen.has(note))
  const groups = [
    ...plan.themes.map(({ ref, name }) => ({
      ref: ref as string | null,
      name: `${ref} ${name || common.unnamedTheme}`,
    })),
    { ref: null, name: words.loose },
  ]
  return (
    <>
      <header className="register-head">
        <div>
          <h2>{words.title}</h2>
          <p>{plan.notes.length === 0 ? words.none : words.about(answered.length, plan.notes.length)}</p>
        </div>
      </header>
      {open.length > 0 && (
        <>
          <h3>{words.open(open.length)}</h3>
          <p>{words.openAbout}</p>
        </>
      )}
      {plan.notes.length > 0 && open.length === 0 && <p className="register-none">{words.all}</p>}
      {groups.map(({ ref, name }) => (
        <OpenGroup key={ref ?? 'loose'} name={name} notes={open.filter(({ theme }) => theme === ref)} />
      ))}
      {answered.length > 0 && (
        <details className="register-answered">
          <summary>{words.given(answered.length)}</summary>
          <ul className="answer-rows">
            {answered.map(note => (
              <li key={note.id}>
                <Ref>{note.ref}</Ref>
                <Words note={note} />
                <span dir="auto">{fateInWords(note.fate)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function OpenGroup({ name, notes }: { name: string; notes: readonly PlanNote[] }) {
  const mayTell = useMay('stack')
  const selected = useHand(hand => hand.selected)
  const [shown, setShown] = useState(batch)
  if (notes.length === 0) return null
  return (
    <section className="answer-group" aria-label={name}>
      <header>
        <h4 dir="auto">{name}</h4>
        <span className="theme-count">{notes.length}</span>
        {mayTell && (
          <button
            type="button"
            className="button quiet"
            aria-label={words.pickAllOf(name)}
            onClick={() =>
              setHand({ selected: new Set([...hand.get().selected, ...notes.map(({ id }) => id as NoteId)]) })
            }
          >
            {words.pickAll}
          </button>
        )}
      </header>
      <ul className="answer-rows">
        {notes.slice(0, shown).map(note => (
          <li key={note.id}>
            {mayTell && (
              <label className="answer-pick">
                <input
                  type="checkbox"
                  aria-label={words.pick(note.text)}
                  checked={selected.has(note.id as NoteId)}
                  onChange={() => toggleSelected(note.id as NoteId)}
                />
              </label>
            )}
            <Ref>{note.ref}</Ref>
            <Words note={note} />
          </li>
        ))}
      </ul>
      {notes.length > shown && (
        <button type="button" className="button quiet" onClick={() => setShown(shown + batch)}>
          {words.more(notes.length - shown)}
        </button>
      )}
    </section>
  )
}

/** The words of a note; a press opens it. */
function Words({ note }: { note: PlanNote }) {
  return (
    <button
      type="button"
      className="answer-words"
      dir="auto"
      onClick={() => setHand({ opened: { kind: 'note', note: note.id as NoteId } })}
    >
      {note.text}
    </button>
  )
}
