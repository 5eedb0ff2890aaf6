// Doer dialog: three questions that tell who can do an action.
import { useEffect, useState } from 'react'
import { doerFrom, doerQuestions, noAnswers, type DoerAnswers } from '#shared/board/doers.ts'
import { answerDoer } from '#shared/board/operations/steps.ts'
import { sides, type ActionId } from '#shared/board/schema.ts'
import { useActionPart } from '#client/board/useAction.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { grid } from '#client/words/grid.ts'
import { setHand } from './hand.ts'
import { sayWithUndo } from './putDown.ts'
import './DoerDialog.css'

const close = () => setHand({ opened: null })

export function DoerDialog({ id }: { id: ActionId }) {
  const board = useBoard()
  const title = useActionPart(id, action => action.title)
  const kept = useActionPart(id, action => action.doerBecause)
  const [given, setGiven] = useState<Partial<DoerAnswers>>({})
  const isGone = title === undefined
  useEffect(() => {
    if (isGone) close()
  }, [isGone])
  const answers = { ...noAnswers, ...kept, ...given }
  const doer = doerFrom(answers)
  function keep(): void {
    if (doer === null) return
    board.act(answerDoer, { action: id, answers })
    close()
    sayWithUndo(board, grid.soDoer(words.doers[doer]))
  }
  return (
    <Dialog title={grid.doerTitle} onClose={close}>
      <form
        className="doer-form"
        onSubmit={event => {
          event.preventDefault()
          keep()
        }}
      >
        <p dir="auto">{title || common.unnamedAction}</p>
        {doerQuestions.map(question => (
          <fieldset key={question}>
            <legend>{grid.doerQuestions[question]}</legend>
            <div className="doer-sides">
              {sides.map(side => (
                <label key={side}>
                  <input
                    type="radio"
                    name={question}
                    checked={answers[question] === side}
                    onChange={() => setGiven({ ...given, [question]: side })}
                  />
                  {grid.sides[side]}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <p className="facts">{grid.sidesNote}</p>
        <p role="status" className="doer-told">
          {doer === null ? grid.answerAll : grid.soDoer(words.doers[doer])}
        </p>
        <div className="dialog-buttons">
          <button type="submit" className="button primary" disabled={doer === null}>
            {grid.doerDone}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
