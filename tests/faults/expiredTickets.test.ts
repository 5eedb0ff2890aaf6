// Expired tickets: a phone that slept for a month comes back as the same person, and its words arrive.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openBoard } from '#client/board/openBoard.ts'
import { outbox } from '#client/requests/outbox.ts'
import { joinWithCode } from '#client/requests/tickets.ts'
import type { BoardMade, OwnNote, TicketGiven } from '#shared/protocol/requests.ts'
import { ManualClock } from '#tests/support/manualClock.ts'
import { comeTo, within } from '#tests/support/realClient.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const month = 31 * 24 * 60 * 60 * 1000

let clock: ManualClock
let server: TestServer
let made: BoardMade
beforeEach(async () => {
  clock = new ManualClock()
  server = await startServer({ clock })
  made = await server.makeBoard()
  comeTo({ origin: server.origin })
})
afterEach(async () => {
  vi.unstubAllGlobals()
  await server.close()
})

async function join(code = made.board.code): Promise<TicketGiven> {
  const answer = await joinWithCode(code)
  if (!answer.ok) throw new Error(answer.trouble.code)
  return answer.value
}
const renew = async (code?: string) => (await join(code)).ticket
const note = (n: number) => ({ id: `note-000${n}`, kind: 'idea', text: `Note ${n}`, via: 'phone' }) as const
const mine = async (ticket: string) =>
  (await server.ask<{ notes: OwnNote[] }>('GET', `/api/boards/${made.board.id}/notes/mine`, ticket)).body.notes
/** Waits, and lets the server go on meanwhile. */
const eventually = (check: () => void) =>
  within(10, async () => {
    await clock.advance(50)
    check()
  })

it('row 22: a note written after a month asleep goes up under a new ticket, by the same person', async () => {
  const before = await join()
  const box = outbox(made.board.id, before.ticket, renew)
  box.post(note(1))
  await eventually(() => expect(box.notes()[0]?.state).toBe('up'))
  clock.jump(month)
  box.post(note(2))
  await eventually(() => expect(box.notes().map(({ state }) => state)).toEqual(['up', 'up']))
  // A board that was busy takes its next turn a moment later.
  await clock.advance(50)
  const after = await join()
  expect(after.ticket).not.toBe(before.ticket)
  // Who wrote the first one has been forgotten in the month.
  expect((await mine(after.ticket)).map(({ id }) => id)).toEqual(['note-0002'])
  box.close()
})

it('row 22: a line whose ticket has run out ends with that reason, and the next ticket opens it', async () => {
  const before = await join()
  clock.jump(month)
  const ended = openBoard(before)
  await eventually(() => expect([ended.connection.state(), ended.connection.why()]).toEqual(['ended', 'noTicket']))
  ended.close()
  const opened = openBoard(await join())
  await eventually(() => expect(opened.connection.state()).toBe('saved'))
  opened.close()
})

it('row 22: after the code was renewed, a phone that reads the new one is still the same person', async () => {
  const before = await join()
  const box = outbox(made.board.id, before.ticket, renew)
  box.post(note(1))
  await eventually(() => expect(box.notes()[0]?.state).toBe('up'))
  const facilitator = await server.ticketFor('facilitator', made)
  const path = `/api/boards/${made.board.id}/code`
  const { body: door } = await server.ask<{ code: string }>('PUT', path, facilitator, { renew: true })
  expect(door.code).not.toBe(made.board.code)
  const after = await join(door.code)
  expect(after.person).toBe(before.person)
  const next = outbox(made.board.id, after.ticket)
  expect(await next.refresh()).toBeNull()
  expect(next.notes()[0]?.state).toBe('up')
  for (const each of [box, next]) each.close()
})
