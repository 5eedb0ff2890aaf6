// Text tools: the bar above a text that is being written – headings, lists, bold, italic and tables, by mouse, touch and keys.
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ChainedCommands, Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { Bold, Italic, List, ListOrdered } from 'lucide-react'
import { texts } from '#client/words/texts.ts'
import { addColumn, addRow, hasRoom, insertTable, isInTable, removeColumn, removeRow, removeTable } from './tables.ts'
import './TextTools.css'

const words = texts.tools
const usable = 'button:not([aria-disabled="true"])'

interface Tool {
  readonly name: keyof typeof words.names
  /** Shown in place of the name. */
  readonly icon?: ReactNode
  readonly run: (chain: ChainedCommands) => ChainedCommands
}

const look = { size: 20, strokeWidth: 2 } as const
const shapes: readonly Tool[] = [
  { name: 'heading', run: chain => chain.toggleHeading({ level: 1 }) },
  { name: 'smaller', run: chain => chain.toggleHeading({ level: 2 }) },
  { name: 'list', icon: <List {...look} />, run: chain => chain.toggleBulletList() },
  { name: 'numbered', icon: <ListOrdered {...look} />, run: chain => chain.toggleOrderedList() },
  { name: 'bold', icon: <Bold {...look} />, run: chain => chain.toggleBold() },
  { name: 'italic', icon: <Italic {...look} />, run: chain => chain.toggleItalic() },
  { name: 'table', run: chain => chain.command(insertTable) },
]
const ofTables: readonly Tool[] = [
  { name: 'addRow', run: chain => chain.command(addRow) },
  { name: 'addColumn', run: chain => chain.command(addColumn) },
  { name: 'removeRow', run: chain => chain.command(removeRow) },
  { name: 'removeColumn', run: chain => chain.command(removeColumn) },
  { name: 'removeTable', run: chain => chain.command(removeTable) },
]

export function TextTools({ editor }: { editor: Editor }) {
  const { isOn, inTable, isOut } = useEditorState({ editor, selector: ({ editor }) => stateOf(editor) })
  const bar = useRef<HTMLDivElement>(null)
  /** The tool that Tab comes to; arrows go on from there. */
  const [current, setCurrent] = useState<Tool['name']>('heading')
  const tools = [...shapes, ...(inTable ? ofTables : [])]
  const usables = tools.map(({ name }) => name).filter(name => isOut[name] !== true)
  const entry = usables.includes(current) ? current : usables[0]

  // The focus moves at once, not with the next frame as `editor.commands.focus` does it: the next key may be quicker.
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault()
      editor.view.focus()
      return
    }
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>(usable) ?? [])]
    const at = buttons.findIndex(button => button === document.activeElement)
    const step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    buttons.at(step % buttons.length)?.focus()
  }

  function use({ name, run }: Tool): void {
    // A tool that goes with what it does would take the focus along.
    editor.view.focus()
    if (isOut[name] === true) return
    undosOf(editor)?.stopCapturing()
    run(editor.chain()).run()
  }

  const toolOf = (tool: Tool) => {
    const { name, icon } = tool
    return (
      <button
        key={name}
        type="button"
        className="text-tool"
        tabIndex={name === entry ? 0 : -1}
        aria-pressed={name in isOn ? isOn[name] : undefined}
        // Not disabled: the focus would be lost, and with it the editor.
        aria-disabled={isOut[name]}
        aria-label={words.names[name]}
        title={icon === undefined ? undefined : words.names[name]}
        onFocus={() => setCurrent(name)}
        onClick={() => use(tool)}
      >
        {icon ?? words.names[name]}
      </button>
    )
  }
  return (
    <div
      ref={bar}
      className="text-tools"
      role="toolbar"
      tabIndex={-1}
      aria-label={words.label}
      aria-keyshortcuts="Alt+F10"
      onKeyDown={onKeyDown}
      // The caret stays in the text, and a keyboard on glass stays open.
      onMouseDown={event => event.preventDefault()}
    >
      <div className="text-tool-row">{shapes.map(toolOf)}</div>
      {inTable && <div className="text-tool-row">{ofTables.map(toolOf)}</div>}
    </div>
  )
}

/** What is undone at once: a tool is a step of its own, however fast it is used. */
function undosOf({ state }: Editor): { readonly stopCapturing: () => void } | undefined {
  const undos: { readonly undoManager: { readonly stopCapturing: () => void } } | undefined =
    yUndoPluginKey.getState(state)
  return undos?.undoManager
}

type Flags = Partial<Record<Tool['name'], boolean>>

/** Which tools are in use where the caret is, and which are of no use there. */
function stateOf(editor: Editor): { isOn: Flags; inTable: boolean; isOut: Flags } {
  const inTable = isInTable(editor.state)
  const { rows, columns } = hasRoom(editor.state)
  return {
    isOn: {
      heading: editor.isActive('heading', { level: 1 }),
      smaller: editor.isActive('heading', { level: 2 }),
      list: editor.isActive('bulletList'),
      numbered: editor.isActive('orderedList'),
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
    },
    inTable,
    isOut: { heading: inTable, smaller: inTable, table: inTable, addRow: !rows, addColumn: !columns },
  }
}
