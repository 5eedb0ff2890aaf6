// Herd: many who open a board at once are answered a few at a time, so that whoever works there meanwhile is not stopped.
import type { Clock } from '#server/clock.ts'
import type { Room } from './room.ts'

/** What the answers of one turn may take together. Milliseconds. */
const turnTime = 30
const mostAtOnce = 64

export class Herd {
  readonly #room: Pick<Room, 'enter'>
  readonly #clock: Clock
  #waiting: (() => void)[] = []
  /** How many are answered in a turn: fewer when the last took long, more when they were quick. */
  #atOnce = 8
  #busy = false

  constructor(room: Pick<Room, 'enter'>, clock: Clock) {
    this.#room = room
    this.#clock = clock
  }

  /** Runs something that asks the room for an answer: at once when nobody waits, in turn otherwise. */
  admit(ask: () => void) {
    this.#waiting.push(ask)
    this.#next()
  }

  #next() {
    while (!this.#busy && this.#waiting.length > 0) {
      let began = 0
      this.#busy = true
      this.#room.enter(({ afterwards }) => afterwards(() => (began = this.#clock.now())))
      for (const ask of this.#waiting.splice(0, this.#atOnce)) ask()
      // The room answers in the order in which it was asked.
      const entered = this.#room.enter(({ afterwards }) => afterwards(() => this.#after(this.#clock.now() - began)))
      // A room that takes nothing more has turned away those who asked.
      if (!entered) this.#busy = false
    }
  }

  #after(took: number) {
    if (took > turnTime) this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2))
    else if (took < turnTime / 2) this.#atOnce = Math.min(mostAtOnce, this.#atOnce * 2)
    // Everything else that came in has its turn first.
    setImmediate(() => {
      this.#busy = false
      this.#next()
    })
  }
}
