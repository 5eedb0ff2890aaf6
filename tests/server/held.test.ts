// Held: notes that wait, lie face down or were taken off are nobody's but their author's and the checkers'.
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BoardSummary } from '#shared/protocol/requests.ts'
import { limits } from '#shared/protocol/limits.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openHall, type Hall } from '#tests/support/hall.ts'
import { LeapingClock } from '#tests/support/leapingClock.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const phone = 'Ring me on 07700 900123'

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

describe('a note that waits', () => {
  it('[H1] has its number and is nowhere else, for words to hold and for all when each is checked first', async () => {
    const posted = await hall.post(author, 'note-held-1', phone)
    expect([posted.status, posted.body.notes]).toEqual([201, [{ id: 'note-held-1', state: 'waiting', ref: 'W1-001' }]])
    await hall.stage('post', { hold: 'first' })
    expect((await hall.post(author, 'note-held-2')).body.notes[0]).toMatchObject({ state: 'waiting', ref: 'W1-002' })
    await hall.stage('post')
    expect((await hall.post(author, 'note-open-3', 'Open')).body.notes[0]).toMatchObject({ state: 'up', ref: 'W1-003' })
    expect((await hall.wall()).map(({ ref, text }) => [ref, text])).toEqual([['W1-003', 'Open']])
  })

  it('[H2] [H8] is told to those who check, with what asks for a look and without its author', async () => {
    await hall.post(author, 'note-held-1', phone)
    const told = await hall.held(helper)
    expect(told).toEqual({
      notes: [
        {
          id: 'note-held-1', ref: 'W1-001', kind: 'issue', text: phone, via: 'phone', state: 'waiting',
          suspects: ['phone'], reason: '', worries: [], due: null, wasUp: false, device: expect.any(Number) as number,
          answers: null,
        },
      ],
      waiting: 1,
      faceDown: 0,
    }) // prettier-ignore
    for (const role of ['editor', 'resident', 'viewer'] as const) {
      expectProblem(await hall.ask('GET', '/held', await hall.ticketFor(role)), 'not-allowed')
      expectProblem(await hall.decide(await hall.ticketFor(role), 'note-held-1', 'up'), 'not-allowed')
    }
    expect(await hall.mine(author, 'note-held-1')).toEqual({ state: 'waiting', reason: '' })
    const other = await hall.ticketFor('resident')
    expect(await hall.mine(other, 'note-held-1')).toBe(null)
    for (const path of ['/notes/note-held-1', '/notes/note-nowhere']) {
      expectProblem(await hall.ask('PATCH', path, other, { text: 'Mine' }), 'no-such-note')
      expectProblem(await hall.ask('DELETE', path, other), 'no-such-note')
      expectProblem(await hall.ask('POST', `${path}/worry`, other, {}), 'no-such-note')
    }
  })

  it('[H4] [H8] goes where a helper says, the later word before the earlier, and its author learns why', async () => {
    await hall.stage('post', { hold: 'first' })
    await hall.post(author, 'note-held-1')
    expect((await hall.decide(helper, 'note-held-1', 'reword', 'Please leave the name out')).body.state).toBe('reword')
    expect(await hall.mine(author, 'note-held-1')).toEqual({ state: 'reword', reason: 'Please leave the name out' })
    await hall.decide(helper, 'note-held-1', 'keep-off', 'It names a child')
    expect(await hall.mine(author, 'note-held-1')).toEqual({ state: 'kept-off', reason: 'It names a child' })
    expect(await hall.texts()).toEqual([])
    for (const _twice of [1, 2]) expect((await hall.decide(helper, 'note-held-1', 'up')).body.state).toBe('up')
    expect(await hall.mine(author, 'note-held-1')).toEqual({ state: 'up', reason: '' })
    expect(await hall.texts()).toEqual(['A bench on the green'])
    await hall.decide(helper, 'note-held-1', 'keep-off', 'After all')
    expect(await hall.texts()).toEqual([])
    expectProblem(await hall.decide(helper, 'note-nowhere', 'up'), 'no-such-note')
  })

  it('is listed with the others in order, those that wait first, and no more than a desk can use', async () => {
    await hall.stage('post', { hold: 'first' })
    const most = limits.heldNotesPerAnswer
    for (const first of [0, most / 2 + 1]) {
      const slips = Array.from({ length: most / 2 + 1 }, (_, i) => ({
        id: `slip-nr-${first + i}`,
        kind: 'idea',
        text: 'A slip',
        via: 'paper',
      }))
      await hall.ask('POST', '/notes', await hall.ticketFor('helper'), { notes: slips })
    }
    await hall.decide(helper, 'slip-nr-0', 'keep-off', 'Twice')
    const told = await hall.held(helper)
    expect([told.waiting, told.notes.length]).toEqual([most + 1, most])
    expect(told.notes.map(({ ref }) => ref)).toEqual(
      Array.from({ length: most }, (_, i) => `W1-${String(i + 2).padStart(3, '0')}`),
    )
  })

  it('[H6] goes up where it would have lain', async () => {
    await hall.stage('post', { hold: 'first' })
    await hall.post(author, 'note-held-1')
    await hall.stage('post')
    for (const id of ['note-open-2', 'note-open-3']) await hall.post(author, id)
    await hall.decide(helper, 'note-held-1', 'up')
    const ranked = (await hall.wall()).map(each => each as typeof each & { spot: { rank: string } })
    const inOrder = ranked.toSorted((a, b) => (a.spot.rank < b.spot.rank ? -1 : 1))
    expect(inOrder.map(({ ref }) => ref)).toEqual(['W1-003', 'W1-002', 'W1-001'])
  })

  it('[H9] waits again once its author has changed it, and so does one changed into words to hold', async () => {
    await hall.post(author, 'note-open-1')
    expect((await hall.ask('PATCH', '/notes/note-open-1', author, { text: 'A better bench' })).body).toMatchObject({
      state: 'up',
    })
    expect((await hall.ask('PATCH', '/notes/note-open-1', author, { text: phone })).body).toMatchObject({
      state: 'waiting',
      text: phone,
    })
    expect(await hall.texts()).toEqual([])
    await hall.decide(helper, 'note-open-1', 'reword', 'No numbers, please')
    const reworded = await hall.ask('PATCH', '/notes/note-open-1', author, { text: 'Ask at the shop' })
    expect(reworded.body).toMatchObject({ state: 'waiting', text: 'Ask at the shop' })
    expect(await hall.texts()).toEqual([])
    expect((await hall.held(helper)).notes.map(({ text, suspects }) => [text, suspects])).toEqual([
      ['Ask at the shop', []],
    ])
    await hall.decide(helper, 'note-open-1', 'up')
    expect((await hall.wall()).map(({ ref, text }) => [ref, text])).toEqual([['W1-001', 'Ask at the shop']])
  })

  it('[H10] is not posted again in any state, and can be taken back in each', async () => {
    await hall.stage('post', { hold: 'first' })
    await hall.post(author, 'note-held-1')
    await hall.post(author, 'note-kept-2')
    await hall.decide(helper, 'note-kept-2', 'keep-off', 'Why')
    await hall.stage('post', { blind: true })
    await hall.post(author, 'note-down-3')
    await hall.stage('post')
    for (const [id, state] of [
      ['note-held-1', 'waiting'],
      ['note-kept-2', 'waiting'],
      ['note-down-3', 'face-down'],
    ] as const) {
      const again = await hall.post(author, id, 'Other words')
      expect([again.status, again.body.notes[0]?.state]).toEqual([200, state])
      expectProblem(await hall.post(await hall.ticketFor('resident'), id), 'note-id-taken')
      expect((await hall.ask('DELETE', `/notes/${id}`, author)).status).toBe(204)
      expect(await hall.mine(author, id)).toBe(null)
      expectProblem(await hall.decide(helper, id, 'up'), 'no-such-note')
    }
    expect(await hall.held(helper)).toEqual({ notes: [], waiting: 0, faceDown: 0 })
    expect((await hall.post(author, 'note-open-4')).body.notes[0]).toMatchObject({ state: 'up', ref: 'W1-004' })
  })
})

