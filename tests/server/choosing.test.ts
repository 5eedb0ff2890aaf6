// Choosing: dots within the budget, in secret, until the choices are shown to everybody.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { OwnBallot, PaperTold } from '#shared/protocol/requests.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openHall, type Hall } from '#tests/support/hall.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const [roads, homes, youth] = ['theme-roads', 'theme-homes', 'theme-youth'] as const

let server: TestServer
let hall: Hall
let resident: string
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  hall = await openHall(server)
  resident = await hall.ticketFor('resident')
  const { doc } = server.provider(hall.board, await hall.ticketFor('editor'))
  for (const id of [roads, homes, youth]) {
    doc.getMap('themes').set(id, new Y.Map(Object.entries({ name: id, slot: 0, rank: 'a0' })))
  }
  await eventually(async () => expect((await file()).themes).toHaveLength(3))
})

interface File {
  readonly about: { readonly choosing: object }
  readonly themes: readonly object[]
  readonly tallies: readonly { readonly id: string }[]
}
const file = async () => (await hall.ask<File>('GET', '/export', hall.facilitator)).body
const put = (ticket: string, dots: Record<string, number>, round = 1) =>
  hall.ask<{ left: number }>('PUT', '/dots', ticket, { round, dots })
const own = async (ticket: string) => (await hall.ask<OwnBallot>('GET', '/dots/mine', ticket)).body

it('[D2] a ballot takes the place of the earlier one, and only its owner learns of it', async () => {
  expect((await hall.stage('choose')).body).toMatchObject({ stage: 'choose', round: 1 })
  expect((await put(resident, { [roads]: 2, [homes]: 2 })).body).toEqual({ left: 1 })
  expect((await put(resident, { [youth]: 2, [roads]: 0 })).body).toEqual({ left: 3 })
  expect((await put(resident, { [youth]: 2, [roads]: 0 })).body).toEqual({ left: 3 })
  expect(await own(resident)).toEqual({ round: 1, open: true, dots: { [youth]: 2 }, left: 3 })
  expect(await own(await hall.ticketFor('resident'))).toEqual({ round: 1, open: true, dots: {}, left: 5 })
})

it.each<[string, Record<string, number>, number, ProblemCode]>([
  ['more dots than there are', { [roads]: 2, [homes]: 2, [youth]: 2 }, 1, 'too-many-dots'],
  ['more than may go on one', { [roads]: 3 }, 1, 'too-many-on-one'],
  ['less than none', { [roads]: -1, [homes]: 2 }, 1, 'not-understood'],
  ['half a dot', { [roads]: 0.5 }, 1, 'not-understood'],
  ['something that nobody chooses among', { 'theme-nowhere': 1 }, 1, 'no-such-item'],
  ['a part of JavaScript', { hasOwnProperty: 1 }, 1, 'no-such-item'],
  ['another round', { [roads]: 1 }, 2, 'other-round'],
])('[D2] [D3] a ballot with %s is refused, and the earlier one stands', async (_what, dots, round, code) => {
  await hall.stage('choose')
  await put(resident, { [homes]: 1 })
  expectProblem(await put(resident, dots, round), code)
  expect(await own(resident)).toMatchObject({ dots: { [homes]: 1 }, left: 4 })
})

it('[D3] dots are put while people choose, by those who may, on what is named', async () => {
  expectProblem(await put(resident, { [roads]: 1 }), 'choosing-closed')
  await hall.stage('choose', { items: [roads, 'theme-nowhere'], dots: 3, perItem: 3 })
  expect((await put(resident, { [roads]: 3 })).body).toEqual({ left: 0 })
  expectProblem(await put(resident, { [homes]: 1 }), 'no-such-item')
  expectProblem(await put(await hall.ticketFor('viewer'), { [roads]: 1 }), 'not-allowed')
  await hall.stage('act')
  expectProblem(await put(resident, { [roads]: 1 }), 'choosing-closed')
  expect(await own(resident)).toEqual({ round: 1, open: false, dots: { [roads]: 3 }, left: 0 })
})

it('[D4] until they are shown, the choices are a number of people to everybody', async () => {
  await hall.stage('choose')
  const before = await file()
  await put(resident, { [roads]: 2 })
  await put(hall.facilitator, { [homes]: 1 })
  const after = await file()
  expect(after.about.choosing).toEqual({ round: 1, open: true, chosen: 2 })
  const told = { exportedAt: '', about: { ...before.about, choosing: '' } }
  expect({ ...after, ...told }).toEqual({ ...before, ...told })
  await put(resident, {})
  expect((await file()).about.choosing).toMatchObject({ chosen: 1 })
  expectProblem(await hall.ask('POST', '/reveal', await hall.ticketFor('helper'), { what: 'choices' }), 'not-allowed')
})

