// Text editor: the editor of a text of the plan, with headings, tables and tools for them.
import { ProseEditor, type EditorProps } from './ProseEditor.tsx'
import { TextTools } from './TextTools.tsx'
import { textWriting } from './textWriting.ts'

export default function TextEditor(props: EditorProps) {
  return <ProseEditor {...props} writing={textWriting} tools={TextTools} />
}
