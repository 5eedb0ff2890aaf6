// Themes: added, named, ordered, dissolved.
import { expect, it } from 'vitest'
import { moveNotes } from '#shared/board/operations/notes.ts'
import { addTheme, dissolveTheme, gatherTheme, nameTheme, orderTheme } from '#shared/board/operations/themes.ts'
import { addThemes, by, listed, newBoard, note, noteId, post, theme, themeId } from './support/boards.ts'

it('[T1] adds a theme last, in the first slot that is free', () => {
  const doc = newBoard()
  addThemes(doc, 1, 2, 3)
  dissolveTheme(doc, by, { theme: themeId(2) })
  addThemes(doc, 4, 5)
  expect(listed(doc, 'themes')).toEqual([1, 3, 4, 5].map(themeId))
  expect([1, 3, 4, 5].map(n => theme(doc, n).slot)).toEqual([0, 2, 1, 3])
})

it('[T2] orders themes and leaves them their slots', () => {
  const doc = newBoard()
  addThemes(doc, 1, 2, 3)
  orderTheme(doc, by, { theme: themeId(3), place: 'first' })
  orderTheme(doc, by, { theme: themeId(1), place: { before: themeId(2) } })
  expect(listed(doc, 'themes')).toEqual([3, 1, 2].map(themeId))
  orderTheme(doc, by, { theme: themeId(3), place: 'last' })
  expect(listed(doc, 'themes')).toEqual([1, 2, 3].map(themeId))
  expect([1, 2, 3].map(n => theme(doc, n).slot)).toEqual([0, 1, 2])
})

it('[T3] dissolves a theme without touching its notes', () => {
  const doc = newBoard()
  post(doc, 1)
  addThemes(doc, 1)
  moveNotes(doc, by, { notes: [noteId(1)], theme: themeId(1), place: 'last' })
  const before = note(doc, 1)
  expect(dissolveTheme(doc, by, { theme: themeId(1) }).ok).toBe(true)
  expect(listed(doc, 'themes')).toEqual([])
  expect(note(doc, 1)).toEqual(before)
})

it('[T4] gathers notes under a new theme as one step', () => {
  const doc = newBoard()
  post(doc, 1, 2, 3)
  let changes = 0
  doc.on('update', () => (changes += 1))
  const gathered = { theme: themeId(1), name: 'Buses', notes: [3, 9, 1].map(noteId) }
  expect(gatherTheme(doc, by, gathered).ok).toBe(true)
  expect(changes).toBe(1)
  expect(listed(doc, `theme:${themeId(1)}`)).toEqual([3, 1].map(noteId))
  expect(gatherTheme(doc, by, gathered)).toEqual({ ok: false, reason: 'already-there' })
  expect(gatherTheme(doc, by, { theme: themeId(2), name: 'Paths', notes: [noteId(9)] }).ok).toBe(true)
  expect(listed(doc, 'themes')).toEqual([1, 2].map(themeId))
})

it('[T5] names a theme and states what people said, one without the other', () => {
  const doc = newBoard()
  addThemes(doc, 1)
  const before = theme(doc, 1)
  nameTheme(doc, by, { theme: themeId(1), name: 'Getting about' })
  nameTheme(doc, by, { theme: themeId(1), statement: 'Buses stop at six.' })
  expect(theme(doc, 1)).toEqual({ ...before, name: 'Getting about', statement: 'Buses stop at six.' })
})

it('[T6] refuses what is asked of a theme that has gone, and adding one that is there', () => {
  const doc = newBoard()
  addThemes(doc, 1)
  const gone = { ok: false, reason: 'no-such-theme' }
  expect(nameTheme(doc, by, { theme: themeId(2), name: '' })).toEqual(gone)
  expect(orderTheme(doc, by, { theme: themeId(2), place: 'first' })).toEqual(gone)
  expect(dissolveTheme(doc, by, { theme: themeId(2) })).toEqual(gone)
  expect(addTheme(doc, by, { theme: themeId(1), name: 'Again' })).toEqual({ ok: false, reason: 'already-there' })
  expect(theme(doc, 1).name).toBe('Theme 1')
})
