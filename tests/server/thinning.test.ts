// Thinning: what is kept of the past of a board, for any past.
import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { expect, it } from 'vitest'
import { thin } from '#server/snapshots/thinning.ts'
import { snapshotReasons, type SnapshotReason } from '#shared/protocol/moments.ts'

interface Moment {
  readonly id: string
  readonly at: number
  readonly why: SnapshotReason
}

const hour = 3_600_000
const day = 24 * hour
const now = Date.UTC(2027, 2, 31, 19, 40)
const asked = new Set<SnapshotReason>(['label', 'stage'])

/** Moments of up to three years, most of them young or close to each other. */
const past: fc.Arbitrary<Moment[]> = fc
  .array(
    fc.record({
      age: fc.oneof(
        fc.nat(2 * day),
        fc.nat(9 * day),
        fc.nat(1100 * day),
        fc.nat(2000).map(n => 400 * day + n),
      ),
      why: fc.constantFrom(...snapshotReasons),
    }),
    { maxLength: 200, size: 'max' },
  )
  .map(all => all.map(({ age, why }, i) => ({ id: `moment-${i}`, at: now - age, why })))

function left(moments: readonly Moment[], at: number): Moment[] {
  const going = new Set(thin(moments, at))
  return moments.filter(({ id }) => !going.has(id))
}

const runs = { numRuns: 300, seed: 51 }

it('[G7] keeps everything of a day, and whatever somebody asked for of a year', () => {
  fc.assert(
    fc.property(past, moments => {
      const kept = new Set(left(moments, now))
      for (const each of moments) {
        const age = now - each.at
        if (age < day || (age < 365 * day && asked.has(each.why))) assert(kept.has(each))
      }
    }),
    runs,
  )
})

it('[G7] keeps at most one an hour for a week, one a day for a year and one a month after that, and never none', () => {
  const stretches = [
    { from: day, until: 7 * day, stretch: hour },
    { from: 7 * day, until: 365 * day, stretch: day },
    { from: 365 * day, until: Infinity, stretch: 30 * day },
  ]
  fc.assert(
    fc.property(past, moments => {
      const kept = left(moments, now)
      for (const { from, until, stretch } of stretches) {
        const isOfAge = ({ at, why }: Moment) =>
          now - at >= from && now - at < until && !(asked.has(why) && until !== Infinity)
        const places = (of: readonly Moment[]) => of.filter(isOfAge).map(({ at }) => Math.floor(at / stretch))
        // The newest of all stays beside another, whatever its age.
        assert(places(kept).length <= new Set(places(kept)).size + 1)
        assert.deepEqual(new Set(places(kept)), new Set(places(moments)))
      }
      if (moments.length > 0) assert(kept.some(({ at }) => at === Math.max(...moments.map(each => each.at))))
    }),
    runs,
  )
})

it('[G7] takes nothing more away the second time, and ends alike however often it thins on the way', () => {
  fc.assert(
    fc.property(past, fc.array(fc.nat(40 * day), { maxLength: 5 }), (moments, waits) => {
      const once = left(moments, now)
      assert.deepEqual(left(once, now), once)
      let later = now
      let kept = once
      for (const wait of waits) {
        later += wait
        kept = left(kept, later)
        assert(left(moments, later).every(each => kept.includes(each)))
      }
    }),
    runs,
  )
})

it('[G7] leaves a handful of moments of a year of weekly evenings', () => {
  const evenings = Array.from({ length: 52 }, (_, week) => now - week * 7 * day)
  const moments = evenings.flatMap((start, week) =>
    Array.from({ length: 24 }, (_, i) => ({ id: `m-${week}-${i}`, at: start - i * 300_000, why: 'minutes' as const })),
  )
  const kept = left(moments, now).length
  expect(moments).toHaveLength(1248)
  expect(kept).toBeGreaterThan(52)
  expect(kept).toBeLessThan(130)
})
