// Text writing: what an editor knows in the texts of the plan – all that cells know, and headings and tables between it.
import { Document } from '@tiptap/extension-document'
import { Heading } from '@tiptap/extension-heading'
import { blocks, writingOf } from './cellWriting.ts'
import { Table } from './tables.ts'

/** Below the heading that the text itself has. */
const tags = { 1: 'h3', 2: 'h4' } as const

// Like tables, headings stand beside the blocks and not among them: no list and no cell holds one.
const TextHeading = Heading.extend({
  group: '',
  parseHTML: () => [
    ...['h1', 'h2', 'h3'].map(tag => ({ tag, attrs: { level: 1 } })),
    ...['h4', 'h5', 'h6'].map(tag => ({ tag, attrs: { level: 2 } })),
  ],
  renderHTML: ({ node }) => [tags[node.attrs['level'] === 2 ? 2 : 1], 0],
}).configure({ levels: [1, 2] })

export const textWriting = writingOf([
  Document.extend({ content: '(block | heading | table)+' }),
  ...blocks,
  TextHeading,
  Table,
])
