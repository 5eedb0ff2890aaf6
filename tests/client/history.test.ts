// History: undo takes back one's own latest act, and nothing that others did.
import { beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openHistory, type History } from '#client/board/history.ts'
import { draftAction, fillAction, letterText } from '#shared/board/operations/actions.ts'
import type { By } from '#shared/board/operations/by.ts'
import { moveNotes, postNotes } from '#shared/board/operations/notes.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import { has, read } from '#shared/board/record.ts'
import { actions, notes, themes, type ActionId, type NoteId, type ThemeId } from '#shared/board/schema.ts'

const dice = (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(7)
const self = { person: 'me' }
const me: By = { origin: self, at: '2026-11-22T19:40:00.000Z', dice }
const note = 'note-0001' as NoteId
const [roads, youth] = ['theme-roads', 'theme-youth'] as [ThemeId, ThemeId]
const action = 'action-0001' as ActionId

let mine: Y.Doc
let sams: Y.Doc
let history: History

/** Both sides hear of everything. */
function meet(): void {
  Y.applyUpdate(sams, Y.encodeStateAsUpdate(mine))
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(sams))
}

beforeEach(() => {
  mine = new Y.Doc()
  sams = new Y.Doc()
  const server: By = { ...me, origin: 'server' }
  postNotes(mine, server, [{ id: note, kind: 'idea', text: 'Later buses', via: 'phone', lang: null }])
  addTheme(mine, server, { theme: roads, name: 'Roads' })
  addTheme(mine, server, { theme: youth, name: 'Youth' })
  meet()
  history = openHistory(mine, self)
})

it('takes back one act at a time, the latest first, and puts it back', () => {
  moveNotes(mine, me, { notes: [note], theme: roads, place: 'first' })
  moveNotes(mine, me, { notes: [note], theme: youth, place: 'first' })
  expect(history.undo()).toBe('done')
  expect(read(mine, notes, note)?.spot.theme).toBe(roads)
  expect(history.redo()).toBe('done')
  expect(read(mine, notes, note)?.spot.theme).toBe(youth)
  expect([history.undo(), history.undo(), history.undo()]).toEqual(['done', 'done', 'nothing'])
  expect(read(mine, notes, note)?.spot.theme).toBeNull()
})

it('leaves an action alone in which somebody else has written', () => {
  draftAction(mine, me, { action, title: '', sources: [], place: 'last' })
  meet()
  letterText(sams, action, 's')?.insert(0, [new Y.XmlText('A crossing by the shop')])
  fillAction(sams, { ...me, origin: 'sam' }, { action, lead: 'Parish council' })
  meet()
  expect(history.undo()).toBe('overtaken')
  expect(read(mine, actions, action)?.lead).toBe('Parish council')
})

it('takes away an action that only I have touched', () => {
  draftAction(mine, me, { action, title: 'Mine', sources: [], place: 'last' })
  expect(history.undo()).toBe('done')
  expect(has(mine, actions, action)).toBe(false)
})

it('does not go on to an older act when somebody has overtaken the latest', () => {
  addTheme(mine, me, { theme: 'theme-homes' as ThemeId, name: 'Homes' })
  moveNotes(mine, me, { notes: [note], theme: roads, place: 'first' })
  meet()
  moveNotes(sams, { ...me, origin: 'sam' }, { notes: [note], theme: youth, place: 'first' })
  meet()
  expect(history.undo()).toBe('overtaken')
  expect(has(mine, themes, 'theme-homes' as ThemeId)).toBe(true)
  expect(read(mine, notes, note)?.spot.theme).toBe(youth)
})

it('knows another latest act after each', () => {
  expect(history.latest()).toBeNull()
  moveNotes(mine, me, { notes: [note], theme: roads, place: 'first' })
  const first = history.latest()
  moveNotes(mine, me, { notes: [note], theme: youth, place: 'first' })
  expect(history.latest()).not.toBe(first)
})
