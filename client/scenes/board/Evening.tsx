// Evening: what everybody at the board should know of the evening – the timer, and a few lines for whoever comes late or again.
import { useRef, useState } from 'react'
import { ArrivalCard } from '#client/board/ArrivalCard.tsx'
import { arriveAt, endArrival } from '#client/board/arrival.ts'
import { TimeLine } from '#client/board/TimeLine.tsx'
import { useAbout, useBoard } from '#client/board/useBoard.ts'
import './Evening.css'

export function Evening() {
  const { id, store, connection } = useBoard()
  const { stage, timer } = useAbout()
  // As it was when they came; later changes they see happen.
  const [arrival, setArrival] = useState(() => arriveAt(id, store))
  const place = useRef<HTMLDivElement>(null)
  return (
    <div className="evening" ref={place} tabIndex={-1}>
      <TimeLine timer={timer} stage={stage} serverNow={connection.serverNow} />
      {arrival !== null && arrival.stage === stage && (
        <ArrivalCard
          arrival={arrival}
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
