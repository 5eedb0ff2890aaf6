// Rank: keys between keys, newcomers in their place, arrivals in front.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { generateKeyBetween } from 'fractional-indexing'
import { describe, expect, it } from 'vitest'
import { byRank, isRank, rankBetween, rankOfArrival, ranksAt, type Ranked } from '#shared/board/rank.ts'
import { diceFrom } from './support/boards.ts'

const digit = fc.constantFrom('0', '1', '5', '9', 'A', 'M', 'Z', 'a', 'm', 'z')
/** Any rank that people may come to by moving things about, near or far from the middle. */
const ranks = fc
  .record({ size: fc.integer({ min: 1, max: 8 }), above: fc.boolean(), digits: fc.array(digit, { maxLength: 14 }) })
  .map(({ size, above, digits }) => {
    const whole = digits.slice(0, size).join('').padEnd(size, '0')
    const head = String.fromCharCode(above ? 'a'.charCodeAt(0) + size - 1 : 'Z'.charCodeAt(0) - size + 1)
    return head + whole + digits.slice(size).join('').replace(/0+$/, '')
  })
const someDice = fc.nat().map(diceFrom)

describe('a rank', () => {
  it('[R3] is an order key and nothing else', () => {
    expect(['a0', 'Zz', 'a0V', 'b00', 'zzzzzzzzzzzzzzzzzzzzzzzzzzz'].filter(key => !isRank(key))).toEqual([])
    const wrong = ['', 'a', 'a00', '0', 'a0!', 'a0é', 'b0', 'a0V0', `A${'0'.repeat(25)}1`, `a0${'V'.repeat(200)}`]
    expect([...wrong, null, 7, ['a0'], {}].filter(isRank)).toEqual([])
  })

  it('[K1] has another between it and any other, strictly, whatever the dice', () => {
    fc.assert(
      fc.property(fc.option(ranks), fc.option(ranks), someDice, (a, b, dice) => {
        fc.pre(a === null || b === null || a !== b)
        const [low, high] = a !== null && b !== null && a > b ? [b, a] : [a, b]
        const rank = rankBetween(low, high, dice)
        assert(isRank(rank), rank)
        if (low !== null) assert(low < rank, `${low} < ${rank}`)
        if (high !== null) assert(rank < high, `${rank} < ${high}`)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('[K1] falls differently with different dice', () => {
    const fallen = new Set(Array.from({ length: 200 }, (_, seed) => rankBetween('a0', 'a1', diceFrom(seed))))
    expect(fallen.size).toBe(8)
  })
})

describe('newcomers', () => {
  // Few ranks, so that ties and unreadable ones are common.
  const lists = fc
    .array(fc.constantFrom('', 'Zz', 'a0', 'a0V', 'a1', 'b00'), { maxLength: 12, size: 'max' })
    .map(found => found.map((rank, i): Ranked => ({ id: `id-${i}`, rank })).sort(byRank))

  it('[K2] [K3] stand together in their place, and all others keep their order', () => {
    fc.assert(
      fc.property(lists, fc.nat(12), fc.integer({ min: 1, max: 5 }), someDice, (list, at, count, dice) => {
        const index = Math.min(at, list.length)
        const answer = ranksAt(list, index, count, dice)
        assert.equal(answer.ranks.length, count)
        const newcomers = answer.ranks.map((rank, i) => ({ id: `new-${9 - i}`, rank }))
        const repaired = new Map(answer.repairs.map(({ id, rank }) => [id, rank]))
        const others = list.map(({ id, rank }) => ({ id, rank: repaired.get(id) ?? rank }))
        const wanted = [...others.slice(0, index), ...newcomers, ...others.slice(index)]
        assert.deepEqual([...wanted].sort(byRank), wanted)
        for (const { rank } of [...newcomers, ...answer.repairs]) assert(isRank(rank), rank)
      }),
      { numRuns: 2000, seed: 2 },
    )
  })

  it('[K3] leave alone whom they do not stand among', () => {
    const list = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, rank: i < 2 ? 'a0' : 'a1' }))
    expect(ranksAt(list, 0, 1, diceFrom(1)).repairs).toEqual([])
    expect(ranksAt(list, 2, 1, diceFrom(1)).repairs).toEqual([])
    expect(ranksAt(list, 1, 1, diceFrom(1)).repairs.map(({ id }) => id)).toEqual(['b'])
  })

  it('[K5] keep short ranks, however many come at once and however few fit between', () => {
    const list = [
      { id: 'first', rank: 'a0' },
      { id: 'last', rank: 'a00001' },
    ]
    for (const index of [0, 1, 2]) {
      const found = ranksAt(list, index, 5000, diceFrom(index)).ranks
      expect(Math.max(...found.map(({ length }) => length))).toBeLessThan(16)
    }
  })
})

it('[K4] each arrival stands right before the one before it', () => {
  const check = (n: number) => {
    const rank = rankOfArrival(n)
    assert(isRank(rank))
    assert.equal(rankOfArrival(n + 1), generateKeyBetween(null, rank))
  }
  for (const edge of [0, 61, 62, 3905, 3906, 242_233, 242_234, 300_000]) check(edge)
  fc.assert(fc.property(fc.nat(300_000), check), { numRuns: 2000, seed: 3 })
})

it('[R3] takes for ranks exactly what the library takes for order keys, but for the smallest', () => {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  const key = fc.oneof(
    fc.string({ unit: fc.constantFrom(...digits.split('')), maxLength: 8, size: 'max' }),
    fc
      .tuple(fc.constantFrom('a', 'b', 'Z', 'Y'), fc.string({ unit: fc.constantFrom('0', '1', 'z'), maxLength: 5 }))
      .map(parts => parts.join('')),
  )
  const takes = (value: string) => {
    try {
      generateKeyBetween(value, null)
      return !value.startsWith('A')
    } catch {
      return false
    }
  }
  fc.assert(
    fc.property(key, value => {
      expect(isRank(value)).toBe(value !== '' && takes(value))
    }),
    { seed: 20261122, numRuns: 3000 },
  )
})
