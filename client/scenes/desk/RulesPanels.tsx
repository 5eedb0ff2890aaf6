// Rules panels: the question everybody answers, and how much residents may do with their own hands.
import { useState, type FormEvent } from 'react'
import { countCharacters, tidyLine } from '#shared/lib/text.ts'
import { handsSettings } from '#shared/people/roles.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useAbout, useBoard, useMay } from '#client/board/useBoard.ts'
import { desk } from '#client/words/desk.ts'
import { askQuestion, setHands } from './acts.ts'
import { Panel } from './Panel.tsx'

export function QuestionPanel() {
  const { question } = useAbout()
  const isAllowed = useMay('move-stage')
  return (
    <Panel name="question" heading={desk.question.heading}>
      {isAllowed ? (
        // Anew when another desk changes the question; what is half typed here is then out of date anyway.
        <QuestionForm key={question} question={question} />
      ) : (
        <p dir="auto">{question === '' ? desk.question.none : question}</p>
      )}
    </Panel>
  )
}

function QuestionForm({ question }: { question: string }) {
  const board = useBoard()
  const [text, setText] = useState(question)
  const tidy = tidyLine(text)
  const isTooLong = countCharacters(tidy) > limits.questionCharacters
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!isTooLong && tidy !== question) void askQuestion(board, tidy)
  }
  return (
    <form onSubmit={save}>
      <label className="field">
        <span className="visually-hidden">{desk.question.label}</span>
        <textarea
          className="input"
          rows={2}
          dir="auto"
          value={text}
          aria-invalid={isTooLong}
          aria-describedby={isTooLong ? 'question-too-long' : undefined}
          onChange={event => setText(event.target.value)}
        />
      </label>
      {isTooLong && (
        <p className="error" id="question-too-long">
          {desk.question.tooLong(limits.questionCharacters)}
        </p>
      )}
      {tidy !== question && (
        <button type="submit" className="button primary" disabled={isTooLong}>
          {desk.question.save}
        </button>
      )}
    </form>
  )
}

export function HandsPanel() {
  const board = useBoard()
  const { hands } = useAbout().stageRules
  const isAllowed = useMay('move-stage')
  const { settings, heading } = desk.hands
  return (
    <Panel name="hands" heading={heading} brief={settings[hands].name}>
      {isAllowed && (
        <div className="dial" role="group" aria-labelledby="hands">
          {handsSettings.map(each => (
            <button
              key={each}
              type="button"
              className="button"
              aria-pressed={each === hands}
              onClick={() => void setHands(board, each)}
            >
              {settings[each].name}
            </button>
          ))}
        </div>
      )}
      <p>
        {!isAllowed && <strong>{settings[hands].name}. </strong>}
        {settings[hands].means}
      </p>
    </Panel>
  )
}
