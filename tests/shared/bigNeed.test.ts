// Few people, big need: a flag with a reason, on themes and on notes.
import { expect, it } from 'vitest'
import { archiveOf } from '#shared/board/archive.ts'
import { flagBigNeed } from '#shared/board/operations/bigNeed.ts'
import { planOf } from '#shared/board/plan.ts'
import { addThemes, by, newBoard, note, noteId, post, theme, themeId } from './support/boards.ts'

it('[D7] flags a theme or a note with its reason, and takes the flag off again', () => {
  const doc = newBoard()
  post(doc, 1, 2)
  addThemes(doc, 1)
  expect(flagBigNeed(doc, by, { item: noteId(1), why: '  They cannot get to hospital. ' }).ok).toBe(true)
  expect(flagBigNeed(doc, by, { item: themeId(1), why: 'Nobody else will say it.' }).ok).toBe(true)
  expect(note(doc, 1).bigNeed).toBe('They cannot get to hospital.')
  expect(theme(doc, 1).bigNeed).toBe('Nobody else will say it.')
  expect(note(doc, 2).bigNeed).toBe('')
  expect(planOf(doc).themes.map(({ bigNeed }) => bigNeed)).toEqual(['Nobody else will say it.'])
  expect(archiveOf(doc).themes).toMatchObject([{ bigNeed: 'Nobody else will say it.' }])
  for (const item of [noteId(1), themeId(1)]) flagBigNeed(doc, by, { item, why: ' \n' })
  expect([note(doc, 1).bigNeed, theme(doc, 1).bigNeed]).toEqual(['', ''])
})

it('[D7] what has gone cannot be flagged, and nothing changes', () => {
  const doc = newBoard()
  const before = archiveOf(doc)
  expect(flagBigNeed(doc, by, { item: noteId(9), why: 'Gone' })).toEqual({ ok: false, reason: 'no-such-item' })
  expect(archiveOf(doc)).toEqual(before)
})
