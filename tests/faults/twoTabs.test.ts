// Two tabs: of one person, duplicated, or on a copy of the same storage. All hold the same board, and nothing is there twice.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openBoard, type OpenBoard } from '#client/board/openBoard.ts'
import { outbox, type Outbox } from '#client/requests/outbox.ts'
import { addTheme, nameTheme } from '#shared/board/operations/themes.ts'
import { all } from '#shared/board/record.ts'
import { notes, themes, type ThemeId } from '#shared/board/schema.ts'
import type { BoardMade, OwnNote, TicketGiven } from '#shared/protocol/requests.ts'
import { layLine, type BadLine } from '#tests/support/badLine.ts'
import { comeTo, given, isAllSaved, within, type Page } from '#tests/support/realClient.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let made: BoardMade
let line: BadLine
let page: Page
let who: TicketGiven
let open: { close: () => void }[]
/** Somebody else, on a good line. */
let other: Y.Doc

beforeEach(async () => {
  server = await startServer()
  made = await server.makeBoard()
  line = await layLine(server.origin)
  page = comeTo(line)
  who = await given(server, made, 'editor')
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

async function tab(): Promise<OpenBoard> {
  const board = openBoard(who)
  open.push(board)
  await within(10, () => expect(isAllSaved(board)).toBe(true))
  return board
}
function box(): Outbox {
  const opened = outbox(made.board.id, who.ticket)
  open.push(opened)
  return opened
}
const write = (board: OpenBoard, name: string) => {
  const theme = board.newId<ThemeId>()
  board.act(addTheme, { theme, name })
  return theme
}
const namesIn = (board: OpenBoard) =>
  [...board.store.slots().values()].map(id => `${id} ${board.store.theme(id)?.name}`).sort()
const namesThere = () =>
  all(other, themes)
    .map(([id, { name }]) => `${id} ${name}`)
    .sort()
async function allAgree(count: number, ...boards: OpenBoard[]): Promise<void> {
  await within(10, () => {
    expect(namesThere()).toHaveLength(count)
    for (const board of boards) {
      expect(namesIn(board)).toEqual(namesThere())
      expect(isAllSaved(board)).toBe(true)
    }
  })
}

describe('row 23: two tabs of one editor', () => {
  it('row 23: write at once, and apart, and agree', async () => {
    const [one, two] = [await tab(), await tab()]
    const theme = write(one, 'Roads')
    write(two, 'Homes')
    await allAgree(2, one, two)
    line.down()
    one.act(nameTheme, { theme, name: 'Roads, said the first' })
    two.act(nameTheme, { theme, name: 'Roads, said the second' })
    for (let i = 0; i < 5; i += 1) {
      write(one, `First ${i}`)
      write(two, `Second ${i}`)
    }
    line.back()
    page.comeOnline()
    await allAgree(12, one, two)
  })

  it('row 23: and a third that opens while both are away brings nothing twice', async () => {
    const [one, two] = [await tab(), await tab()]
    line.down()
    write(one, 'Roads')
    write(two, 'Homes')
    page.hide()
    line.back()
    const three = await tab()
    await allAgree(2, one, two, three)
    await within(5, () => expect(page.device.text).not.toContain('unsaved:'))
  })

  it('[S12] row 23: on a copy of the storage, with changes that are still on their way in both, agree', async () => {
    const one = await tab()
    line.down()
    const theme = write(one, 'Roads')
    page.hide()
    const copy = page.device.copy()
    one.act(nameTheme, { theme, name: 'Roads and paths' })
    line.back()
    // Another device now holds what the first one holds, under the same ticket.
    page = comeTo({ origin: line.origin, device: copy })
    const two = await tab()
    await allAgree(1, one, two)
    write(two, 'Homes')
    write(one, 'Shops')
    await allAgree(3, one, two)
  })

  it('row 23: hear of each other through the server alone', async () => {
    const channel = vi.fn()
    vi.stubGlobal('BroadcastChannel', channel)
    const heard = vi.spyOn(page.device, 'setItem')
    const [one, two] = [await tab(), await tab()]
    line.down()
    await within(5, () => expect([one, two].map(each => each.connection.state())).toEqual(['offline', 'offline']))
    write(one, 'Roads')
    page.hide()
    expect(namesIn(two)).toEqual([])
    expect(channel).not.toHaveBeenCalled()
    // What y-websocket falls back to where there is no channel: none of it is in the storage either.
    expect(heard.mock.calls.map(([name]) => name).filter(name => !name.startsWith('folkmoot:'))).toEqual([])
  })
})

it('row 23: two outboxes of one phone have each note up once, in the order in which it was written', async () => {
  line.down()
  const [one, two] = [box(), box()]
  const written = Array.from({ length: 4 }, (_, n) => `note-000${n}`)
  for (const [n, id] of written.entries()) {
    const by = n % 2 === 0 ? one : two
    by.post({ id, kind: 'idea', text: `Note ${n}`, via: 'board' })
  }
  const posts = vi.fn()
  server.app.server.on('request', ({ method, url }) => {
    if (method === 'POST' && url?.endsWith('/notes')) posts()
  })
  line.back()
  page.comeOnline()
  await within(15, () => expect(one.notes().map(({ state }) => state)).toEqual(['up', 'up', 'up', 'up']))
  await within(5, () => expect(all(other, notes)).toHaveLength(4))
  expect(posts).toHaveBeenCalledTimes(4)
  const mine = await server.ask<{ notes: OwnNote[] }>('GET', `/api/boards/${made.board.id}/notes/mine`, who.ticket)
  expect(mine.body.notes.map(({ id }) => id)).toEqual(written)
})
