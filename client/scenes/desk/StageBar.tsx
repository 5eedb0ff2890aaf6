// Stage bar: where everybody stands, and the buttons that move them.
import { stages } from '#shared/people/roles.ts'
import { useAbout, useBoard, useMay } from '#client/board/useBoard.ts'
import { common } from '#client/words/common.ts'
import { desk, stageHints } from '#client/words/desk.ts'
import { moveStage } from './acts.ts'

export function StageBar() {
  const board = useBoard()
  const { stage } = useAbout()
  const isAllowed = useMay('move-stage')
  if (!isAllowed) {
    return (
      <p className="stage-says">
        {desk.stages}: <strong>{common.stages[stage]}</strong>. {stageHints[stage]}
      </p>
    )
  }
  return (
    <nav className="stage-bar" aria-label={desk.stages}>
      <ol>
        {stages.map((each, i) => (
          <li key={each}>
            <button
              type="button"
              className="button"
              aria-current={each === stage ? 'step' : undefined}
              title={stageHints[each]}
              onClick={() => void moveStage(board, each)}
            >
              <span className="stage-number" aria-hidden="true">
                {i + 1}
              </span>
              {common.stages[each]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
