// Hands on a note: on a wall that may be touched, a note opens by a tap, and a second tap hides it if it worries somebody.
import { linkTo } from '#shared/board/link.ts'
import { showOnWall } from '#shared/board/operations/wall.ts'
import type { NoteId } from '#shared/board/schema.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { Worry } from '#client/cards/Worry.tsx'
import { wall } from '#client/words/wall.ts'
import './HandsOnNote.css'

/** Lies over a card and opens its note alone. Nothing where the wall only shows. */
export function OpensAlone({ id, text }: { id: NoteId; text: string }) {
  const board = useBoard()
  if (!useMay('run-wall')) return null
  const link = linkTo('note', id)
  return (
    <button
      type="button"
      className="opens-alone"
      aria-label={wall.openNote(text)}
      onClick={() => board.act(showOnWall, { level: 'spotlight', spotlight: link })}
    />
  )
}

/** Seen by whoever puts a hand on the wall, and by nobody in the hall before. */
export function WorryHere({ id }: { id: NoteId }) {
  const board = useBoard()
  if (!useMay('run-wall')) return null
  return (
    <div className="worry-here">
      <Worry id={id} onHide={() => board.act(showOnWall, { level: 'overview' })} />
    </div>
  )
}
