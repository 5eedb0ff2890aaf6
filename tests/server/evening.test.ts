// The evening as it is run over HTTP: the timer, the workshops of a board, and how many came.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { BoardNow, TimerTold } from '#shared/protocol/requests.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import { openHall, type Hall } from '#tests/support/hall.ts'
import { LeapingClock } from '#tests/support/leapingClock.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
const clock = new LeapingClock()
let hall: Hall
beforeAll(async () => {
  server = await startServer({ clock })
})
afterAll(() => server.close())
beforeEach(async () => {
  hall = await openHall(server)
})

const timer = (ticket: string, body: object) => hall.ask<TimerTold>('POST', '/timer', ticket, body)
const now = async (ticket = hall.facilitator) => (await hall.ask<BoardNow>('GET', '', ticket)).body
const second = { id: 'session-two', name: 'Spring', date: '2027-05-01', place: 'School' }
const begin = (ticket: string, body: object = second) => hall.ask<{ number: number }>('POST', '/sessions', ticket, body)

it('runs the timer on the server’s clock, for the facilitator only', async () => {
  clock.leap(3_600_000)
  const started = await timer(hall.facilitator, { do: 'start', minutes: 5 })
  expect(started.body.timer).toMatchObject({ lasts: 300_000, pausedWith: null })
  const left = Date.parse(started.body.timer?.endsAt ?? '') - started.body.now
  expect(Math.abs(left - 300_000)).toBeLessThan(2_000)
  expect(Math.abs(started.body.now - clock.now())).toBeLessThan(2_000)
  for (const role of ['helper', 'editor', 'resident', 'viewer'] as const) {
    const ticket = await hall.ticketFor(role)
    expectProblem(await timer(ticket, { do: 'stop' }), 'not-allowed')
    const seen = await now(ticket)
    expect(seen.timer).toEqual(started.body.timer)
    expect(Math.abs(seen.now - clock.now())).toBeLessThan(2_000)
  }
})

it.each<[string, object, ProblemCode]>([
  ['no minutes', { do: 'start' }, 'not-understood'],
  ['half a minute', { do: 'start', minutes: 0.5 }, 'not-understood'],
  ['a day', { do: 'start', minutes: 24 * 60 }, 'not-understood'],
  ['another act', { do: 'lock' }, 'not-understood'],
  ['a pause of nothing', { do: 'pause' }, 'no-timer'],
])('refuses %s', async (_what, body, code) => {
  expectProblem(await timer(hall.facilitator, body), code)
})

it('[O6] locks nothing when the time is over', async () => {
  const resident = await hall.ticketFor('resident')
  await hall.stage('post')
  await timer(hall.facilitator, { do: 'start', minutes: 1 })
  clock.leap(61_000)
  expect((await hall.post(resident, 'after-the-end')).body.notes).toMatchObject([{ state: 'up' }])
})

it('begins a further workshop once, however often it is asked', async () => {
  const first = await begin(hall.facilitator)
  expect([first.status, first.body]).toEqual([201, expect.objectContaining({ ...second, number: 2 })])
  expect((await begin(hall.facilitator)).body).toEqual(first.body)
  const resident = await hall.ticketFor('resident')
  expect((await hall.post(resident, 'note-of-two')).body.notes).toMatchObject([{ ref: 'W2-001' }])
  expectProblem(await begin(await hall.ticketFor('helper'), { ...second, id: 'session-three' }), 'not-allowed')
  expectProblem(await begin(hall.facilitator, { ...second, date: '1 May' }), 'not-understood')
})

it('says how many people came, and changes nothing else', async () => {
  const { body: begun } = await begin(hall.facilitator)
  const path = `/sessions/${second.id}`
  const changed = await hall.ask('PATCH', path, hall.facilitator, { attendance: 46 })
  expect(changed.body).toEqual({ ...begun, attendance: 46 })
  expectProblem(await hall.ask('PATCH', path, hall.facilitator, { attendance: -1 }), 'not-understood')
  expectProblem(await hall.ask('PATCH', '/sessions/session-gone', hall.facilitator, {}), 'no-such-session')
  expectProblem(await hall.ask('PATCH', path, await hall.ticketFor('resident'), { attendance: 1 }), 'not-allowed')
})

it('counts who came to this workshop, each person once and no wall, and starts anew with the next', async () => {
  const resident = await hall.ticketFor('resident')
  await hall.ticketFor('viewer')
  // The facilitator and one resident, who comes again with the same phone.
  await server.ask('POST', '/api/tickets', null, { code: hall.made.board.code, previous: resident })
  expect((await now()).counts.came).toBe(2)
  await begin(hall.facilitator)
  expect((await now()).counts.came).toBe(0)
  await server.ask('POST', '/api/tickets', null, { code: hall.made.board.code, previous: resident })
  expect((await now()).counts.came).toBe(1)
  expect(JSON.stringify((await hall.ask('GET', '/export', hall.facilitator)).body)).not.toContain('came')
})
