// What happens to suggestions: given from a phone beside a cell, used in it or put aside; and who can help is counted.
import * as Y from 'yjs'
import { done, refused, type Outcome } from '#shared/lib/outcome.ts'
import { partOf, readFields } from '../fields.ts'
import { appendProse } from '../prose.ts'
import { has, patch, put, read, remove } from '../record.ts'
import {
  actions,
  offers,
  suggestions,
  type ActionId,
  type Letter,
  type Suggestion,
  type SuggestionId,
} from '../schema.ts'
import { letterText } from './actions.ts'
import { change, type By } from './by.ts'

/** Lays a new answer beside the cell of one letter; the cell stays as it is. Only the server calls this. [A17] */
export function giveSuggestion(
  doc: Y.Doc,
  by: By,
  given: { suggestion: SuggestionId; action: ActionId; letter: Letter; text: string },
): Outcome<void, 'no-such-action'> {
  const { suggestion, action, letter, text } = given
  if (!has(doc, actions, action)) return refused('no-such-action')
  layBeside(doc, by, suggestion, { action, letter, text, at: `${by.at.slice(0, 16)}Z`, became: 'waiting' })
  return done
}

/** Lays a whole answer where it lay, or would have lain. One that lies there already stays as it is. Only the server calls this. [A21] */
export function layBeside(doc: Y.Doc, by: By, id: SuggestionId, { became, ...given }: Suggestion): void {
  // One that nobody has dealt with is written without a word about that.
  const values = became === 'waiting' ? given : { ...given, became }
  if (!has(doc, suggestions, id)) change(doc, by, () => put(doc, suggestions, id, values))
}

/** Changes the words of an answer; what went into a cell stays there. Only the server calls this. [A19] */
export function rewordSuggestion(
  doc: Y.Doc,
  by: By,
  { suggestion, text }: { suggestion: SuggestionId; text: string },
): void {
  change(doc, by, () => patch(doc, suggestions, suggestion, { text }))
}

/** An answer from whatever was kept of it. Total, as all reading is. */
export function readSuggestion(raw: unknown): Suggestion {
  return readFields(suggestions.fields, key => partOf(raw, key))
}

/** Takes an answer away, used or not; words that went into a cell stay there. Only the server calls this. [A19] */
export function withdrawSuggestion(
  doc: Y.Doc,
  by: By,
  { suggestion }: { suggestion: SuggestionId },
): Outcome<void, 'no-such-suggestion'> {
  if (!has(doc, suggestions, suggestion)) return refused('no-such-suggestion')
  change(doc, by, () => remove(doc, suggestions, suggestion))
  return done
}

/** "Use it": puts the words of a suggestion at the end of its cell, once. [A18] */
export function takeSuggestion(
  doc: Y.Doc,
  by: By,
  { suggestion: id }: { suggestion: SuggestionId },
): Outcome<void, 'no-such-suggestion' | 'no-such-action'> {
  const suggestion = read(doc, suggestions, id)
  if (suggestion === undefined || suggestion.became === 'used') return refused('no-such-suggestion')
  const cell = suggestion.action === null ? undefined : letterText(doc, suggestion.action, suggestion.letter)
  if (cell === undefined) return refused('no-such-action')
  change(doc, by, () => {
    // An editor that was opened and left has put an empty paragraph there.
    const last = cell.length === 0 ? null : cell.get(cell.length - 1)
    if (last instanceof Y.XmlElement && isEmptyParagraph(last))
      last.insert(last.length, [new Y.XmlText(suggestion.text)])
    else appendProse(cell, suggestion.text)
    patch(doc, suggestions, id, { became: 'used' })
  })
  return done
}

/** "Not now": puts a suggestion out of sight for everybody. [A18] */
export function putAside(
  doc: Y.Doc,
  by: By,
  { suggestion }: { suggestion: SuggestionId },
): Outcome<void, 'no-such-suggestion'> {
  if (!has(doc, suggestions, suggestion)) return refused('no-such-suggestion')
  change(doc, by, () => patch(doc, suggestions, suggestion, { became: 'aside' }))
  return done
}

/** Counts one more, or with -1 one fewer, of those who can help with an action. Only the server calls this. [A20] */
export function countOffer(doc: Y.Doc, by: By, { action, more }: { action: ActionId; more: 1 | -1 }): number {
  const people = Math.max(0, (read(doc, offers, action)?.people ?? 0) + more)
  change(doc, by, () => (has(doc, offers, action) ? patch : put)(doc, offers, action, { people }))
  return people
}

function isEmptyParagraph(element: Y.XmlElement): boolean {
  const inside: unknown[] = element.toArray()
  return element.nodeName === 'paragraph' && inside.every(node => node instanceof Y.XmlText && node.length === 0)
}
