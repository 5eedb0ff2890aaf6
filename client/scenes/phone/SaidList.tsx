// Said list: what everybody has said so far, the newest first; any of it can be hidden in two taps by whoever it worries.
import { useEffect, useRef, useState } from 'react'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { worryOf } from '#client/requests/worry.ts'
import { worryAbout } from '#client/ui/worried.ts'
import { common } from '#client/words/common.ts'
import { phone } from '#client/words/phone.ts'
import { worry } from '#client/words/worry.ts'
import type { Live } from './live.ts'
import type { SaidNote } from './saidOn.ts'

const words = phone.said
/** So many are drawn at first, and at each press for more. */
const step = 30

export default function SaidList({ given, live }: { given: TicketGiven; live: Live }) {
  const [said, setSaid] = useState<readonly SaidNote[]>([])
  const [shown, setShown] = useState(step)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => live.followSaid(setSaid), [live])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <section className="said" aria-labelledby="said-title">
      <h2 id="said-title" ref={heading} tabIndex={-1} data-after-worry>
        {words.title(said.length)}
      </h2>
      {said.length === 0 && <p className="said-none">{words.none}</p>}
      <ul>
        {said.slice(0, shown).map(note => (
          <SaidRow key={note.id} note={note} given={given} />
        ))}
      </ul>
      {said.length > shown && (
        <button type="button" className="button" onClick={() => setShown(shown + step)}>
          {words.more}
        </button>
      )}
    </section>
  )
}

function SaidRow({ note: { id, text, kind, theme }, given }: { note: SaidNote; given: TicketGiven }) {
  const [step, setStep] = useState<'read' | 'asked' | 'left'>('read')
  const textId = `said-${id}`
  const hide = () => {
    setStep('read')
    void worryAbout(worryOf(given.board.id, given.ticket, id))
  }
  return (
    <li>
      <p dir="auto" id={textId}>
        {text}
      </p>
      <div className="said-foot">
        <p>
          {common.kinds[kind]}
          {theme !== null && <bdi> · {theme}</bdi>}
        </p>
        {step !== 'asked' && (
          <button
            type="button"
            className="button quiet worry-button"
            aria-describedby={textId}
            autoFocus={step === 'left'}
            onClick={() => setStep('asked')}
          >
            {worry.button}
          </button>
        )}
      </div>
      {step === 'asked' && (
        <div className="said-sure" role="group" aria-label={worry.sure}>
          <p>{worry.sure}</p>
          <button type="button" className="button danger" autoFocus aria-describedby={textId} onClick={hide}>
            {worry.hide}
          </button>
          <button type="button" className="button" onClick={() => setStep('left')}>
            {common.cancel}
          </button>
        </div>
      )}
    </li>
  )
}
