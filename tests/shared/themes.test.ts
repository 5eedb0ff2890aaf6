// Themes: added, named, ordered, dissolved.
import { expect, it } from 'vitest'
import { linkTo } from '#shared/board/link.ts'
import { moveNotes, stackNotes } from '#shared/board/operations/notes.ts'
import {
  addTheme,
  dissolveTheme,
  gatherTheme,
  mergeThemes,
  nameTheme,
  orderTheme,
  splitTheme,
} from '#shared/board/operations/themes.ts'
import { action, addThemes, by, draft, listed, newBoard, note, noteId, post, theme, themeId } from './support/boards.ts'

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

it('[T7] splits notes off into a theme right behind the one they came from', () => {
  const doc = newBoard()
  post(doc, 1, 2, 3)
  addThemes(doc, 1, 2)
  moveNotes(doc, by, { notes: [1, 2, 3].map(noteId), theme: themeId(1), place: 'first' })
  stackNotes(doc, by, { notes: [noteId(3)], on: noteId(2) })
  let changes = 0
  doc.on('update', () => (changes += 1))
  const split = { theme: themeId(1), into: themeId(3), name: 'Later buses', notes: [2, 9].map(noteId) }
  expect(splitTheme(doc, by, split).ok).toBe(true)
  expect(changes).toBe(1)
  expect(listed(doc, 'themes')).toEqual([1, 3, 2].map(themeId))
  expect(listed(doc, `theme:${themeId(1)}`)).toEqual([noteId(1)])
  expect(listed(doc, `theme:${themeId(3)}`)).toEqual([noteId(2)])
  expect(listed(doc, `stack:${noteId(2)}`)).toEqual([noteId(3)])
  expect(theme(doc, 3)).toMatchObject({ name: 'Later buses', past: [{ what: 'split', name: 'Theme 1' }] })
  expect(splitTheme(doc, by, split)).toEqual({ ok: false, reason: 'already-there' })
  expect(splitTheme(doc, by, { ...split, theme: themeId(9) })).toEqual({ ok: false, reason: 'no-such-theme' })
  const withoutNotes = { ...split, into: themeId(4), notes: [noteId(9)] }
  expect(splitTheme(doc, by, withoutNotes)).toEqual({ ok: false, reason: 'no-such-note' })
  expect(listed(doc, 'themes')).toEqual([1, 3, 2].map(themeId))
})

it('[T8] merges a theme into another with its notes, stacks, statement, past and actions', () => {
  const doc = newBoard()
  post(doc, 1, 2, 3, 4)
  addThemes(doc, 1, 2)
  moveNotes(doc, by, { notes: [noteId(1)], theme: themeId(1), place: 'first' })
  moveNotes(doc, by, { notes: [2, 3, 4].map(noteId), theme: themeId(2), place: 'first' })
  stackNotes(doc, by, { notes: [noteId(3)], on: noteId(2) })
  nameTheme(doc, by, { theme: themeId(1), statement: 'Buses stop at six.' })
  nameTheme(doc, by, { theme: themeId(2), statement: 'Fares are dear.' })
  splitTheme(doc, by, { theme: themeId(2), into: themeId(3), name: 'Taxis', notes: [noteId(4)] })
  draft(doc, 1, [linkTo('theme', themeId(2))])
  draft(doc, 2, [linkTo('theme', themeId(2)), linkTo('theme', themeId(1))])
  let changes = 0
  doc.on('update', () => (changes += 1))
  expect(mergeThemes(doc, by, { theme: themeId(2), into: themeId(1) }).ok).toBe(true)
  expect(changes).toBe(1)
  expect(listed(doc, 'themes')).toEqual([1, 3].map(themeId))
  expect(listed(doc, `theme:${themeId(1)}`)).toEqual([1, 2].map(noteId))
  expect(listed(doc, `stack:${noteId(2)}`)).toEqual([noteId(3)])
  expect(note(doc, 3).spot.theme).toBe(themeId(1))
  expect(theme(doc, 1)).toMatchObject({
    statement: 'Buses stop at six. Fares are dear.',
    past: [{ what: 'merged', name: 'Theme 2', at: '2027-03-31' }],
  })
  for (const n of [1, 2]) expect(action(doc, n).sources).toEqual([[linkTo('theme', themeId(1)), true]])
  mergeThemes(doc, by, { theme: themeId(3), into: themeId(1) })
  expect(theme(doc, 1).past.map(({ what, name }) => `${what} ${name}`)).toEqual([
    'merged Theme 2',
    'split Theme 2',
    'merged Taxis',
  ])
  for (const into of [2, 1].map(themeId))
    expect(mergeThemes(doc, by, { theme: themeId(1), into })).toEqual({ ok: false, reason: 'no-such-theme' })
})
