// Wall timer: big digits and a bar in the head. At the end it asks kindly, and nothing locks.
import { useAbout, useBoard } from '#client/board/useBoard.ts'
import { TimeBar } from '#client/board/TimeLine.tsx'
import { useTimeLeft } from '#client/board/useTimeLeft.ts'
import { digitsOf, time as words } from '#client/words/time.ts'
import './WallTimer.css'

export function WallTimer() {
  const { connection } = useBoard()
  const { stage, timer } = useAbout()
  const time = useTimeLeft(timer, stage, connection.serverNow)
  if (time === null) return null
  return (
    <div className="wall-timer" role="timer" aria-label={words.label} data-part={time.part}>
      {time.part === 'over' ? (
        <p className="wall-finish">{words.finish[stage]}</p>
      ) : (
        <>
          <p className="wall-digits">{digitsOf(time.left)}</p>
          {time.isPaused ? (
            <p className="wall-paused">{words.paused}</p>
          ) : (
            <TimeBar left={time.left} lasts={time.lasts} />
          )}
        </>
      )}
    </div>
  )
}
