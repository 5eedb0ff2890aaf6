// Paper: slips reserved and entered through requests, once each, and people who were helped.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Role } from '#shared/people/roles.ts'
import type { BoardMade, NotePosted, SlipsReserved } from '#shared/protocol/requests.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let made: BoardMade
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  made = await server.makeBoard()
})

const ticketFor = (role: Role) => server.ticketFor(role, made)
const at = (path = '') => `/api/boards/${made.board.id}${path}`
const reserve = (ticket: string, count: unknown) => server.ask<SlipsReserved>('POST', at('/slips'), ticket, { count })
const post = (ticket: string, id: string, more: object) =>
  server.ask<{ notes: NotePosted[] }>('POST', at('/notes'), ticket, {
    id,
    kind: 'idea',
    text: 'Later buses',
    via: 'paper',
    ...more,
  })
async function session() {
  const { body } = await server.ask<{ sessions: { slips: unknown; helped: number; lastNote: number }[] }>(
    'GET',
    at('/export'),
    await ticketFor('facilitator'),
  )
  return body.sessions[0]
}

it('[J1] those who type for others reserve numbers, and nobody else does', async () => {
  const helper = await ticketFor('helper')
  expect((await reserve(helper, 60)).body).toEqual({ session: 1, from: 1, to: 60 })
  expect((await post(await ticketFor('resident'), 'note-phone', {})).body.notes[0]?.ref).toBe('W1-061')
  for (const role of ['resident', 'editor', 'viewer'] as const)
    expectProblem(await reserve(await ticketFor(role), 1), 'not-allowed')
  for (const wrong of [0, 1.5, '5', undefined]) expectProblem(await reserve(helper, wrong), 'not-understood')
  expectProblem(await reserve(helper, 1000), 'too-many')
})

it('[J2] [J3] a slip is entered once under its number, however often the note is sent', async () => {
  const helper = await ticketFor('helper')
  await reserve(helper, 3)
  const first = await post(helper, 'note-slip-2', { slip: 'W1-002' })
  expect([first.status, first.body.notes[0]?.ref]).toEqual([201, 'W1-002'])
  expect((await post(helper, 'note-slip-2', { slip: 'W1-002' })).body).toEqual(first.body)
  expectProblem(await post(helper, 'note-again', { slip: 'W1-002' }), 'slip-used')
  expectProblem(await post(helper, 'note-never', { slip: 'W1-004' }), 'no-such-slip')
  expectProblem(await post(helper, 'note-odd', { slip: 'two' }), 'not-understood')
  expectProblem(await post(await ticketFor('resident'), 'note-theirs', { slip: 'W1-003' }), 'not-allowed')
  expect((await session())?.slips).toEqual([
    { from: 1, to: 1 },
    { from: 3, to: 3 },
  ])
})

it('[J3] a slip whose note waits for a check is entered too', async () => {
  const helper = await ticketFor('helper')
  await reserve(helper, 1)
  const held = await post(helper, 'note-held', { slip: 'W1-001', text: 'Ring me on 01234 567890' })
  expect(held.body.notes[0]).toMatchObject({ state: 'waiting', ref: 'W1-001' })
  expectProblem(await post(helper, 'note-again', { slip: 'W1-001' }), 'slip-used')
})

it('[J4] [N4] whoever typed a slip wrongly takes it back and types it again', async () => {
  const helper = await ticketFor('helper')
  await reserve(helper, 2)
  await post(helper, 'note-wrong', { slip: 'W1-001' })
  await post(helper, 'note-plain', {})
  for (const id of ['note-wrong', 'note-plain']) {
    expect((await server.ask('DELETE', at(`/notes/${id}`), helper)).status).toBe(204)
  }
  expect((await session())?.slips).toEqual([{ from: 1, to: 2 }])
  expect((await post(helper, 'note-right', { slip: 'W1-001' })).body.notes[0]?.ref).toBe('W1-001')
  expect((await post(helper, 'note-other', {})).body.notes[0]?.ref).toBe('W1-004')
})

it('[J5] each person who was helped counts once, and only as a number', async () => {
  const helper = await ticketFor('helper')
  await post(helper, 'note-ann-1', { helped: 'person-ann' })
  await post(helper, 'note-ann-2', { helped: 'person-ann' })
  await post(helper, 'note-ann-2', { helped: 'person-ann' })
  await post(helper, 'note-bob-1', { helped: 'person-bob' })
  expect((await session())?.helped).toBe(2)
  expectProblem(await post(await ticketFor('resident'), 'note-theirs', { helped: 'person-eve' }), 'not-allowed')
  const { body } = await server.ask('GET', at('/export'), await ticketFor('facilitator'))
  expect(JSON.stringify(body)).not.toContain('person-')
})
