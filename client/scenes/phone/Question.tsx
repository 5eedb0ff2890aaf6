// Question: what is asked of one letter of an action, a box for the answer, and how the answer given last stands.
import { useEffect, useRef, useState } from 'react'
import { letters, type Letter } from '#shared/board/letters.ts'
import { newId } from '#shared/lib/ids.ts'
import type { Outbox, OutNote } from '#client/requests/outbox.ts'
import { acting as words } from '#client/words/acting.ts'
import { board as boardWords } from '#client/words/board.ts'
import { phone } from '#client/words/phone.ts'
import type { ActingAction } from './actingOn.ts'
import { checkNote } from './composing.ts'
import type { AnswerDraft } from './useActing.ts'

/** What this person did last: an answer that was given, by its id, or what keeps one from being given. */
export type Said = { readonly given: string } | { readonly problem: string }

interface Message {
  readonly text: string
  readonly isProblem: boolean
}

interface Props {
  readonly outbox: Outbox
  readonly action: ActingAction
  readonly answers: readonly OutNote[]
  readonly isKept: boolean
  readonly draft: AnswerDraft | null
  readonly setDraft: (draft: AnswerDraft | null) => void
  /** An earlier answer has come back, to be written anew. */
  readonly startsInBox: boolean
  readonly said: Said | null
  readonly say: (said: Said | null) => void
}

export function Question({ outbox, action, answers, isKept, draft, setDraft, startsInBox, said, say }: Props) {
  const [letter, setLetter] = useState<Letter>(() => draft?.letter ?? nextLetter(action, answers, null))
  const asked = useRef<HTMLHeadingElement>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const text = draft?.text ?? ''
  const changes = draft?.changes ?? null
  const { left, problem } = checkNote(text)
  const cell = action.cells[letter]
  const isChanging = said === null && changes !== null
  const told = isChanging ? { text: words.changing, isProblem: false } : messageOf(said, answers, isKept)
  useEffect(() => {
    if (startsInBox) box.current?.focus()
  }, [startsInBox])

  function goOn(): void {
    setLetter(nextLetter(action, answers, letter))
    setDraft(null)
    asked.current?.focus()
  }
  function send(): void {
    if (problem !== null) {
      box.current?.focus()
      return say({ problem: problem === 'empty' ? words.empty : words.tooLong })
    }
    const edit = { kind: 'idea', text: text.trim() } as const
    // One that a helper took away meanwhile is given anew.
    const changed = answers.find(({ note, state }) => note.id === changes && state !== 'gone')
    const id = changed?.note.id ?? newId(bytes => crypto.getRandomValues(bytes))
    if (changed === undefined) outbox.post({ id, ...edit, via: 'phone', action: action.id, letter })
    else outbox.change(id, edit)
    say({ given: id })
    goOn()
  }

  return (
    <form
      className="question"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <h2 id="acting-question" ref={asked} tabIndex={-1}>
        {boardWords.questions[letter]}
      </h2>
      {cell !== '' && (
        <div className="so-far">
          <p>{words.soFar}</p>
          <blockquote dir="auto">{cell}</blockquote>
        </div>
      )}
      <textarea
        ref={box}
        className="input box"
        rows={3}
        dir="auto"
        value={text}
        aria-labelledby="acting-question"
        aria-describedby="acting-said acting-beside acting-left"
        aria-invalid={said !== null && 'problem' in said}
        onChange={event => {
          const { value } = event.target
          setDraft(value === '' && changes === null ? null : { action: action.id, letter, text: value, changes })
          if (said !== null) say(null)
        }}
      />
      <p id="acting-left" className={left < 0 ? 'left over' : 'left'}>
        {left < 0 ? words.over(-left) : words.left(left)}
      </p>
      <output id="acting-said" className={told.isProblem ? 'acting-said problem' : 'acting-said'}>
        {told.text}
      </output>
      <button type="submit" className="button primary">
        {changes === null ? words.send : phone.change.send}
      </button>
      <p id="acting-beside" className="acting-hint">
        {words.beside}
      </p>
      <button type="button" className="button" onClick={goOn}>
        {words.next}
      </button>
    </form>
  )
}

/** How the answer given last stands, or what keeps one from being given. */
function messageOf(said: Said | null, answers: readonly OutNote[], isKept: boolean): Message {
  if (said === null) return askedOf(answers)
  if ('problem' in said) return { text: said.problem, isProblem: true }
  const entry = answers.find(({ note }) => note.id === said.given)
  // Taken back.
  if (entry === undefined || entry.leaving === true) return askedOf(answers)
  const { state, edit = null, trouble } = entry
  if (state === 'saved' || edit !== null) {
    if (!isKept) return { text: phone.thanks.onlyHere, isProblem: false }
    if (trouble === null) return { text: words.saving, isProblem: false }
    return { text: trouble === 'offline' ? phone.thanks.offline : phone.troubles[trouble], isProblem: false }
  }
  if (trouble !== null) return { text: phone.troubles[trouble], isProblem: true }
  if (state === 'up') return { text: words.thanks, isProblem: false }
  if (state === 'waiting' || state === 'face-down') return { text: phone.thanks[state], isProblem: false }
  // What else a helper decided since stands with the answer itself.
  return askedOf(answers)
}

/** A helper waits for this person: said where it is heard, wherever the answer lies in the list. */
function askedOf(answers: readonly OutNote[]): Message {
  const isAsked = answers.some(
    ({ state, edit = null, leaving = false }) => state === 'reword' && edit === null && !leaving,
  )
  return { text: isAsked ? words.asked : '', isProblem: isAsked }
}

/** The next letter after this one that is not agreed and that this person has not answered; the next one when there is none. */
function nextLetter({ id, agreed }: ActingAction, answers: readonly OutNote[], after: Letter | null): Letter {
  const from = after === null ? 0 : letters.indexOf(after) + 1
  const inTurn = [...letters.slice(from), ...letters.slice(0, from)].filter(each => each !== after)
  const isAnswered = (letter: Letter) => answers.some(({ note }) => note.action === id && note.letter === letter)
  return inTurn.find(each => !agreed.includes(each) && !isAnswered(each)) ?? inTurn[0] ?? 's'
}
