// Suggestions: what people answered from phones, beside the cell it is for. Somebody decides what goes into the cell.
import { useRef, useState } from 'react'
import { putAside, takeSuggestion } from '#shared/board/operations/suggestions.ts'
import type { ActionId, Letter } from '#shared/board/schema.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { useOffers, useWaiting, type Waiting } from '#client/board/useSuggestions.ts'
import { ask } from '#client/requests/ask.ts'
import { say } from '#client/ui/notices.ts'
import { suggested as words } from '#client/words/acting.ts'
import { board as boardWords } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { sayWithUndo } from './putDown.ts'
import './Suggestions.css'

/** So many stand in a cell at once; the rest are a press away. */
const atFirst = 3

export function Suggestions({ id, letter }: { id: ActionId; letter: Letter }) {
  const board = useBoard()
  const waiting = useWaiting(id, letter)
  const mayForget = useMay('forget')
  const [isWhole, setWhole] = useState(false)
  const list = useRef<HTMLElement>(null)
  if (waiting.length === 0) return null

  /** The row goes with its buttons: the keyboard goes on with the next one, or with the cell. */
  function keepFocus(index: number): void {
    const cell = list.current?.closest('.letter-cell')
    requestAnimationFrame(() => {
      const rows = cell?.querySelectorAll<HTMLElement>('.suggestion-use') ?? []
      const next = rows[Math.min(index, rows.length - 1)] ?? cell?.querySelector<HTMLElement>('.prose-open')
      next?.focus()
    })
  }
  function decide(suggestion: Waiting, index: number, isTaken: boolean): void {
    const outcome = board.act(isTaken ? takeSuggestion : putAside, { suggestion: suggestion.id })
    if (!outcome.ok) return say(boardWords.refusals[outcome.reason] ?? boardWords.refusals.other)
    sayWithUndo(board, isTaken ? words.taken : words.aside)
    keepFocus(index)
  }
  async function remove({ id: suggestion }: Waiting, index: number): Promise<void> {
    const { ticket } = board.given
    const gone = await ask('DELETE', `/api/boards/${board.id}/suggestions/${suggestion}`, { ticket })
    say(gone.ok ? words.removed : common.troubles[gone.trouble.code])
    if (gone.ok) keepFocus(index)
  }

  const shown = isWhole ? waiting : waiting.slice(0, atFirst)
  return (
    <section
      className="suggestions"
      ref={list}
      aria-label={`${words.title(waiting.length)}: ${common.letters[letter]}`}
    >
      <p className="suggestions-title">{words.title(waiting.length)}</p>
      <ul>
        {shown.map((each, index) => (
          <SuggestionRow
            key={each.id}
            text={each.text}
            onDecide={isTaken => decide(each, index, isTaken)}
            onRemove={mayForget ? () => void remove(each, index) : null}
          />
        ))}
      </ul>
      {shown.length < waiting.length && (
        <button type="button" className="suggestions-more" onClick={() => setWhole(true)}>
          {words.more(waiting.length)}
        </button>
      )}
    </section>
  )
}

interface RowProps {
  readonly text: string
  readonly onDecide: (isTaken: boolean) => void
  /** Null for whoever may not. */
  readonly onRemove: (() => void) | null
}

function SuggestionRow({ text, onDecide, onRemove }: RowProps) {
  const [step, setStep] = useState<'read' | 'asked' | 'left'>('read')
  return (
    <li>
      <p dir="auto">{text}</p>
      {step === 'asked' && onRemove !== null ? (
        <div className="suggestion-deeds" role="group" aria-label={words.sure}>
          <button type="button" autoFocus aria-label={words.removeThis(text)} onClick={onRemove}>
            {words.remove}
          </button>
          <button type="button" onClick={() => setStep('left')}>
            {common.cancel}
          </button>
        </div>
      ) : (
        <div className="suggestion-deeds">
          <button
            type="button"
            className="suggestion-use"
            aria-label={words.takeThis(text)}
            onClick={() => onDecide(true)}
          >
            {words.take}
          </button>
          <button type="button" aria-label={words.notNowThis(text)} onClick={() => onDecide(false)}>
            {words.notNow}
          </button>
          {onRemove !== null && (
            <button
              type="button"
              aria-label={words.removeAsk(text)}
              autoFocus={step === 'left'}
              onClick={() => setStep('asked')}
            >
              {words.removeShort}
            </button>
          )}
        </div>
      )}
    </li>
  )
}

/** How many people can help with an action; nothing while nobody has said so. */
export function CanHelp({ id }: { id: ActionId }) {
  const people = useOffers(id)
  return people === 0 ? null : <span className="can-help">{words.canHelp(people)}</span>
}
