// Away from the page: locked phones, pages from the cache, airplane mode and killed tabs. Every word arrives, and once.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openBoard, type OpenBoard } from '#client/board/openBoard.ts'
import { outbox, type Outbox } from '#client/requests/outbox.ts'
import { moveNotes } from '#shared/board/operations/notes.ts'
import { addTheme, nameTheme } from '#shared/board/operations/themes.ts'
import { all } from '#shared/board/record.ts'
import { notes, themes, type NoteId, type ThemeId } from '#shared/board/schema.ts'
import type { BoardMade, NotePosted, TicketGiven } from '#shared/protocol/requests.ts'
import { layLine, type BadLine } from '#tests/support/badLine.ts'
import { comeTo, given, isAllSaved, within, type Page } from '#tests/support/realClient.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let made: BoardMade
let line: BadLine
let page: Page
let open: { close: () => void }[]
/** Somebody else, on a good line. */
let other: Y.Doc

beforeEach(async () => {
  server = await startServer()
  made = await server.makeBoard()
  line = await layLine(server.origin)
  page = comeTo(line)
  open = []
  other = new Y.Doc()
  server.provider(made.board.id, await server.ticketFor('editor', made), other)
})
afterEach(async () => {
  for (const each of open) each.close()
  vi.unstubAllGlobals()
  await line.close()
  await server.close()
})

const id = () => made.board.id
const textsThere = () =>
  all(other, notes)
    .map(([, { text }]) => text)
    .sort()
const themesThere = () =>
  all(other, themes)
    .map(([, { name }]) => name)
    .sort()

function boxOf({ ticket }: TicketGiven): Outbox {
  const box = outbox(id(), ticket)
  open.push(box)
  return box
}
async function boardOf(who: TicketGiven): Promise<OpenBoard> {
  const board = openBoard(who)
  open.push(board)
  await within(10, () => expect(isAllSaved(board)).toBe(true))
  return board
}
/** The page is gone without a word; what its device kept is there for the next. */
function kill(): void {
  const device = page.device.copy()
  for (const each of open.splice(0)) each.close()
  page = comeTo({ origin: line.origin, device })
}
/** What the device keeps of the board, as text to be searched. */
function keptOfBoard(): string {
  const { device } = page
  const values = Array.from({ length: device.length }, (_, i) => device.getItem(device.key(i) ?? '') ?? '{}')
  const updates = values.map(value => (JSON.parse(value) as { update?: string }).update ?? '')
  return updates.map(update => Buffer.from(update, 'base64').toString('utf8')).join('')
}
const note = (n: number) => ({ id: `note-000${n}`, kind: 'idea', text: `Note ${n}`, via: 'phone' }) as const
const write = (board: OpenBoard, name: string) => {
  const theme = board.newId<ThemeId>()
  board.act(addTheme, { theme, name })
  return theme
}

describe('row 22: a phone with notes to send', () => {
  it('row 22: locked while its note was on the way, sends it when it is unlocked', async () => {
    const box = boxOf(await given(server, made, 'resident'))
    line.stall()
    box.post(note(1))
    await within(3, () => expect(box.notes()[0]?.tried).toBe(true))
    page.hide()
    line.reset()
    line.down()
    box.post(note(2))
    await within(5, () => expect(box.notes()[1]?.trouble).toBe('offline'))
    line.back()
    page.beSeen()
    page.comeFromCache()
    await within(5, () => expect(textsThere()).toEqual(['Note 1', 'Note 2']))
    await within(5, () => expect(box.notes().map(({ state }) => state)).toEqual(['up', 'up']))
  })

  it('row 22: in airplane mode keeps notes in order, and sends them when the line is back', async () => {
    const who = await given(server, made, 'resident')
    line.down()
    const box = boxOf(who)
    for (const n of [1, 2, 3]) box.post(note(n))
    await within(5, () => expect(box.notes().map(({ trouble }) => trouble)).toEqual(['offline', 'offline', 'offline']))
    line.back()
    page.comeOnline()
    await within(5, () => expect(textsThere()).toEqual(['Note 1', 'Note 2', 'Note 3']))
    const mine = await server.ask<{ notes: NotePosted[] }>('GET', `/api/boards/${id()}/notes/mine`, who.ticket)
    expect(mine.body.notes.map(each => each.id)).toEqual(['note-0001', 'note-0002', 'note-0003'])
  })

  it('row 22: killed with a note unsent, and with one whose answer was cut off, has each up once', async () => {
    const who = await given(server, made, 'resident')
    const box = boxOf(who)
    // The server has it, and the phone never hears so.
    line.cutNext('down', 5)
    box.post(note(1))
    await within(5, () => expect(textsThere()).toEqual(['Note 1']))
    line.down()
    box.post(note(2))
    kill()
    line.back()
    const next = boxOf(who)
    await within(5, () => expect(next.notes().map(({ state }) => state)).toEqual(['up', 'up']))
    expect(textsThere()).toEqual(['Note 1', 'Note 2'])
  })
})

