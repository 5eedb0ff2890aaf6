// Suggestions: what people answered from phones, beside the cell it is for. Somebody decides what goes into the cell.
import { useLayoutEffect, useRef, useState } from 'react'
import { putAside, takeSuggestion } from '#shared/board/operations/suggestions.ts'
import type { ActionId, Letter } from '#shared/board/schema.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { useOffers, useWaiting, type Waiting } from '#client/board/useSuggestions.ts'
import { say } from '#client/ui/notices.ts'
import { suggested as words } from '#client/words/acting.ts'
import { board as boardWords } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { NoteSafety } from './NoteSafety.tsx'
import { sayWithUndo } from './putDown.ts'
import './Suggestions.css'

/** So many stand in a cell at once; the rest are a press away. */
const atFirst = 3

export function Suggestions({ id, letter }: { id: ActionId; letter: Letter }) {
  const board = useBoard()
  const waiting = useWaiting(id, letter)
  const [isWhole, setWhole] = useState(false)
  if (waiting.length === 0) return null

  function decide({ id: suggestion }: Waiting, isTaken: boolean): void {
    const outcome = board.act(isTaken ? takeSuggestion : putAside, { suggestion })
    if (!outcome.ok) return say(boardWords.refusals[outcome.reason] ?? boardWords.refusals.other)
    sayWithUndo(board, isTaken ? words.taken : words.aside)
  }

  const shown = isWhole ? waiting : waiting.slice(0, atFirst)
  return (
    <section className="suggestions" aria-label={`${words.title(waiting.length)}: ${common.letters[letter]}`}>
      <p className="suggestions-title">{words.title(waiting.length)}</p>
      <ul>
        {shown.map(each => (
          <SuggestionRow key={each.id} waiting={each} onDecide={isTaken => decide(each, isTaken)} />
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

function SuggestionRow({
  waiting: { id, text },
  onDecide,
}: {
  waiting: Waiting
  onDecide: (isTaken: boolean) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const item = useRef<HTMLLIElement>(null)
  useLayoutEffect(() => {
    const row = item.current
    return () => {
      // Used, hidden or removed: the row goes with its buttons.
      if (row?.contains(document.activeElement) === true) focusBeside(row)
    }
  }, [])
  return (
    <li ref={item}>
      <p dir="auto">{text}</p>
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
        <button type="button" aria-label={words.safetyOf(text)} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {words.safety}
        </button>
      </div>
      {isOpen && <NoteSafety id={id} text={text} />}
    </li>
  )
}

/** The keyboard goes on with the next answer, or with the cell. */
function focusBeside(row: Element): void {
  const index = [...(row.parentElement?.children ?? [])].indexOf(row)
  const cell = row.closest('.letter-cell')
  requestAnimationFrame(() => {
    const rows = cell?.querySelectorAll<HTMLElement>('.suggestion-use') ?? []
    const next = rows[Math.min(index, rows.length - 1)] ?? cell?.querySelector<HTMLElement>('.prose-open')
    next?.focus()
  })
}

/** How many people can help with an action; nothing while nobody has said so. */
export function CanHelp({ id }: { id: ActionId }) {
  const people = useOffers(id)
  return people === 0 ? null : <span className="can-help">{words.canHelp(people)}</span>
}
