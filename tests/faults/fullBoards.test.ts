// Full and old boards: the note that is one too many, and a board in which things were dragged for a year.
import { rm } from 'node:fs/promises'
import { afterEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '#client/board/openBoard.ts'
import { outbox } from '#client/requests/outbox.ts'
import { common } from '#client/words/common.ts'
import { hashOf, newKey } from '#server/keys.ts'
import type { By } from '#shared/board/operations/by.ts'
import { foundBoard } from '#shared/board/operations/boards.ts'
import { moveNotes, postNotes } from '#shared/board/operations/notes.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import type { NoteId, SessionId, ThemeId } from '#shared/board/schema.ts'
import { keyRoles, type KeyRole } from '#shared/people/roles.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { makeBigBoard } from '#tests/bench/bigBoard.ts'
import { figure } from '#tests/support/figures.ts'
import { comeTo, isAllSaved, within } from '#tests/support/realClient.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let folder: string | null = null
afterEach(async () => {
  vi.unstubAllGlobals()
  await server.close()
  if (folder !== null) await rm(folder, { recursive: true, force: true })
  folder = null
})

const ticketBy = async (wanted: object) => (await server.ask<TicketGiven>('POST', '/api/tickets', null, wanted)).body

it('row 38: the 5,001st note is refused in a sentence, and the phone keeps the words', async () => {
  const board = await makeBigBoard(limits.notesPerBoard - 1)
  folder = board.folder
  server = await startServer({ folder })
  const page = comeTo({ origin: server.origin })
  const { ticket } = await ticketBy({ code: board.code })
  const box = outbox(board.id, ticket)
  const note = (n: number) => ({ id: `last-note-${n}`, kind: 'idea', text: `Words number ${n}`, via: 'phone' }) as const
  box.post(note(1))
  box.post(note(2))
  await within(20, () => expect(box.notes().map(({ state }) => state)).toEqual(['refused', 'up']))
  expect(box.notes()[0]).toMatchObject({ trouble: 'board-full', note: note(2) })
  expect(common.troubles['board-full']).toMatch(/full/)
  box.close()
  // The words outlive the page, and are sent once there is room.
  expect(page.device.text).toContain('Words number 2')
  const answer = await server.ask('POST', `/api/boards/${board.id}/notes`, ticket, note(3))
  expect(answer.problem).toMatchObject({ code: 'board-full', detail: 'This board is full. Please tell a helper.' })
  await server.ask('DELETE', `/api/boards/${board.id}/notes/last-note-1`, ticket)
  const next = outbox(board.id, ticket)
  next.takeBack('last-note-2')
  next.post({ ...note(4), text: 'Words number 2' })
  await within(20, () => expect(next.notes()[0]).toMatchObject({ state: 'up', note: { text: 'Words number 2' } }))
  next.close()
})

const dice = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)
const by: By = { origin: 'hands', at: '2026-11-22T19:40:00.000Z', dice }
const noteIds = Array.from({ length: 300 }, (_, i) => `note-${String(i).padStart(4, '0')}` as NoteId)
const themeIds = Array.from({ length: 10 }, (_, i) => `theme-${String(i).padStart(4, '0')}` as ThemeId)

/** A board on which three people have dragged notes about so often, each knowing of all before. */
function draggedBoard(drags: number): Y.Doc {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const
  for (const from of docs) {
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'elsewhere') for (const to of docs) if (to !== from) Y.applyUpdate(to, update, 'elsewhere')
    })
  }
  const [first] = docs
  const session = 'session-0001' as SessionId
  foundBoard(first, by, { title: 'A year', place: '', question: '', language: 'en', session })
  postNotes(
    first,
    by,
    noteIds.map(id => ({ id, kind: 'idea', text: `What ${id} says`, via: 'phone', lang: null })),
  )
  for (const theme of themeIds) addTheme(first, by, { theme, name: theme })
  // Strides that meet every note, theme and person in changing company.
  for (let i = 0; i < drags; i += 1) {
    const note = noteIds[(i * 7) % noteIds.length] as NoteId
    const theme = themeIds[(i * 3) % themeIds.length] as ThemeId
    moveNotes(docs[i % 3] as Y.Doc, by, { notes: [note], theme, place: i % 2 === 0 ? 'first' : 'last' })
  }
  return first
}

/** What a year of drags may add to a board, and how many a year has. */
const year = { drags: 72_000, bytes: 2 * 1024 * 1024 }
/** At the server, and in the page. Milliseconds. */
const loadsWithin = 1_000

it('row 38: a board after a year of drags is small, and loads within a second on either side', async () => {
  const fresh = Y.encodeStateAsUpdate(draggedBoard(0)).length
  const drags = figure(7_200, year.drags)
  const state = Y.encodeStateAsUpdate(draggedBoard(drags))
  expect(fresh + (state.length - fresh) * (year.drags / drags)).toBeLessThan(year.bytes)

  server = await startServer()
  const keys = Object.fromEntries(keyRoles.map(role => [role, newKey(dice)])) as Record<KeyRole, string>
  const hashes = Object.fromEntries(keyRoles.map(role => [role, hashOf(keys[role])])) as Record<KeyRole, string>
  const board = { id: 'dragged-board', code: 'DRAGGD', createdAt: 0, keys: hashes, firstUpdate: state, ledger: [] }
  await server.store.create(board)
  comeTo({ origin: server.origin })
  // The server reads it from the disk and sends it; then a page reads it and shows it.
  const times = [performance.now()]
  const given = await ticketBy({ board: board.id, key: keys.editor })
  const sent = await fetch(`/api/boards/${board.id}/state`, { headers: { Authorization: `Bearer ${given.ticket}` } })
  expect((await sent.arrayBuffer()).byteLength).toBeGreaterThan(0)
  times.push(performance.now())
  const opened = openBoard(given)
  await within(20, () => expect(isAllSaved(opened)).toBe(true))
  times.push(performance.now())
  const shown = themeIds.flatMap(theme => opened.store.list(`theme:${theme}`))
  opened.close()
  expect(shown.toSorted()).toEqual(noteIds)
  for (const [i, began] of times.slice(0, -1).entries()) expect((times[i + 1] ?? 0) - began).toBeLessThan(loadsWithin)
})
