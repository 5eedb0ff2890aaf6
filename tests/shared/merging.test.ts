// Merging, by example: what two people do at the same moment, and what comes of it when they hear of each other.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { arrange } from '#shared/board/arrangement.ts'
import { agreeLetter, fillAction, letterText, linkSources, setPartner } from '#shared/board/operations/actions.ts'
import { moveNotes } from '#shared/board/operations/notes.ts'
import { dissolveTheme } from '#shared/board/operations/themes.ts'
import { appendProse, plainText } from '#shared/board/prose.ts'
import { letterState } from '#shared/board/smart.ts'
import {
  action,
  actionId,
  addThemes,
  by,
  copyOf,
  draft,
  listed,
  meet,
  newBoard,
  noteId,
  post,
} from './support/boards.ts'
import { diceFrom, there, themeId } from './support/boards.ts'
import { peerOf } from './support/moves.ts'

/** Two copies of a board with three notes, two themes and an action. */
function two(): [Y.Doc, Y.Doc] {
  const doc = newBoard()
  post(doc, 3, 2, 1)
  addThemes(doc, 1, 2)
  draft(doc, 1)
  return [doc, copyOf(doc, 2)]
}

const move = (doc: Y.Doc, note: number, theme: number, who = by) =>
  moveNotes(doc, who, { notes: [noteId(note)], theme: themeId(theme), place: 'last' })
const write = (doc: Y.Doc, text: string) => appendProse(there(letterText(doc, actionId(1), 's')), text)
const words = (doc: Y.Doc) => plainText(action(doc, 1).s)

describe('notes', () => {
  it('[M3] moved by two people at once lie in one of the two places', () => {
    const [ada, bo] = two()
    move(ada, 1, 1)
    move(bo, 1, 2)
    meet(ada, bo)
    for (const doc of [ada, bo]) {
      expect([...listed(doc, `theme:${themeId(1)}`), ...listed(doc, `theme:${themeId(2)}`)]).toEqual([noteId(1)])
      expect(listed(doc, 'loose')).toEqual([2, 3].map(noteId))
    }
    expect(listed(ada, `theme:${themeId(1)}`)).toEqual(listed(bo, `theme:${themeId(1)}`))
  })

  it('[M4] moved into a theme while somebody dissolves it lie loose', () => {
    const [ada, bo] = two()
    move(ada, 1, 1)
    dissolveTheme(bo, by, { theme: themeId(1) })
    meet(ada, bo)
    for (const doc of [ada, bo]) expect(listed(doc, 'loose').sort()).toEqual([1, 2, 3].map(noteId))
  })

  it('[M2] moved to one place with the same dice are in one order for everybody', () => {
    const [ada, bo] = two()
    const same = () => ({ ...by, dice: diceFrom(7) })
    move(ada, 2, 1, same())
    move(bo, 1, 1, same())
    meet(ada, bo)
    for (const doc of [ada, bo]) expect(listed(doc, `theme:${themeId(1)}`)).toEqual([1, 2].map(noteId))
    expect(arrange(ada).names().sort()).toEqual(arrange(bo).names().sort())
  })
})

describe('actions', () => {
  it('[M5] keep the words of both who write in one letter', () => {
    const [ada, bo] = two()
    write(ada, 'Two benches')
    write(bo, 'A bin')
    meet(ada, bo)
    expect(words(ada).split('\n').sort()).toEqual(['A bin', 'Two benches'])
    expect(words(bo)).toBe(words(ada))
  })

  it('[M6] keep the cells, links and partners of both', () => {
    const [ada, bo] = two()
    const first = { action: actionId(1) }
    fillAction(ada, by, { ...first, lead: 'Ada' })
    fillAction(bo, by, { ...first, cost: 'About 200' })
    linkSources(ada, by, { ...first, sources: [`note:${noteId(1)}`] })
    linkSources(bo, by, { ...first, sources: [`note:${noteId(2)}`] })
    setPartner(ada, by, { ...first, partner: 'parish-1', as: { name: 'Parish', reply: 'asked' } })
    setPartner(bo, by, { ...first, partner: 'school-1', as: { name: 'School', reply: 'yes' } })
    meet(ada, bo)
    expect(action(ada, 1)).toMatchObject({ lead: 'Ada', cost: 'About 200' })
    expect(action(ada, 1).sources).toHaveLength(2)
    expect(action(ada, 1).partners).toHaveLength(2)
    expect(action(bo, 1)).toEqual(action(ada, 1))
  })

  it('[M8] are not agreed to words that somebody was changing', () => {
    const [ada, bo] = two()
    write(ada, 'Two benches')
    meet(ada, bo)
    agreeLetter(ada, by, { action: actionId(1), letter: 's', agreed: true })
    write(bo, 'and a bin')
    expect(letterState(action(ada, 1), 's')).toBe('agreed')
    meet(ada, bo)
    for (const doc of [ada, bo]) expect(letterState(action(doc, 1), 's')).toBe('written')
  })
})

describe('undo', () => {
  it('[M7] takes back one’s own latest act and leaves what others did', () => {
    const [ada, bo] = [peerOf(1), peerOf(2)]
    const [board] = two()
    meet(board, ada.doc, bo.doc)
    move(ada.doc, 1, 1, ada.by)
    move(bo.doc, 2, 1, bo.by)
    meet(ada.doc, bo.doc)
    ada.undo.undo()
    meet(ada.doc, bo.doc)
    for (const { doc } of [ada, bo]) {
      expect(listed(doc, 'loose')).toEqual([1, 3].map(noteId))
      expect(listed(doc, `theme:${themeId(1)}`)).toEqual([noteId(2)])
    }
    ada.undo.redo()
    expect(listed(ada.doc, `theme:${themeId(1)}`)).toHaveLength(2)
  })

  it('[M7] does not take a note from where somebody else has put it since', () => {
    const [ada, bo] = [peerOf(1), peerOf(2)]
    const [board] = two()
    meet(board, ada.doc, bo.doc)
    move(ada.doc, 1, 1, ada.by)
    meet(ada.doc, bo.doc)
    move(bo.doc, 1, 2, bo.by)
    meet(ada.doc, bo.doc)
    ada.undo.undo()
    meet(ada.doc, bo.doc)
    for (const { doc } of [ada, bo]) expect(listed(doc, `theme:${themeId(2)}`)).toEqual([noteId(1)])
  })
})
