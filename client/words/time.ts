// Words of the timer, the same on every screen.
import type { Stage } from '#shared/people/roles.ts'
import type { TimerPart } from '#shared/board/timer.ts'

const over = 'Time is up. You can still go on.'
const writing = 'Time to finish your note. You can still post.'

export const time = {
  label: 'Time left',
  paused: 'Paused',
  half: 'Half of the time is left.',
  minute: '1 minute left.',
  /** Nothing locks when it is over. */
  over: {
    welcome: writing,
    post: writing,
    sort: over,
    choose: over,
    act: over,
    plan: over,
    follow: over,
  } satisfies Record<Stage, string>,
  /** The same for the wall, where it stands large. */
  finish: {
    welcome: 'Time to finish your note',
    post: 'Time to finish your note',
    sort: 'Time is up',
    choose: 'Time is up',
    act: 'Time is up',
    plan: 'Time is up',
    follow: 'Time is up',
  } satisfies Record<Stage, string>,
} as const

/** What is said aloud when this part of the time begins; '' when nothing is. */
export function saidAt(part: TimerPart, stage: Stage): string {
  if (part === 'over') return time.over[stage]
  return part === 'begun' ? '' : time[part]
}

/** Time left as digits, `4:30`; a second that has begun counts whole. `left` in milliseconds. */
export function digitsOf(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
