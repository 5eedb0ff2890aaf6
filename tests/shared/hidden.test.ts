// Hidden notes: numbered without a word on the board, put up where they would have lain, taken off and put back as they were.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { numberNotes, putUp, readNote, takeOff } from '#shared/board/operations/hidden.ts'
import { moveNotes, stackNotes } from '#shared/board/operations/notes.ts'
import { patch, read } from '#shared/board/record.ts'
import { notes, readAbout, type NoteId } from '#shared/board/schema.ts'
import { addThemes, by, newBoard, noteId, post, themeId, there } from './support/boards.ts'

const words = (id: NoteId, text: string) => ({ id, kind: 'idea' as const, text, via: 'phone' as const, lang: null })

it('[H1] numbering writes how many notes there are, and nothing of them', () => {
  const doc = newBoard()
  const before = { ...(doc.toJSON() as Record<string, object>) }
  const whole = numberNotes(doc, by, [words(noteId(1), 'One'), words(noteId(2), 'Two')])
  expect(whole.map(({ note }) => note.ref)).toEqual(['W1-001', 'W1-002'])
  expect(readAbout(doc).notesEver).toBe(2)
  const after = doc.toJSON() as Record<string, object>
  for (const root of ['about', 'sessions']) {
    const told = JSON.stringify(after[root])
      .replace('"notesEver":2', '"notesEver":0')
      .replace('"lastNote":2', '"lastNote":0')
    expect(JSON.parse(told)).toEqual(before[root])
  }
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).includes('One')).toBe(false)
  expect(doc.getMap('notes').size).toBe(0)
})

it('[H6] a note that comes up late lies where it would have lain, and once only', () => {
  const doc = newBoard()
  const [late] = numberNotes(doc, by, [words(noteId(1), 'Late')])
  post(doc, 2)
  // As it comes back from a file of private records.
  const kept = readNote(JSON.parse(JSON.stringify(there(late).note)))
  for (const _twice of [1, 2]) putUp(doc, by, [{ id: noteId(1), note: kept }])
  const [first, second] = [noteId(1), noteId(2)].map(id => there(read(doc, notes, id)))
  expect(first).toEqual(there(late).note)
  expect(there(second).spot.rank < there(first).spot.rank).toBe(true)
})

it('[H6] [H7] a note that was taken off comes back as it was: theme, place, stack, fate and need', () => {
  const doc = newBoard()
  post(doc, 1, 2, 3)
  addThemes(doc, 1)
  moveNotes(doc, by, { notes: [noteId(1), noteId(2)], theme: themeId(1), place: 'last' })
  stackNotes(doc, by, { notes: [noteId(1)], on: noteId(2) })
  patch(doc, notes, noteId(1), {
    bigNeed: 'Nobody else can say it',
    fate: { kind: 'parked', to: 'Spring', why: 'Money' },
  })
  const before = read(doc, notes, noteId(1))
  const off = takeOff(doc, by, { note: noteId(1) })
  expect(off).toEqual({ ok: true, value: before })
  expect(read(doc, notes, noteId(1))).toBeUndefined()
  expect(takeOff(doc, by, { note: noteId(1) })).toEqual({ ok: false, reason: 'no-such-note' })
  putUp(doc, by, [{ id: noteId(1), note: readNote(JSON.parse(JSON.stringify(before))) }])
  expect(read(doc, notes, noteId(1))).toEqual(before)
})
