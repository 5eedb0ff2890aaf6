// Wrong clocks: a phone whose clock is two days off posts and edits like any other, and the server's order holds.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from '#client/board/openBoard.ts'
import { outbox } from '#client/requests/outbox.ts'
import { arrive } from '#client/requests/tickets.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import { all } from '#shared/board/record.ts'
import { notes, type ThemeId } from '#shared/board/schema.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { comeTo, given, isAllSaved, within } from '#tests/support/realClient.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const day = 24 * 60 * 60 * 1000
const minute = 60 * 1000

let server: TestServer
let made: BoardMade
beforeEach(async () => {
  server = await startServer()
  made = await server.makeBoard()
})
afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  await server.close()
})

/** Sets the clock of the page. The server has read its own before, and timers go on as they are. */
const setClock = (days: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * day })

it.each([-2, 2])('row 24: a phone %i days off posts in the order in which the server hears', async days => {
  const trueNow = Date.now()
  const right = await server.ticketFor('resident', made)
  const post = (n: number) => ({ id: `note-000${n}`, kind: 'idea', text: `Note ${n}`, via: 'phone' }) as const
  const address = `/api/boards/${made.board.id}/notes`
  await server.ask('POST', address, right, post(1))
  comeTo({ origin: server.origin })
  setClock(days)
  const box = outbox(made.board.id, (await given(server, made, 'resident')).ticket)
  box.post(post(2))
  await within(10, () => expect(box.notes()[0]?.state).toBe('up'))
  box.close()
  await server.ask('POST', address, right, post(3))
  const { doc } = server.provider(made.board.id, right, new Y.Doc())
  await within(10, () => expect(all(doc, notes)).toHaveLength(3))
  const inOrder = all(doc, notes)
    .map(([, note]) => note)
    .sort((a, b) => a.ref.localeCompare(b.ref))
  expect(inOrder.map(({ text }) => text)).toEqual(['Note 1', 'Note 2', 'Note 3'])
  for (const { postedAt } of inOrder) expect(Math.abs(Date.parse(postedAt ?? '') - trueNow)).toBeLessThan(2 * minute)
})

it.each([-2, 2])(
  'row 24: a board on a laptop %i days off opens, is edited, and stays open when the clock is set right',
  async days => {
    const page = comeTo({ origin: server.origin })
    setClock(days)
    vi.stubGlobal('location', new URL(`${server.origin}/b/${made.board.id}#key=${made.keys.editor}`))
    vi.stubGlobal('history', { state: null, replaceState: () => {} })
    const answer = await arrive(made.board.id)
    if (!answer.ok) throw new Error(answer.trouble.code)
    const board = openBoard(answer.value)
    const saved = () => expect(isAllSaved(board)).toBe(true)
    await within(10, saved)
    const theme = board.newId<ThemeId>()
    board.act(addTheme, { theme, name: 'Roads' })
    await within(10, saved)
    const states: string[] = []
    board.connection.subscribe(() => states.push(board.connection.state()))
    // The clock is set right while the page is open; then the laptop is shut and opened.
    setClock(-days)
    board.act(addTheme, { theme: board.newId<ThemeId>(), name: 'Homes' })
    page.hide()
    page.beSeen()
    await within(10, saved)
    expect(states).not.toContain('offline')
    const { doc } = server.provider(made.board.id, await server.ticketFor('viewer', made), new Y.Doc())
    await within(10, () => expect(doc.getMap('themes').size).toBe(2))
    // The ticket that was given by the right clock still serves by the wrong one.
    vi.stubGlobal('location', new URL(`${server.origin}/b/${made.board.id}`))
    setClock(days)
    expect((await arrive(made.board.id)).ok).toBe(true)
    board.close()
  },
)
