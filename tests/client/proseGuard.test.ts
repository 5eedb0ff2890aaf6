// Prose and the guard: whatever our editor makes of a text, the guard takes it.
// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cellWriting } from '#client/cards/cellWriting.ts'
import { addColumn, addRow, insertTable, removeColumn, removeRow, removeTable } from '#client/cards/tables.ts'
import { textWriting } from '#client/cards/textWriting.ts'
import { judge } from '#server/guard/policy.ts'
import { letterText } from '#shared/board/operations/actions.ts'
import { visionOf } from '#shared/board/schema.ts'
import { actionId, draft, newBoard } from '#tests/shared/support/boards.ts'
import { luckFrom } from '#tests/support/luck.ts'
import { fakeLayout, pasteHtml, pressKey } from './editorHands.ts'

beforeAll(fakeLayout)

const table = (rows: number, columns: number) =>
  `<table>${`<tr>${'<td colspan="2" style="width:9px">x</td>'.repeat(columns)}</tr>`.repeat(rows)}</table>`
const pasted = [
  '<p>Pasted <b>bold</b> <a href="javascript:x">link</a></p><ol start="4" type="a"><li>four</li></ol>',
  '<h1 class="x">Heading</h1><table><tr><th colspan="3">cell</th></tr><tr><td>a</td><td>b</td></tr></table><img src="x">',
  `<h5 style="color:red">Small</h5>${table(4, 9)}<p>after</p>`,
  '<ul><li><h2>In an item</h2><table><tr><td>deep</td></tr></table></li></ul>',
  '<table><tr><td><table><tr><td>inner</td></tr></table></td><td><h3>head</h3><ul><li>item</li></ul></td></tr></table>',
]

/** What people do in an editor, in no order at all. */
const deeds: readonly ((editor: Editor, n: number) => unknown)[] = [
  (editor, n) => editor.commands.insertContent(['A crossing ', 'عبور ', 'by 2027'][n % 3] ?? ''),
  editor => editor.commands.splitBlock(),
  editor => editor.chain().selectAll().toggleBold().run(),
  editor => editor.chain().selectAll().toggleItalic().run(),
  editor => editor.commands.toggleBulletList(),
  editor => editor.commands.toggleOrderedList(),
  editor => editor.commands.splitListItem('listItem'),
  editor => editor.commands.sinkListItem('listItem'),
  editor => editor.commands.liftListItem('listItem'),
  (editor, n) => pasteHtml(editor, pasted[n % pasted.length] ?? ''),
  (editor, n) => inText(editor) && editor.commands.toggleHeading({ level: n % 2 === 0 ? 1 : 2 }),
  editor => inText(editor) && editor.commands.command(insertTable),
  ...[addRow, addColumn, addRow, addColumn, removeRow, removeColumn, removeTable].map(
    command => (editor: Editor) => editor.commands.command(command),
  ),
  editor => pressKey(editor, 'Tab'),
  (editor, n) => setCaret(editor, 1 + (n % Math.max(1, editor.state.doc.content.size - 1))),
  editor => editor.commands.deleteSelection(),
  editor => editor.commands.undo(),
  editor => editor.commands.redo(),
]

const inText = (editor: Editor) => 'heading' in editor.schema.nodes

/** Only where there are words: elsewhere nobody can click. */
function setCaret(editor: Editor, at: number): void {
  if (editor.state.doc.resolve(at).parent.inlineContent) editor.commands.setTextSelection(at)
}

it('[C4] takes everything that the editor makes of a text', () => {
  const server = newBoard()
  draft(server, 0)
  let judged = 0
  for (let evening = 0; evening < 18; evening += 1) {
    const luck = luckFrom(evening)
    const doc = new Y.Doc()
    doc.clientID = 100 + evening
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
    doc.on('update', (update: Uint8Array) => {
      const verdict = judge(
        update,
        { role: 'editor', person: 'ada' },
        server,
        { stage: 'act', hands: 'off' },
        client => (client > 99 ? 'ada' : null),
      )
      judged += 1
      expect(verdict).toMatchObject({ kind: 'apply', refused: [] })
      Y.applyUpdate(server, update)
    })
    const isText = evening % 3 !== 0
    const fragment = isText ? visionOf(doc) : letterText(doc, actionId(0), 's')
    if (fragment === undefined) throw new Error('there is nothing to write in')
    const editor = new Editor({
      element: document.createElement('div'),
      extensions: [...(isText ? textWriting : cellWriting).extensions, Collaboration.configure({ fragment })],
    })
    for (let n = 0; n < 40; n += 1) luck.pick(deeds)(editor, luck.below(60))
    editor.destroy()
    expect(visionOf(server).toJSON()).toEqual(visionOf(doc).toJSON())
  }
  expect(judged).toBeGreaterThan(100)
})