describe('row 22: a board with changes to send', () => {
  it('row 22: comes from the cache of the browser with a dead line, and goes on', async () => {
    const board = await boardOf(await given(server, made, 'editor'))
    page.hide()
    line.blackhole()
    write(board, 'Roads')
    other.getMap('themes').set('theme-elsewhere', new Y.Map(Object.entries({ name: 'Homes', slot: 9, rank: 'a1' })))
    line.back()
    page.comeFromCache()
    await within(6, () => expect(themesThere()).toEqual(['Homes', 'Roads']))
    await within(3, () => expect(isAllSaved(board)).toBe(true))
    expect(board.store.theme('theme-elsewhere' as ThemeId)?.name).toBe('Homes')
  })

  it('row 22: killed in airplane mode, brings its changes with the next tab, once, and keeps nothing', async () => {
    const who = await given(server, made, 'editor')
    const board = await boardOf(who)
    const theme = write(board, 'Roads')
    await within(5, () => expect(isAllSaved(board)).toBe(true))
    line.down()
    board.act(nameTheme, { theme, name: 'Roads and paths' })
    write(board, 'Homes')
    page.hide()
    expect(page.device.text).toContain('unsaved:')
    kill()
    line.back()
    const next = await boardOf(who)
    await within(5, () => expect(themesThere()).toEqual(['Homes', 'Roads and paths']))
    await within(5, () => expect(isAllSaved(next)).toBe(true))
    expect(page.device.text).not.toContain('unsaved:')
    // And once more, as from a copy of the device's storage.
    kill()
    await boardOf(who)
    expect(themesThere()).toEqual(['Homes', 'Roads and paths'])
  })

  it('row 22: killed, and with it a move of a note that is gone since, does not bring the note back', async () => {
    const author = await given(server, made, 'resident')
    await server.ask('POST', `/api/boards/${id()}/notes`, author.ticket, note(1))
    const who = await given(server, made, 'editor')
    const board = await boardOf(who)
    const theme = write(board, 'Roads')
    await within(5, () => expect(isAllSaved(board)).toBe(true))
    line.down()
    board.act(moveNotes, { notes: ['note-0001' as NoteId], theme, place: 'last' })
    page.hide()
    expect(keptOfBoard()).toContain(theme)
    expect(keptOfBoard()).not.toContain('Note 1')
    kill()
    expect((await server.ask('DELETE', `/api/boards/${id()}/notes/note-0001`, author.ticket)).status).toBe(204)
    line.back()
    const next = await boardOf(who)
    await within(5, () => expect(isAllSaved(next)).toBe(true))
    expect(textsThere()).toEqual([])
    expect(next.store.note('note-0001' as NoteId)).toBeUndefined()
  })

  it('row 22: killed on a laptop that then shows the wall, changes nothing from there', async () => {
    const who = await given(server, made, 'editor')
    const board = await boardOf(who)
    line.down()
    write(board, 'Roads')
    page.hide()
    kill()
    line.back()
    const wanted = { board: id(), key: made.keys.viewer, previous: who.ticket }
    const { body: viewer } = await server.ask<TicketGiven>('POST', '/api/tickets', null, wanted)
    expect(viewer.person).toBe(who.person)
    const wall = await boardOf(viewer)
    expect(wall.connection.state()).toBe('saved')
    expect(themesThere()).toEqual([])
    expect(page.device.text).toContain('unsaved:')
  })
})
