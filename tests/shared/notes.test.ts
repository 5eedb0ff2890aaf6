// Notes: posted, changed, withdrawn, moved, stacked.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  moveNotes,
  postNotes,
  rewordNote,
  stackNotes,
  unstackNote,
  withdrawNote,
} from '#shared/board/operations/notes.ts'
import { openSession } from '#shared/board/operations/boards.ts'
import { dissolveTheme } from '#shared/board/operations/themes.ts'
import { addThemes, by, listed, newBoard, note, noteId, post, sessionId, themeId } from './support/boards.ts'

const words = { kind: 'idea', text: 'A bench', via: 'phone', lang: null } as const
const notesOf = (...numbers: number[]) => numbers.map(noteId)
const loose = (doc: Y.Doc) => listed(doc, 'loose')
const inTheme = (doc: Y.Doc, n: number) => listed(doc, `theme:${themeId(n)}`)

function toTheme(doc: Y.Doc, theme: number | null, ...numbers: number[]) {
  return moveNotes(doc, by, {
    notes: notesOf(...numbers),
    theme: theme === null ? null : themeId(theme),
    place: 'last',
  })
}

describe('posting', () => {
  it('[N1] puts notes up loose, newest first', () => {
    const doc = newBoard()
    post(doc, 1, 2)
    postNotes(doc, by, [
      { ...words, id: noteId(3) },
      { ...words, id: noteId(4) },
    ])
    expect(loose(doc)).toEqual(notesOf(4, 3, 2, 1))
    expect(note(doc, 3)).toMatchObject(words)
  })

  it('[N1] puts none up when one of the ids is there already', () => {
    const doc = newBoard()
    post(doc, 1)
    const both = [
      { ...words, id: noteId(2) },
      { ...words, id: noteId(1) },
    ]
    expect(postNotes(doc, by, both)).toEqual({ ok: false, reason: 'already-there' })
    expect(loose(doc)).toEqual(notesOf(1))
  })

  it('[N1] [N3] keeps what the server wrote as one value, and where a note lies as another', () => {
    const doc = newBoard()
    post(doc, 1)
    expect([...(doc.getMap('notes').get(noteId(1)) as Y.Map<unknown>).keys()].sort()).toEqual(['said', 'spot'])
    const before = note(doc, 1)
    rewordNote(doc, by, { note: noteId(1), kind: 'issue', text: 'A bench in the shade' })
    expect(note(doc, 1)).toEqual({ ...before, kind: 'issue', text: 'A bench in the shade' })
  })

  it('[N2] numbers notes within their workshop and answers the references', () => {
    const doc = newBoard()
    const first = postNotes(doc, by, [
      { ...words, id: noteId(1) },
      { ...words, id: noteId(2) },
    ])
    expect(first).toEqual({ ok: true, value: ['W1-001', 'W1-002'] })
    openSession(doc, by, { session: sessionId(2), name: '', date: '2027-05-01', place: '' })
    expect(postNotes(doc, by, [{ ...words, id: noteId(3) }])).toEqual({ ok: true, value: ['W2-001'] })
    expect(note(doc, 3)).toMatchObject({ ref: 'W2-001', session: sessionId(2) })
    expect(loose(doc)).toEqual(notesOf(3, 2, 1))
  })

  it('[N9] keeps the time to the minute', () => {
    const doc = newBoard()
    post(doc, 1)
    expect(note(doc, 1).postedAt).toBe('2027-03-31T19:40Z')
  })
})

describe('the author', () => {
  it('[N3] rewords a note where it lies', () => {
    const doc = newBoard()
    post(doc, 1)
    addThemes(doc, 1)
    toTheme(doc, 1, 1)
    const before = note(doc, 1)
    expect(rewordNote(doc, by, { note: noteId(1), kind: 'idea', text: 'Two benches' }).ok).toBe(true)
    expect(note(doc, 1)).toEqual({ ...before, kind: 'idea', text: 'Two benches' })
  })

  it('[N4] [N2] withdraws a note, whose number is not used again', () => {
    const doc = newBoard()
    post(doc, 1, 2)
    expect(withdrawNote(doc, by, { note: noteId(2) }).ok).toBe(true)
    expect(loose(doc)).toEqual(notesOf(1))
    post(doc, 2)
    expect(note(doc, 2).ref).toBe('W1-003')
  })

  it('[N10] is refused when the note has gone, and nothing changes', () => {
    const doc = newBoard()
    const gone = { ok: false, reason: 'no-such-note' }
    let changes = 0
    doc.on('update', () => (changes += 1))
    expect(rewordNote(doc, by, { note: noteId(1), kind: 'idea', text: '' })).toEqual(gone)
    expect(withdrawNote(doc, by, { note: noteId(1) })).toEqual(gone)
    expect(toTheme(doc, null, 1)).toEqual(gone)
    expect(stackNotes(doc, by, { notes: notesOf(2), on: noteId(1) })).toEqual(gone)
    expect(unstackNote(doc, by, { note: noteId(1) })).toEqual(gone)
    expect(changes).toBe(0)
  })
})

