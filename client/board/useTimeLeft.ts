// Time left: the timer as a screen shows it, second by second on the server's clock, and what is said aloud of it.
import { useEffect, useReducer, useState } from 'react'
import type { Stage } from '#shared/people/roles.ts'
import { leftOf, partOfTime, timerNow, type Timer, type TimerPart } from '#shared/board/timer.ts'
import { saidAt } from '#client/words/time.ts'

export interface TimeLeft {
  /** Milliseconds; never below zero. */
  readonly left: number
  readonly lasts: number
  readonly isPaused: boolean
  readonly part: TimerPart
}

const order: readonly TimerPart[] = ['begun', 'half', 'minute', 'over']

/** The time left in this stage; null while no timer counts. Wakes its component once a second while it runs. */
export function useTimeLeft(timer: Timer | null, stage: Stage, serverNow: () => number): TimeLeft | null {
  const [, tick] = useReducer((n: number) => n + 1, 0)
  const now = serverNow()
  const current = timerNow({ timer, stage }, now)
  const exact = current === null ? 0 : leftOf(current, now)
  const isRunning = current !== null && current.pausedWith === null
  useEffect(() => {
    if (!isRunning) return undefined
    // Just after the next whole second of what is left, so that no second is skipped or shown twice.
    const wait = (((exact % 1000) + 1000) % 1000) + 20
    const timeout = setTimeout(tick, wait)
    return () => clearTimeout(timeout)
    // What is left exactly is another number at every render, so each render sets the next.
  }, [isRunning, exact])
  if (current === null) return null
  const left = Math.max(0, exact)
  return { left, lasts: current.lasts, isPaused: !isRunning, part: partOfTime(left, current.lasts) }
}

/** What to say aloud: at half, at the last minute and at the end, once each; nothing about where a screen came in. [O5] */
export function useSpoken(time: TimeLeft | null, stage: Stage): string {
  const part = time?.part ?? null
  const [heard, setHeard] = useState({ part, words: '' })
  if (part !== heard.part) {
    // After more time was given, what was said before is neither true nor news.
    const isFurther = part !== null && heard.part !== null && order.indexOf(part) > order.indexOf(heard.part)
    setHeard({ part, words: isFurther ? saidAt(part, stage) : '' })
  }
  return heard.words
}
