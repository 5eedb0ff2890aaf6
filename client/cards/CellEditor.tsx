// Cell editor: the editor of one letter of an action, with its few kinds of writing and no tools of its own.
import { cellWriting } from './cellWriting.ts'
import { ProseEditor, type EditorProps } from './ProseEditor.tsx'

export default function CellEditor(props: EditorProps) {
  return <ProseEditor {...props} writing={cellWriting} />
}
