// Arrangement, by example: themes that went, stacks on stacks, rings, and what an action rests on.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { arrange, linksOf, stacksOf } from '#shared/board/arrangement.ts'
import { linkTo, readLink, readSource } from '#shared/board/link.ts'
import { dropEvidence, keepEvidence } from '#shared/board/operations/facts.ts'
import { moveNotes, postNotes, stackNotes, withdrawNote } from '#shared/board/operations/notes.ts'
import { addTheme, dissolveTheme } from '#shared/board/operations/themes.ts'
import { patch } from '#shared/board/record.ts'
import { notes } from '#shared/board/schema.ts'
import {
  actionId,
  addThemes,
  by,
  draft,
  evidenceId,
  listed,
  newBoard,
  noteId,
  post,
  themeId,
} from './support/boards.ts'
import { assertPlaces } from './support/places.ts'

const stack = (doc: Y.Doc, n: number, on: number) => stackNotes(doc, by, { notes: [noteId(n)], on: noteId(on) })
const onStack = (doc: Y.Doc, n: number) => listed(doc, `stack:${noteId(n)}`)

/** A board with four notes on it; 1 lies first. */
function boardOfFour(): Y.Doc {
  const doc = newBoard()
  post(doc, 4, 3, 2, 1)
  return doc
}

describe('notes', () => {
  it('[L2] are loose while their theme has gone', () => {
    const doc = boardOfFour()
    addThemes(doc, 1)
    moveNotes(doc, by, { notes: [noteId(2)], theme: themeId(1), place: 'last' })
    dissolveTheme(doc, by, { theme: themeId(1) })
    expect(arrange(doc).names().sort()).toEqual(['loose'])
    expect(listed(doc, 'loose').sort()).toEqual([1, 2, 3, 4].map(noteId))
    addTheme(doc, by, { theme: themeId(1), name: 'Back' })
    expect(listed(doc, `theme:${themeId(1)}`)).toEqual([noteId(2)])
  })

  it('[L3] lie on the top of the stack that they came to through others', () => {
    const doc = boardOfFour()
    stack(doc, 3, 2)
    stack(doc, 4, 3)
    patch(doc, notes, noteId(4), { stackedOn: noteId(3) })
    patch(doc, notes, noteId(3), { stackedOn: noteId(2) })
    patch(doc, notes, noteId(2), { stackedOn: noteId(1) })
    expect(listed(doc, 'loose')).toEqual([noteId(1)])
    expect(onStack(doc, 1)).toEqual([2, 3, 4].map(noteId))
    expect([1, 2, 3, 4].map(n => stacksOf(doc).topOf(noteId(n)))).toEqual(Array(4).fill(noteId(1)))
  })

  it('[L4] in a ring lie on the one with the smallest id', () => {
    const doc = boardOfFour()
    for (const [n, on] of [
      [1, 4],
      [4, 3],
      [3, 2],
      [2, 3],
    ] as const)
      patch(doc, notes, noteId(n), { stackedOn: noteId(on) })
    expect(listed(doc, 'loose')).toEqual([noteId(2)])
    expect(onStack(doc, 2)).toEqual([1, 3, 4].map(noteId))
    patch(doc, notes, noteId(2), { stackedOn: noteId(2) })
    expect(onStack(doc, 2)).toEqual([1, 3, 4].map(noteId))
  })

  it('[L5] lie where they lay before when the note below has gone', () => {
    const doc = boardOfFour()
    addThemes(doc, 1)
    moveNotes(doc, by, { notes: [noteId(2)], theme: themeId(1), place: 'last' })
    stack(doc, 2, 1)
    stack(doc, 3, 1)
    withdrawNote(doc, by, { note: noteId(1) })
    expect(listed(doc, `theme:${themeId(1)}`)).toEqual([noteId(2)])
    expect(listed(doc, 'loose')).toEqual([3, 4].map(noteId))
  })

  it('[L11] stacked higher than people ever do lie by themselves', () => {
    const doc = newBoard()
    const numbers = Array.from({ length: 100 }, (_, n) => n)
    const posted = numbers.map(n => ({ id: noteId(n), kind: 'idea', text: '', via: 'phone', lang: null }) as const)
    postNotes(doc, by, posted)
    doc.transact(() => {
      for (const n of numbers.slice(1)) patch(doc, notes, noteId(n), { stackedOn: noteId(n - 1) })
    })
    assertPlaces(doc, arrange(doc))
    expect(onStack(doc, 0).sort()).toEqual(numbers.slice(1, 32).map(noteId))
    patch(doc, notes, noteId(0), { stackedOn: noteId(99) })
    expect(listed(doc, 'loose')).toHaveLength(100)
  })

  it('[L6] of one rank are in order of their ids', () => {
    const doc = boardOfFour()
    for (const n of [3, 1, 2]) patch(doc, notes, noteId(n), { spot: { theme: null, rank: 'a0' } })
    expect(listed(doc, 'loose')).toEqual([4, 1, 2, 3].map(noteId))
  })

  it('[R3] of no readable rank come first, until something is put among them', () => {
    const doc = boardOfFour()
    for (const n of [3, 4]) patch(doc, notes, noteId(n), { spot: { theme: null, rank: '?' } })
    expect(listed(doc, 'loose')).toEqual([3, 4, 1, 2].map(noteId))
    moveNotes(doc, by, { notes: [noteId(1)], theme: null, place: { before: noteId(4) } })
    expect(listed(doc, 'loose')).toEqual([3, 1, 4, 2].map(noteId))
  })
})

