// The vision on the wall: cut into pieces that fit a page, with not one word lost, in any script.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Prose } from '#shared/board/prose.ts'
import { visionParts } from '#client/scenes/wall/visionParts.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text, bold: false, italic: false }] })
const list = (...items: string[]): Block => ({
  kind: 'list',
  ordered: false,
  items: items.map(item => [paragraph(item)]),
})

describe('the parts of a vision', () => {
  test('are its paragraphs and items while they are short', () => {
    const prose: Prose = [paragraph('Our homes stay dry.'), list('a shop', 'a hall')]
    expect(visionParts(prose)).toEqual([
      { text: 'Our homes stay dry.', as: 'words' },
      { text: 'a shop', as: 'item' },
      { text: 'a hall', as: 'item' },
    ])
  })

  test('are cut between sentences when they are long, and only the first of an item has its mark', () => {
    const sentence = 'The hall is warm, and on most nights something is on for people of every age in the village.'
    const parts = visionParts([list(`${sentence} ${sentence} ${sentence}`)])
    expect(parts).toEqual([
      { text: `${sentence} ${sentence}`, as: 'item' },
      { text: sentence, as: 'words' },
    ])
  })

  test('are headings and rows of a table, in one line each', () => {
    const head = { kind: 'heading', level: 1, runs: [{ text: 'Who we are', bold: false, italic: false }] } as const
    const cells = (...texts: string[]) => texts.map(text => (text === '' ? [] : [paragraph(text)]))
    const table = { kind: 'table', rows: [cells('Year', 'People'), cells('2021', '412'), cells('2027', '')] } as const
    expect(visionParts([head, table])).toEqual([
      { text: 'Who we are', as: 'heading' },
      { text: 'Year · People', as: 'heading' },
      { text: '2021 · 412', as: 'item' },
      { text: '2027', as: 'item' },
    ])
  })

  test('hold every letter of any text, and never more than a page takes', () => {
    const word = fc.constantFrom('bus', 'ein Haus. ', 'школа ', '我们希望。', 'مدرسة ', 'x'.repeat(90), '👩‍👩‍👧', ' ', '! ')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80, size: 'max' }), words => {
        const text = words.join('')
        const parts = visionParts([paragraph(text)])
        const letters = (all: string) => all.replaceAll(/\s/g, '')
        expect(letters(parts.map(part => part.text).join(''))).toBe(letters(text))
        for (const part of parts) expect(part.text.length).toBeLessThanOrEqual(220)
      }),
      { numRuns: 60 },
    )
  })
})
