// Holds: the alarms that end short holds, one for each board. What is due stands in the ledger, so a restart loses nothing.
import { pause, type Clock } from '#server/clock.ts'
import type { Room } from '#server/relay/room.ts'
import type { Rooms } from '#server/relay/rooms.ts'
import type { Dice } from '#shared/lib/ids.ts'
import { endShortHolds, nextDue } from './held.ts'

interface HoldsParts {
  readonly rooms: Rooms
  readonly clock: Clock
  readonly dice: Dice
}

interface Alarm {
  readonly at: number
  readonly callOff: () => void
}

const retryIn = 1_000
/** Holds end together in steps of this, so that a hall that writes at once is not looked through for every note. Milliseconds. */
const step = 250

export class Holds {
  readonly #parts: HoldsParts
  readonly #alarms = new Map<string, Alarm>()
  #closed = false

  constructor(parts: HoldsParts) {
    this.#parts = parts
  }

  /** A hold on this board is over then (milliseconds since 1970), or at most a step later. */
  watch(board: string, over: number) {
    const { clock } = this.#parts
    const due = Math.ceil(over / step) * step
    const alarm = this.#alarms.get(board)
    if (this.#closed || (alarm && alarm.at <= due)) return
    alarm?.callOff()
    const ring = () => {
      this.#alarms.delete(board)
      void this.#end(board)
    }
    this.#alarms.set(board, { at: due, callOff: clock.after(Math.max(0, due - clock.now()), ring) })
  }

  /** A board was read from the store: what is over is ended before anybody sees it, what is not yet is waited for. */
  resume(room: Room) {
    if (room.peek((_doc, ledger) => nextDue(ledger)) !== null) this.#endIn(room)
  }

  close() {
    this.#closed = true
    for (const { callOff } of this.#alarms.values()) callOff()
    this.#alarms.clear()
  }

  async #end(board: string): Promise<void> {
    const { rooms, clock } = this.#parts
    const stay = await rooms.join(board).catch(() => 'unreadable' as const)
    if (stay === null || this.#closed) return
    if (stay === 'unreadable') {
      await pause(clock, retryIn)
      if (!this.#closed) await this.#end(board)
      return
    }
    this.#endIn(stay.room)
    stay.leave()
  }

  #endIn(room: Room) {
    const { clock, dice } = this.#parts
    const entered = room.enter(({ doc, ledger }) => {
      const now = clock.now()
      endShortHolds(doc, ledger, { origin: 'server', at: new Date(now).toISOString(), dice }, now)
      const next = nextDue(ledger)
      if (next !== null) this.watch(room.id, next)
    })
    if (!entered) this.watch(room.id, clock.now() + retryIn)
  }
}
