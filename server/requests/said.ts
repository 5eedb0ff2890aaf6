// Said: what stands on the board under one id, a note or an answer, so that whatever is asked of one can be asked of the other.
import type * as Y from 'yjs'
import type { By } from '#shared/board/operations/by.ts'
import { readNote, takeOff } from '#shared/board/operations/hidden.ts'
import { rewordNote, withdrawNote } from '#shared/board/operations/notes.ts'
import { rewordSuggestion, withdrawSuggestion } from '#shared/board/operations/suggestions.ts'
import { has, read } from '#shared/board/record.ts'
import { notes, suggestions, type Note, type NoteId, type Suggestion, type SuggestionId } from '#shared/board/schema.ts'

export type SaidId = NoteId | SuggestionId
/** Which question an answer is to, and what has become of it. */
export type Place = Pick<Suggestion, 'action' | 'letter' | 'became'>

/** Words that somebody said, as a note; with their place beside a cell when they are an answer. */
export type Said = { readonly note: Note; readonly answers: Place | null }

/** True when a note or an answer of this id is up. */
export function isUp(doc: Y.Doc, id: SaidId): boolean {
  return has(doc, notes, id as NoteId) || has(doc, suggestions, id as SuggestionId)
}

/** What is up under this id, or null. */
export function saidOn(doc: Y.Doc, id: SaidId): Said | null {
  const note = read(doc, notes, id as NoteId)
  if (note !== undefined) return { note, answers: null }
  const answer = read(doc, suggestions, id as SuggestionId)
  if (answer === undefined) return null
  const { text, at, ...answers } = answer
  return { note: readNote({ text, postedAt: at }), answers }
}

/** Takes what is up under this id off the board and answers it whole; null when there is none. */
export function takeSaidOff(doc: Y.Doc, by: By, id: SaidId): Said | null {
  const said = saidOn(doc, id)
  if (said?.answers) withdrawSuggestion(doc, by, { suggestion: id as SuggestionId })
  else if (said) takeOff(doc, by, { note: id as NoteId })
  return said
}

/** Gives what is up under this id other words; of a note, another kind too. */
export function rewordSaid(doc: Y.Doc, by: By, id: SaidId, { kind, text }: Pick<Note, 'kind' | 'text'>): void {
  rewordNote(doc, by, { note: id as NoteId, kind, text })
  rewordSuggestion(doc, by, { suggestion: id as SuggestionId, text })
}

/** Takes what is up under this id away. */
export function withdrawSaid(doc: Y.Doc, by: By, id: SaidId): void {
  withdrawNote(doc, by, { note: id as NoteId })
  withdrawSuggestion(doc, by, { suggestion: id as SuggestionId })
}
