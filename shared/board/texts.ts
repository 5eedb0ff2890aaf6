// Texts: what people write together about the plan as a whole. The tables and lists around them are made of the board.
import type * as Y from 'yjs'
import type { roots } from './schema.ts'

/** In the order in which people read them: the vision, about the place, how people were asked, and thanks. */
export const texts = ['vision', 'place', 'asked', 'thanks'] as const satisfies readonly (keyof typeof roots)[]
export type TextName = (typeof texts)[number]

export function textOf(doc: Y.Doc, text: TextName): Y.XmlFragment {
  return doc.getXmlFragment(text)
}

/** Something for each text, by its name. */
export function forTexts<T>(make: (text: TextName) => T): Record<TextName, T> {
  return Object.fromEntries(texts.map(text => [text, make(text)])) as Record<TextName, T>
}
