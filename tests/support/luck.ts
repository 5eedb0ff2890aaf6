// Luck: random choices that are the same for the same seed, so that a case that failed can be played again.

export interface Luck {
  /** A whole number from 0, below `end`. */
  readonly below: (end: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** True so many times in a hundred. */
  readonly in100: (times: number) => boolean
}

/** Mulberry32: 32 bits of state, good enough to choose with. */
export function luckFrom(seed: number): Luck {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return { below, pick: from => from[below(from.length)] as never, in100: times => next() * 100 < times }
}
