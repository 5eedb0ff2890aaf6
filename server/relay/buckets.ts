// Buckets: how much somebody may send, and how soon again. They know no clock: whoever asks says what time it is.

/** So much comes back each second, up to `burst`. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

export class Bucket {
  readonly #perMillisecond: number
  readonly #burst: number
  #left: number
  #at: number

  /** A full bucket. Times in milliseconds. */
  constructor({ perSecond, burst }: Rate, now: number) {
    this.#perMillisecond = perSecond / 1000
    this.#burst = burst
    this.#left = burst
    this.#at = now
  }

  /** Takes so much, even where less is left: what was heard was heard. Milliseconds until nothing is owed; 0 when nothing is. */
  take(amount: number, now: number): number {
    this.#refill(now)
    this.#left -= amount
    return this.#left >= 0 ? 0 : Math.ceil(-this.#left / this.#perMillisecond)
  }

  /** Milliseconds until so much can be taken without owing anything; 0 when it can be now. */
  waitFor(amount: number, now: number): number {
    this.#refill(now)
    return this.#left >= amount ? 0 : Math.ceil((amount - this.#left) / this.#perMillisecond)
  }

  isFull(now: number): boolean {
    this.#refill(now)
    return this.#left >= this.#burst
  }

  #refill(now: number) {
    // A clock that was set back gives nothing, and takes nothing.
    if (now > this.#at) this.#left = Math.min(this.#burst, this.#left + (now - this.#at) * this.#perMillisecond)
    this.#at = now
  }
}
