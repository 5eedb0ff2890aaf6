// Rooms: which boards are in memory. One room for each at most, from the first who joins until everything is saved and all have left.
import { UnreadableBoard, type SavedBoard } from '#server/store/store.ts'
import { Room, type RoomParts } from './room.ts'

/** Somebody's stay in a room. The room stays open until everybody has left. */
export interface Stay {
  readonly room: Room
  /** May be called more than once. */
  leave(): void
}

/** A board that is being read, or is open. */
interface Entry {
  readonly loading: Promise<Room | null>
  room: Room | null
  guests: number
  /** Stops the clock that would forget an empty room. */
  callOff: () => void
}

export interface RoomsParts extends RoomParts {
  /** How long an empty room is kept, in case somebody comes back. Milliseconds. */
  readonly keepEmpty: number
  /** Called with each board that was read, before anybody comes to it. */
  readonly onOpen?: (room: Room) => void
  /** Makes a room of what was saved. */
  readonly open?: (id: string, saved: SavedBoard) => Room
}

export class Rooms {
  readonly #parts: RoomsParts
  readonly #entries = new Map<string, Entry>()
  readonly #unreadable = new Set<string>()
  #closing = false

  constructor(parts: RoomsParts) {
    this.#parts = parts
  }

  /** The boards that are in memory. */
  get all(): readonly Room[] {
    return [...this.#entries.values()].flatMap(({ room }) => room ?? [])
  }

  /** True when any board cannot be saved just now. */
  get stuck(): boolean {
    return [...this.#entries.values()].some(({ room }) => room?.stuck)
  }

  /** The boards that could not be read when somebody last came to them. */
  get unreadable(): ReadonlySet<string> {
    return this.#unreadable
  }

  /** Joins a board, reading it from the store when nobody is there yet. Null when there is no such board. Rejects when it cannot be read, or when the server is closing. */
  async join(id: string): Promise<Stay | null> {
    if (this.#closing) throw new Error('the server is closing')
    const entry = this.#entries.get(id) ?? this.#load(id)
    entry.guests += 1
    entry.callOff()
    const room = await entry.loading
    if (!room) return null
    let here = true
    const leave = () => {
      if (!here) return
      here = false
      entry.guests -= 1
      if (entry.guests === 0) this.#forgetLater(id, entry, room)
    }
    return { room, leave }
  }

  /** Lets nobody in any more, and resolves when everything that came in is saved. */
  async close(): Promise<void> {
    this.#closing = true
    const entries = [...this.#entries.values()]
    for (const entry of entries) entry.callOff()
    await Promise.all(
      entries.map(async ({ loading }) => {
        const room = await loading.catch(() => null)
        await room?.settled()
      }),
    )
  }

  #load(id: string): Entry {
    const entry: Entry = { loading: this.#read(id), room: null, guests: 0, callOff: () => {} }
    this.#entries.set(id, entry)
    return entry
  }

  async #read(id: string): Promise<Room | null> {
    const { store, log, open = (id, saved) => new Room(id, saved, this.#parts) } = this.#parts
    try {
      const saved = await store.load(id)
      if (saved?.damaged?.length) log.error({ board: id, damaged: saved.damaged }, 'damaged rows were passed over')
      const entry = this.#entries.get(id)
      if (!saved || !entry) {
        this.#entries.delete(id)
        return null
      }
      entry.room = open(id, saved)
      this.#parts.onOpen?.(entry.room)
      this.#unreadable.delete(id)
      return entry.room
    } catch (error) {
      this.#unreadable.add(id)
      if (error instanceof UnreadableBoard) log.error({ board: id, damaged: error.damaged }, 'a board cannot be read')
      // Gone before anybody hears of it: whoever tries again reads again.
      this.#entries.delete(id)
      throw error
    }
  }

  #forgetLater(id: string, entry: Entry, room: Room) {
    entry.callOff = this.#parts.clock.after(this.#parts.keepEmpty, () => {
      if (entry.guests > 0) return
      if (!room.quiet) {
        this.#forgetLater(id, entry, room)
        return
      }
      this.#entries.delete(id)
      room.close()
    })
  }
}
