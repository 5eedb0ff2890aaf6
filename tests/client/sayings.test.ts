// Sayings: which words of a theme a poster tells first.
import { expect, it } from 'vitest'
import { boardStore } from '#client/board/boardStore.ts'
import { dotsOf, sayingsOf } from '#client/scenes/print/sayings.ts'
import { showChoices, type Sum } from '#shared/board/operations/choices.ts'
import { moveNotes, stackNotes } from '#shared/board/operations/notes.ts'
import { addThemes, by, newBoard, noteId, post, themeId } from '#tests/shared/support/boards.ts'

it('come with most dots first, then what most people said, then the newest', () => {
  const doc = newBoard()
  post(doc, 1, 2, 3, 4, 5, 6, 7)
  addThemes(doc, 1)
  moveNotes(doc, by, { notes: [1, 2, 3, 4, 5, 6].map(noteId), theme: themeId(1), place: 'first' })
  stackNotes(doc, by, { notes: [noteId(5)], on: noteId(2) })
  const store = boardStore(doc)
  const order = () => sayingsOf(store, themeId(1)).map(({ id, people }) => [id, people])
  expect(order()).toEqual([
    [noteId(2), 2],
    [noteId(6), 1],
    [noteId(4), 1],
    [noteId(3), 1],
    [noteId(1), 1],
  ])
  expect(dotsOf(store, themeId(1))).toBe(0)
  const sum = (dots: number, paper: number) => ({ dots, people: dots, paper })
  showChoices(doc, by, {
    round: 1,
    sums: new Map<string, Sum>([
      [noteId(1), sum(2, 3)],
      [noteId(4), sum(4, 0)],
      [themeId(1), sum(7, 1)],
    ]),
  })
  expect(order().map(([id]) => id)).toEqual([1, 4, 2, 6, 3].map(noteId))
  expect(sayingsOf(store, themeId(1)).map(({ dots }) => dots)).toEqual([5, 4, 0, 0, 0])
  expect(dotsOf(store, themeId(1))).toBe(8)
  store.close()
})
