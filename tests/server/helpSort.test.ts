// Help sort: what three residents say is done, and until then nobody learns who said what.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { SortingAsked } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openHall, type Hall } from '#tests/support/hall.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const [roads, homes] = ['theme-roads', 'theme-homes'] as const
const [older, newer] = ['note-older', 'note-newer'] as const

let server: TestServer
let hall: Hall
let people: string[]
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  hall = await openHall(server)
  people = await Promise.all(Array.from({ length: 4 }, () => hall.ticketFor('resident')))
  const { doc } = server.provider(hall.board, await hall.ticketFor('editor'))
  for (const id of [roads, homes]) {
    doc.getMap('themes').set(id, new Y.Map(Object.entries({ name: id, slot: 0, rank: 'a0' })))
  }
  await eventually(async () => expect((await file()).themes).toHaveLength(2))
  for (const id of [older, newer])
    await hall.ask('POST', '/notes', await hall.ticketFor('helper'), { id, kind: 'idea', text: `Words of ${id}` })
})

interface File {
  readonly themes: readonly object[]
  readonly notes: readonly { readonly id: string; readonly spot: { readonly theme: string | null } }[]
}
const file = async () => (await hall.ask<File>('GET', '/export', hall.facilitator)).body
const lies = async (note: string) => (await file()).notes.find(({ id }) => id === note)?.spot.theme
const asked = async (person = 0) => (await hall.ask<SortingAsked>('GET', '/sorting', people[person] ?? '')).body
const vote = (person: number, note: string, theme: string | null) =>
  hall.ask<SortingAsked>('POST', '/sorting', people[person] ?? '', { note, theme })
const open = () => hall.stage('sort', { helpSort: true })

it('[U5] is off until the facilitator switches it on, and then only while people sort', async () => {
  expectProblem(await hall.ask('GET', '/sorting', people[0] ?? ''), 'sorting-closed')
  await hall.stage('sort')
  expectProblem(await vote(0, older, roads), 'sorting-closed')
  await open()
  expect((await asked()).note).toEqual({ id: older, kind: 'idea', text: `Words of ${older}` })
  expect((await asked()).themes.map(({ id }) => id)).toEqual([homes, roads])
  expectProblem(await hall.ask('GET', '/sorting', await hall.ticketFor('viewer')), 'sorting-closed')
  await hall.stage('act', { helpSort: true })
  expectProblem(await vote(0, older, roads), 'sorting-closed')
})

it('[U5] moves a note once three people say the same theme, and not before', async () => {
  await open()
  expect((await vote(0, older, roads)).body.note?.id).toBe(newer)
  await vote(0, older, roads)
  await vote(1, older, homes)
  await vote(2, older, roads)
  expect(await lies(older)).toBe(null)
  await vote(3, older, roads)
  expect(await lies(older)).toBe(roads)
  expect((await asked(1)).note?.id).toBe(newer)
})

it('[U5] asks about what others have looked at first, and nobody twice', async () => {
  await open()
  await vote(0, newer, roads)
  expect((await asked(1)).note?.id).toBe(newer)
  expect((await vote(1, newer, null)).body.note?.id).toBe(older)
  expect((await vote(1, older, null)).body.note).toBe(null)
})

it('[U5] passes over a note that has been sorted meanwhile, and a theme that has gone', async () => {
  await open()
  expect((await vote(0, older, 'theme-nowhere')).body.note?.id).toBe(older)
  for (const person of [0, 1, 2]) await vote(person, older, roads)
  expect((await vote(3, older, homes)).body.note?.id).toBe(newer)
  expect(await lies(older)).toBe(roads)
  expectProblem(await hall.ask('POST', '/sorting', people[0] ?? '', { note: older }), 'not-understood')
})

it('[U5] forgets all answers when helping is switched off', async () => {
  await open()
  await vote(0, older, roads)
  await vote(1, older, roads)
  await hall.stage('sort')
  await open()
  await vote(2, older, roads)
  expect(await lies(older)).toBe(null)
})

it('[U5] nothing that anybody can ask for tells who said what', async () => {
  await open()
  await vote(0, older, roads)
  const answers = [await file(), await asked(1), (await hall.ask('GET', '', people[1] ?? '')).body]
  for (const answer of answers) expect(JSON.stringify(answer)).not.toMatch(/person|vote|"sorting"/)
})
