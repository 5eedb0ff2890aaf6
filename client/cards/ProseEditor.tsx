// Prose editor: TipTap on a shared fragment. Loaded and mounted only while somebody writes; there is never more than one.
import { useEffect, useMemo, useRef, type ComponentType } from 'react'
import type { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { EditorContent, useEditor } from '@tiptap/react'
import { isAllKnown } from '#client/board/knownProse.ts'
import { proseKey, type ProseAddress } from '#client/board/openBoard.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { say } from '#client/ui/notices.ts'
import { texts as words } from '#client/words/texts.ts'
import { caretMarks } from './caretMarks.ts'
import type { Writing } from './cellWriting.ts'
import { standBack } from './standBack.ts'
import './ProseEditor.css'

export interface EditorProps {
  readonly where: ProseAddress
  readonly label: string
  readonly placeholder: string
  /** Stays the same: the editor is made anew with another one. */
  readonly onLeave: () => void
}

interface Props extends EditorProps {
  readonly writing: Writing
  /** What stands above the words. */
  readonly tools?: ComponentType<{ readonly editor: Editor }>
}

/** So much room the caret is kept from the edges, where tools lie over the words. Pixels. */
const underTools = { top: 112, bottom: 24, left: 0, right: 0 }

export function ProseEditor({ where, label, placeholder, onLeave, writing, tools: Tools }: Props) {
  const board = useBoard()
  const fragment = board.proseOf(where)
  const frame = useRef<HTMLDivElement>(null)
  const tied = useMemo(() => {
    if (fragment === undefined || !isAllKnown(fragment, writing.schema)) return null
    const giveUp = () => {
      say(words.newer)
      onLeave()
    }
    return [
      standBack(fragment, writing.schema, giveUp),
      Collaboration.configure({ fragment }),
      caretMarks(board.connection),
    ]
  }, [fragment, writing, board, onLeave])
  const editor = useEditor(
    {
      extensions: [...writing.extensions, ...(tied ?? [])],
      editable: tied !== null,
      autofocus: 'end',
      immediatelyRender: true,
      shouldRerenderOnTransaction: false,
      editorProps: {
        ...(Tools === undefined ? {} : { scrollThreshold: underTools, scrollMargin: underTools }),
        attributes: {
          class: 'prose-editor',
          dir: 'auto',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'data-placeholder': placeholder,
        },
        handleKeyDown(_view, event) {
          if (event.altKey && event.key === 'F10') {
            frame.current?.querySelector<HTMLElement>('[role="toolbar"] [tabindex="0"]')?.focus()
            return true
          }
          if (event.key !== 'Escape') return false
          onLeave()
          return true
        },
      },
    },
    [tied],
  )

  const key = proseKey(where)
  useEffect(() => {
    board.connection.present({ holding: key })
    return () => board.connection.present({ holding: null })
  }, [board, key])

  const isNewer = fragment !== undefined && tied === null
  useEffect(() => {
    if (!isNewer) return
    say(words.newer)
    onLeave()
  }, [isNewer, onLeave])

  return (
    <div className="prose-frame" ref={frame}>
      {Tools !== undefined && <Tools editor={editor} />}
      <EditorContent editor={editor} />
    </div>
  )
}
