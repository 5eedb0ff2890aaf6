// Piles: what a count of notes counts, wherever the notes lie.
import { expect, it } from 'vitest'
import { arrange } from '#shared/board/arrangement.ts'
import { moveNotes, stackNotes } from '#shared/board/operations/notes.ts'
import { countNotes, everyNote, notesIn, withStacked } from '#shared/board/piles.ts'
import { addThemes, by, newBoard, noteId, post, themeId } from './support/boards.ts'

/** Seven notes: 2 to 5 lie on 1, which lies in a theme with 6; 7 is loose. */
function stackedBoard() {
  const doc = newBoard()
  addThemes(doc, 1)
  post(doc, 7, 6, 5, 4, 3, 2, 1)
  moveNotes(doc, by, { notes: [noteId(1), noteId(6)], theme: themeId(1), place: 'last' })
  stackNotes(doc, by, { notes: [2, 3, 4, 5].map(noteId), on: noteId(1) })
  return arrange(doc)
}

it('[L12] a stack of five is five notes, in its theme and by itself', () => {
  const lists = stackedBoard()
  expect(notesIn(lists, themeId(1))).toHaveLength(6)
  expect(notesIn(lists, null)).toEqual([noteId(7)])
  expect(everyNote(lists)).toHaveLength(7)
  expect(countNotes(lists, [noteId(1)])).toBe(5)
  expect(countNotes(lists, lists.list(`theme:${themeId(1)}`))).toBe(6)
})

it('[L12] a note counts once, also when it is picked out beside the one it lies on', () => {
  const lists = stackedBoard()
  expect(countNotes(lists, [1, 3, 7].map(noteId))).toBe(6)
  expect(countNotes(lists, [noteId(3)])).toBe(1)
  expect(countNotes(lists, [])).toBe(0)
})

it('the notes of a stack follow the one they lie on', () => {
  const found = withStacked(stackedBoard(), [noteId(6), noteId(1)])
  expect(found.slice(0, 2)).toEqual([noteId(6), noteId(1)])
  expect(found.slice(2).sort()).toEqual([2, 3, 4, 5].map(noteId))
})
