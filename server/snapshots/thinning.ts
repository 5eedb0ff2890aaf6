// Thinning: which kept moments go with age, so that a board can live for years without its past outgrowing it.
import type { SnapshotEntry } from '#server/store/store.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

/** From this age on, one moment is enough for each stretch of time. Milliseconds; the last one that fits counts. [G7] */
const ages = [
  { from: 0, stretch: 0 },
  { from: day, stretch: hour },
  { from: 7 * day, stretch: day },
  { from: 365 * day, stretch: 30 * day },
] as const
const asked = new Set<SnapshotEntry['why']>(['label', 'stage'])

/**
 * The ids of the moments that go: of those in one stretch the oldest stays, and moments that somebody named or at which
 * everybody was moved on stay for a year whatever lies beside them. The newest always stays. [G7]
 */
export function thin(kept: readonly Pick<SnapshotEntry, 'id' | 'at' | 'why'>[], now: number): string[] {
  const newest = Math.max(...kept.map(({ at }) => at))
  const taken = new Set<string>()
  const going: string[] = []
  for (const { id, at, why } of [...kept].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    const age = now - at
    const { stretch } = ages.findLast(({ from }) => age >= from) ?? ages[0]
    const isAsked = asked.has(why) && age < 365 * day
    if (stretch === 0 || isAsked || at === newest) continue
    const place = `${stretch} ${Math.floor(at / stretch)}`
    if (taken.has(place)) going.push(id)
    else taken.add(place)
  }
  return going
}
