// Texts of the plan: started once, kept with the board, and read in the plan under their own headings.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { planDocument } from '#server/archive/planDocument.ts'
import { markdownOf } from '#server/archive/markdown.ts'
import { archiveOf } from '#shared/board/archive.ts'
import { startText } from '#shared/board/operations/texts.ts'
import { planOf } from '#shared/board/plan.ts'
import { appendProse, plainText, readProse } from '#shared/board/prose.ts'
import { rebuild } from '#shared/board/rebuild.ts'
import { textOf, texts } from '#shared/board/texts.ts'
import { headingOf, tableSaying } from '#tests/support/elements.ts'
import { at, by, draft, newBoard, there } from './support/boards.ts'

it('[F8] a text is started with words only while nothing is written in it', () => {
  const doc = newBoard()
  const asked = () => plainText(readProse(textOf(doc, 'asked')))
  appendProse(textOf(doc, 'asked'), '')
  expect(startText(doc, by, { text: 'asked', words: 'Launch night\nSchool afternoon' }).ok).toBe(true)
  expect(asked()).toBe('Launch night\nSchool afternoon')
  expect(startText(doc, by, { text: 'asked', words: 'Again' })).toEqual({ ok: false, reason: 'written-already' })
  expect(asked()).toBe('Launch night\nSchool afternoon')
})

it('[B5] every text is kept in the archive, and stands in the plan under its own heading', () => {
  const doc = newBoard()
  for (const text of texts) appendProse(textOf(doc, text), `Words of ${text}`)
  const built = rebuild(JSON.parse(JSON.stringify(archiveOf(doc))))
  const copy = built.ok ? built.value : newBoard()
  expect(texts.map(text => plainText(readProse(textOf(copy, text))))).toEqual(texts.map(text => `Words of ${text}`))
  const read = markdownOf(planDocument(planOf(copy), { everyNote: false, madeAt: at }))
  const places = ['## Our vision', '## About our place', '## How we asked', '## Thanks'].map(each => read.indexOf(each))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  for (const text of texts) expect(read).toContain(`Words of ${text}`)
  expect(Math.min(...places)).toBeGreaterThan(0)
})

/** A board as it lies in a file. */
const filed = (doc: Y.Doc) => JSON.parse(JSON.stringify(archiveOf(doc))) as ReturnType<typeof archiveOf>

describe('headings and tables', () => {
  it('[B5] are kept in the archive of every text', () => {
    const doc = newBoard()
    for (const text of texts) {
      const table = tableSaying(['Year', 'People'], ['2021', '412'])
      textOf(doc, text).insert(0, [headingOf('Who we are', 1), headingOf('In figures', 2), table])
    }
    const run = (text: string) => ({ text, bold: false, italic: false })
    const cell = (text: string) => [{ kind: 'paragraph', runs: [run(text)] }]
    const file = filed(doc)
    for (const text of texts) {
      expect(file[text]).toEqual([
        { kind: 'heading', level: 1, runs: [run('Who we are')] },
        { kind: 'heading', level: 2, runs: [run('In figures')] },
        {
          kind: 'table',
          rows: [
            [cell('Year'), cell('People')],
            [cell('2021'), cell('412')],
          ],
        },
      ])
    }
    const built = rebuild(file)
    const copy = built.ok ? built.value : newBoard()
    expect(filed(copy)).toEqual(file)
    // What an editor finds there is what an editor would have made.
    const heading = textOf(copy, 'vision').get(0)
    expect(heading instanceof Y.XmlElement && heading.getAttributes()).toEqual({ level: 1 })
  })

  const heading = (level: number) => [{ kind: 'heading', level, runs: [] }]
  const table = (...rows: unknown[][]) => [{ kind: 'table', rows }]
  it.each<[string, object, (string | number)[]]>([
    ['a heading in a cell of the grid', { s: heading(1) }, ['actions', 0, 's']],
    ['a table in a cell of the grid', { s: table([[]]) }, ['actions', 0, 's']],
    ['a heading of level 3', { vision: heading(3) }, ['vision', 0, 'level']],
    ['a table in a table', { thanks: table([table([[]])]) }, ['thanks', 0, 'rows', 0, 0]],
    ['a heading in a table', { thanks: table([heading(1)]) }, ['thanks', 0, 'rows', 0, 0]],
    ['a table of uneven rows', { thanks: table([[], []], [[]]) }, ['thanks', 0, 'rows', 1]],
    ['a table of no cells', { thanks: table([]) }, ['thanks']],
  ])('[B5] are refused in a file, with the place: %s', (_what, change, at) => {
    const doc = newBoard()
    draft(doc, 0)
    const file = filed(doc)
    const changed =
      's' in change ? { ...file, actions: [{ ...there(file.actions[0]), ...change }] } : { ...file, ...change }
    expect(rebuild(changed)).toMatchObject({ ok: false, faults: [{ at, what: 'wrong' }] })
  })
})