it('[D5] shown choices are sums, once and for good, and no ballot is left', async () => {
  expectProblem(await hall.reveal('choices'), 'no-such-round')
  await hall.stage('choose')
  await put(resident, { [roads]: 2, [homes]: 1 })
  await put(await hall.ticketFor('resident'), { [roads]: 1 })
  const sums = {
    [roads]: { dots: 3, people: 2, paper: 0 },
    [homes]: { dots: 1, people: 1, paper: 0 },
    [youth]: { dots: 0, people: 0, paper: 0 },
  }
  for (const _twice of [1, 2]) expect((await hall.reveal('choices')).body).toEqual({ round: 1, tallies: sums })
  expect((await file()).tallies).toHaveLength(3)
  expect(await own(resident)).toEqual({ round: 1, open: false, dots: {}, left: 0 })
  expectProblem(await put(resident, { [homes]: 1 }), 'choosing-closed')
  const saved = await server.store.load(hall.board)
  expect(saved?.ledger.filter(({ kind }) => kind === 'ballot' || kind === 'sums')).toEqual([])
})

it('[D1] [D5] a round that was left behind keeps its sums and no ballot, and can still be shown', async () => {
  await hall.stage('choose')
  await put(resident, { [roads]: 2 })
  await hall.stage('choose', { hands: 'sort' })
  expect(await own(resident)).toMatchObject({ round: 1, dots: { [roads]: 2 } })
  await hall.stage('act')
  expect((await hall.stage('choose')).body.round).toBe(2)
  expect(await own(resident)).toMatchObject({ round: 2, dots: {} })
  await put(resident, { [homes]: 1 }, 2)
  const saved = await server.store.load(hall.board)
  expect(saved?.ledger.filter(({ kind }) => kind === 'ballot').map(({ value }) => value)).toEqual([{ [homes]: 1 }])
  expect((await hall.reveal('choices', { round: 1 })).body).toMatchObject({ tallies: { [roads]: { dots: 2 } } })
  expect(await own(resident)).toMatchObject({ round: 2, open: true, dots: { [homes]: 1 } })
  expect((await hall.reveal('choices')).body).toMatchObject({ round: 2, tallies: { [homes]: { dots: 1, people: 1 } } })
  expectProblem(await hall.reveal('choices', { round: 7 }), 'no-such-round')
})

const paper = (ticket: string, dots: Record<string, number>, round = 1) =>
  hall.ask<PaperTold>('PUT', '/dots/paper', ticket, { round, dots })

it('[D6] dots on paper are typed item by item by several helpers, are nobody else’s to know, and stand beside the others when shown', async () => {
  const [one, two] = await Promise.all([hall.ticketFor('helper'), hall.ticketFor('helper')])
  expectProblem(await paper(one, { [roads]: 1 }), 'choosing-closed')
  await hall.stage('choose')
  await put(resident, { [roads]: 2 })
  const before = await file()
  await Promise.all([paper(one, { [roads]: 12 }), paper(two, { [homes]: 7, [youth]: 3 })])
  expect((await paper(two, { [youth]: 0 })).body).toEqual({ round: 1, dots: { [roads]: 12, [homes]: 7, [youth]: 0 } })
  expect((await hall.ask<PaperTold>('GET', '/dots/paper', one)).body.dots).toMatchObject({ [roads]: 12 })
  const after = await file()
  expect({ ...after, exportedAt: '' }).toEqual({ ...before, exportedAt: '' })
  for (const role of ['resident', 'editor', 'viewer'] as const) {
    const ticket = await hall.ticketFor(role)
    expectProblem(await paper(ticket, { [roads]: 90 }), 'not-allowed')
    expectProblem(await hall.ask('GET', '/dots/paper', ticket), 'not-allowed')
  }
  expect((await hall.reveal('choices')).body).toMatchObject({
    tallies: {
      [roads]: { dots: 2, people: 1, paper: 12 },
      [homes]: { dots: 0, people: 0, paper: 7 },
      [youth]: { dots: 0, people: 0, paper: 0 },
    },
  })
  expectProblem(await paper(one, { [roads]: 99 }), 'choosing-closed')
  expect((await server.store.load(hall.board))?.ledger.filter(({ kind }) => kind === 'paper')).toEqual([])
})

it.each<[string, Record<string, number>, number, ProblemCode]>([
  ['another round', { [roads]: 1 }, 2, 'other-round'],
  ['something nobody chooses among', { 'theme-nowhere': 1 }, 1, 'no-such-item'],
  ['less than none', { [roads]: -1 }, 1, 'not-understood'],
  ['more than anybody counts', { [roads]: 10_000 }, 1, 'not-understood'],
])('[D3] [D6] dots on paper for %s are refused', async (_what, dots, round, code) => {
  await hall.stage('choose')
  expectProblem(await paper(hall.facilitator, dots, round), code)
  expect((await hall.ask<PaperTold>('GET', '/dots/paper', hall.facilitator)).body.dots).toEqual({})
})

it('[D6] dots on paper of a round that was left behind are kept with its sums, and none of them counts in the next', async () => {
  await hall.stage('choose')
  await paper(hall.facilitator, { [roads]: 4 })
  await hall.stage('act')
  await hall.stage('choose')
  expect((await hall.ask<PaperTold>('GET', '/dots/paper', hall.facilitator)).body).toEqual({ round: 2, dots: {} })
  expect((await hall.reveal('choices')).body).toMatchObject({ tallies: { [roads]: { paper: 0 } } })
  expect((await hall.reveal('choices', { round: 1 })).body).toMatchObject({ tallies: { [roads]: { paper: 4 } } })
})
