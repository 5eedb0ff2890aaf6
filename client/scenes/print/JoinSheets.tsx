// Join sheets: posters for the door and cards for the tables, with the code as a square, as letters, and to say aloud.
import { useState } from 'react'
import { showCode } from '#shared/lib/ids.ts'
import type { DoorState } from '#shared/protocol/requests.ts'
import { useAbout } from '#client/board/useBoard.ts'
import { shortAddress, useDoor } from '#client/board/useDoor.ts'
import { Qr } from '#client/ui/Qr.tsx'
import { print, spelled } from '#client/words/print.ts'
import { Pages } from './Pages.tsx'
import { inPages } from './sheets.ts'
import { useFitted } from './useFitted.ts'
import './JoinSheets.css'

const words = print.poster
const titleSizes = { 'poster-a4': [44, 38, 32, 28, 24, 20, 16], 'poster-a3': [62, 54, 48, 42, 36, 30, 24] }
const cardTitleSizes = [17, 15, 13, 11, 9]
const cardsOnPage = 4
const mostCards = 80

export function Poster({ paper }: { paper: 'poster-a4' | 'poster-a3' }) {
  const { title } = useAbout()
  const door = useDoorOnPaper()
  const sheet = useFitted<HTMLDivElement>(titleSizes[paper])
  if (typeof door === 'string') return <p className="press-empty">{door}</p>
  return (
    <>
      <Warning door={door} />
      <Pages count={1}>
        <div className={`sheet poster ${paper}`} ref={sheet}>
          <p className="poster-say">{words.say}</p>
          <h3 dir="auto" data-fit>
            {title}
          </h3>
          <Qr text={door.link} label={words.qr(door.link)} />
          <HowTo door={door} />
          <ol className="poster-rules">
            {words.rules.map((rule, i) => (
              <li key={rule}>
                <b aria-hidden="true">{i + 1}</b> {rule}
              </li>
            ))}
          </ol>
          <p className="poster-foot">
            {words.noNames} <strong>{words.noPhone}</strong>
          </p>
        </div>
      </Pages>
    </>
  )
}

export function Cards() {
  const { title } = useAbout()
  const door = useDoorOnPaper()
  const [typed, setTyped] = useState('8')
  const sheet = useFitted<HTMLDivElement>(cardTitleSizes)
  if (typeof door === 'string') return <p className="press-empty">{door}</p>
  const count = Math.min(mostCards, Math.max(1, Math.floor(Number(typed)) || 1))
  const pages = inPages(
    Array.from({ length: count }, (_, i) => i),
    cardsOnPage,
  )
  const options = (
    <label className="field press-number">
      <span>{print.howMany}</span>
      <input
        className="input"
        type="number"
        min={1}
        max={mostCards}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
    </label>
  )
  return (
    <>
      <Warning door={door} />
      <Pages count={pages.length} options={options}>
        <div ref={sheet}>
          {pages.map((cards, page) => (
            <div key={page} className="sheet cards">
              {cards.map(card => (
                <article key={card} className="card">
                  <h3 dir="auto" data-fit>
                    {title}
                  </h3>
                  <Qr text={door.link} label={words.qr(door.link)} />
                  <HowTo door={door} />
                  <p className="card-foot">{words.noPhone}</p>
                </article>
              ))}
            </div>
          ))}
        </div>
      </Pages>
    </>
  )
}

/** How phones get in: by the square beside this, or by address and code, which can also be said aloud. */
export function HowTo({ door, isAloud = true }: { door: DoorState; isAloud?: boolean }) {
  return (
    <div className="how-to">
      <p>{words.scan}</p>
      <p>
        {words.goTo} <strong className="how-address">{shortAddress(door)}</strong> {words.type}
      </p>
      <p className="how-code">{showCode(door.code)}</p>
      {isAloud && (
        <p className="how-aloud">
          <span>{words.aloud}</span> {spelled(door.code).join(' – ')}
        </p>
      )}
    </div>
  )
}

/** What stands in the way of people who come by this code just now; nothing when they can. */
export function Warning({ door: { open, link } }: { door: DoorState }) {
  const isThisMachineOnly = /^https?:\/\/(localhost|127\.|\[::1\])/.test(link)
  if (open && !isThisMachineOnly) return null
  return <p className="press-warning">{open ? print.localhost : print.closed}</p>
}

/** The way in, or why it cannot be printed. */
export function useDoorOnPaper(): DoorState | string {
  const [door] = useDoor()
  if (door === 'unknown') return print.codeComes
  return door === 'hidden' ? print.codeHidden : door
}
