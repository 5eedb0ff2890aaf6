// Known prose: an editor that does not know something in a text leaves it alone, whoever wrote it and whenever.
// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { isAllKnown } from '#client/board/knownProse.ts'
import { cellWriting, type Writing } from '#client/cards/cellWriting.ts'
import { standBack } from '#client/cards/standBack.ts'
import { textWriting } from '#client/cards/textWriting.ts'
import { readText } from '#shared/board/prose.ts'
import { elementOf, headingOf, paragraphOf, tableSaying } from '#tests/support/elements.ts'

/** A text, and the same text somewhere else, where something is written into it. */
function twoCopies(): { here: Y.XmlFragment; elsewhere: (edit: (text: Y.XmlFragment) => void) => void } {
  const [own, other] = [new Y.Doc(), new Y.Doc()]
  const elsewhere = (edit: (text: Y.XmlFragment) => void) => {
    Y.applyUpdate(other, Y.encodeStateAsUpdate(own))
    other.transact(() => edit(other.getXmlFragment('vision')))
    Y.applyUpdate(own, Y.encodeStateAsUpdate(other))
  }
  return { here: own.getXmlFragment('vision'), elsewhere }
}

function editorOn(fragment: Y.XmlFragment, { extensions, schema }: Writing, guarded = true) {
  let gaveUp = 0
  const guards = guarded ? [standBack(fragment, schema, () => (gaveUp += 1))] : []
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [...extensions, ...guards, Collaboration.configure({ fragment })],
  })
  return { editor, gaveUp: () => gaveUp }
}

const words = 'A village that stays'
const newer: [string, () => Y.XmlElement][] = [
  ['a heading', () => headingOf('Who we are', 1)],
  ['a table', () => tableSaying(['Year', 'People'], ['2021', '412'])],
]

describe('an editor that knows no headings and tables', () => {
  it.each(newer)('[S13] lets go of the text when somebody puts in %s, and nothing is deleted', (_what, make) => {
    const { here, elsewhere } = twoCopies()
    elsewhere(text => text.insert(0, [paragraphOf(words)]))
    const { editor, gaveUp } = editorOn(here, cellWriting)
    editor.commands.insertContent('!')
    expect(gaveUp()).toBe(0)
    elsewhere(text => text.insert(0, [make()]))
    const whole = here.toJSON()
    expect(gaveUp()).toBe(1)
    editor.commands.setContent('<p>all mine</p>')
    editor.destroy()
    expect(here.toJSON()).toBe(whole)
    expect(readText(here)).toHaveLength(2)
  })

  it.each(newer)('[S13] is not opened on %s', (_what, make) => {
    const { here, elsewhere } = twoCopies()
    elsewhere(text => text.insert(0, [paragraphOf(words), make()]))
    expect(isAllKnown(here, cellWriting.schema)).toBe(false)
    expect(isAllKnown(here, textWriting.schema)).toBe(true)
  })

  it('would have deleted both without that', () => {
    const { here, elsewhere } = twoCopies()
    elsewhere(text => text.insert(0, [paragraphOf(words)]))
    const { editor } = editorOn(here, cellWriting, false)
    for (const [, make] of newer) elsewhere(text => text.insert(0, [make()]))
    editor.destroy()
    expect(readText(here)).toHaveLength(1)
  })
})

it('[S13] our own editor of texts lets go of what only a later page will know: an element, or a mark', () => {
  for (const later of [
    () => elementOf('footnote', ['see below']),
    () => {
      const paragraph = new Y.XmlElement('paragraph')
      const text = new Y.XmlText()
      text.insert(0, 'struck', { strike: {} })
      paragraph.insert(0, [text])
      return paragraph
    },
  ]) {
    const { here, elsewhere } = twoCopies()
    const { editor, gaveUp } = editorOn(here, textWriting)
    elsewhere(text => text.insert(0, [headingOf('Known', 1), tableSaying(['a', 'b'])]))
    expect(gaveUp()).toBe(0)
    elsewhere(text => text.insert(0, [later()]))
    const whole = here.toJSON()
    editor.destroy()
    expect([gaveUp(), here.toJSON()]).toEqual([1, whole])
  }
})
