// Hands on a note: on a wall that may be touched, the note that stands alone is hidden by one more tap if it worries somebody.
import { showOnWall } from '#shared/board/operations/wall.ts'
import type { NoteId } from '#shared/board/schema.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { Worry } from '#client/cards/Worry.tsx'
import './HandsOnNote.css'

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
