// Prose and the guard: whatever our editor makes of a text, the guard takes it.
// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Document } from '@tiptap/extension-document'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { judge } from '#server/guard/policy.ts'
import { letterText } from '#shared/board/operations/actions.ts'
import { visionOf } from '#shared/board/schema.ts'
import { actionId, draft, newBoard } from '#tests/shared/support/boards.ts'
import { luckFrom } from '#tests/support/luck.ts'

const writing = [Document, Paragraph, Text, Bold, Italic, BulletList, OrderedList, ListItem, ListKeymap]

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
  editor =>
    editor.commands.insertContent(
      '<p>Pasted <b>bold</b> <a href="javascript:x">link</a></p><ol start="4"><li>four</li></ol>',
    ),
  editor => editor.commands.insertContent('<h1>Heading</h1><table><tr><td>cell</td></tr></table><img src="x">'),
  (editor, n) => setCaret(editor, 1 + (n % Math.max(1, editor.state.doc.content.size - 1))),
  editor => editor.commands.deleteSelection(),
  editor => editor.commands.undo(),
  editor => editor.commands.redo(),
]

/** Only where there are words: elsewhere nobody can click. */
function setCaret(editor: Editor, at: number): void {
  if (editor.state.doc.resolve(at).parent.inlineContent) editor.commands.setTextSelection(at)
}

it('[C4] takes everything that the editor makes of a text', () => {
  const server = newBoard()
  draft(server, 0)
  let judged = 0
  for (let evening = 0; evening < 12; evening += 1) {
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
    const fragment = evening % 2 === 0 ? visionOf(doc) : letterText(doc, actionId(0), 's')
    if (fragment === undefined) throw new Error('there is nothing to write in')
    const editor = new Editor({
      element: document.createElement('div'),
      extensions: [...writing, Collaboration.configure({ fragment })],
    })
    for (let n = 0; n < 40; n += 1) luck.pick(deeds)(editor, luck.below(60))
    editor.destroy()
    expect(visionOf(server).toJSON()).toEqual(visionOf(doc).toJSON())
  }
  expect(judged).toBeGreaterThan(100)
})
