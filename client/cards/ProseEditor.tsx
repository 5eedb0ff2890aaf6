// Prose editor: TipTap on a shared fragment. Loaded and mounted only while somebody writes; there is never more than one.
import { useEffect } from 'react'
import { Bold } from '@tiptap/extension-bold'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Document } from '@tiptap/extension-document'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { EditorContent, useEditor } from '@tiptap/react'
import { proseKey, type ProseAddress } from '#client/board/openBoard.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { caretMarks } from './caretMarks.ts'
import './ProseEditor.css'

interface Props {
  readonly where: ProseAddress
  readonly label: string
  readonly placeholder: string
  readonly onLeave: () => void
}

export default function ProseEditor({ where, label, placeholder, onLeave }: Props) {
  const board = useBoard()
  const fragment = board.proseOf(where)
  const editor = useEditor(
    {
      extensions: [
        Document,
        Paragraph,
        Text,
        Bold,
        Italic,
        BulletList,
        OrderedList,
        ListItem,
        ListKeymap,
        ...(fragment === undefined ? [] : [Collaboration.configure({ fragment }), caretMarks(board.connection)]),
      ],
      editable: fragment !== undefined,
      autofocus: 'end',
      immediatelyRender: true,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          class: 'prose-editor',
          dir: 'auto',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'data-placeholder': placeholder,
        },
        handleKeyDown(_view, event) {
          if (event.key !== 'Escape') return false
          onLeave()
          return true
        },
      },
    },
    [fragment],
  )

  const key = proseKey(where)
  useEffect(() => {
    board.connection.present({ holding: key })
    return () => board.connection.present({ holding: null })
  }, [board, key])

  return <EditorContent editor={editor} className="prose-frame" />
}
