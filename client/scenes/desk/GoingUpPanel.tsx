// Going-up panel: whether notes are checked or lie face down, and showing what was hidden.
import { useState } from 'react'
import { holdSettings } from '#shared/people/stageRules.ts'
import { useAbout, useBoard, useCounts, useMay } from '#client/board/useBoard.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { desk } from '#client/words/desk.ts'
import { reveal, setBlind, setHold } from './acts.ts'
import { useHoldForHelpers } from './useHoldForHelpers.ts'

const words = desk.goingUp

export function GoingUpPanel() {
  const board = useBoard()
  const { stage, stageRules, choosing } = useAbout()
  const { hold, blind } = stageRules
  const isAllowed = useMay('move-stage')
  const mayShow = useMay('reveal')
  const isForHelpers = useHoldForHelpers()
  const isChoosing = choosing.open && stage !== 'welcome'
  return (
    <section className="panel going-up" aria-labelledby="going-up">
      <h2 id="going-up">{words.heading}</h2>
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
            <button type="button" className="button" onClick={() => void reveal(board, 'notes')}>
              {words.showNotes}
            </button>
          )}
        </div>
      )}
      {(isAllowed || blind) && <p>{words.blindMeans}</p>}
      {isChoosing && <Choosing chosen={choosing.chosen} mayShow={mayShow} />}
    </section>
  )
}

function Choosing({ chosen, mayShow }: { chosen: number; mayShow: boolean }) {
  const board = useBoard()
  const { here } = useCounts()
  const [isAsked, setIsAsked] = useState(false)
  const show = () => {
    setIsAsked(false)
    void reveal(board, 'choices')
  }
  return (
    <>
      <p>
        <strong>{words.chosen(chosen, here)}</strong>
      </p>
      {mayShow && (
        <button type="button" className="button" onClick={() => setIsAsked(true)}>
          {words.showChoices}
        </button>
      )}
      {isAsked && (
        <Dialog title={words.sure} onClose={() => setIsAsked(false)}>
          <div className="dial">
            <button type="button" className="button primary" onClick={show}>
              {words.showChoices}
            </button>
            <button type="button" className="button" onClick={() => setIsAsked(false)}>
              {words.notYet}
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
