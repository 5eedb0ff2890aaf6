// Refusals: which structs and deletes of a change may not stand, and everything else in it that falls with them.
import * as Y from 'yjs'
import type { Refused } from '#shared/protocol/frames.ts'
import type { Change, Range, Struct } from './changes.ts'
import type { Place } from './places.ts'
import type { Spot, Standings } from './standing.ts'

/** Whoever has more of them in one message is not an honest client that missed something. */
const most = 200

export class Refusals {
  readonly #structs = new Set<Struct>()
  /** The deletes that may not be done: single items of the doc. */
  readonly #deletes: Range[] = []
  readonly #spots = new Map<Place, Set<string | null>>()
  readonly #told = new Map<string, string>()
  #count = 0

  get any(): boolean {
    return this.#count > 0
  }

  get tooMany(): boolean {
    return this.#count > most
  }

  /** What to tell whoever sent it: each place once. */
  get told(): readonly Refused[] {
    return [...this.#told].map(([path, rule]) => ({ path, rule }))
  }

  has(struct: Struct): boolean {
    return this.#structs.has(struct)
  }

  add(spot: Spot, rule: string, what: Struct | Range) {
    this.#count += 1
    const path = spot.key === null ? spot.place.path : `${spot.place.path}/${spot.key}`
    if (!this.#told.has(path)) this.#told.set(path, rule)
    // In a map a new value and the end of the old one are one act; in a text each piece stands by itself.
    if (spot.place.kind === 'map') this.#close(spot)
    if ('len' in what) this.#deletes.push(what)
    else this.#structs.add(what)
  }

  /** Adds what cannot stand without the refused: all of the same slot, and what hangs on it. */
  spread({ structs }: Change, standings: Standings) {
    for (let before = -1; before !== this.#structs.size;) {
      before = this.#structs.size
      for (const struct of structs) if (!this.#structs.has(struct)) this.#judge(struct, standings)
    }
  }

  /** True when a delete of an item that stands at this spot falls with a refused change of it. */
  covers({ place, key }: Spot): boolean {
    return place.kind === 'map' && (this.#spots.get(place)?.has(key) ?? false)
  }

  /** The deletes without those that are refused. */
  remaining(deletes: readonly Range[]): Range[] {
    return this.#deletes.reduce<Range[]>((left, refused) => left.flatMap(each => without(each, refused)), [...deletes])
  }

  #judge(struct: Struct, standings: Standings) {
    const standing = standings.of(struct)
    const hangsOn = (id: unknown) => {
      const other = id instanceof Y.ID ? standings.newAt(id) : null
      return other !== null && this.#structs.has(other)
    }
    const isRefused =
      (typeof standing === 'object' && this.covers(standing)) ||
      (struct instanceof Y.Item && [struct.origin, struct.rightOrigin, struct.parent].some(hangsOn))
    if (!isRefused) return
    this.#structs.add(struct)
    if (typeof standing === 'object' && standing.place.kind === 'map') this.#close(standing)
  }

  #close({ place, key }: Spot) {
    const keys = this.#spots.get(place) ?? new Set()
    this.#spots.set(place, keys)
    keys.add(key)
  }
}

function without(range: Range, { client, clock, len }: Range): Range[] {
  const end = range.clock + range.len
  if (range.client !== client || clock >= end || clock + len <= range.clock) return [range]
  return [
    { client, clock: range.clock, len: clock - range.clock },
    { client, clock: clock + len, len: end - clock - len },
  ].filter(each => each.len > 0)
}
