// Lib: ids and codes, words in any script, outcomes.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeLength, codeLetters, isId, newCode, newId, readCode, showCode, type Dice } from '#shared/lib/ids.ts'
import { done, made, refused } from '#shared/lib/outcome.ts'
import { countCharacters, tidyLine } from '#shared/lib/text.ts'
import { diceFrom } from './support/boards.ts'

const always =
  (...values: number[]): Dice =>
  bytes => {
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = values.shift() ?? 0
    return bytes
  }

describe('ids', () => {
  it('are made of 64 letters, of any length asked for', () => {
    expect(newId(always(0, 10, 36, 62, 63, 64, 255, 61), 8)).toBe('0Aa-_0_z')
    const seen = new Set(Array.from({ length: 200 }, (_, seed) => newId(diceFrom(seed))))
    expect(seen.size).toBe(200)
    expect([...seen].filter(id => !isId(id) || id.length !== 16)).toEqual([])
  })

  it('are told from everything else', () => {
    expect(['x'.repeat(8), 'x'.repeat(40), 'with-_09'].filter(id => !isId(id))).toEqual([])
    expect(
      ['x'.repeat(7), 'x'.repeat(41), 'with:colon', 'with space', 'x'.repeat(8) + '\n', '', 7, null].filter(isId),
    ).toEqual([])
  })
})

describe('codes', () => {
  it('have six letters that nobody mistakes for another, each as likely as the others', () => {
    const evenly = Array.from({ length: 186 }, (_, i) => newCode(always(...Array<number>(6).fill(i))))
    const counts = codeLetters.split('').map(letter => evenly.filter(code => code === letter.repeat(6)).length)
    expect(counts).toEqual(codeLetters.split('').map(() => 6))
    expect(codeLetters).not.toMatch(/[0O1IL]/)
    expect(newCode(always(248, 255, 0, 1, 2, 3, 4, 5))).toBe('234567')
  })

  it('are read as people type them, and read back from how they are shown', () => {
    for (const typed of ['K7QM4P', 'k7q m4p', ' K7Q-M4P ', 'k 7 q m 4 p']) expect(readCode(typed)).toBe('K7QM4P')
    const wrong = ['', 'K7QM4', 'K7QM4PP', 'K7QM40', 'K7QM4O', 'K7QM4é']
    expect(wrong.map(readCode).filter(code => code !== null)).toEqual([])
    fc.assert(
      fc.property(fc.nat(), seed => {
        const code = newCode(diceFrom(seed))
        expect(readCode(showCode(code))).toBe(code)
      }),
      { numRuns: 100, seed: 9 },
    )
    expect(codeLength).toBe(6)
  })
})

describe('words', () => {
  it('are counted as a person would', () => {
    expect(['', 'bench', 'é', 'e\u0301', '👩‍👩‍👧', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', 'நி'].map(countCharacters)).toEqual([0, 5, 1, 1, 1, 1, 1])
  })

  it('are tidied into one line', () => {
    expect(tidyLine('  Two \n\t benches\u0000 \u202eplease\ufeff ')).toBe('Two benches please')
    expect(tidyLine('\ud800!')).toBe('\ufffd!')
    expect(tidyLine(' \n\u0007 ')).toBe('')
  })

  it('that are tidy stay as they are', () => {
    const stays = fc.property(fc.string({ unit: 'binary' }), text => {
      const tidy = tidyLine(text)
      expect(tidyLine(tidy)).toBe(tidy)
      expect(tidy.isWellFormed() && !tidy.includes('\n')).toBe(true)
    })
    fc.assert(stays, { numRuns: 300, seed: 10 })
  })
})

it('outcomes say what was made or why not', () => {
  expect([done, made(7), refused('too-long')]).toEqual([
    { ok: true, value: undefined },
    { ok: true, value: 7 },
    { ok: false, reason: 'too-long' },
  ])
})
