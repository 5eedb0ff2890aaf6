// Settle: numbers that people point at.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { settle } from '#shared/board/settle.ts'

it('[R9] keeps what was given when nobody else has it', () => {
  const settled = settle(
    [
      { id: 'theme-b', wanted: 4 },
      { id: 'theme-a', wanted: 0 },
    ],
    0,
    60,
  )
  expect(Object.fromEntries(settled)).toEqual({ 'theme-a': 0, 'theme-b': 4 })
})

it('[R9] gives the later of two the first free number', () => {
  const settled = settle(
    [
      { id: 'theme-b', wanted: 0 },
      { id: 'theme-a', wanted: 0 },
      { id: 'theme-c', wanted: 1 },
    ],
    0,
    60,
  )
  expect(Object.fromEntries(settled)).toEqual({ 'theme-a': 0, 'theme-c': 1, 'theme-b': 2 })
})

it('[R9] is one each, from the first on, and the same whatever the order', () => {
  const claims = fc.uniqueArray(
    fc.record({ id: fc.string({ minLength: 1 }), wanted: fc.integer({ min: -3, max: 90 }) }),
    {
      selector: ({ id }) => id,
      size: 'max',
      maxLength: 40,
    },
  )
  fc.assert(
    fc.property(claims, fc.integer(), (given, seed) => {
      const settled = settle(given, 1, 60)
      expect(settled.size).toBe(given.length)
      expect(new Set(settled.values()).size).toBe(given.length)
      expect(Math.min(1, ...settled.values())).toBe(1)
      const turned = given.map((_, i) => given[(i + Math.abs(seed)) % given.length]).flatMap(each => each ?? [])
      expect(Object.fromEntries(settle(turned, 1, 60))).toEqual(Object.fromEntries(settled))
    }),
    { seed: 20261122, numRuns: 200 },
  )
})
