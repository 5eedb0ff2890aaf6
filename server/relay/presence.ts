// Presence: who is at one board just now. Screens get the server's counts; only editors get to know of single other editors.
import type { Clock } from '#server/clock.ts'
import type { Dice } from '#shared/lib/ids.ts'
import { tidyLine } from '#shared/lib/text.ts'
import { mayEdit, type Role } from '#shared/people/roles.ts'
import type { Counts, OwnPresence } from '#shared/protocol/frames.ts'
import { limits } from '#shared/protocol/limits.ts'
import { readCaret } from './caret.ts'
import { presenceFrame, type PresenceEntry } from './frames.ts'
import { Strikes } from './strikes.ts'

/** Somebody at the board: one socket. */
export interface Guest {
  readonly role: Role
  readonly person: string
  send(frame: Uint8Array): void
}

/** What a guest says of itself, under the one client id it is bound to. */
interface Own {
  client: number | null
  clock: number
  state: OwnPresence | null
}

/** Editors hear of each other no more often than this. Milliseconds. */
const editorsEvery = 100
const nameCharacters = 40
/** A record, or one text in it: `action:ID:s`. */
const holdable = /^[A-Za-z0-9_:-]{1,80}$/

export class Presence {
  readonly #clock: Clock
  /** The server's own entry is under this id, which no guest may use. */
  readonly #client: number
  readonly #guests = new Map<Guest, Own>()
  #spoken = 0
  #spokenAt = Number.NEGATIVE_INFINITY
  #said = ''
  #cannotSave = false
  readonly #strikes: Strikes
  #callOff = () => {}
  /** Editors' entries that changed since editors last heard. */
  #news = new Map<number, PresenceEntry>()

  constructor(clock: Clock, dice: Dice) {
    this.#clock = clock
    this.#strikes = new Strikes(clock)
    this.#client = new DataView(dice(new Uint8Array(4)).buffer).getUint32(0)
  }

  get empty(): boolean {
    return this.#guests.size === 0
  }

  get size(): number {
    return this.#guests.size
  }

