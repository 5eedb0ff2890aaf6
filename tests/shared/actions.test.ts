// Actions: drafted, linked, filled in, agreed letter by letter, moved across the line, dropped.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  agreeLetter,
  draftAction,
  dropAction,
  fillAction,
  letterText,
  linkSources,
  moveAction,
  setPartner,
  unlinkSource,
} from '#shared/board/operations/actions.ts'
import { withdrawNote } from '#shared/board/operations/notes.ts'
import { appendProse } from '#shared/board/prose.ts'
import { letters, type Letter } from '#shared/board/schema.ts'
import { letterState } from '#shared/board/smart.ts'
import {
  action,
  actionId,
  addThemes,
  by,
  draft,
  listed,
  newBoard,
  note,
  noteId,
  post,
  there,
} from './support/boards.ts'

const first = actionId(1)
const aNote = `note:${noteId(1)}`

function write(doc: Y.Doc, letter: Letter, text: string): void {
  appendProse(there(letterText(doc, first, letter)), text)
}
function erase(doc: Y.Doc, letter: Letter): void {
  const text = there(letterText(doc, first, letter))
  text.delete(0, text.length)
}
const agree = (doc: Y.Doc, letter: Letter, agreed = true) => agreeLetter(doc, by, { action: first, letter, agreed })
const state = (doc: Y.Doc, letter: Letter) => letterState(action(doc, 1), letter)

/** A board with one note and one action that has all it needs to be in the plan. */
function readyBoard(): Y.Doc {
  const doc = newBoard()
  post(doc, 1)
  draft(doc, 1, [aNote])
  for (const letter of letters) {
    write(doc, letter, `Words for ${letter}`)
    agree(doc, letter)
  }
  fillAction(doc, by, { action: first, doer: 'community', lead: 'Ada', leadReply: 'yes', due: '2027-09' })
  return doc
}

describe('drafting', () => {
  it('[A1] stands below the line with the next number, and what it came from stays', () => {
    const doc = newBoard()
    post(doc, 1)
    addThemes(doc, 1)
    const before = note(doc, 1)
    draft(doc, 1, [aNote, 'action:action-0001', 'nonsense'])
    draft(doc, 2)
    expect(listed(doc, 'below')).toEqual([1, 2].map(actionId))
    expect(action(doc, 1)).toMatchObject({ no: 1, title: 'Action 1', sources: [[aNote, true]] })
    expect(action(doc, 2)).toMatchObject({ no: 2, spot: { line: 'below' } })
    expect(note(doc, 1)).toEqual(before)
  })

  it('[A2] makes every letter and every nested map at once', () => {
    const doc = newBoard()
    draft(doc, 1)
    const map = there(doc.getMap('actions').get(first)) as Y.Map<unknown>
    for (const letter of letters) expect(map.get(letter)).toBeInstanceOf(Y.XmlFragment)
    for (const key of ['partners', 'sources', 'log']) expect(map.get(key)).toBeInstanceOf(Y.Map)
  })

  it('[A12] refuses what is asked of an action that has gone, and drafting one that is there', () => {
    const doc = newBoard()
    const gone = { ok: false, reason: 'no-such-action' }
    expect(linkSources(doc, by, { action: first, sources: [aNote] })).toEqual(gone)
    expect(unlinkSource(doc, by, { action: first, source: aNote })).toEqual(gone)
    expect(fillAction(doc, by, { action: first, cost: '1' })).toEqual(gone)
    expect(setPartner(doc, by, { action: first, partner: 'x', as: null })).toEqual(gone)
    expect(agree(doc, 's')).toEqual(gone)
    expect(moveAction(doc, by, { action: first, line: 'below', place: 'first' })).toEqual(gone)
    expect(dropAction(doc, by, { action: first })).toEqual(gone)
    expect(letterText(doc, first, 's')).toBeUndefined()
    draft(doc, 1)
    const again = { action: first, title: 'Again', sources: [], place: 'last' } as const
    expect(draftAction(doc, by, again)).toEqual({ ok: false, reason: 'already-there' })
    expect(action(doc, 1).title).toBe('Action 1')
  })
})

