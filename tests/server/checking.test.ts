// Checking: worries reach a named person, words are taken out of notes, devices have names, and everybody may count what lies face down.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readAbout } from '#shared/board/schema.ts'
import type { OwnNotes } from '#shared/protocol/requests.ts'
import type { Worried, WorryCopy } from '#shared/protocol/safety.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openHall, type Hall } from '#tests/support/hall.ts'
import { LeapingClock } from '#tests/support/leapingClock.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const contact = { name: 'Jo Marsh', phone: '07700 900900' }
const cole = 'Ann Cole parks on the path'
const titled = 'Mrs Cole parks on the path'

let clock: LeapingClock
let server: TestServer
let hall: Hall
let author: string
let helper: string
beforeAll(async () => {
  clock = new LeapingClock()
  server = await startServer({ clock })
})
afterAll(() => server.close())
beforeEach(async () => {
  hall = await openHall(server)
  author = await hall.ticketFor('resident')
  helper = await hall.ticketFor('helper')
})

const redact = (ticket: string, id: string, was: string, ...cut: [number, number][]) =>
  hall.ask<{ id: string; text: string }>('POST', `/notes/${id}/redact`, ticket, { was, cut })
const copies = async () => (await hall.ask<{ worries: WorryCopy[] }>('GET', '/worries', hall.facilitator)).body.worries
const own = async (id: string) =>
  (await hall.ask<OwnNotes>('GET', '/notes/mine', author)).body.notes.find(each => each.id === id)

describe('the contact', () => {
  it('is typed at set-up or at the desk, and told to everybody, whoever is worried first of all', async () => {
    const made = await server.makeBoard({ contact })
    const phone = await server.ticketFor('resident', made)
    const at = `/api/boards/${made.board.id}`
    expect((await server.ask('GET', `${at}/contact`, phone)).body).toEqual(contact)
    await hall.post(author, 'note-one-1', cole)
    expect((await hall.ask('GET', '/contact', author)).body).toEqual({ name: '', phone: '' })
    for (const role of ['helper', 'editor', 'resident', 'viewer'] as const)
      expectProblem(await hall.ask('PUT', '/contact', await hall.ticketFor(role), contact), 'not-allowed')
    expect((await hall.ask('PUT', '/contact', hall.facilitator, contact)).body).toEqual(contact)
    const worried = await hall.worry(author, 'note-one-1')
    expect(worried.body).toEqual({ id: 'note-one-1', state: 'waiting', contact } satisfies Worried)
    await hall.ask('PUT', '/contact', hall.facilitator, { name: '', phone: '' })
    expect((await hall.worry(author, 'note-one-1')).body).toMatchObject({ contact: null })
    const { body: file } = await hall.ask<object>('GET', '/export', hall.facilitator)
    expect(JSON.stringify(file)).not.toContain(contact.phone)
  })
})

describe('a private copy', () => {
  it('[H11] is kept of every worry for the facilitator alone, whatever becomes of the note, until it is deleted', async () => {
    await hall.post(author, 'note-one-1', cole)
    await hall.worry(author, 'note-one-1', 'She is my aunt')
    await redact(helper, 'note-one-1', cole, [0, 8])
    await hall.decide(helper, 'note-one-1', 'up')
    await hall.worry(await hall.ticketFor('viewer'), 'note-one-1')
    await hall.ask('DELETE', '/notes/note-one-1', author)
    const [copy] = await copies()
    expect(copy).toEqual({
      id: 'note-one-1',
      ref: 'W1-001',
      // To the minute, whichever that was.
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/),
      words: [cole, '[…] parks on the path'],
      reasons: ['She is my aunt'],
    })
    for (const role of ['helper', 'editor', 'resident', 'viewer'] as const) {
      const ticket = await hall.ticketFor(role)
      expectProblem(await hall.ask('GET', '/worries', ticket), 'not-allowed')
      expectProblem(await hall.ask('DELETE', '/worries/note-one-1', ticket), 'not-allowed')
    }
    expect((await hall.ask('DELETE', '/worries/note-one-1', hall.facilitator)).status).toBe(204)
    expect(await copies()).toEqual([])
    expectProblem(await hall.ask('DELETE', '/worries/note-one-1', hall.facilitator), 'no-such-note')
  })

  it('[H11] goes when the note is removed for good', async () => {
    await hall.post(author, 'note-one-1', cole)
    await hall.worry(author, 'note-one-1')
    expect(await copies()).toHaveLength(1)
    expect((await hall.decide(hall.facilitator, 'note-one-1', 'forget')).status).toBe(200)
    expect(await copies()).toEqual([])
  })

  it('[H7] is also made when somebody who checks is worried about a note that nobody has seen yet', async () => {
    await hall.stage('post', { hold: 'short' })
    await hall.post(author, 'note-one-1', cole)
    expectProblem(await hall.worry(await hall.ticketFor('resident'), 'note-one-1'), 'no-such-note')
    expect((await hall.worry(helper, 'note-one-1')).status).toBe(200)
    expect((await hall.held(helper)).notes).toMatchObject([{ state: 'waiting', due: null }])
    expect(await copies()).toMatchObject([{ words: [cole] }])
    await hall.stage('post', { blind: true })
    await hall.post(author, 'note-two-2', 'Down')
    expectProblem(await hall.worry(helper, 'note-two-2'), 'no-such-note')
  })
})

