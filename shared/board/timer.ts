// Timer: how much time is left, from what the board keeps of it. Nothing locks when it is over.
import type { Stage } from '#shared/people/roles.ts'

/** The timer as the board keeps it. `endsAt` is server time (ISO 8601), null while it is paused; `pausedWith` and `lasts` in milliseconds. */
export interface Timer {
  readonly stage: Stage
  readonly endsAt: string | null
  readonly pausedWith: number | null
  readonly lasts: number
}

/** How long "time to finish" stays once a timer is over. Milliseconds. */
const shownAfter = 10 * 60 * 1000
const minute = 60 * 1000

/** Milliseconds left at a time (milliseconds since 1970); below zero once it is over. */
export function leftOf({ endsAt, pausedWith }: Timer, now: number): number {
  if (pausedWith !== null) return pausedWith
  return endsAt === null ? Number.NEGATIVE_INFINITY : Date.parse(endsAt) - now
}

/** The timer that counts now: that of this very stage, unless it has been over for long. Moving on and back loses none. [O4] */
export function timerNow(
  { timer, stage }: { readonly timer: Timer | null; readonly stage: Stage },
  now: number,
): Timer | null {
  return timer !== null && timer.stage === stage && leftOf(timer, now) > -shownAfter ? timer : null
}

/** What is worth a word: half of the time is left, the last minute has begun, or it is over. */
export type TimerPart = 'begun' | 'half' | 'minute' | 'over'

/** Which part of its time a timer is in. One of two minutes or less has no half: its last minute is about the same. [O5] */
export function partOfTime(left: number, lasts: number): TimerPart {
  if (left <= 0) return 'over'
  if (left <= minute) return lasts <= minute ? 'begun' : 'minute'
  return lasts > 2 * minute && left <= lasts / 2 ? 'half' : 'begun'
}
