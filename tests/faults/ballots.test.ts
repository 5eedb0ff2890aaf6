// Ballots afterwards: once a round is added up, no file, no log and no export ties a dot to a person, whatever happened meanwhile.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { diceFrom } from '#tests/shared/support/boards.ts'
import { dropFolder, filesWith, makeFolder } from '#tests/support/dataFolder.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openHall, type Hall } from '#tests/support/hall.ts'
import { LeapingClock } from '#tests/support/leapingClock.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const items = ['theme-roads', 'theme-homes', 'theme-youth', 'theme-shops', 'theme-green']
const voters = 120

let folder: string
let server: TestServer
let hall: Hall
let logged: string
let people: { ticket: string; person: string }[]
let clock: LeapingClock
beforeEach(async () => {
  folder = await makeFolder()
  logged = ''
  clock = new LeapingClock()
  const log = pino({ level: 'debug' }, { write: line => (logged += line) })
  server = await startServer({ folder, log, clock })
  hall = await openHall(server)
  const { doc } = server.provider(hall.board, await hall.ticketFor('editor'))
  for (const id of items) doc.getMap('themes').set(id, new Y.Map(Object.entries({ name: id, slot: 0, rank: 'a0' })))
  await eventually(async () => {
    const { body } = await hall.ask<{ themes: object[] }>('GET', '/export', hall.facilitator)
    expect(body.themes).toHaveLength(items.length)
  })
  await hall.stage('choose', { dots: 5, perItem: 3 })
  const come = () => server.ask<TicketGiven>('POST', '/api/tickets', null, { code: hall.made.board.code })
  const came = await Promise.all(Array.from({ length: voters }, come))
  people = came.map(({ body: { ticket, person } }) => ({ ticket, person }))
})
afterEach(async () => {
  await server.close()
  await dropFolder(folder)
})

const dice = diceFrom(31)
const roll = (sides: number) => (dice(new Uint8Array(1))[0] ?? 0) % sides
/** Everybody puts dots, changes their mind twice, and some send the last of it again. */
async function everybodyChooses(): Promise<void> {
  for (let mind = 0; mind < 3; mind += 1) {
    await Promise.all(
      people.map(({ ticket }) => {
        const dots = { [items[roll(5)] ?? '']: 1 + roll(2), [items[roll(5)] ?? '']: 1 + roll(2) }
        return hall.ask('PUT', '/dots', ticket, { round: 1, dots })
      }),
    )
  }
}
/** The people of whom a ballot stands in a file of the data folder: a row of the ledger is its kind, its key and its value. That they came to the workshop is kept. */
async function known(): Promise<string[]> {
  const found: string[] = []
  for (const { person } of people) if ((await filesWith(folder, `ballot1 ${person}`)).length > 0) found.push(person)
  return found
}

it('[D8] row 12: shown, nothing of a ballot is left in any file, and nobody was named in the log', async () => {
  await everybodyChooses()
  // The search finds what it looks for.
  expect(await known()).toHaveLength(voters)
  const secrets = people.flatMap(({ ticket, person }) => [ticket, person])
  const shown = await hall.reveal('choices')
  expect(shown.status).toBe(200)
  expect(await known()).toEqual([])
  const exported = JSON.stringify((await hall.ask('GET', '/export', hall.facilitator)).body)
  const told = [logged, exported, JSON.stringify(shown.body)]
  expect(logged).toContain('shown to everybody')
  expect(secrets.filter(secret => told.some(each => each.includes(secret)))).toEqual([])
})

it('[D8] a round that is left behind leaves nothing either', async () => {
  await everybodyChooses()
  await hall.stage('act')
  await hall.stage('choose', { dots: 3 })
  expect(await known()).toEqual([])
})

it('[D8] while somebody reads the file the choices are shown all the same, and the ballots leave it a minute later', async () => {
  await everybodyChooses()
  const reader = new DatabaseSync(join(folder, 'folkmoot.db'))
  reader.exec('BEGIN; SELECT * FROM ledger')
  expect((await hall.reveal('choices')).status).toBe(200)
  expect(await known()).not.toEqual([])
  reader.close()
  clock.leap(60_000)
  await eventually(async () => expect(await known()).toEqual([]))
})