describe('actions', () => {
  it('[L8] are listed under each source that is there', () => {
    const doc = boardOfFour()
    addThemes(doc, 1)
    const links = [linkTo('note', noteId(1)), linkTo('theme', themeId(1)), linkTo('evidence', evidenceId(1))] as const
    draft(doc, 1, links)
    const under = () => links.map(link => listed(doc, `from:${link}`).length)
    expect(under()).toEqual([1, 1, 0])
    keepEvidence(doc, by, { evidence: evidenceId(1), claim: 'Counted' })
    expect(under()).toEqual([1, 1, 1])
    withdrawNote(doc, by, { note: noteId(1) })
    dissolveTheme(doc, by, { theme: themeId(1) })
    dropEvidence(doc, by, { evidence: evidenceId(1) })
    expect(under()).toEqual([0, 0, 0])
    addThemes(doc, 1)
    expect(listed(doc, `from:theme:${themeId(1)}`)).toEqual([actionId(1)])
  })
})

describe('changes', () => {
  it('[L10] name the lists that changed and leave the others the same arrays', () => {
    const doc = boardOfFour()
    addThemes(doc, 1, 2)
    const arrangement = arrange(doc)
    const [loose, themes] = [arrangement.list('loose'), arrangement.list('themes')]
    moveNotes(doc, by, { notes: [noteId(2)], theme: themeId(1), place: 'last' })
    expect(arrangement.touch([linkTo('note', noteId(2))])).toEqual(new Set(['loose', `theme:${themeId(1)}`]))
    expect(arrangement.list('themes')).toBe(themes)
    expect(arrangement.list('loose')).not.toBe(loose)
    expect(arrangement.touch(linksOf(doc))).toEqual(new Set([`theme:${themeId(1)}`]))
  })
})

describe('a link', () => {
  it('[A3] leads to a record by kind and id, and nothing else does', () => {
    expect(readLink(linkTo('action', actionId(1)))).toEqual({ kind: 'action', id: actionId(1) })
    expect(readSource(linkTo('action', actionId(1)))).toBeNull()
    expect(readSource(linkTo('note', noteId(1)))).toEqual({ kind: 'note', id: noteId(1) })
    const wrong = ['', 'note', 'note:', 'note:short', `note:${noteId(1)}:x`, `person:${noteId(1)}`, `:${noteId(1)}`]
    expect(wrong.map(readLink).filter(link => link !== null)).toEqual([])
  })
})