describe('moving', () => {
  it('[N5] [K2] lays notes down together in the order given', () => {
    const doc = newBoard()
    post(doc, 1, 2, 3, 4, 5)
    addThemes(doc, 1)
    toTheme(doc, 1, 1, 2)
    const before = { notes: notesOf(5, 3, 4, 3), theme: themeId(1), place: { before: noteId(2) } }
    expect(moveNotes(doc, by, before).ok).toBe(true)
    expect(inTheme(doc, 1)).toEqual(notesOf(1, 5, 3, 4, 2))
    moveNotes(doc, by, { ...before, notes: notesOf(2), place: 'first' })
    moveNotes(doc, by, { ...before, notes: notesOf(1), place: 'last' })
    expect(inTheme(doc, 1)).toEqual(notesOf(2, 5, 3, 4, 1))
    expect(loose(doc)).toEqual([])
  })

  it('[N5] goes to the end when the note named as place is not there', () => {
    const doc = newBoard()
    post(doc, 1, 2, 3)
    moveNotes(doc, by, { notes: notesOf(3), theme: null, place: { before: noteId(9) } })
    expect(loose(doc)).toEqual(notesOf(2, 1, 3))
  })

  it('[N5] takes a note off its stack and takes its own stack along', () => {
    const doc = newBoard()
    post(doc, 1, 2, 3)
    addThemes(doc, 1)
    stackNotes(doc, by, { notes: notesOf(3), on: noteId(2) })
    stackNotes(doc, by, { notes: notesOf(2), on: noteId(1) })
    toTheme(doc, 1, 2)
    expect(inTheme(doc, 1)).toEqual(notesOf(2))
    expect(listed(doc, `stack:${noteId(2)}`)).toEqual(notesOf(3))
    expect(loose(doc)).toEqual(notesOf(1))
  })

  it('[N6] is refused into a theme that has gone, and passes over notes that have gone', () => {
    const doc = newBoard()
    post(doc, 1, 2)
    expect(toTheme(doc, 1, 1)).toEqual({ ok: false, reason: 'no-such-theme' })
    addThemes(doc, 1)
    expect(toTheme(doc, 1, 9, 1).ok).toBe(true)
    expect(inTheme(doc, 1)).toEqual(notesOf(1))
    expect(toTheme(doc, 1, 8, 9)).toEqual({ ok: false, reason: 'no-such-note' })
  })
})

describe('stacking', () => {
  it('[N7] puts notes on one of them, and each keeps its words and its place', () => {
    const doc = newBoard()
    post(doc, 1, 2, 3)
    const before = note(doc, 2)
    expect(stackNotes(doc, by, { notes: notesOf(1, 2, 3, 9), on: noteId(1) }).ok).toBe(true)
    expect(loose(doc)).toEqual(notesOf(1))
    expect(listed(doc, `stack:${noteId(1)}`)).toEqual(notesOf(3, 2))
    expect(note(doc, 2)).toEqual({ ...before, stackedOn: noteId(1) })
  })

  it('[N7] turns a stack over when its top is put on one of the others', () => {
    const doc = newBoard()
    post(doc, 1, 2, 3)
    stackNotes(doc, by, { notes: notesOf(2, 3), on: noteId(1) })
    stackNotes(doc, by, { notes: notesOf(1), on: noteId(2) })
    expect(loose(doc)).toEqual(notesOf(2))
    expect(listed(doc, `stack:${noteId(2)}`)).toEqual(notesOf(3, 1))
  })

  it('[N7] is refused when a note would lie on itself alone', () => {
    const doc = newBoard()
    post(doc, 1)
    expect(stackNotes(doc, by, { notes: notesOf(1), on: noteId(1) })).toEqual({ ok: false, reason: 'no-such-note' })
  })

  it('[N8] lays a note taken off in front of its stack', () => {
    const doc = newBoard()
    post(doc, 1, 2, 3, 4)
    addThemes(doc, 1)
    stackNotes(doc, by, { notes: notesOf(4), on: noteId(2) })
    toTheme(doc, 1, 1, 2, 3)
    expect(unstackNote(doc, by, { note: noteId(4) }).ok).toBe(true)
    expect(inTheme(doc, 1)).toEqual(notesOf(1, 4, 2, 3))
  })

  it('[N8] lays it loose when the theme of the stack has gone', () => {
    const doc = newBoard()
    post(doc, 1, 2)
    addThemes(doc, 1)
    stackNotes(doc, by, { notes: notesOf(2), on: noteId(1) })
    toTheme(doc, 1, 1)
    dissolveTheme(doc, by, { theme: themeId(1) })
    expect(unstackNote(doc, by, { note: noteId(2) }).ok).toBe(true)
    expect(loose(doc)).toEqual(notesOf(2, 1))
  })

  it('[N8] leaves a note that lies on no other where it is', () => {
    const doc = newBoard()
    post(doc, 1, 2, 3)
    expect(unstackNote(doc, by, { note: noteId(1) }).ok).toBe(true)
    expect(loose(doc)).toEqual(notesOf(3, 2, 1))
  })
})
