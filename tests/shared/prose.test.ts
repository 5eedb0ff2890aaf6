// Prose: what people wrote together, read as plain blocks.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendProse, newProse, plainText, readProse } from '#shared/board/prose.ts'
import { proseJunk } from './support/junk.ts'

/** Types do not read as they should before they are in a document. */
function kept<T extends Y.XmlFragment>(fragment: T): T {
  new Y.Doc().getMap('kept').set('text', fragment)
  return fragment
}

function element(name: string, ...inside: (Y.XmlElement | Y.XmlText | string)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(
    0,
    inside.map(each => (typeof each === 'string' ? new Y.XmlText(each) : each)),
  )
  return made
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