describe('a short hold', () => {
  const isOver = () => clock.leap(limits.shortHold)

  it('[H3] ends by itself, and not for a note that a helper stopped or that has to be looked at', async () => {
    await hall.stage('post', { hold: 'short' })
    for (const id of ['note-short-1', 'note-short-2']) await hall.post(author, id, id)
    await hall.post(author, 'note-short-3', phone)
    expect((await hall.held(helper)).notes.map(({ due }) => due === null)).toEqual([false, false, true])
    expect(await hall.mine(author, 'note-short-1')).toEqual({ state: 'waiting', reason: '' })
    await hall.decide(helper, 'note-short-2', 'keep-off', 'Not for the wall')
    expect(await hall.texts()).toEqual([])
    isOver()
    await eventually(async () => expect(await hall.texts()).toEqual(['note-short-1']))
    expect(await hall.mine(author, 'note-short-2')).toMatchObject({ state: 'kept-off' })
    expect(await hall.mine(author, 'note-short-3')).toMatchObject({ state: 'waiting' })
  })

  it('[H3] begins anew for the new words of a note', async () => {
    await hall.stage('post', { hold: 'short' })
    await hall.post(author, 'note-short-1', 'First words')
    clock.leap(limits.shortHold / 2)
    await hall.ask('PATCH', '/notes/note-short-1', author, { text: 'Second words' })
    await hall.post(author, 'note-short-2', 'Other words')
    clock.leap(limits.shortHold / 2 + 1_000)
    expect(await hall.texts()).toEqual([])
    clock.leap(limits.shortHold)
    await eventually(async () => expect(await hall.texts()).toEqual(['Other words', 'Second words']))
  })

  it.each([
    ['while the server was away', limits.shortHold, 0],
    ['after it came back', limits.shortHold / 2, limits.shortHold / 2],
  ])('[H3] ends %s', async (_when, away, after) => {
    const folder = await mkdtemp(join(server.folder, 'again-'))
    const first = await startServer({ clock, folder })
    const before = await openHall(first)
    await before.stage('post', { hold: 'short' })
    await before.post(await before.ticketFor('resident'), 'note-short-1', 'Survives')
    await first.close()
    clock.leap(away)
    const second = await startServer({ clock, folder })
    const seen = async () => {
      const { body } = await second.ask<{ notes: { text: string }[] }>('GET', before.at('/export'), before.facilitator)
      return body.notes.map(({ text }) => text)
    }
    expect(await seen()).toEqual(after === 0 ? ['Survives'] : [])
    clock.leap(after)
    await eventually(async () => expect(await seen()).toEqual(['Survives']))
    await second.close()
  })
})