describe('taking words out', () => {
  it('[H12] [H8] leaves the note where it is and tells its author', async () => {
    await hall.post(author, 'note-one-1', cole)
    expect((await redact(helper, 'note-one-1', cole, [0, 3], [4, 8])).body.text).toBe('[…] parks on the path')
    expect((await hall.wall()).map(({ ref, text }) => [ref, text])).toEqual([['W1-001', '[…] parks on the path']])
    expect(await own('note-one-1')).toMatchObject({ state: 'up', text: '[…] parks on the path', redacted: true })
    // A note that waits goes on waiting; what looked like a person is looked for again.
    await hall.stage('post', { hold: 'first' })
    await hall.post(author, 'note-two-2', titled)
    expect((await hall.held(helper)).notes).toMatchObject([{ suspects: ['name'] }])
    await redact(helper, 'note-two-2', titled, [0, 8])
    expect((await hall.held(helper)).notes).toMatchObject([{ text: '[…] parks on the path', suspects: [] }])
  })

  it('[H12] is for those who check, of words as they are, and never of all of them', async () => {
    await hall.post(author, 'note-one-1', cole)
    for (const role of ['editor', 'resident', 'viewer'] as const)
      expectProblem(await redact(await hall.ticketFor(role), 'note-one-1', cole, [0, 8]), 'not-allowed')
    expectProblem(await redact(helper, 'note-one-1', 'Other words', [0, 8]), 'note-changed')
    expectProblem(await redact(helper, 'note-one-1', cole, [0, 99]), 'nothing-left')
    expectProblem(await redact(helper, 'note-nowhere', cole, [0, 8]), 'no-such-note')
    expectProblem(await redact(helper, 'note-one-1', cole), 'empty')
    expect((await redact(helper, 'note-one-1', cole, [90, 99])).body.text).toBe(cole)
    expect(await own('note-one-1')).toEqual({
      id: 'note-one-1', ref: 'W1-001', state: 'up', kind: 'issue', text: cole, reason: '',
    }) // prettier-ignore
    await hall.stage('post', { blind: true })
    await hall.post(author, 'note-two-2', cole.slice(4))
    expectProblem(await redact(helper, 'note-two-2', cole.slice(4), [0, 4]), 'no-such-note')
  })

  it('[H13] has the next words of its author looked at, once', async () => {
    await hall.post(author, 'note-one-1', cole)
    await redact(helper, 'note-one-1', cole, [0, 8])
    const changed = await hall.ask('PATCH', '/notes/note-one-1', author, { text: 'Cole parks on the path' })
    expect(changed.body).toMatchObject({ state: 'waiting', ref: 'W1-001', text: 'Cole parks on the path' })
    expect(await own('note-one-1')).not.toHaveProperty('redacted')
    await hall.decide(helper, 'note-one-1', 'up')
    const again = await hall.ask('PATCH', '/notes/note-one-1', author, { text: 'Cars park on the path' })
    expect(again.body).toMatchObject({ state: 'up' })
  })
})

it('[H14] tells everybody how many notes lie face down, as it changes', async () => {
  const watching = server.provider(hall.board, await hall.ticketFor('viewer'))
  const down = (n: number) => eventually(() => expect(readAbout(watching.doc).faceDown).toBe(n))
  await hall.stage('post', { blind: true })
  for (const id of ['note-one-1', 'note-two-2', 'note-six-3']) await hall.post(author, id)
  await down(3)
  await hall.ask('DELETE', '/notes/note-one-1', author)
  await down(2)
  await hall.ask('PATCH', '/notes/note-two-2', author, { text: titled })
  await down(1)
  await hall.decide(helper, 'note-two-2', 'up')
  await down(2)
  await hall.decide(hall.facilitator, 'note-six-3', 'forget')
  await down(1)
  await hall.stage('post', { blind: true, hold: 'short' })
  await hall.post(author, 'note-ten-4')
  await down(1)
  clock.leap(11_000)
  await down(2)
  await hall.reveal('notes')
  await down(0)
})

it('[H15] names the device of held notes alike, at this board only, and not whoever types for others', async () => {
  const other = await hall.ticketFor('resident')
  await hall.stage('post', { hold: 'first' })
  for (const [i, ticket] of [author, other, author, helper].entries()) {
    const note = { id: `note-nr-${i}`, kind: 'issue', text: 'Words', via: 'paper' }
    await hall.ask('POST', '/notes', ticket, note)
  }
  const devices = (await hall.held(helper)).notes.map(({ device }) => device)
  expect([devices[0] === devices[2], devices[0] === devices[1], devices[3]]).toEqual([true, false, null])
  expect(devices.slice(0, 3).every(Number.isSafeInteger)).toBe(true)
  // The same phone at another board has another name.
  const elsewhere = await openHall(server)
  const { ticket } = (
    await server.ask<{ ticket: string }>('POST', '/api/tickets', null, {
      code: elsewhere.made.board.code,
      previous: author,
    })
  ).body
  await elsewhere.stage('post', { hold: 'first' })
  await elsewhere.post(ticket, 'note-nr-0')
  const [there] = (await elsewhere.held(await elsewhere.ticketFor('helper'))).notes
  expect(there?.device).not.toBe(devices[0])
})
