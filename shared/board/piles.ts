// Piles: the notes that lie somewhere with those stacked on them. What a count of notes counts is said here, and nowhere else.
import type { Arrangement } from './arrangement.ts'
import type { NoteId } from './schema.ts'

type Lists = Pick<Arrangement, 'list'>

/** These notes, each followed by those stacked on it. */
export function withStacked(lists: Lists, tops: readonly string[]): NoteId[] {
  return tops.flatMap(top => [top, ...lists.list(`stack:${top}`)]) as NoteId[]
}

/** All notes of a theme, or of the loose pile (null), in order, each stack together. */
export function notesIn(lists: Lists, theme: string | null): NoteId[] {
  return withStacked(lists, lists.list(theme === null ? 'loose' : `theme:${theme}`))
}

/** Every note of a board, the loose ones first. */
export function everyNote(lists: Lists): NoteId[] {
  return [null, ...lists.list('themes')].flatMap(theme => notesIn(lists, theme))
}

/** How many notes these are: whoever said it counts, so a stack of five is five notes. None counts twice. [L12] */
export function countNotes(lists: Lists, tops: readonly string[]): number {
  return new Set(withStacked(lists, tops)).size
}
