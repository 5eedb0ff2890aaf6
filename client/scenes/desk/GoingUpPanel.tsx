// Going-up panel: whether notes are checked or lie face down, and showing those that do.
import { holdSettings } from '#shared/people/stageRules.ts'
import { useAbout, useBoard, useMay } from '#client/board/useBoard.ts'
import { desk } from '#client/words/desk.ts'
import { setBlind, setHold, showNotes } from './acts.ts'
import { Panel } from './Panel.tsx'
import { useHoldForHelpers } from './useHoldForHelpers.ts'

const words = desk.goingUp

export function GoingUpPanel() {
  const board = useBoard()
  const { hold, blind } = useAbout().stageRules
  const isAllowed = useMay('move-stage')
  const mayShow = useMay('reveal')
  const isForHelpers = useHoldForHelpers()
  return (
    <Panel name="going-up" heading={words.heading} brief={blind ? words.blind : words.settings[hold].name}>
      {isAllowed && (
        <div className="dial" role="group" aria-labelledby="going-up">
          {holdSettings.map(each => (
            <button
              key={each}
              type="button"
              className="button"
              aria-pressed={each === hold}
              onClick={() => void setHold(board, each)}
            >
              {words.settings[each].name}
            </button>
          ))}
        </div>
      )}
      <p>
        {!isAllowed && <strong>{words.settings[hold].name}. </strong>}
        {words.settings[hold].means}
        {isForHelpers && ` ${words.withHelper}`}
      </p>
      {isAllowed && (
        <div className="dial">
          <button type="button" className="button" aria-pressed={blind} onClick={() => void setBlind(board, !blind)}>
            {words.blind}
          </button>
          {mayShow && (
            <button type="button" className="button" onClick={() => void showNotes(board)}>
              {words.showNotes}
            </button>
          )}
        </div>
      )}
      {(isAllowed || blind) && <p>{words.blindMeans}</p>}
    </Panel>
  )
}
