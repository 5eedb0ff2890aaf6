// Note card: one note on the board, with every way to move it. It reads itself, so that one change draws one card.
import { memo } from 'react'
import { Check, GripVertical, Lightbulb, TriangleAlert } from 'lucide-react'
import { linkTo } from '#shared/board/link.ts'
import type { ActionId, NoteId } from '#shared/board/schema.ts'
import { useActionRef, useBoard, useList, useMay, useNote } from '#client/board/useBoard.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { hand, isHeld, setHand, takenWith, toggleSelected, useHand } from './hand.ts'
import { lift, placeOf, putDown, themeOf } from './putDown.ts'
import './NoteCard.css'

interface Props {
  readonly id: NoteId
  /** True for the one note of its list that Tab comes to; only then are its own buttons in the Tab order. */
  readonly isCurrent: boolean
  /** Told each time the card is drawn; for the test that one change draws one card. */
  readonly onDraw?: (id: NoteId) => void
}

export const NoteCard = memo(function NoteCard({ id, isCurrent, onDraw }: Props) {
  onDraw?.(id)
  const board = useBoard()
  const note = useNote(id)
  const stacked = useList<NoteId>(`stack:${id}`)
  const feeds = useList<ActionId>(`from:${linkTo('note', id)}`)
  const maySort = useMay('sort')
  const isSelected = useHand(({ selected }) => selected.has(id))
  const held = useHand(({ held }) => isHeld(held, id))
  const dropsBefore = useHand(({ over }) => isBefore(over, id))
  if (note === undefined) return null
  const stop = isCurrent ? 0 : -1
  const KindIcon = note.kind === 'issue' ? TriangleAlert : Lightbulb

  function open(): void {
    const { held, grip } = hand.get()
    if (grip !== 'tap' || held === null) setHand({ opened: { kind: 'note', note: id } })
    // The tap that ends a long press arrives here too; it must not drop the note on itself.
    else if (!isHeld(held, id))
      putDown(board, held, { kind: 'theme', theme: themeOf(board, id), place: { before: id } })
  }

  return (
    <li
      className={maySort ? 'note' : 'note is-fixed'}
      data-note={id}
      data-carry={maySort ? linkTo('note', id) : undefined}
      data-held={held || undefined}
      data-selected={isSelected || undefined}
      data-drops-before={dropsBefore || undefined}
    >
      {maySort && (
        <button
          type="button"
          className="note-grip"
          data-grip
          tabIndex={stop}
          aria-label={words.liftNote(note.text)}
          onClick={event => {
            // A press of a key has no clicks to count; a finger does.
            const grip = event.detail === 0 ? 'keys' : 'tap'
            lift(board, { kind: 'notes', ids: takenWith(id) }, grip, grip === 'keys' ? placeOf(board, id) : null)
          }}
        >
          <GripVertical size={18} strokeWidth={1.75} aria-hidden />
        </button>
      )}
      <button type="button" className="note-text" dir="auto" tabIndex={stop} onClick={open}>
        {note.text}
      </button>
      {maySort && (
        <button
          type="button"
          className="note-select"
          tabIndex={stop}
          aria-pressed={isSelected}
          aria-label={words.selectNote(note.text)}
          onClick={() => toggleSelected(id)}
        >
          <Check size={16} strokeWidth={2.5} aria-hidden />
        </button>
      )}
      <div className="note-foot">
        <span className="note-kind">
          <KindIcon size={16} strokeWidth={1.75} aria-hidden />
          {common.kinds[note.kind]}
        </span>
        <span className="note-ref">{note.ref}</span>
        {stacked.length > 0 && <span className="note-mark">{common.stacked(stacked.length + 1)}</span>}
        {feeds.length > 0 && <FeedMark actions={feeds} />}
        {maySort && (
          <button
            type="button"
            className="note-move"
            tabIndex={stop}
            aria-label={words.moveNote(note.text)}
            onClick={() => setHand({ opened: { kind: 'move', notes: takenWith(id) } })}
          >
            {words.moveTo}
          </button>
        )}
      </div>
    </li>
  )
})

/** "Action T3.2 +1": which actions rest on this note. */
function FeedMark({ actions }: { actions: readonly ActionId[] }) {
  const ref = useActionRef(actions[0] as ActionId)
  const more = actions.length > 1 ? ` +${actions.length - 1}` : ''
  return <span className="note-mark feed">{words.inAction(`${ref}${more}`)}</span>
}

function isBefore(over: ReturnType<typeof hand.get>['over'], id: NoteId): boolean {
  return over?.kind === 'theme' && typeof over.place === 'object' && over.place.before === id
}
