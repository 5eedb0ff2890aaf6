// Choose panel: how many have chosen, dots on paper, showing what people chose, and what is flagged although few chose it.
import { useState, type FormEvent } from 'react'
import { flagBigNeed } from '#shared/board/operations/bigNeed.ts'
import type { ThemeId } from '#shared/board/schema.ts'
import { countCharacters, tidyLine } from '#shared/lib/text.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { ChoiceResult, Choices } from '#client/board/choices.ts'
import { useAbout, useBoard, useCounts, useMay } from '#client/board/useBoard.ts'
import { useChoices } from '#client/board/useChoices.ts'
import { ChoiceResults } from '#client/choosing/ChoiceResults.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { say } from '#client/ui/notices.ts'
import { choose } from '#client/words/choose.ts'
import { desk } from '#client/words/desk.ts'
import { showChoices } from './acts.ts'
import { ChooseSetup } from './ChooseSetup.tsx'
import { PaperDots } from './PaperDots.tsx'
import { Panel } from './Panel.tsx'
import './ChoosePanel.css'

const words = choose.desk

export function ChoosePanel() {
  const choices = useChoices()
  const maySetUp = useMay('move-stage')
  const { stage } = useAbout()
  const { round, isOpen, results } = choices
  if (!isOpen && results === null && !maySetUp) return null
  return (
    <Panel name="choosing" heading={words.heading} brief={round > 0 ? words.round(round) : null} isNeeded={isOpen}>
      {round > 0 && <p className="quiet">{words.round(round)}</p>}
      {isOpen && <OpenRound choices={choices} />}
      {results !== null &&
        (stage === 'choose' ? (
          <Results results={results} />
        ) : (
          <details>
            <summary>{choose.results}</summary>
            <Results results={results} />
          </details>
        ))}
      {maySetUp && <ChooseSetup choices={choices} />}
    </Panel>
  )
}

function OpenRound({ choices }: { choices: Choices }) {
  const { chosen, dots, perItem, items, round } = choices
  const board = useBoard()
  const { here } = useCounts()
  const mayShow = useMay('reveal')
  const mayType = useMay('post-for-others')
  const [isAsked, setIsAsked] = useState(false)
  return (
    <>
      <p className="chosen">
        <strong>{choose.chosen(chosen, here)}</strong>
      </p>
      <p>{words.ballot(items.length, dots, perItem)}</p>
      {mayType && <PaperDots key={round} choices={choices} />}
      {mayShow && (
        <button type="button" className="button primary" onClick={() => setIsAsked(true)}>
          {words.show}
        </button>
      )}
      <p className="quiet">{words.secret}</p>
      {isAsked && (
        <Dialog title={words.sure} onClose={() => setIsAsked(false)}>
          <div className="dial">
            <button
              type="button"
              className="button primary"
              onClick={() => {
                setIsAsked(false)
                void showChoices(board)
              }}
            >
              {words.show}
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

function Results({ results }: { results: readonly ChoiceResult[] }) {
  const maySort = useMay('stack')
  const [flagging, setFlagging] = useState<ChoiceResult | null>(null)
  const flag = (result: ChoiceResult) => (
    <button
      type="button"
      className="button quiet flag"
      aria-label={words.flagFor(result.name)}
      onClick={() => setFlagging(result)}
    >
      {words.flag}
    </button>
  )
  return (
    <>
      <ChoiceResults results={results} heading="h3" {...(maySort ? { beside: flag } : {})} />
      {flagging !== null && <FlagDialog result={flagging} onClose={() => setFlagging(null)} />}
    </>
  )
}

function FlagDialog({ result, onClose }: { result: ChoiceResult; onClose: () => void }) {
  const board = useBoard()
  const [why, setWhy] = useState(result.bigNeed)
  const [isEmpty, setIsEmpty] = useState(false)
  const tidy = tidyLine(why)
  const isTooLong = countCharacters(tidy) > limits.reasonCharacters
  const problem = isTooLong ? desk.question.tooLong(limits.reasonCharacters) : isEmpty ? words.whyEmpty : null

  function keep(reason: string): void {
    board.act(flagBigNeed, { item: result.id as ThemeId, why: reason })
    say(reason === '' ? words.unflagged : words.flagged)
    onClose()
  }
  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (tidy === '') setIsEmpty(true)
    else if (!isTooLong) keep(tidy)
  }

  return (
    <Dialog title={words.flagFor(result.name)} onClose={onClose}>
      <form onSubmit={handleSubmit}>
        <p>{words.flagHint}</p>
        <label className="field">
          <span>{words.why}</span>
          <textarea
            className="input"
            rows={3}
            dir="auto"
            value={why}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : 'why-problem'}
            onChange={event => {
              setWhy(event.target.value)
              setIsEmpty(false)
            }}
          />
        </label>
        {problem !== null && (
          <p className="error" id="why-problem">
            {problem}
          </p>
        )}
        <div className="dial">
          <button type="submit" className="button primary">
            {words.keepFlag}
          </button>
          {result.bigNeed !== '' && (
            <button type="button" className="button" onClick={() => keep('')}>
              {words.dropFlag}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
