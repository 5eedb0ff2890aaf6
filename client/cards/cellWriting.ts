// Cell writing: what an editor knows wherever people write together – paragraphs, lists, bold and italic.
import { getSchema, type Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import type { Schema } from '@tiptap/pm/model'

/** What may be written in one kind of place. The guard of the server allows just that (server/guard/places.ts). */
export interface Writing {
  readonly extensions: Extensions
  readonly schema: Schema
}

// Lists that are pasted may count in letters, which nobody is shown.
const Numbered = OrderedList.extend({
  addAttributes() {
    return {
      start: { default: 1, parseHTML: element => startOf(element.getAttribute('start')) },
    }
  },
})

/** All but the document around them. */
export const blocks: Extensions = [Paragraph, Text, Bold, Italic, BulletList, Numbered, ListItem, ListKeymap]

export const cellWriting = writingOf([Document, ...blocks])

export function writingOf(extensions: Extensions): Writing {
  return { extensions, schema: getSchema(extensions) }
}

function startOf(given: string | null): number {
  const start = Number(given ?? 1)
  return Number.isInteger(start) && Math.abs(start) < 1_000_000 ? start : 1
}
