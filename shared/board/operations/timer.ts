// What happens to the timer: started, given more time, paused, gone on with, stopped. Only the server calls these, with its own time.
import * as Y from 'yjs'
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'
import { assign } from '../record.ts'
import { about, readAbout, type About } from '../schema.ts'
import { leftOf, timerNow } from '../timer.ts'
import { change, type By } from './by.ts'

export type TimerChange =
  | { readonly do: 'start'; readonly minutes: number }
  | { readonly do: 'add'; readonly minutes: number }
  | { readonly do: 'pause' | 'go-on' | 'stop' }

const minute = 60 * 1000

/** Changes the timer of the stage that the board is in, and answers what it is then. */
export function setTimer(doc: Y.Doc, by: By, wanted: TimerChange): Outcome<About['timer'], 'no-timer'> {
  const { stage, timer } = readAbout(doc)
  const now = Date.parse(by.at)
  const write = (next: About['timer']) => {
    change(doc, by, () => assign(doc.getMap(about.root), { timer: next }))
    return made(next)
  }
  const running = (left: number, lasts: number) =>
    write({ stage, endsAt: new Date(now + left).toISOString(), pausedWith: null, lasts })
  // In place of any earlier one, also that of another stage. [O1]
  if (wanted.do === 'start') return running(wanted.minutes * minute, wanted.minutes * minute)
  const current = timerNow({ timer, stage }, now)
  if (current === null) return wanted.do === 'stop' ? made(null) : refused('no-timer')
  if (wanted.do === 'stop') return write(null)
  const left = Math.max(0, leftOf(current, now))
  const isPaused = current.pausedWith !== null
  if (wanted.do === 'add') {
    const [more, lasts] = [left + wanted.minutes * minute, current.lasts + wanted.minutes * minute]
    // Time that is over is not taken off the new minute. [O3]
    return isPaused ? write({ ...current, pausedWith: more, lasts }) : running(more, lasts)
  }
  // Asked twice, such as by two desks at once, it is done once. [O2]
  if (isPaused === (wanted.do === 'pause')) return made(current)
  return isPaused ? running(left, current.lasts) : write({ ...current, endsAt: null, pausedWith: left })
}
