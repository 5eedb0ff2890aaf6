// Question: what is asked of one letter of an action, a box for the answer, and what this person answered before.
import { useRef, useState } from 'react'
import { letters, type Letter } from '#shared/board/letters.ts'
import { newId } from '#shared/lib/ids.ts'
import type { NewSuggestion, OwnSuggestions, TicketGiven } from '#shared/protocol/requests.ts'
import { ask } from '#client/requests/ask.ts'
import { acting as words } from '#client/words/acting.ts'
import { board as boardWords } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import type { ActingAction } from './actingOn.ts'
import { checkNote } from './composing.ts'
import type { AnswerDraft } from './useActing.ts'

interface Props {
  readonly given: TicketGiven
  readonly action: ActingAction
  readonly own: OwnSuggestions
  readonly look: () => Promise<void>
  readonly draft: AnswerDraft | null
  readonly setDraft: (draft: AnswerDraft | null) => void
}

export function Question({ given, action, own, look, draft, setDraft }: Props) {
  const [letter, setLetter] = useState<Letter>(() => draft?.letter ?? nextLetter(action, own, null))
  const [said, setSaid] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const asked = useRef<HTMLHeadingElement>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  /** The id of the words in the box: sent again after a lost answer, they are the same suggestion. */
  const sending = useRef({ text: '', id: '' })
  const text = draft?.text ?? ''
  const { left, problem } = checkNote(text)
  const cell = action.cells[letter]
  const yours = own.suggestions.filter(each => each.action === action.id && each.letter === letter)
  const path = `/api/boards/${given.board.id}/suggestions`

  function tell(words: string, wrong = false): void {
    setSaid(words)
    setWrong(wrong)
  }
  function goOn(): void {
    setLetter(nextLetter(action, own, letter))
    setDraft(null)
    asked.current?.focus()
  }
  async function send(): Promise<void> {
    if (isBusy) return
    if (problem !== null) {
      box.current?.focus()
      return tell(problem === 'empty' ? words.empty : words.tooLong, true)
    }
    const trimmed = text.trim()
    if (sending.current.text !== trimmed)
      sending.current = { text: trimmed, id: newId(bytes => crypto.getRandomValues(bytes)) }
    const body: NewSuggestion = { id: sending.current.id, action: action.id, letter, text: trimmed }
    setBusy(true)
    const answer = await ask('POST', path, { ticket: given.ticket, body })
    setBusy(false)
    if (!answer.ok) return tell(common.troubles[answer.trouble.code], true)
    sending.current = { text: '', id: '' }
    tell(words.thanks)
    void look()
    goOn()
  }
  async function takeBack(id: string): Promise<void> {
    const answer = await ask('DELETE', `${path}/${id}`, { ticket: given.ticket })
    tell(answer.ok ? words.takenBack : common.troubles[answer.trouble.code], !answer.ok)
    asked.current?.focus()
    await look()
  }

  return (
    <form
      className="question"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void send()
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
        aria-invalid={isWrong}
        onChange={event => {
          const { value } = event.target
          setDraft(value === '' ? null : { action: action.id, letter, text: value })
          tell('')
        }}
      />
      <p id="acting-left" className={left < 0 ? 'left over' : 'left'}>
        {left < 0 ? words.over(-left) : words.left(left)}
      </p>
      <output id="acting-said" className={isWrong ? 'acting-said problem' : 'acting-said'}>
        {said}
      </output>
      <button type="submit" className="button primary" aria-disabled={isBusy}>
        {words.send}
      </button>
      <p id="acting-beside" className="acting-hint">
        {words.beside}
      </p>
      <button type="button" className="button" onClick={goOn}>
        {words.next}
      </button>
      {yours.length > 0 && (
        <div className="yours">
          <h3>{words.yours}</h3>
          <ul>
            {yours.map(each => (
              <li key={each.id}>
                <p dir="auto">{each.text}</p>
                <p className="acting-hint">{words.states[each.became]}</p>
                <button
                  type="button"
                  className="button quiet"
                  aria-label={words.takeBackThis(each.text)}
                  onClick={() => void takeBack(each.id)}
                >
                  {words.takeBack}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  )
}

/** The next letter after this one that is not agreed and that this person has not answered; the next one when there is none. */
function nextLetter({ id, agreed }: ActingAction, { suggestions }: OwnSuggestions, after: Letter | null): Letter {
  const from = after === null ? 0 : letters.indexOf(after) + 1
  const inTurn = [...letters.slice(from), ...letters.slice(0, from)].filter(each => each !== after)
  const isAnswered = (letter: Letter) => suggestions.some(each => each.action === id && each.letter === letter)
  return inTurn.find(each => !agreed.includes(each) && !isAnswered(each)) ?? inTurn[0] ?? 's'
}
