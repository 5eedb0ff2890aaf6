// The guard on written texts: headings and tables stand where their editor makes them, as it makes them, and nowhere else.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { judge, type Verdict } from '#server/guard/policy.ts'
import { letterText } from '#shared/board/operations/actions.ts'
import { readText } from '#shared/board/prose.ts'
import { textOf, texts } from '#shared/board/texts.ts'
import { actionId, draft, newBoard, there } from '#tests/shared/support/boards.ts'
import { cellOf, elementOf, headingOf, rowOf, tableOf } from '#tests/support/elements.ts'
import { editOf } from '#tests/support/wildUpdates.ts'

const ada = 77

function aBoard(): Y.Doc {
  const doc = newBoard()
  draft(doc, 0)
  return doc
}

function judged(board: Y.Doc, edit: (doc: Y.Doc) => void): Verdict {
  const owner = (client: number) => (client === ada ? 'ada' : null)
  return judge(
    editOf(board, ada, edit),
    { role: 'editor', person: 'ada' },
    board,
    { stage: 'plan', hands: 'off' },
    owner,
  )
}
const put = (board: Y.Doc, ...elements: (() => Y.XmlElement)[]) =>
  judged(board, doc =>
    textOf(doc, 'vision').insert(
      0,
      elements.map(make => make()),
    ),
  )
const whole = { kind: 'apply', refused: [] }

it.each(texts)('[C8] headings and tables may stand in the text %s', name => {
  const board = aBoard()
  const verdict = judged(board, doc =>
    textOf(doc, name).insert(0, [headingOf('Who we are', 1), headingOf('In figures', 2), tableOf(60, 8)]),
  )
  expect(verdict).toMatchObject(whole)
})

it.each<[string, () => Y.XmlElement]>([
  ['a heading', () => headingOf('Big', 1)],
  ['a table', () => tableOf(2, 2)],
  ['a row', () => elementOf('tableRow', [])],
  ['a cell of a table', () => cellOf()],
])('[C8] %s in a cell of the grid ends the line', (_what, make) => {
  const verdict = judged(aBoard(), doc => letterText(doc, actionId(0), 'm')?.insert(0, [make()]))
  expect(verdict).toMatchObject({ kind: 'refuse', close: 'notAllowed' })
})

const inCell = (...inside: Y.XmlElement[]) => elementOf('table', [elementOf('tableRow', [cellOf(...inside)])])
const inItem = (inside: Y.XmlElement) => elementOf('bulletList', [elementOf('listItem', [inside])])
it.each<[string, () => Y.XmlElement]>([
  ['a table in a table', () => inCell(tableOf(1, 1))],
  ['a heading in a table', () => inCell(headingOf('Big', 1))],
  ['a heading in a list', () => inItem(headingOf('Big', 1))],
  ['a table in a list', () => inItem(tableOf(1, 1))],
  ['a row without a table', () => elementOf('tableRow', [cellOf()])],
  ['a cell without a row', () => elementOf('table', [cellOf()])],
  ['words in a row', () => elementOf('table', [elementOf('tableRow', ['words'])])],
  ['a paragraph in a heading', () => elementOf('heading', [elementOf('paragraph', ['Big'])])],
  ['a head of another kind', () => elementOf('table', [elementOf('tableRow', [elementOf('tableHeader', [])])])],
  ['a table with a style', () => elementOf('table', [], { style: 'width:1px' })],
  ['a row with a height', () => elementOf('table', [elementOf('tableRow', [], { height: 4 })])],
])('[C8] %s ends the line', (_what, make) => {
  expect(put(aBoard(), make)).toMatchObject({ kind: 'refuse', close: 'notAllowed' })
})

it.each<[string, () => Y.XmlElement]>([
  ['a heading of level 3', () => headingOf('Big', 3)],
  ['a level in words', () => elementOf('heading', ['Big'], { level: '1' })],
  ['an address on a heading', () => elementOf('heading', ['Big'], { id: 'top' })],
  ['a merged cell', () => elementOf('table', [elementOf('tableRow', [elementOf('tableCell', [], { colspan: 2 })])])],
  ['a tall cell', () => elementOf('table', [elementOf('tableRow', [elementOf('tableCell', [], { rowspan: 0 })])])],
  ['a width', () => elementOf('table', [elementOf('tableRow', [elementOf('tableCell', [], { colwidth: 90 })])])],
])('[C8] %s is taken out and its words stay', (_what, make) => {
  const verdict = put(aBoard(), make)
  expect(verdict).toMatchObject({ kind: 'apply', refused: [{ path: expect.stringMatching(/^vision\//) as string }] })
  expect(verdict.kind === 'apply' && verdict.update).not.toBeNull()
})

it.each([
  ['rows', 61, 2],
  ['columns', 2, 9],
])('[C8] of a table with too many %s what is too much is taken out', (_what, rows, columns) => {
  const board = aBoard()
  const verdict = put(board, () => tableOf(rows, columns))
  expect(verdict).toMatchObject({ kind: 'apply', refused: [{ path: 'vision', rule: 'texts: too long' }] })
  if (verdict.kind === 'apply' && verdict.update) Y.applyUpdate(board, verdict.update)
  const table = there(readText(textOf(board, 'vision'))[0])
  const size = table.kind === 'table' ? [table.rows.length, table.rows[0]?.length] : []
  expect(size).toEqual([Math.min(rows, 60), Math.min(columns, 8)])
})

it('[C8] a full table takes a row in the place of one that goes, and no other', () => {
  const board = aBoard()
  textOf(board, 'vision').insert(0, [tableOf(60, 1)])
  const change = (gone: number, come: number) =>
    judged(board, doc => {
      const table = textOf(doc, 'vision').get(0) as Y.XmlElement
      table.delete(0, gone)
      table.insert(
        0,
        Array.from({ length: come }, () => rowOf(1)),
      )
    })
  expect(change(2, 2)).toMatchObject(whole)
  expect(change(1, 2)).toMatchObject({ kind: 'apply', refused: [{ rule: 'texts: too long' }] })
})
