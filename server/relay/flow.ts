// Flow: how fast people may speak over sync sockets. Counted by person and by board, never by address: a hall shares one.
import type { CloseName } from '#shared/protocol/closeCodes.ts'
import type { FlowRates } from '#shared/protocol/limits.ts'
import { Bucket } from './buckets.ts'

/** Added to the bytes of each message, so that many tiny ones are not nearly free. */
const messageWeight = 64

/** What may still come to one board from everybody. */
class BoardFlow {
  readonly speakers = new Map<string, Speaker>()
  readonly #messages: Bucket
  readonly #bytes: Bucket

  constructor(rates: FlowRates, now: number) {
    this.#messages = new Bucket(rates.boardMessages, now)
    this.#bytes = new Bucket(rates.boardBytes, now)
  }

  take(messages: number, bytes: number, now: number): number {
    return Math.max(this.#messages.take(messages, now), this.#bytes.take(bytes, now))
  }
}

/** One person at one board, with all of their sockets. */
export class Speaker {
  /** The sockets of this person, oldest first. */
  readonly sockets = new Set<{ end(why: CloseName): void }>()
  readonly #board: BoardFlow
  readonly #messages: Bucket
  readonly #bytes: Bucket
  readonly #presence: Bucket
  readonly #patience: Bucket
  /** Until when this person has been asked to wait. */
  #until = 0

  constructor(board: BoardFlow, rates: FlowRates, now: number) {
    this.#board = board
    this.#messages = new Bucket(rates.personMessages, now)
    this.#bytes = new Bucket(rates.personBytes, now)
    this.#presence = new Bucket(rates.personPresence, now)
    this.#patience = new Bucket(rates.personPatience, now)
  }

  /** Counts a message that was heard, in bytes; of one that is `light` only the bytes. Milliseconds to read nothing more from its socket; Infinity when this would never end. */
  hear(bytes: number, light: boolean, now: number): number {
    const messages = light ? 0 : 1
    const weight = bytes + messageWeight
    const wait = Math.max(this.#messages.take(messages, now), this.#bytes.take(weight, now))
    const longer = wait - Math.max(0, this.#until - now)
    if (wait > 0 && longer > 0) {
      this.#until = now + wait
      if (this.#patience.take(longer / 1000, now) > 0) return Number.POSITIVE_INFINITY
    }
    return Math.max(wait, this.#board.take(messages, weight, now))
  }

  /** Takes one word about oneself when it may be passed on now: 0. Otherwise milliseconds until it may. */
  waitToAppear(now: number): number {
    const wait = this.#presence.waitFor(1, now)
    if (wait === 0) this.#presence.take(1, now)
    return wait
  }

  /** True when nothing would be forgotten with this speaker. */
  isIdle(now: number): boolean {
    const buckets = [this.#messages, this.#bytes, this.#presence, this.#patience]
    return this.sockets.size === 0 && buckets.every(bucket => bucket.isFull(now))
  }
}

export class Flow {
  readonly #rates: FlowRates
  readonly #boards = new Map<string, BoardFlow>()

  constructor(rates: FlowRates) {
    this.#rates = rates
  }

  /** How many people are remembered. */
  get size(): number {
    return [...this.#boards.values()].reduce((sum, { speakers }) => sum + speakers.size, 0)
  }

  /** Somebody at a board: the same speaker as before, until they have been away and quiet for a while. */
  speaker(board: string, person: string, now: number): Speaker {
    const flow = this.#boards.get(board) ?? new BoardFlow(this.#rates, now)
    this.#boards.set(board, flow)
    const speaker = flow.speakers.get(person) ?? new Speaker(flow, this.#rates, now)
    flow.speakers.set(person, speaker)
    return speaker
  }

  /** Forgets those who have gone and owe nothing. */
  sweep(now: number) {
    for (const [board, { speakers }] of this.#boards) {
      for (const [person, speaker] of speakers) if (speaker.isIdle(now)) speakers.delete(person)
      if (speakers.size === 0) this.#boards.delete(board)
    }
  }
}
