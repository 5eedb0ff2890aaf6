// Lift bar: shown while something is lifted, with the way out and, where they are far, the way to the actions.
import { useBoard } from '#client/board/useBoard.ts'
import { useHand } from '#client/cards/hand.ts'
import { cancelLift, keepFocusOn, nameOf } from '#client/cards/putDown.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'

export function LiftBar() {
  const board = useBoard()
  const held = useHand(({ held, grip }) => (grip === 'pointer' ? null : held))
  const byTouch = useHand(({ grip }) => grip === 'tap')
  if (held === null) return null
  const name = nameOf(board, held)
  return (
    <section className="bar" aria-label={words.liftBar}>
      <span dir="auto">{byTouch ? words.held(name) : words.lifted(name)}</span>
      {byTouch && held.kind !== 'action' && (
        <a className="button bar-jump" href="#actions">
          {words.toActions}
        </a>
      )}
      <button
        type="button"
        className="button"
        onClick={() => {
          cancelLift(board, held)
          keepFocusOn(board, held)
        }}
      >
        {common.cancel}
      </button>
    </section>
  )
}
