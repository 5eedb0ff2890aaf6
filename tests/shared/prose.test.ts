// Prose: what people wrote together, read as plain blocks.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendProse, newProse, outlineOf, plainText, readProse, readText } from '#shared/board/prose.ts'
import { cellOf, elementOf, headingOf, paragraphOf, rowOf, tableSaying } from '#tests/support/elements.ts'
import { proseJunk } from './support/junk.ts'

/** Types do not read as they should before they are in a document. */
function kept<T extends Y.XmlFragment>(fragment: T): T {
  new Y.Doc().getMap('kept').set('text', fragment)
  return fragment
}

const element = (name: string, ...inside: (Y.XmlElement | Y.XmlText | string)[]) => elementOf(name, inside)

function holding(...inside: Y.XmlElement[]): Y.XmlFragment {
  const fragment = kept(new Y.XmlFragment())
  fragment.insert(0, inside)
  return fragment
}

const run = (text: string) => ({ text, bold: false, italic: false })
const paragraph = (text: string) => ({ kind: 'paragraph', runs: text === '' ? [] : [run(text)] })

it('reads a paragraph for each line, and adds more at the end', () => {
  const fragment = kept(newProse('Two benches\nby the pond'))
  appendProse(fragment, 'and a bin')
  expect(readProse(fragment)).toEqual(['Two benches', 'by the pond', 'and a bin'].map(paragraph))
  expect(plainText(readProse(fragment))).toBe('Two benches\nby the pond\nand a bin')
  expect(readProse(kept(newProse()))).toEqual([])
})

it('reads bold, italic and lists within lists', () => {
  const fragment = kept(new Y.XmlFragment())
  const text = new Y.XmlText()
  const inner = element('orderedList', element('listItem', element('paragraph', 'one')))
  fragment.insert(0, [element('paragraph', text), element('bulletList', element('listItem', inner))])
  text.insert(0, 'all', { bold: {} })
  text.insert(3, ' of us', { bold: null, italic: {} })
  expect(readProse(fragment)).toEqual([
    {
      kind: 'paragraph',
      runs: [
        { text: 'all', bold: true, italic: false },
        { text: ' of us', bold: false, italic: true },
      ],
    },
    { kind: 'list', ordered: false, items: [[{ kind: 'list', ordered: true, items: [[paragraph('one')]] }]] },
  ])
})

it('[R10] reads headings and tables in a text of the plan, the rows of a table of one length', () => {
  const list = elementOf('bulletList', [elementOf('listItem', [paragraphOf('by bus')])])
  const table = elementOf('table', [
    elementOf('tableRow', [cellOf(paragraphOf('Year')), cellOf(paragraphOf('How'))]),
    elementOf('tableRow', [cellOf(paragraphOf('2021'), list), cellOf(), cellOf(paragraphOf('added'))]),
  ])
  const text = holding(headingOf('Who we are', 1), headingOf('In figures', 2), headingOf('Odd', 7), table)
  const bus = { kind: 'list', ordered: false, items: [[paragraph('by bus')]] }
  expect(readText(text)).toEqual([
    { kind: 'heading', level: 1, runs: [run('Who we are')] },
    { kind: 'heading', level: 2, runs: [run('In figures')] },
    { kind: 'heading', level: 1, runs: [run('Odd')] },
    {
      kind: 'table',
      rows: [
        [[paragraph('Year')], [paragraph('How')], []],
        [[paragraph('2021'), bus], [], [paragraph('added')]],
      ],
    },
  ])
  expect(plainText(readText(text))).toBe('Who we are\nIn figures\nOdd\nYear\tHow\t\n2021 by bus\t\tadded')
  expect(readProse(text).every(({ kind }) => kind === 'paragraph' || kind === 'list')).toBe(true)
  expect(plainText(readText(holding(tableSaying(['', ''], ['', '']))))).toBe('')
})

it('[R10] reads through a table that is none, and a heading that holds more than words', () => {
  const text = holding(
    elementOf('table', [headingOf('first', 1), rowOf(1)]),
    elementOf('heading', [tableSaying(['second'])]),
    elementOf('table', []),
    elementOf('table', [rowOf(0)]),
  )
  expect(readText(text).map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph'])
  expect(plainText(readText(text))).toBe('first\n\nsecond')
})

it('[F11] tells where headings stand in an outline that leaves no level out', () => {
  const read = (...levels: number[]) => readText(holding(...levels.map(level => headingOf(`Of ${level}`, level))))
  const outlined = (...levels: number[]) => [...outlineOf(read(...levels)).values()]
  expect(outlined(2, 2, 1, 2)).toEqual([1, 1, 1, 2])
  expect(outlined(1, 2)).toEqual([1, 2])
})

it('[R6] reads through elements it does not know', () => {
  const fragment = kept(new Y.XmlFragment())
  fragment.insert(0, [
    new Y.XmlText('bare'),
    element('blink', 'in one'),
    element('section', 'before', element('heading', 'in two'), 'after'),
  ])
  expect(plainText(readProse(fragment))).toBe('bare\nin one\nbefore\nin two\nafter')
})

it('[R6] hides no words, whatever they stand in', () => {
  const wordsOf = (node: Y.XmlFragment | Y.XmlText): string =>
    node instanceof Y.XmlText
      ? node.toJSON()
      : node
          .toArray()
          .map(each => wordsOf(each as Y.XmlFragment))
          .join('')
  const bare = (text: string) => text.replaceAll(/\s/g, '')
  fc.assert(
    fc.property(proseJunk(), make => {
      const fragment = kept(make())
      assert.equal(bare(plainText(readProse(fragment))), bare(wordsOf(fragment)))
      assert.equal(bare(plainText(readText(fragment))), bare(wordsOf(fragment)))
    }),
    { numRuns: 500, seed: 4 },
  )
})

it('[R1] gives up on what is nested deeper than any editor would', () => {
  let nested = element('paragraph', 'deep')
  for (let depth = 0; depth < 100; depth += 1) nested = element('bulletList', element('listItem', nested))
  const fragment = kept(new Y.XmlFragment())
  fragment.insert(0, [nested])
  expect(plainText(readProse(fragment))).toBe('')
})
