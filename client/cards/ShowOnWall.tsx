// Show on the wall: from the board, one note or action large for everybody; only for those who run the wall.
import { showOnWall } from '#shared/board/operations/wall.ts'
import { useBoard, useMay, useWall } from '#client/board/useBoard.ts'
import { board as words } from '#client/words/board.ts'

/** `link` is `note:ID` or `action:ID`. Pressed while it is shown, it takes it off the wall again. */
export function ShowOnWall({ link }: { link: string }) {
  const board = useBoard()
  const { level, spotlight, blank } = useWall()
  const isShown = level === 'spotlight' && spotlight === link && !blank
  const shown = isShown ? ({ level: 'overview' } as const) : ({ level: 'spotlight', spotlight: link } as const)
  return (
    useMay('run-wall') && (
      <button
        type="button"
        className="button"
        aria-pressed={isShown}
        onClick={() => board.act(showOnWall, { blank: false, ...shown })}
      >
        {isShown ? words.onTheWall : words.showOnWall}
      </button>
    )
  )
}
