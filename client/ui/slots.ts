// Slots: the numbered places that themes keep on the wall all evening, and how each one looks (tint and band pattern).

/** As many tints, and as many band patterns, as Badge.css has. */
const looks = 7

/**
 * CSS classes of a slot: sets `--tint` and, for an element that also has the class `band`, its pattern.
 * The eighth theme takes the first tint again, with its own number and another pattern.
 */
export function dressOf(slot: number): string {
  const round = Math.floor(slot / looks)
  return `tint-${(slot % looks) + 1} pattern-${((slot + round * 3) % looks) + 1}`
}
