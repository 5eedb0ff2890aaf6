// Board store: what screens read equals the board, however it arrived.
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { boardStore } from '#client/board/boardStore.ts'
import { arrange } from '#shared/board/arrangement.ts'
import { draftAction, fillAction } from '#shared/board/operations/actions.ts'
import type { By } from '#shared/board/operations/by.ts'
import { moveNotes, postNotes, withdrawNote } from '#shared/board/operations/notes.ts'
import { addTheme, nameTheme } from '#shared/board/operations/themes.ts'
import type { ActionId, NoteId, ThemeId } from '#shared/board/schema.ts'

const by: By = { origin: 'test', at: '2026-11-22T19:40:00.000Z', dice: bytes => bytes.fill(9) }
const noteIds = Array.from({ length: 1000 }, (_, i) => `note-${String(i).padStart(4, '0')}` as NoteId)
const [roads, youth] = ['theme-roads', 'theme-youth'] as [ThemeId, ThemeId]
const action = 'action-0001' as ActionId

function fullBoard(): Y.Doc {
  const doc = new Y.Doc()
  addTheme(doc, by, { theme: roads, name: 'Roads' })
  postNotes(
    doc,
    by,
    noteIds.map(id => ({ id, kind: 'idea', text: id, via: 'phone', lang: null })),
  )
  moveNotes(doc, by, { notes: noteIds.slice(0, 700), theme: roads, place: 'last' })
  draftAction(doc, by, { action, title: 'Act', sources: [`theme:${roads}`], place: 'last' })
  return doc
}

it('holds everything soon after a big board arrived in one piece', async () => {
  const remote = fullBoard()
  const doc = new Y.Doc()
  const store = boardStore(doc)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(remote))
  const wanted = arrange(remote)
  await vi.waitFor(() => expect(store.list('loose')).toEqual(wanted.list('loose')))
  expect(store.list(`theme:${roads}`)).toEqual(wanted.list(`theme:${roads}`))
  expect(store.list(`from:theme:${roads}`)).toEqual([action])
  expect(store.notesBehind(action)).toBe(700)
  store.close()
})

it('tells of a nested change under the record it belongs to, and of nothing else', () => {
  const doc = fullBoard()
  const store = boardStore(doc)
  store.list('below')
  const heard: string[] = []
  for (const topic of [`action:${action}`, `theme:${roads}`, 'list:loose', 'list:below', 'about', 'notes']) {
    store.subscribe(topic, () => heard.push(topic))
  }
  const letter = (doc.getMap('actions').get(action) as Y.Map<unknown>).get('s') as Y.XmlFragment
  letter.insert(0, [new Y.XmlText('A zebra crossing')])
  expect(heard).toEqual([`action:${action}`])
  expect(store.action(action)?.s[0]).toMatchObject({ runs: [{ text: 'A zebra crossing' }] })
  store.close()
})

it('gives two themes that asked for the same tile one each, and tells when that changes', () => {
  const doc = fullBoard()
  const store = boardStore(doc)
  doc.transact(() => {
    addTheme(doc, by, { theme: youth, name: 'Youth' })
    ;(doc.getMap('themes').get(youth) as Y.Map<unknown>).set('slot', 0)
  })
  expect([...store.slots()]).toEqual([
    [0, roads],
    [1, youth],
  ])
  nameTheme(doc, by, { theme: youth, name: 'Young people' })
  expect(store.theme(youth)?.name).toBe('Young people')
  store.close()
})

it('reads a record anew after it went and came back', () => {
  const doc = fullBoard()
  const store = boardStore(doc)
  const [first] = noteIds as [NoteId]
  expect(store.note(first)?.text).toBe(first)
  withdrawNote(doc, by, { note: first })
  expect(store.note(first)).toBeUndefined()
  expect(store.notesBehind(action)).toBe(699)
  postNotes(doc, by, [{ id: first, kind: 'issue', text: 'Again', via: 'phone', lang: null }])
  expect(store.note(first)?.text).toBe('Again')
  fillAction(doc, by, { action, title: 'Another name' })
  expect(store.action(action)?.title).toBe('Another name')
  store.close()
})
