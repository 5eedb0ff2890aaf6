// Strikes: whose changes are refused again and again, so that the desk can see to it. Nobody is shut out for it.
import type { Clock } from '#server/clock.ts'

const most = 3
const within = 10 * 60 * 1000

/** Refusals by person, of one board. Kept in memory only. */
export class Strikes {
  readonly #clock: Clock
  readonly #times = new Map<string, readonly number[]>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Something of what this person sent was refused. */
  add(person: string) {
    this.#times.set(person, [...this.#recent(person), this.#clock.now()].slice(-most))
  }

  /** How many people were refused three times within ten minutes. */
  count(): number {
    return [...this.#times.keys()].filter(person => this.#recent(person).length >= most).length
  }

  #recent(person: string): readonly number[] {
    return (this.#times.get(person) ?? []).filter(time => this.#clock.now() - time < within)
  }
}
