// Manual clock: time that stands still until a test moves it.
import type { Clock } from '#server/clock.ts'

interface Alarm {
  readonly at: number
  readonly run: () => void
}

export class ManualClock implements Clock {
  #now = Date.UTC(2026, 10, 22, 18, 30)
  #alarms: Alarm[] = []

  now(): number {
    return this.#now
  }

  after(milliseconds: number, run: () => void): () => void {
    const alarm = { at: this.#now + milliseconds, run }
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter(each => each !== alarm)
    }
  }

  /** How many alarms are set. */
  get set(): number {
    return this.#alarms.length
  }

  /** Moves time on as for a machine that slept: nothing rings until time is advanced again. */
  jump(milliseconds: number) {
    this.#now += milliseconds
  }

  /** Moves time on, and rings what is due on the way, in order. Whatever the alarms started has run when this resolves. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    for (;;) {
      await calm()
      const next = this.#alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#now = Math.max(this.#now, next.at)
      this.#alarms = this.#alarms.filter(each => each !== next)
      next.run()
    }
    this.#now = end
    await calm()
  }
}

/** Resolves when promises that wait for nothing else have been through. */
export function calm(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(() => setImmediate(resolve))
  })
}
