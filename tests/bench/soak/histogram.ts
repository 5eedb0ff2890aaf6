// Histogram: how long things took, kept as counts by the millisecond, so that half an hour of them stays small.

const most = 60_000

export class Histogram {
  readonly #counts = new Uint32Array(most + 1)
  #total = 0

  get total(): number {
    return this.#total
  }

  add(milliseconds: number) {
    const slot = Math.min(most, Math.max(0, Math.ceil(milliseconds)))
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1
    this.#total += 1
  }

  /** So many milliseconds or fewer was true of this share; 0 when nothing was counted. */
  at(share: number): number {
    let left = this.#total * share
    if (left === 0) return 0
    for (const [milliseconds, count] of this.#counts.entries()) {
      left -= count
      if (left <= 0) return milliseconds
    }
    return most
  }
}
