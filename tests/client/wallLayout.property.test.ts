// The wall's geometry under random boards: nothing overlaps, nothing is outside, nothing is lost, nothing changes place.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settle } from '#shared/board/settle.ts'
import {
  clampPage,
  columnsFor,
  columnWidth,
  noteText,
  pack,
  tileGrid,
  tilesOf,
  type Frame,
  type Piece,
} from '#client/scenes/wall/layout.ts'

const walls = [16 / 9, 16 / 10, 4 / 3, 21 / 9, 9 / 16]
const sizes = ['S', 'M', 'L'] as const

/** The frame of an opened theme on a wall 1000 high, as Packed.tsx makes it. */
function frameOf(aspect: number, size: (typeof sizes)[number]): Frame {
  const width = 1000 * aspect - 60
  return { width, height: 765, columns: columnsFor(width / 10, noteText[size]), gap: 13 }
}

/** About as high as a note of so many letters gets in a column. */
function heightOf(letters: number, frame: Frame, size: (typeof sizes)[number]): number {
  const em = noteText[size] * 10
  const inLine = Math.max(1, Math.floor((columnWidth(frame) - 1.6 * em) / (0.52 * em)))
  return Math.ceil(Math.ceil(letters / inLine) * 1.22 * em + 0.9 * em)
}

const board = fc.record({
  aspect: fc.constantFrom(...walls),
  size: fc.constantFrom(...sizes),
  letters: fc.array(fc.integer({ min: 1, max: 140 }), { maxLength: 1000, size: 'max' }),
})

function laid({ aspect, size, letters }: { aspect: number; size: (typeof sizes)[number]; letters: number[] }) {
  const frame = frameOf(aspect, size)
  const pieces = letters.map((n): Piece => {
    const height = heightOf(n, frame, size)
    return height > frame.height ? { height: frame.height / 2, alone: true } : { height }
  })
  return { frame, pieces, ...pack(pieces, frame) }
}

describe('notes on the wall', () => {
  test('each note is placed exactly once, inside the frame, and none overlaps another', () => {
    fc.assert(
      fc.property(board, given => {
        const { frame, pieces, places, pages } = laid(given)
        const step = columnWidth(frame) + frame.gap
        const ends = new Map<string, number>()
        // Gathered and expected once: an expect for each of half a million notes takes longer than the packing.
        const faults = places.flatMap(({ page, x, y, width }, i) => {
          const height = pieces[i]?.height ?? 0
          const column = Math.round(x / step)
          const columns = width > columnWidth(frame) ? frame.columns : 1
          const isInside = x >= 0 && x + width <= frame.width + 0.01 && y >= 0 && y + height <= frame.height + 0.02
          const isOnPage = page >= 0 && page < pages && Math.abs(x - column * step) < 1e-6
          const keys = Array.from({ length: columns }, (_, i) => `${page}/${column + i}`)
          const isFree = keys.every(key => y >= (ends.get(key) ?? 0))
          for (const key of keys) ends.set(key, y + height + frame.gap)
          return isInside && isOnPage && isFree ? [] : [{ i, page, x, y, width, height }]
        })
        expect({ placed: places.length, faults }).toEqual({ placed: pieces.length, faults: [] })
      }),
      { numRuns: 500 },
    )
  })

  test('a heading is never the last on its page while rows follow', () => {
    const rows = fc.array(fc.record({ height: fc.integer({ min: 20, max: 200 }), leads: fc.boolean() }), {
      maxLength: 60,
      size: 'max',
    })
    fc.assert(
      fc.property(rows, pieces => {
        const { places } = pack(pieces, { width: 1700, height: 700, columns: 1, gap: 13 })
        const lonely = places.filter(({ page }, i) => {
          const hasOthers = i > 0 && places[i - 1]?.page === page && pieces[i - 1]?.leads === false
          return pieces[i]?.leads === true && hasOthers && places[i + 1] !== undefined && places[i + 1]?.page !== page
        })
        expect(lonely).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('they are read in their order: page by page, column by column, top down', () => {
    fc.assert(
      fc.property(board, given => {
        const { places } = laid(given)
        const isSorted = places.every(({ page, x, y }, i) => {
          const next = places[i + 1]
          if (next === undefined || next.page !== page) return next === undefined || next.page > page
          return next.x > x || (next.x === x && next.y > y)
        })
        expect(isSorted).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('no page is empty, and one alone has its page to itself', () => {
    fc.assert(
      fc.property(board, given => {
        const { pieces, places, pages } = laid(given)
        const counts = Array.from({ length: pages }, () => 0)
        for (const { page } of places) counts[page] = (counts[page] ?? 0) + 1
        if (pieces.length > 0) expect(Math.min(...counts)).toBeGreaterThan(0)
        for (const [i, { page }] of places.entries()) if (pieces[i]?.alone) expect(counts[page]).toBe(1)
      }),
      { numRuns: 200 },
    )
  })

  test('a note even higher than the wall does not take the others with it', () => {
    const frame = frameOf(16 / 9, 'M')
    const { places, pages } = pack([{ height: 100 }, { height: 5000 }, { height: 100 }], frame)
    expect(places.map(({ page }) => page)).toEqual([0, 1, 2])
    expect(pages).toBe(3)
  })

  test('four notes of one height stand in three columns as two, one, one or so, never two, two, none', () => {
    const frame: Frame = { width: 1000, height: 700, columns: 3, gap: 10 }
    const { places } = pack([{ height: 200 }, { height: 200 }, { height: 200 }, { height: 200 }], frame)
    expect(new Set(places.map(({ x }) => x)).size).toBe(3)
  })
})

describe('theme tiles', () => {
  const settleSlots = (given: readonly { id: string; slot: number }[]) =>
    settle(
      given.map(({ id, slot }) => ({ id, wanted: slot })),
      0,
      60,
    )
  const themes = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 8, maxLength: 8 }),
      slot: fc.oneof(fc.nat(14), fc.maxSafeNat()),
    }),
    { selector: ({ id }) => id, maxLength: 20 },
  )

  test('every theme has a slot of its own, whatever was written, and every slot is on exactly one page', () => {
    fc.assert(
      fc.property(themes, fc.constantFrom(...sizes), (given, size) => {
        const slots = [...settleSlots(given).values()]
        expect(new Set(slots).size).toBe(given.length)
        const { pages } = tilesOf(slots, size, 0)
        const shown = Array.from({ length: pages }, (_, page) => tilesOf(slots, size, page).slots).flat()
        const { columns, rows } = tileGrid[size]
        expect(shown).toEqual(Array.from({ length: pages * columns * rows }, (_, i) => i))
        for (const slot of slots) expect(shown).toContain(slot)
      }),
    )
  })

  test('slots stay when the themes are told in another order, and when one more takes a free slot', () => {
    fc.assert(
      fc.property(themes, given => {
        const before = settleSlots(given)
        expect(settleSlots(given.toReversed())).toEqual(before)
        const taken = new Set(before.values())
        let free = 0
        while (taken.has(free)) free += 1
        const after = settleSlots([...given, { id: 'the new one', slot: free }])
        for (const [id, slot] of before) expect(after.get(id)).toBe(slot)
      }),
    )
  })

  test('a page that is not there shows the nearest that is', () => {
    expect(clampPage(7, 3)).toBe(2)
    expect(clampPage(-1, 3)).toBe(0)
    expect(tilesOf([0, 5], 'M', 4).slots).toEqual([0, 1, 2, 3, 4, 5])
  })
})
