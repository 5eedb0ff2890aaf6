// Settle: numbers that people point at (the tile of a theme, the number of an action), one each, the same on every screen.

/** A record and the number it was given when it was made. */
export interface Claim<Id extends string> {
  readonly id: Id
  readonly wanted: number
}

/** Beyond these, the tile of a theme or the number of an action is garbage and not one that people point at. */
export const lastTile = 60
export const lastNo = 10_000

/**
 * Two people may at once give two records the same number. Then the smaller id keeps it, and the other gets the first
 * number from `from` on that nobody asked for. Numbers from `end` on are garbage, nothing people point at. [R9]
 */
export function settle<Id extends string>(claims: readonly Claim<Id>[], from: number, end: number): Map<Id, number> {
  const taken = new Set<number>()
  const settled = new Map<Id, number>()
  const homeless: Id[] = []
  for (const { id, wanted } of [...claims].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (wanted < from || wanted >= end || taken.has(wanted)) homeless.push(id)
    else {
      taken.add(wanted)
      settled.set(id, wanted)
    }
  }
  let free = from
  for (const id of homeless) {
    while (taken.has(free)) free += 1
    taken.add(free)
    settled.set(id, free)
  }
  return settled
}
