// Worry: the button that hides a note or an answer at once, for anybody who sees it.
import type { NoteId, SuggestionId } from '#shared/board/schema.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { worryOf } from '#client/requests/worry.ts'
import { worryAbout } from '#client/ui/worried.ts'
import { worry as words } from '#client/words/worry.ts'

interface Props {
  readonly id: NoteId | SuggestionId
  readonly describedBy?: string
  readonly onHide?: () => void
}

export function Worry({ id, describedBy, onHide }: Props) {
  const { id: board, given } = useBoard()
  if (!useMay('worry')) return null
  return (
    <button
      type="button"
      className="button quiet worry-button"
      aria-describedby={describedBy}
      onClick={() => {
        void worryAbout(worryOf(board, given.ticket, id))
        onHide?.()
      }}
    >
      {words.button}
    </button>
  )
}