describe('filling in', () => {
  it('[A3] links to notes, themes and evidence, once each, and takes links off', () => {
    const doc = newBoard()
    draft(doc, 1)
    linkSources(doc, by, { action: first, sources: [aNote, 'theme:theme-0001', 'action:action-0002', 'note:x', aNote] })
    expect(action(doc, 1).sources).toEqual([
      [aNote, true],
      ['theme:theme-0001', true],
    ])
    unlinkSource(doc, by, { action: first, source: aNote })
    expect(action(doc, 1).sources).toEqual([['theme:theme-0001', true]])
  })

  it('[A4] fills cells without touching the others', () => {
    const doc = newBoard()
    draft(doc, 1)
    const before = action(doc, 1)
    fillAction(doc, by, { action: first, lead: 'Ada', due: '2027-09' })
    fillAction(doc, by, { action: first, cost: 'About 200' })
    expect(action(doc, 1)).toEqual({ ...before, lead: 'Ada', due: '2027-09', cost: 'About 200' })
  })

  it('[A11] sets, changes and takes off partners one by one', () => {
    const doc = newBoard()
    draft(doc, 1)
    const set = (partner: string, name: string | null) =>
      setPartner(doc, by, { action: first, partner, as: name === null ? null : { name, reply: 'asked' } })
    set('parish-1', 'Parish')
    set('school-1', 'School')
    set('parish-1', 'Parish council')
    expect(action(doc, 1).partners).toEqual([
      ['parish-1', { name: 'Parish council', reply: 'asked' }],
      ['school-1', { name: 'School', reply: 'asked' }],
    ])
    set('parish-1', null)
    expect(action(doc, 1).partners.map(([id]) => id)).toEqual(['school-1'])
  })
})

describe('agreeing', () => {
  it('[A5] agrees to what is written and takes it back, but not to nothing', () => {
    const doc = newBoard()
    draft(doc, 1)
    expect(agree(doc, 's')).toEqual({ ok: false, reason: 'nothing-written' })
    write(doc, 's', '  ')
    expect(agree(doc, 's')).toEqual({ ok: false, reason: 'nothing-written' })
    write(doc, 's', 'Two benches')
    expect(agree(doc, 's').ok).toBe(true)
    expect(state(doc, 's')).toBe('agreed')
    expect(agree(doc, 's', false).ok).toBe(true)
    expect(state(doc, 's')).toBe('written')
  })

  it('[A9] lasts as long as the words stay the same', () => {
    const doc = newBoard()
    draft(doc, 1)
    write(doc, 'm', 'Two benches')
    agree(doc, 'm')
    write(doc, 'm', 'and a bin')
    expect(state(doc, 'm')).toBe('written')
    erase(doc, 'm')
    expect(state(doc, 'm')).toBe('not-yet')
    write(doc, 'm', 'Two benches')
    expect(state(doc, 'm')).toBe('agreed')
  })

  it('[A10] is refused for words too long to be kept', () => {
    const doc = newBoard()
    draft(doc, 1)
    write(doc, 's', 'x'.repeat(4001))
    expect(agree(doc, 's')).toEqual({ ok: false, reason: 'too-long' })
    erase(doc, 's')
    write(doc, 's', 'x'.repeat(4000))
    expect(agree(doc, 's').ok).toBe(true)
    expect(state(doc, 's')).toBe('agreed')
  })
})

describe('the line', () => {
  it('[A6] is crossed only by an action that misses nothing', () => {
    const doc = readyBoard()
    const above = { action: first, line: 'above', place: 'last' } as const
    fillAction(doc, by, { action: first, due: null })
    expect(moveAction(doc, by, above)).toEqual({ ok: false, reason: 'not-ready' })
    fillAction(doc, by, { action: first, due: '2027-09' })
    expect(moveAction(doc, by, above).ok).toBe(true)
    expect(listed(doc, 'above')).toEqual([first])
    expect(moveAction(doc, by, { ...above, line: 'below' }).ok).toBe(true)
    expect(listed(doc, 'below')).toEqual([first])
  })

  it('[A6] [K2] orders actions on one side of it', () => {
    const doc = newBoard()
    for (const n of [1, 2, 3]) draft(doc, n)
    moveAction(doc, by, { action: actionId(3), line: 'below', place: { before: first } })
    moveAction(doc, by, { action: actionId(1), line: 'below', place: 'last' })
    expect(listed(doc, 'below')).toEqual([3, 2, 1].map(actionId))
  })

  it('[L7] is read, not remembered: an action that comes to miss something is below until it has it again', () => {
    const doc = readyBoard()
    moveAction(doc, by, { action: first, line: 'above', place: 'last' })
    fillAction(doc, by, { action: first, leadReply: 'no' })
    expect(listed(doc, 'below')).toEqual([first])
    fillAction(doc, by, { action: first, leadReply: 'yes' })
    expect(listed(doc, 'above')).toEqual([first])
    withdrawNote(doc, by, { note: noteId(1) })
    expect(listed(doc, 'below')).toEqual([first])
    expect(listed(doc, 'above')).toEqual([])
  })

  it('[A8] lets an action be dropped without touching what it was linked to', () => {
    const doc = readyBoard()
    const before = note(doc, 1)
    expect(dropAction(doc, by, { action: first }).ok).toBe(true)
    expect(listed(doc, 'below')).toEqual([])
    expect(note(doc, 1)).toEqual(before)
  })
})
