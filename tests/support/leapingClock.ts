// Leaping clock: the real time and real timers, until a test leaps ahead; then everything due on the way rings at once.
import type { Clock } from '#server/clock.ts'

interface Alarm {
  readonly at: number
  readonly ring: () => void
}

export class LeapingClock implements Clock {
  #ahead = 0
  readonly #alarms = new Set<Alarm>()

  now(): number {
    return Date.now() + this.#ahead
  }

  after(milliseconds: number, run: () => void): () => void {
    const end = () => {
      clearTimeout(timer)
      this.#alarms.delete(alarm)
    }
    const ring = () => {
      end()
      run()
    }
    const alarm: Alarm = { at: this.now() + milliseconds, ring }
    const timer = setTimeout(ring, milliseconds)
    this.#alarms.add(alarm)
    return end
  }

  leap(milliseconds: number) {
    this.#ahead += milliseconds
    const due = [...this.#alarms].filter(({ at }) => at <= this.now()).sort((a, b) => a.at - b.at)
    for (const { ring } of due) ring()
  }
}