describe('a note that lies face down', () => {
  it('[H5] is counted for everybody and shown with the others, but not one that waits; later ones lie open', async () => {
    await hall.stage('post', { blind: true })
    expect((await hall.post(author, 'note-down-1', 'Down')).body.notes[0]).toMatchObject({ state: 'face-down' })
    expect((await hall.post(author, 'note-down-2', phone)).body.notes[0]).toMatchObject({ state: 'waiting' })
    await hall.post(author, 'note-down-3', 'Also down')
    const summary = await hall.ask<BoardSummary & { counts: { faceDown: number } }>('GET', '', author)
    expect(summary.body.counts.faceDown).toBe(2)
    // Those who check see what waits, and of the others that they are there.
    const told = await hall.held(helper)
    expect([told.notes.map(({ id }) => id), told.faceDown]).toEqual([['note-down-2'], 2])
    expectProblem(await hall.ask('POST', '/reveal', helper, { what: 'notes' }), 'not-allowed')
    // Moving on shows nothing.
    await hall.stage('sort')
    expect(await hall.texts()).toEqual([])
    await hall.stage('post', { blind: true })

    expect((await hall.reveal('notes')).body).toEqual({ shown: 2 })
    expect(await hall.texts()).toEqual(['Also down', 'Down'])
    expect(await hall.mine(author, 'note-down-2')).toMatchObject({ state: 'waiting' })
    await hall.decide(helper, 'note-down-2', 'up')
    expect(await hall.texts()).toHaveLength(3)
    expect((await hall.post(author, 'note-open-4')).body.notes[0]).toMatchObject({ state: 'up' })
  })

  it('[H5] stays down when it was checked', async () => {
    await hall.stage('post', { blind: true, hold: 'first' })
    await hall.post(author, 'note-down-1', 'Down')
    expect((await hall.decide(helper, 'note-down-1', 'up')).body.state).toBe('face-down')
    expect(await hall.mine(author, 'note-down-1')).toEqual({ state: 'face-down', reason: '' })
    expect(await hall.texts()).toEqual([])
    expect((await hall.reveal('notes')).body).toEqual({ shown: 1 })
    expect(await hall.texts()).toEqual(['Down'])
  })
})

describe('a worry', () => {
  it('[H7] [H6] takes a note off at once for anybody, and it comes back to its place', async () => {
    await hall.post(author, 'note-open-1')
    const before = await hall.wall()
    const viewer = await hall.ticketFor('viewer')
    const worried = await hall.worry(viewer, 'note-open-1', 'That is my neighbour')
    expect([worried.status, worried.body]).toEqual([200, { id: 'note-open-1', state: 'waiting', contact: null }])
    expect(await hall.texts()).toEqual([])
    expect((await hall.worry(await hall.ticketFor('resident'), 'note-open-1')).status).toBe(200)
    expect((await hall.held(helper)).notes).toMatchObject([
      { id: 'note-open-1', state: 'waiting', worries: ['That is my neighbour'], wasUp: true },
    ])
    expect(await hall.mine(author, 'note-open-1')).toEqual({ state: 'waiting', reason: '' })
    await hall.decide(helper, 'note-open-1', 'up')
    expect(await hall.wall()).toEqual(before)
    expectProblem(await hall.worry(viewer, 'note-nowhere'), 'no-such-note')
  })

  it('[H7] is felt by one person a few times a minute, so that nobody empties the wall alone', async () => {
    const ids = Array.from({ length: limits.worriesPerMinute + 1 }, (_, i) => `slip-nr-${i}`)
    for (const id of ids) await hall.post(helper, id)
    const worrier = await hall.ticketFor('resident')
    const answers = []
    for (const id of ids) answers.push(await hall.worry(worrier, id))
    expect(answers.slice(0, -1).every(({ status }) => status === 200)).toBe(true)
    for (const last of answers.slice(-1)) expectProblem(last, 'too-fast')
    expect(await hall.texts()).toHaveLength(1)
  })
})
