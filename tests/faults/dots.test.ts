// Dots under attack: one dot too many, two tabs at once, requests sent again. Never more than the budget, and the same answer twice.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { OwnBallot, TicketGiven } from '#shared/protocol/requests.ts'
import { diceFrom } from '#tests/shared/support/boards.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openHall, type Hall } from '#tests/support/hall.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const items = ['theme-roads', 'theme-homes', 'theme-youth', 'theme-shops']
const budget = 5
const perItem = 2

let server: TestServer
let hall: Hall
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  hall = await openHall(server)
  const { doc } = server.provider(hall.board, await hall.ticketFor('editor'))
  for (const id of items) {
    doc.getMap('themes').set(id, new Y.Map(Object.entries({ name: id, slot: 0, rank: 'a0' })))
  }
  await eventually(async () => {
    const { body } = await hall.ask<{ themes: object[] }>('GET', '/export', hall.facilitator)
    expect(body.themes).toHaveLength(items.length)
  })
  await hall.stage('choose', { dots: budget, perItem })
})

type Dots = Record<string, number>
const put = (ticket: string, dots: Dots) => hall.ask<{ left: number }>('PUT', '/dots', ticket, { round: 1, dots })
const own = async (ticket: string) => (await hall.ask<OwnBallot>('GET', '/dots/mine', ticket)).body
const sumOf = (dots: Dots) => Object.values(dots).reduce((sum, each) => sum + each, 0)
async function shown(): Promise<{ dots: number; people: number }> {
  const { body } = await hall.reveal('choices')
  const { tallies } = body as { tallies: Record<string, { dots: number; people: number }> }
  const each = Object.values(tallies)
  return {
    dots: sumOf(Object.fromEntries(each.map(({ dots }, i) => [i, dots]))),
    people: Math.max(...each.map(({ people }) => people)),
  }
}

/** The same person on a second device or in a second tab: a ticket of its own. */
async function secondTab(ticket: string): Promise<string> {
  const { body } = await server.ask<TicketGiven>('POST', '/api/tickets', null, {
    code: hall.made.board.code,
    previous: ticket,
  })
  return body.ticket
}

it('row 12: one dot more than there are is refused, and exactly the budget counts', async () => {
  const ticket = await hall.ticketFor('resident')
  const full = { 'theme-roads': 2, 'theme-homes': 2, 'theme-youth': 1 }
  expect((await put(ticket, full)).body).toEqual({ left: 0 })
  expectProblem(await put(ticket, { ...full, 'theme-shops': 1 }), 'too-many-dots')
  expectProblem(await put(ticket, { 'theme-roads': 3 }), 'too-many-on-one')
  expect(await own(ticket)).toMatchObject({ dots: full, left: 0 })
  expect(await shown()).toEqual({ dots: budget, people: 1 })
})

it('row 12: two tabs at once are one ballot, whichever comes last', async () => {
  const first = await hall.ticketFor('resident')
  const tabs = [first, await secondTab(first)]
  const ballots: Dots[] = [
    { 'theme-roads': 2, 'theme-homes': 2, 'theme-youth': 1 },
    { 'theme-shops': 2, 'theme-youth': 2, 'theme-homes': 1 },
  ]
  for (let again = 0; again < 10; again += 1) {
    const answers = await Promise.all(tabs.map((tab, i) => put(tab, ballots[i] ?? {})))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const [one, other] = await Promise.all(tabs.map(own))
    expect(one).toEqual(other)
    expect(ballots).toContainEqual(one?.dots)
  }
  expect(await shown()).toEqual({ dots: budget, people: 1 })
})

it('row 12: a request that is sent again is answered the same and counts once', async () => {
  const ticket = await hall.ticketFor('resident')
  const dots = { 'theme-roads': 2, 'theme-homes': 1 }
  const answers = await Promise.all(Array.from({ length: 20 }, () => put(ticket, dots)))
  for (const { status, body } of answers) expect([status, body]).toEqual([200, { left: 2 }])
  expect(await shown()).toEqual({ dots: 3, people: 1 })
  // Replayed once the round is over, it changes nothing.
  const late = [await put(ticket, dots), await put(ticket, dots)]
  for (const each of late) expectProblem(each, 'choosing-closed')
  expect(await shown()).toEqual({ dots: 3, people: 1 })
})

it('row 12: whatever many people send at once, nobody ever has more than the budget', async () => {
  const dice = diceFrom(12)
  const roll = (sides: number) => (dice(new Uint8Array(1))[0] ?? 0) % sides
  const people = await Promise.all(Array.from({ length: 6 }, () => hall.ticketFor('resident')))
  const tabs = await Promise.all(people.map(secondTab))
  const last = new Map<number, number>()
  for (let wave = 0; wave < 15; wave += 1) {
    const sent = people.map(() => Object.fromEntries(items.map(id => [id, roll(perItem + 2)])))
    const answers = await Promise.all(sent.map((dots, i) => put((roll(2) === 0 ? people : tabs)[i] ?? '', dots)))
    for (const [i, { status }] of answers.entries()) {
      const dots = sent[i] ?? {}
      const isLegal = sumOf(dots) <= budget && Object.values(dots).every(each => each <= perItem)
      expect(status).toBe(isLegal ? 200 : 422)
      if (isLegal) last.set(i, sumOf(dots))
    }
  }
  const counted = await Promise.all(people.map(own))
  for (const [i, { dots }] of counted.entries()) {
    expect(sumOf(dots)).toBe(last.get(i) ?? 0)
    expect(sumOf(dots)).toBeLessThanOrEqual(budget)
  }
  expect((await shown()).dots).toBe([...last.values()].reduce((sum, each) => sum + each, 0))
})

it('row 12: a ballot of an earlier round that comes again counts in no round', async () => {
  const ticket = await hall.ticketFor('resident')
  const dots = { 'theme-roads': 2, 'theme-homes': 2 }
  await put(ticket, dots)
  await hall.stage('choose', { dots: budget, perItem, items: items.slice(0, 3) })
  const replayed = await Promise.all(Array.from({ length: 10 }, () => put(ticket, dots)))
  for (const each of replayed) expectProblem(each, 'other-round')
  expect(await own(ticket)).toMatchObject({ round: 2, dots: {}, left: budget })
  expect(await shown()).toEqual({ dots: 0, people: 0 })
})