  /** Somebody has come; they hear at once what they may know. */
  join(guest: Guest) {
    this.#guests.set(guest, { client: null, clock: 0, state: null })
    this.#countAgain()
    guest.send(presenceFrame(this.#known(guest)))
  }

  /** Somebody has gone: their entry is taken off the other screens. */
  leave(guest: Guest) {
    const own = this.#guests.get(guest)
    if (!own || !this.#guests.delete(guest)) return
    if (mayEdit(guest.role)) this.#tellEditors({ ...own, clock: own.clock + 1, state: null })
    if (this.empty) this.#callOff()
    else this.#countAgain()
  }

  /** What a guest's awareness message says. Entries that are not its own are passed over: stock clients echo whatever they hear. */
  hear(guest: Guest, entries: readonly PresenceEntry[]) {
    const own = this.#guests.get(guest)
    if (!own) return
    let news = false
    for (const { client, clock, state } of entries) {
      if (own.client === null && this.#isFree(client, guest) && state !== 'null') own.client = client
      if (client !== own.client || clock < own.clock || state.length > limits.awarenessBytes) continue
      own.clock = clock
      own.state = readState(state)
      news = true
    }
    if (!news) return
    if (mayEdit(guest.role)) this.#tellEditors(own)
    this.#countAgain()
  }

  /** Answers "who is here?". */
  answer(guest: Guest) {
    guest.send(presenceFrame(this.#known(guest)))
  }

  /** Says on every screen that nothing can be saved just now, or that it can again. */
  showCannotSave(cannotSave: boolean) {
    this.#cannotSave = cannotSave
    this.#countAgain()
  }

  /** Some of what this person sent was refused. */
  strike(person: string) {
    this.#strikes.add(person)
    this.#countAgain()
  }

  /** A client id belongs to one live socket. The same person may take it over: a phone comes back before its old socket is found dead. */
  #isFree(client: number, guest: Guest): boolean {
    if (client === this.#client) return false
    for (const [other, own] of this.#guests) {
      if (own.client !== client) continue
      if (other.person !== guest.person) return false
      own.client = null
    }
    return true
  }

  /** What this guest may know: the counts and, for editors, the other editors. */
  #known(guest: Guest): PresenceEntry[] {
    const known = [this.#word(this.counts())]
    if (!mayEdit(guest.role)) return known
    for (const [other, own] of this.#guests) {
      if (other !== guest && mayEdit(other.role)) known.push(...publicEntry(own))
    }
    return known
  }

  counts(): Counts {
    const people = {
      here: new Set<string>(),
      helpers: new Set<string>(),
      writing: new Set<string>(),
      finished: new Set<string>(),
      home: new Set<string>(),
    }
    for (const [{ role, person }, { state }] of this.#guests) {
      // A wall is not a person.
      if (role === 'viewer') continue
      people.here.add(person)
      if (role === 'helper') people.helpers.add(person)
      if (state?.writing) people.writing.add(person)
      if (state?.finished) people.finished.add(person)
      if (state?.home) people.home.add(person)
    }
    return {
      here: people.here.size,
      helpers: people.helpers.size,
      writing: people.writing.size,
      finished: people.finished.size,
      home: people.home.size,
      cannotSave: this.#cannotSave,
      refused: this.#strikes.count(),
    }
  }

  /** Sets the clock for when the counts must next be said: soon when they changed, at the heartbeat otherwise. */
  #countAgain() {
    this.#callOff()
    const changed = JSON.stringify(this.counts()) !== this.#said
    const due = this.#spokenAt + (changed ? limits.countsEvery : limits.heartbeatEvery)
    const wait = due - this.#clock.now()
    if (wait <= 0) this.#speak()
    else this.#callOff = this.#clock.after(wait, () => this.#countAgain())
  }

  #speak() {
    const counts = this.counts()
    this.#said = JSON.stringify(counts)
    this.#spoken += 1
    this.#spokenAt = this.#clock.now()
    const frame = presenceFrame([this.#word(counts)])
    for (const guest of this.#guests.keys()) guest.send(frame)
    this.#callOff = this.#clock.after(limits.heartbeatEvery, () => this.#countAgain())
  }

  /** The server's own entry: the counts, and its clock, by which every screen reads the timer. */
  #word(counts: Counts): PresenceEntry {
    return { client: this.#client, clock: this.#spoken, state: JSON.stringify({ counts, now: this.#clock.now() }) }
  }

  #tellEditors(own: Own) {
    if (this.#news.size === 0) this.#clock.after(editorsEvery, () => this.#passNews())
    for (const entry of publicEntry(own)) this.#news.set(entry.client, entry)
  }

  #passNews() {
    const frame = presenceFrame([...this.#news.values()])
    this.#news.clear()
    for (const guest of this.#guests.keys()) if (mayEdit(guest.role)) guest.send(frame)
  }
}

/** What editors get to know of an editor: a name, the record in hand, and where they write in it; never a pointer. Nothing before the first word. */
function publicEntry({ client, clock, state }: Own): PresenceEntry[] {
  if (client === null) return []
  if (state === null) return [{ client, clock, state: 'null' }]
  const { name, holding, cursor } = state
  return [{ client, clock, state: JSON.stringify({ name, holding, ...(holding && cursor ? { cursor } : {}) }) }]
}

/** What somebody says of itself, with anything else in it left out; null when it says nothing or what it says cannot be read. */
function readState(json: string): OwnPresence | null {
  try {
    const said: unknown = JSON.parse(json)
    if (typeof said !== 'object' || said === null) return null
    const { writing, finished, home, name, holding, cursor } = said as Record<string, unknown>
    return {
      writing: writing === true,
      finished: finished === true,
      home: home === true,
      ...(typeof name === 'string' ? { name: tidyLine(name).slice(0, nameCharacters).toWellFormed() } : {}),
      holding: typeof holding === 'string' && holdable.test(holding) ? holding : null,
      cursor: readCaret(cursor),
    }
  } catch {
    return null
  }
}
