// Evening: what everybody at the board should know of the evening – the timer, and a few lines for whoever comes late or again.
import { useRef, useState } from 'react'
import { ArrivalCard } from '#client/board/ArrivalCard.tsx'
import { arriveAt, endArrival } from '#client/board/arrival.ts'
import { TimeLine } from '#client/board/TimeLine.tsx'
import { useAbout, useBoard } from '#client/board/useBoard.ts'
import { board as words } from '#client/words/board.ts'
import { timerNow } from '#shared/board/timer.ts'
import './Evening.css'

export function Evening() {
  const { id, store, connection } = useBoard()
  const { stage, timer } = useAbout()
  // As it was when they came; later changes they see happen.
  const [arrival, setArrival] = useState(() => arriveAt(id, store))
  const place = useRef<HTMLDivElement>(null)
  const shown = arrival?.stage === stage ? arrival : null
  const isOn = timerNow({ timer, stage }, connection.serverNow()) !== null || shown !== null
  return (
    <div
      className="evening"
      ref={place}
      tabIndex={-1}
      // A place to jump to only while there is something in it.
      {...(isOn ? { role: 'region', 'aria-label': words.evening } : {})}
    >
      <TimeLine timer={timer} stage={stage} serverNow={connection.serverNow} />
      {shown !== null && (
        <ArrivalCard
          arrival={shown}
          onClose={() => {
            endArrival(id)
            setArrival(null)
            place.current?.focus()
          }}
        />
      )}
    </div>
  )
}
