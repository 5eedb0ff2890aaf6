// Selection bar: what can be done with the notes that are picked out.
import { X } from 'lucide-react'
import { countNotes } from '#shared/board/piles.ts'
import type { NoteId } from '#shared/board/schema.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { clearSelected, setHand, useHand } from '#client/cards/hand.ts'
import { keepFocus, putDown } from '#client/cards/putDown.ts'
import { sharedTheme } from '#client/cards/ThemeParts.tsx'
import { board as words } from '#client/words/board.ts'
import { registers } from '#client/words/registers.ts'
import { sorting } from '#client/words/sorting.ts'

export function SelectionBar() {
  const board = useBoard()
  const selected = useHand(({ selected }) => selected)
  // A selected note may have been withdrawn in the meantime.
  const notes = [...selected].filter(id => board.store.note(id) !== undefined)
  if (notes.length === 0) return null
  const [first] = notes
  const count = countNotes(board.store, notes)
  const from = sharedTheme(board, notes)
  return (
    <section className="bar" aria-label={words.selected(count)}>
      <b>{words.selected(count)}</b>
      <button type="button" className="button primary" onClick={() => setHand({ opened: { kind: 'move', notes } })}>
        {words.moveTo}
      </button>
      {notes.length > 1 && board.can('stack') && (
        <button
          type="button"
          className="button"
          onClick={() => putDown(board, { kind: 'notes', ids: notes }, { kind: 'onto-note', note: first as NoteId })}
        >
          {words.stackThese}
        </button>
      )}
      {from !== null && board.can('shape-themes') && (
        <button
          type="button"
          className="button"
          onClick={() => setHand({ opened: { kind: 'split', theme: from, notes } })}
        >
          {sorting.splitOff}
        </button>
      )}
      {board.can('stack') && (
        <button type="button" className="button" onClick={() => setHand({ opened: { kind: 'fate', notes } })}>
          {registers.fate.ask(count)}
        </button>
      )}
      {board.can('draft-actions') && (
        <button
          type="button"
          className="button"
          onClick={() => putDown(board, { kind: 'notes', ids: notes }, { kind: 'grid' })}
        >
          {words.makeAction}
        </button>
      )}
      <button
        type="button"
        className="button quiet"
        onClick={() => {
          clearSelected()
          keepFocus(board, first)
        }}
      >
        <X size={18} strokeWidth={1.75} aria-hidden />
        {words.clearSelection}
      </button>
    </section>
  )
}
