// Timer panel: how many minutes, then start, pause, one more minute, stop. Everybody sees the same time; nothing locks at its end.
import { useRef, useState } from 'react'
import { useAbout, useBoard, useMay } from '#client/board/useBoard.ts'
import { TimeLine } from '#client/board/TimeLine.tsx'
import { useTimeLeft } from '#client/board/useTimeLeft.ts'
import { desk } from '#client/words/desk.ts'
import { changeTimer, minutesField } from './acts.ts'
import './TimerPanel.css'

const words = desk.timer
const usualMinutes = 6
const mostOnSlider = 30

export function TimerPanel() {
  const { connection } = useBoard()
  const { stage, timer } = useAbout()
  const isAllowed = useMay('move-stage')
  const time = useTimeLeft(timer, stage, connection.serverNow)
  return (
    <section className="panel timer" aria-labelledby="timer">
      <h2 id="timer">{words.heading}</h2>
      <TimeLine timer={timer} stage={stage} serverNow={connection.serverNow} />
      {isAllowed ? (
        <Controls isOn={time !== null} isPaused={time?.isPaused ?? false} isOver={time?.part === 'over'} />
      ) : (
        time === null && <p className="quiet">{words.none}</p>
      )}
    </section>
  )
}

function Controls({ isOn, isPaused, isOver }: { isOn: boolean; isPaused: boolean; isOver: boolean }) {
  const board = useBoard()
  const [minutes, setMinutes] = useState(usualMinutes)
  const main = useRef<HTMLButtonElement>(null)
  const isRunning = isOn && !isOver
  const press = () => {
    if (isRunning) void changeTimer(board, { do: isPaused ? 'go-on' : 'pause' })
    else void changeTimer(board, { do: 'start', minutes })
  }
  return (
    <>
      {!isRunning && (
        <label className="timer-minutes">
          <span>{words.minutes(minutes)}</span>
          <input
            id={minutesField}
            type="range"
            min={1}
            max={mostOnSlider}
            value={minutes}
            aria-label={words.label}
            aria-valuetext={words.minutes(minutes)}
            onChange={event => setMinutes(Number(event.target.value))}
          />
        </label>
      )}
      <div className="dial">
        {/* One button all the way, so that focus stays on it whatever it is called. */}
        <button ref={main} type="button" className="button primary" onClick={press}>
          {isRunning ? (isPaused ? words.goOn : words.pause) : words.start}
        </button>
        {isOn && (
          <>
            <button type="button" className="button" onClick={() => void changeTimer(board, { do: 'add', minutes: 1 })}>
              {words.more}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                main.current?.focus()
                void changeTimer(board, { do: 'stop' })
              }}
            >
              {words.stop}
            </button>
          </>
        )}
      </div>
    </>
  )
}
