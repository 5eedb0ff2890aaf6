// Texts of the plan: what may be done to them other than typing.
import type * as Y from 'yjs'
import { done, refused, type Outcome } from '#shared/lib/outcome.ts'
import { appendProse, plainText, readText } from '../prose.ts'
import { textOf, type TextName } from '../texts.ts'
import { change, type By } from './by.ts'

/** Starts a text with words for people to go on from, a paragraph for each line; only while nothing is written in it. [F8] */
export function startText(
  doc: Y.Doc,
  by: By,
  { text, words }: { readonly text: TextName; readonly words: string },
): Outcome<void, 'written-already'> {
  const fragment = textOf(doc, text)
  if (plainText(readText(fragment)) !== '') return refused('written-already')
  change(doc, by, () => {
    // An editor that was opened and left leaves an empty paragraph.
    fragment.delete(0, fragment.length)
    appendProse(fragment, words)
  })
  return done
}
