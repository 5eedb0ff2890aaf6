// Plan text: one of the texts that people write together about the plan, under its heading.
import { heardOf } from '#shared/board/heard.ts'
import { startText } from '#shared/board/operations/texts.ts'
import { plainText } from '#shared/board/prose.ts'
import type { TextName } from '#shared/board/texts.ts'
import { useBoard, useMay, useText } from '#client/board/useBoard.ts'
import { plan } from '#client/words/plan.ts'
import { texts as words } from '#client/words/texts.ts'
import { setHand } from './hand.ts'
import { Prose } from './Prose.tsx'

export function PlanText({ name }: { name: TextName }) {
  const prose = useText(name)
  const mayWrite = useMay('write-vision')
  const isEmpty = plainText(prose) === ''
  // Whoever only reads is not asked to write.
  if (isEmpty && !mayWrite && name !== 'vision') return null
  return (
    <section className="plan-text">
      <h2>{plan.texts[name]}</h2>
      <Prose
        where={name}
        prose={prose}
        label={words.write[name]}
        placeholder={isEmpty && !mayWrite ? plan.noVision : words.hints[name]}
        mayWrite={mayWrite}
      />
      {name === 'asked' && mayWrite && <Start isOffered={isEmpty} />}
    </section>
  )
}

function Start({ isOffered }: { isOffered: boolean }) {
  const board = useBoard()
  function start(): void {
    board.act(startText, { text: 'asked', words: words.started(heardOf(board.store.plan())) })
    setHand({ editing: 'asked' })
  }
  return (
    <div className="plan-start">
      <p>{words.tables}</p>
      {isOffered && (
        <button type="button" className="button" onClick={start}>
          {words.start}
        </button>
      )}
    </div>
  )
}
