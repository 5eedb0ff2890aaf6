// Tables in an editor: made, grown, pasted and shrunk, never larger than the server takes, and even for everybody.
// @vitest-environment jsdom
import { Editor, type Command } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import * as tables from '#client/cards/tables.ts'
import { textWriting } from '#client/cards/textWriting.ts'
import { plainText, readText } from '#shared/board/prose.ts'
import { elementOf, paragraphOf, rowOf, tableOf } from '#tests/support/elements.ts'
import { fakeLayout, pasteHtml, pressKey } from './editorHands.ts'

beforeAll(fakeLayout)

function writing(fill: (text: Y.XmlFragment) => void = () => undefined) {
  const text = new Y.Doc().getXmlFragment('vision')
  fill(text)
  const element = document.createElement('div')
  document.body.append(element)
  const editor = new Editor({
    element,
    extensions: [...textWriting.extensions, Collaboration.configure({ fragment: text })],
  })
  const run = (...commands: Command[]) => commands.map(command => editor.commands.command(command))
  /** Rows and columns of each table, as everybody reads them. */
  const sizes = () =>
    readText(text).flatMap(block => (block.kind === 'table' ? [[block.rows.length, block.rows[0]?.length]] : []))
  const kinds = () => readText(text).map(({ kind }) => kind)
  return { text, editor, run, sizes, kinds }
}

describe('a table', () => {
  it('comes with three rows and columns in place of an empty line, the caret in it and a line below', () => {
    const { editor, text, run, sizes, kinds } = writing()
    run(tables.insertTable)
    editor.commands.insertContent('Year')
    expect([sizes(), kinds()]).toEqual([[[3, 3]], ['table', 'paragraph']])
    expect(plainText(readText(text))).toBe('Year')
    expect(run(tables.insertTable)).toEqual([false])
  })

  it('comes below the words that the caret is in', () => {
    const { editor, run, kinds } = writing()
    editor.commands.insertContent('Words')
    run(tables.insertTable)
    expect(kinds()).toEqual(['paragraph', 'table', 'paragraph'])
  })

  it('grows and shrinks by rows and columns, and goes with its last one or at once', () => {
    const { run, sizes } = writing()
    run(tables.insertTable, tables.addRow, tables.addColumn, tables.addColumn)
    expect(sizes()).toEqual([[4, 5]])
    run(tables.removeRow, tables.removeColumn)
    expect(sizes()).toEqual([[3, 4]])
    run(tables.removeRow, tables.removeRow, tables.removeRow)
    expect(sizes()).toEqual([])
    run(tables.insertTable, tables.removeColumn, tables.removeColumn, tables.removeColumn)
    expect(sizes()).toEqual([])
    run(tables.insertTable, tables.removeTable)
    expect(sizes()).toEqual([])
  })

  it('[C8] is never made larger than 60 rows and 8 columns, by commands or by keys', () => {
    const { editor, run, sizes } = writing(text => text.insert(0, [tableOf(59, 7)]))
    editor.commands.setTextSelection(4)
    expect(run(tables.addRow, tables.addRow, tables.addColumn, tables.addColumn)).toEqual([true, false, true, false])
    editor.commands.focus('end')
    pressKey(editor, 'Tab')
    expect(sizes()).toEqual([[60, 8]])
  })

  it('gets another row from Tab in its last cell', () => {
    const { editor, run, sizes } = writing()
    run(tables.insertTable)
    for (let n = 0; n < 9; n += 1) pressKey(editor, 'Tab')
    expect(sizes()).toEqual([[4, 3]])
  })

  it('left uneven by two who changed it at once is even again once somebody opens the text', async () => {
    const uneven = () => elementOf('table', [rowOf(4), rowOf(3), rowOf(4)])
    const { text, editor } = writing(text => text.insert(0, [uneven(), paragraphOf('after')]))
    await new Promise(resolve => editor.on('create', resolve))
    const table = text.get(0) as Y.XmlElement
    expect(table.toArray().map(row => (row as Y.XmlElement).length)).toEqual([4, 4, 4])
  })
})

describe('what is pasted', () => {
  it('keeps headings of two levels, and tables with their heads', () => {
    const { editor, text } = writing()
    pasteHtml(editor, '<h1>One</h1><h4>Two</h4><table><thead><tr><th>H</th></tr></thead><tr><td>c</td></tr></table>')
    const read = readText(text)
    expect(read.map(block => (block.kind === 'heading' ? block.level : block.kind))).toEqual([1, 2, 'table'])
    expect(plainText(read)).toBe('One\nTwo\nH\nc')
  })

  it('[C8] loses no words where a table is too large or uneven', () => {
    const { editor, text, sizes } = writing()
    const row = (n: number, cells: number) =>
      `<tr>${Array.from({ length: cells }, (_, i) => `<td>r${n}c${i}</td>`).join('')}</tr>`
    pasteHtml(editor, `<table>${Array.from({ length: 70 }, (_, n) => row(n, n === 3 ? 2 : 10)).join('')}</table>`)
    expect(sizes()).toEqual([
      [60, 8],
      [10, 8],
    ])
    expect(plainText(readText(text)).match(/r\d+c\d+/g)).toHaveLength(69 * 10 + 2)
  })

  it('[C8] is put into a table only as far as that may grow', () => {
    const { editor, sizes } = writing(text => text.insert(0, [tableOf(2, 8)]))
    editor.commands.setTextSelection(4)
    pressKey(editor, 'Tab')
    pasteHtml(editor, `<table><tr>${'<td>x</td>'.repeat(8)}</tr></table>`)
    expect(sizes()).toEqual([[2, 8]])
  })
})
