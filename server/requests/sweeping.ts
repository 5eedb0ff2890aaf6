// Sweeping: what was taken out of a board's private records leaves every file of the server as well, after a crash too.
import type { Logger } from 'pino'
import type { Clock } from '#server/clock.ts'
import type { Ledger } from '#server/relay/ledger.ts'
import type { Room } from '#server/relay/room.ts'

const kind = 'to-sweep'
const key = 'records'
/** Milliseconds. */
const tryAgainIn = 60_000

/** Remembers, in the same turn in which records are taken out, that files still hold what they said. */
export function mustBeSwept(ledger: Ledger): void {
  ledger.set(kind, key, true)
}

export class Sweeping {
  readonly #clock: Clock
  readonly #log: Logger
  readonly #alarms = new Map<string, () => void>()
  #closed = false

  constructor({ clock, log }: { readonly clock: Clock; readonly log: Logger }) {
    this.#clock = clock
    this.#log = log
  }

  /** Resolves once nothing is left. What cannot be done just now is tried again while the board is open, and when it is opened next. */
  async sweep(room: Room): Promise<void> {
    if (this.#closed || room.peek((_doc, ledger) => ledger.get(kind, key) === undefined)) return
    try {
      const swept = await room.sweep()
      if (swept.ok) {
        await room.change((_doc, ledger) => ledger.set(kind, key, null))
        return
      }
    } catch (error) {
      this.#log.error({ err: error, board: room.id }, 'private records were taken out, but not out of every file yet')
    }
    this.#later(room)
  }

  close() {
    this.#closed = true
    for (const callOff of this.#alarms.values()) callOff()
    this.#alarms.clear()
  }

  #later(room: Room) {
    if (this.#closed || this.#alarms.has(room.id)) return
    const ring = this.#clock.after(tryAgainIn, () => {
      this.#alarms.delete(room.id)
      void this.sweep(room)
    })
    const callOff = () => {
      ring()
      this.#alarms.delete(room.id)
    }
    this.#alarms.set(room.id, callOff)
    room.peek(doc => doc.once('destroy', callOff))
  }
}
