// Notes like this: asked for one note, the notes that may say the same, each one press away from its stack.
import { useEffect, useState } from 'react'
import { stackNotes } from '#shared/board/operations/notes.ts'
import { countNotes } from '#shared/board/piles.ts'
import type { NoteId } from '#shared/board/schema.ts'
import { askLike, nextHints, useHints } from '#client/board/hints.ts'
import { useBoard, useMay, useNote } from '#client/board/useBoard.ts'
import { common } from '#client/words/common.ts'
import { sorting as words } from '#client/words/sorting.ts'
import { sayWithUndo } from './putDown.ts'

export function NotesLikeThis({ id }: { id: NoteId }) {
  const mayStack = useMay('stack')
  const [isAsked, setAsked] = useState(false)
  if (!mayStack) return null
  if (!isAsked)
    return (
      <button type="button" className="button" onClick={() => setAsked(true)}>
        {words.findLike}
      </button>
    )
  return <Found id={id} />
}

function Found({ id }: { id: NoteId }) {
  const board = useBoard()
  const hints = useHints()
  const [from] = useState(() => nextHints(board))
  useEffect(() => {
    askLike(board, id)
    return () => askLike(board, null)
  }, [board, id])
  const isAnswered = hints !== null && hints.no >= from
  const found = isAnswered ? (hints.like as readonly NoteId[]) : []
  return (
    <section aria-labelledby="like-this">
      <h3 id="like-this">{words.likeThis}</h3>
      <output>{isAnswered ? found.length === 0 && words.noneLike : words.looking}</output>
      <ul className="sayings">
        {found.map(each => (
          <Like key={each} id={each} of={id} />
        ))}
      </ul>
    </section>
  )
}

function Like({ id, of }: { id: NoteId; of: NoteId }) {
  const board = useBoard()
  const note = useNote(id)
  if (note === undefined || note.stackedOn === of) return null
  function stack(): void {
    const people = countNotes(board.store, [id, of])
    if (board.act(stackNotes, { notes: [id], on: of }).ok) sayWithUndo(board, common.stacked(people))
  }
  return (
    <li>
      <span dir="auto">{note.text}</span>
      <button type="button" className="button quiet" aria-label={words.stackWithThis(note.text)} onClick={stack}>
        {words.stackShort}
      </button>
    </li>
  )
}
