// Leaping clock: the real time and real timers, until a test leaps ahead; then what is due on the way rings at once, and the rest is nearer.
import type { Clock } from '#server/clock.ts'

interface Alarm {
  readonly at: number
  readonly run: () => void
  timer: ReturnType<typeof setTimeout>
}

export class LeapingClock implements Clock {
  #ahead = 0
  readonly #alarms = new Set<Alarm>()

  now(): number {
    return Date.now() + this.#ahead
  }

  after(milliseconds: number, run: () => void): () => void {
    const at = this.now() + milliseconds
    const alarm: Alarm = { at, run, timer: setTimeout(() => this.#ring(alarm), milliseconds) }
    this.#alarms.add(alarm)
    return () => this.#end(alarm)
  }

  leap(milliseconds: number) {
    this.#ahead += milliseconds
    for (const alarm of [...this.#alarms].sort((a, b) => a.at - b.at)) {
      if (alarm.at <= this.now()) this.#ring(alarm)
      else {
        clearTimeout(alarm.timer)
        alarm.timer = setTimeout(() => this.#ring(alarm), alarm.at - this.now())
      }
    }
  }

  #ring(alarm: Alarm) {
    if (!this.#alarms.has(alarm)) return
    this.#end(alarm)
    alarm.run()
  }

  #end(alarm: Alarm) {
    clearTimeout(alarm.timer)
    this.#alarms.delete(alarm)
  }
}
