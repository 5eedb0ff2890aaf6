// Join level: how to get in. A code large enough for the back row, the short address, and three rules.
import { showCode } from '#shared/lib/ids.ts'
import { useAbout } from '#client/board/useBoard.ts'
import type { DoorState } from '#shared/protocol/requests.ts'
import { Qr } from '#client/ui/Qr.tsx'
import { wall } from '#client/words/wall.ts'
import { shortAddress, type Door } from '#client/board/useDoor.ts'
import { Here, Foot } from './Edges.tsx'
import { Fit } from './Fit.tsx'
import { WallTimer } from './WallTimer.tsx'
import './JoinLevel.css'

const steps = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52]

export function JoinLevel({ door }: { door: Door }) {
  const { title } = useAbout()
  const isOpen = typeof door === 'object' && door.open
  return (
    <>
      <header className="wall-head join-head">
        <Fit steps={[4.4, 4, 3.4, 2.8, 2.4]} className="question">
          <h1 dir="auto">{title}</h1>
        </Fit>
        <WallTimer />
        <Here />
      </header>
      <main className={isOpen ? 'join' : 'join no-code'} aria-label={wall.join.label}>
        {isOpen && (
          <figure className="join-qr">
            <Qr text={door.link} label={wall.join.qr(door.link)} />
          </figure>
        )}
        <Fit steps={steps} className="join-words">
          {isOpen ? <HowToJoin door={door} /> : <NoCode door={door} />}
          <ol className="rules">
            {wall.join.rules.map((rule, i) => (
              <li key={rule}>
                <span className="rule-number" aria-hidden="true">
                  {i + 1}
                </span>
                {rule}
              </li>
            ))}
          </ol>
        </Fit>
      </main>
      <Foot>{isOpen && <p>{wall.join.noPhone}</p>}</Foot>
    </>
  )
}

function HowToJoin({ door }: { door: DoorState }) {
  return (
    <div className="how-to-join">
      <p>{wall.join.scan}</p>
      <p>
        {wall.join.goTo} <strong className="address">{shortAddress(door)}</strong>
      </p>
      <p>
        {wall.join.type} <strong className="code">{showCode(door.code)}</strong>
      </p>
    </div>
  )
}

function NoCode({ door }: { door: Door }) {
  const isClosed = typeof door === 'object'
  const first = isClosed ? wall.join.closed : door === 'hidden' ? wall.join.askCode : wall.join.loading
  return (
    <div className="how-to-join">
      <p className="no-code-says">{first}</p>
      {isClosed && <p>{wall.join.closedHint}</p>}
    </div>
  )
}
