// Caret marks: the carets of others inside the editor, each with a name.
import { Extension } from '@tiptap/core'
import { yCursorPlugin } from '@tiptap/y-tiptap'
import type { Connection } from '#client/board/connection.ts'
import { caretsOf } from '#client/board/carets.ts'

interface Writer {
  readonly name: string
  readonly color: string
}

/** Shows where others write, and tells them where we do. */
export function caretMarks(connection: Connection): Extension {
  return Extension.create({
    name: 'caretMarks',
    addProseMirrorPlugins: () => [
      yCursorPlugin(caretsOf(connection) as unknown as Parameters<typeof yCursorPlugin>[0], {
        cursorBuilder: markOf,
        selectionBuilder: ({ color }: Writer) => ({ style: `background-color: ${color}33` }),
      }),
    ],
  })
}

function markOf({ name, color }: Writer): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'caret-mark'
  mark.style.setProperty('--caret', color)
  // Drawn by the style sheet: as text it would be read, copied and searched as if it were people's words.
  mark.dataset['name'] = name
  return mark
}
