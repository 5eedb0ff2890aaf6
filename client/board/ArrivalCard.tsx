// Arrival card: a few lines for whoever comes late or comes again – what we do, what has happened, what they can do.
import type { Arrival, Since } from './arrival.ts'
import { arrival as words } from '#client/words/arrival.ts'
import './ArrivalCard.css'

export function ArrivalCard({ arrival, onClose }: { arrival: Arrival; onClose: () => void }) {
  const { isLate, stage, notes, themes, since } = arrival
  return (
    <section className="arrival" aria-label={words.title}>
      {isLate && (
        <>
          <p>{words.late(stage)}</p>
          <p>{words.soFar(notes, themes)}</p>
          <p>{words.can[stage]}</p>
        </>
      )}
      {since !== null && <SinceLast since={since} />}
      <button type="button" className="button" onClick={onClose}>
        {words.ok}
      </button>
    </section>
  )
}

function SinceLast({ since: { date, name, notes, inPlan, done } }: { since: Since }) {
  const lines = [notes > 0 && words.newNotes(notes), inPlan > 0 && words.inPlan(inPlan), done > 0 && words.done(done)]
  return (
    <>
      <p dir="auto">{words.since(date, name)}</p>
      <ul>{lines.map(line => typeof line === 'string' && <li key={line}>{line}</li>)}</ul>
    </>
  )
}
