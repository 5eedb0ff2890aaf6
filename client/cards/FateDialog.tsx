// Fate dialog: what becomes of one note or of several – kept for later, passed on, or not taken forward, and why.
import { useState } from 'react'
import { tellFate } from '#shared/board/operations/notes.ts'
import type { Note, NoteId } from '#shared/board/schema.ts'
import { useBoard, useNotesCount, usePlan } from '#client/board/useBoard.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { board as boardWords } from '#client/words/board.ts'
import { registers } from '#client/words/registers.ts'
import { say } from '#client/ui/notices.ts'
import { clearSelected, hand, setHand } from './hand.ts'
import { sayWithUndo } from './putDown.ts'

const words = registers.fate
type Kind = keyof typeof words.choices
const kinds = Object.keys(words.choices) as Kind[]
const close = () => setHand({ opened: null })

export function FateDialog({ notes }: { notes: readonly NoteId[] }) {
  const board = useBoard()
  const plan = usePlan()
  const count = useNotesCount(notes)
  const first = notes.length === 1 ? (board.store.note(notes[0] as NoteId)?.fate ?? null) : null
  const [kind, setKind] = useState<Kind>(first?.kind ?? (first === null && notes.length === 1 ? 'none' : 'parked'))
  const [to, setTo] = useState(first?.to ?? '')
  const [why, setWhy] = useState(first?.why ?? '')
  const [trouble, setTrouble] = useState<string | null>(null)
  const inAction = plan.notes.some(({ id, fate }) => fate.kind === 'action' && notes.includes(id as NoteId))

  function tell(): void {
    if (kind === 'passed-on' && to.trim() === '') return setTrouble(words.needTo)
    if (kind === 'not-taken' && why.trim() === '') return setTrouble(words.needWhy)
    const fate: Note['fate'] =
      kind === 'none' ? null : { kind, to: kind === 'passed-on' ? to.trim() : '', why: why.trim() }
    const outcome = board.act(tellFate, { notes, fate })
    close()
    if (!outcome.ok) return say(boardWords.refusals[outcome.reason] ?? boardWords.refusals.other)
    if (notes.some(id => hand.get().selected.has(id))) clearSelected()
    sayWithUndo(board, fate === null ? words.opened(count) : words.told(count))
  }

  return (
    <Dialog title={words.title(count)} onClose={close}>
      <form
        className="theme-form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          tell()
        }}
      >
        {inAction && <p>{words.inAction}</p>}
        <fieldset className="choices-of-one">
          <legend className="visually-hidden">{words.title(count)}</legend>
          {kinds.map(each => (
            <label key={each}>
              <input
                type="radio"
                name="fate"
                checked={each === kind}
                onChange={() => {
                  setKind(each)
                  setTrouble(null)
                }}
              />
              {words.choices[each]}
            </label>
          ))}
        </fieldset>
        {kind === 'passed-on' && (
          <label className="field">
            <span>{words.to}</span>
            <input
              className="input"
              dir="auto"
              list="known-organisations"
              maxLength={120}
              aria-invalid={trouble === words.needTo}
              value={to}
              onChange={event => setTo(event.target.value)}
            />
            <datalist id="known-organisations">
              {plan.organisations.map(({ id, name }) => (
                <option key={id}>{name}</option>
              ))}
            </datalist>
          </label>
        )}
        {kind !== 'none' && (
          <label className="field">
            <span>{words.why[kind]}</span>
            <textarea
              className="input"
              dir="auto"
              rows={3}
              maxLength={600}
              aria-invalid={trouble === words.needWhy}
              value={why}
              onChange={event => setWhy(event.target.value)}
            />
          </label>
        )}
        <p role="alert" className="error">
          {trouble}
        </p>
        <button type="submit" className="button primary">
          {registers.keep}
        </button>
      </form>
    </Dialog>
  )
}
