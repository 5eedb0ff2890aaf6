// Time line: the timer on one line, for phone, board and desk. What it says aloud is apart from the digits, which are not read out.
import type { Stage } from '#shared/people/roles.ts'
import type { Timer } from '#shared/board/timer.ts'
import { digitsOf, time as words } from '#client/words/time.ts'
import { useSpoken, useTimeLeft } from './useTimeLeft.ts'
import './TimeLine.css'

export function TimeLine({ timer, stage, serverNow }: { timer: Timer | null; stage: Stage; serverNow: () => number }) {
  const time = useTimeLeft(timer, stage, serverNow)
  const spoken = useSpoken(time, stage)
  return (
    <>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
      {time !== null && (
        <div className="time-line" role="timer" aria-label={words.label} data-part={time.part}>
          {time.part === 'over' ? (
            <p>{words.over[stage]}</p>
          ) : (
            <>
              <p className="time-digits">{digitsOf(time.left)}</p>
              <TimeBar left={time.left} lasts={time.lasts} />
              {time.isPaused && <p className="time-paused">{words.paused}</p>}
            </>
          )}
        </div>
      )}
    </>
  )
}

/** What is left of the time, as a bar that grows shorter. */
export function TimeBar({ left, lasts }: { left: number; lasts: number }) {
  const share = lasts > 0 ? Math.min(1, left / lasts) : 0
  return (
    <span className="time-bar" aria-hidden="true">
      <span style={{ inlineSize: `${(share * 100).toFixed(1)}%` }} />
    </span>
  )
}
