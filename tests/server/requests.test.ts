// Requests, as any program may send them, right and wrong.
import { createDecoder, hasContent, readVarUint8Array } from 'lib0/decoding'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createTickets } from '#server/tickets.ts'
import { archiveVersion } from '#shared/board/archive.ts'
import { all } from '#shared/board/record.ts'
import { notes } from '#shared/board/schema.ts'
import type { Role } from '#shared/people/roles.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { BoardMade, NotePosted, TicketGiven } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { ManualClock } from '#tests/support/manualClock.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'
import { usualRules } from '#shared/people/stageRules.ts'

type Notes = { notes: NotePosted[] }

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
const note = (id: string, text = 'The bus stops at six') => ({ id, kind: 'issue', text })
const post = async (ticket: string, body: unknown) => server.ask<Notes>('POST', at('/notes'), ticket, body)

describe('boards', () => {
  it('are founded with a code, keys and links, and a welcome', async () => {
    const { status, body } = await server.ask<BoardMade>('POST', '/api/boards', null, {
      title: ' Our  village ',
      place: 'Swaffham',
    })
    expect(status).toBe(201)
    expect(body.board).toMatchObject({ title: 'Our village', place: 'Swaffham', question: '', stage: 'welcome' })
    expect(body.board.code).toMatch(/^[2-9A-HJ-KMNP-Z]{6}$/)
    expect(new Set(Object.values(body.keys)).size).toBe(4)
    expect(body.links.resident).toBe(`${server.origin}/j/${body.board.code}`)
    expect(body.links.facilitator).toBe(`${server.origin}/b/${body.board.id}/desk#key=${body.keys.facilitator}`)
  })

  it.each<[string, unknown, ProblemCode]>([
    ['no title', {}, 'not-understood'],
    ['an empty title', { title: ' \n ' }, 'empty'],
    ['a title that is too long', { title: 'x'.repeat(limits.titleCharacters + 1) }, 'too-long'],
    ['a title that is a number', { title: 7 }, 'not-understood'],
    ['a language that is none', { title: 'a', language: '<b>' }, 'not-understood'],
    ['a list', [], 'not-understood'],
    ['nothing', 'null', 'not-understood'],
    ['half of a body', '{"title":', 'unreadable-json'],
    ['an empty body', '', 'unreadable-json'],
    ['a body over the limit', { title: 'x'.repeat(limits.bodyBytes) }, 'body-too-large'],
  ])('are refused with %s', async (_what, body, code) => {
    expectProblem(await server.ask('POST', '/api/boards', null, body), code)
  })

  it('take a key to found, where the operator asks for one', async () => {
    const closed = await startServer({ createKey: 'only-with-this-key' })
    expectProblem(await closed.ask('POST', '/api/boards', null, { title: 'a' }), 'not-allowed')
    expectProblem(await closed.ask('POST', '/api/boards', 'another-key', { title: 'a' }), 'not-allowed')
    expect((await closed.ask('POST', '/api/boards', 'only-with-this-key', { title: 'a' })).status).toBe(201)
    await closed.close()
  })

  it('are seen at a glance with any ticket', async () => {
    for (const role of ['facilitator', 'helper', 'editor', 'resident', 'viewer'] as const) {
      const { body } = await server.ask('GET', at(), await ticketFor(role))
      expect(body).toMatchObject({ id: made.board.id, title: 'Swaffham speaks', stage: 'welcome', counts: { here: 0 } })
    }
  })

  it('are moved by the facilitator and nobody else', async () => {
    const move = { stage: 'post', question: 'What should change?' }
    const moved = await server.ask('POST', at('/stage'), await ticketFor('facilitator'), move)
    expect(moved.body).toEqual({ stage: 'post', rules: usualRules, round: 0 })
    const { body } = await server.ask('GET', at(), await ticketFor('resident'))
    expect(body).toMatchObject({ stage: 'post', question: 'What should change?' })
    for (const role of ['helper', 'editor', 'resident', 'viewer'] as const) {
      expectProblem(await server.ask('POST', at('/stage'), await ticketFor(role), move), 'not-allowed')
    }
    expectProblem(
      await server.ask('POST', at('/stage'), await ticketFor('facilitator'), { stage: 'nap' }),
      'not-understood',
    )
  })

  it('are read whole by our own client, in pieces that fit, with what was posted a moment ago', async () => {
    const viewer = await ticketFor('viewer')
    for (const text of ['The bus stops at six', 'A bench']) {
      await post(await ticketFor('resident'), note(`note-${text.length}-first`, text))
      const response = await fetch(`${server.origin}${at('/state')}`, {
        headers: { Authorization: `Bearer ${viewer}` },
      })
      const pieces = createDecoder(new Uint8Array(await response.arrayBuffer()))
      const doc = new Y.Doc()
      while (hasContent(pieces)) Y.applyUpdate(doc, readVarUint8Array(pieces))
      expect(all(doc, notes).map(([, each]) => each.text)).toContain(text)
    }
    expectProblem(await server.ask('GET', at('/state')), 'no-ticket')
  })

  it('are exported without a word about who wrote what', async () => {
    const resident = await ticketFor('resident')
    await post(resident, note('note-exported'))
    const { person } = (
      await server.ask<TicketGiven>('POST', '/api/tickets', null, { code: made.board.code, previous: resident })
    ).body
    const answer = await server.ask('GET', at('/export?format=json'), await ticketFor('editor'))
    expect(answer.body).toMatchObject({
      format: 'folkmoot',
      version: archiveVersion,
      board: made.board.id,
      notes: [{ id: 'note-exported', ref: 'W1-001' }],
    })
    expect(JSON.stringify(answer.body)).not.toContain(person)
    expectProblem(await server.ask('GET', at('/export?format=pdf'), await ticketFor('editor')), 'not-understood')
    expectProblem(await server.ask('GET', at('/export'), resident), 'not-allowed')
  })
})

describe('tickets', () => {
  it('are given for the code however it is typed, and say who somebody is', async () => {
    const typed = `${made.board.code.slice(0, 3)} - ${made.board.code.slice(3)}`.toLowerCase()
    const { status, body } = await server.ask<TicketGiven>('POST', '/api/tickets', null, { code: typed })
    expect(status).toBe(201)
    expect(body).toMatchObject({ role: 'resident', board: { id: made.board.id, title: 'Swaffham speaks' } })
  })

  it('keep the same person for whoever shows an earlier one, even if it has run out', async () => {
    const clock = new ManualClock()
    const other = await startServer({ clock })
    const made = await other.makeBoard()
    const get = (previous?: string) =>
      other.ask<TicketGiven>('POST', '/api/tickets', null, { code: made.board.code, previous })
    const [first, stranger] = [(await get()).body, (await get()).body]
    expect(stranger.person).not.toBe(first.person)
    clock.jump(40 * 24 * 60 * 60 * 1000)
    expectProblem(await other.ask('GET', `/api/boards/${made.board.id}`, first.ticket), 'no-ticket')
    expect((await get(first.ticket)).body.person).toBe(first.person)
    await other.close()
  })

  it('are refused for a wrong code, a wrong key and an unknown board with the same body', async () => {
    const wrong = [
      { code: 'ZZZZZZ' },
      { code: 'O0I1' },
      { board: made.board.id, key: 'x'.repeat(22) },
      { board: 'no-such-board', key: made.keys.editor },
    ]
    for (const body of wrong) expectProblem(await server.ask('POST', '/api/tickets', null, body), 'unknown-code')
    expectProblem(await server.ask('POST', '/api/tickets', null, { code: 7 }), 'not-understood')
    expectProblem(await server.ask('POST', '/api/tickets', null, {}), 'not-understood')
  })

  it('are worth nothing when forged, missing, or of another board', async () => {
    const tickets = createTickets(
      new TextEncoder().encode('another secret, just as long as it must be'),
      new ManualClock(),
    )
    const forged = await tickets.give({ board: made.board.id, role: 'facilitator', person: 'somebody', version: 1 })
    for (const ticket of [null, 'nonsense', forged.ticket])
      expectProblem(await server.ask('GET', at(), ticket), 'no-ticket')
    const elsewhere = await server.ticketFor('editor', await server.makeBoard())
    expectProblem(await server.ask('GET', at(), elsewhere), 'not-allowed')
    expectProblem(await server.ask('GET', '/api/boards/no-such-board', elsewhere), 'no-such-board')
  })
})

describe('the door', () => {
  it('closes to newcomers, not to those who were in', async () => {
    const [facilitator, resident] = [await ticketFor('facilitator'), await ticketFor('resident')]
    const closed = await server.ask('PUT', at('/code'), facilitator, { open: false })
    expect(closed.body).toMatchObject({
      code: made.board.code,
      open: false,
      link: `${server.origin}/j/${made.board.code}`,
    })
    expectProblem(await server.ask('POST', '/api/tickets', null, { code: made.board.code }), 'joining-closed')
    expect((await server.ask('GET', at(), resident)).status).toBe(200)
    const back = await server.ask('POST', '/api/tickets', null, { code: made.board.code, previous: resident })
    expect(back.status).toBe(201)
  })

  it('gets a new code, and the old one is gone', async () => {
    const { body } = await server.ask<{ code: string }>('PUT', at('/code'), await ticketFor('facilitator'), {
      renew: true,
    })
    expect(body.code).not.toBe(made.board.code)
    expectProblem(await server.ask('POST', '/api/tickets', null, { code: made.board.code }), 'unknown-code')
    expect((await server.ask('GET', at('/code'), await ticketFor('helper'))).body).toMatchObject({
      code: body.code,
      open: true,
    })
  })

  it('is shown to the desk and moved by the facilitator', async () => {
    expect((await server.ask('GET', at('/code'), await ticketFor('viewer'))).status).toBe(200)
    expectProblem(await server.ask('GET', at('/code')), 'no-ticket')
    expectProblem(await server.ask('PUT', at('/code'), await ticketFor('editor'), { open: false }), 'not-allowed')
    expectProblem(await server.ask('PUT', at('/code'), await ticketFor('helper'), { open: false }), 'not-allowed')
    expectProblem(
      await server.ask('PUT', at('/code'), await ticketFor('facilitator'), { open: 'yes' }),
      'not-understood',
    )
  })

  it('gets new keys, and the old one and its tickets stop working', async () => {
    const [facilitator, editor] = [await ticketFor('facilitator'), await ticketFor('editor')]
    const { status, body } = await server.ask<{ key: string }>('POST', at('/keys/editor'), facilitator)
    expect(status).toBe(201)
    expectProblem(await server.ask('GET', at(), editor), 'no-ticket')
    const wanted = { board: made.board.id, key: made.keys.editor }
    expectProblem(await server.ask('POST', '/api/tickets', null, wanted), 'unknown-code')
    expect((await server.ask('POST', '/api/tickets', null, { ...wanted, key: body.key })).status).toBe(201)
    expectProblem(await server.ask('POST', at('/keys/king'), facilitator), 'no-such-page')
    expectProblem(await server.ask('POST', at('/keys/editor'), await ticketFor('helper')), 'not-allowed')
  })
})

describe('addresses', () => {
  it.each<[string, string, ProblemCode]>([
    ['GET', '/api/nothing', 'no-such-page'],
    ['GET', '/api', 'no-such-page'],
    ['GET', '/api/boards', 'wrong-method'],
    ['DELETE', '/api/tickets', 'wrong-method'],
    ['GET', '/api/boards/some-board-1/notes', 'wrong-method'],
    ['PUT', '/api/boards/some-board-1/notes/mine', 'wrong-method'],
    ['POST', '/health/live', 'wrong-method'],
  ])('%s %s is refused in our words', async (method, path, code) => {
    expectProblem(await server.ask(method, path), code)
  })

  it('stop reading a body that says nothing of its length and goes on', async () => {
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        sent += 1
        controller.enqueue(new Uint8Array(16_384))
      },
    })
    const request = new Request(`${server.origin}/api/boards`, { method: 'POST', body, duplex: 'half' } as RequestInit)
    const response = await server.app.requests.request(request)
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(20)
  })

  it('never keep an answer, and never guess a type', async () => {
    const { headers } = await server.ask('GET', at(), await ticketFor('viewer'))
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('answer a failure of ours without telling its words', async () => {
    vi.spyOn(server.store, 'boardByCode').mockRejectedValueOnce(new Error('secret words'))
    const answer = await server.ask('POST', '/api/tickets', null, { code: made.board.code })
    expectProblem(answer, 'our-fault')
    expect(JSON.stringify(answer.body)).not.toContain('secret words')
  })

  it('say that they cannot save, are not ready then, and recover', async () => {
    const resident = await ticketFor('resident')
    const append = vi.spyOn(server.store, 'append').mockRejectedValue(new Error('the disk is full'))
    expectProblem(await post(resident, note('note-on-full-disk')), 'cannot-save')
    expectProblem(await server.ask('GET', '/health/ready'), 'cannot-save')
    expect((await server.ask('GET', '/health/live')).status).toBe(200)
    append.mockRestore()
    await eventually(async () => expect((await server.ask('GET', '/health/ready')).status).toBe(200))
    const again = await post(resident, note('note-on-full-disk'))
    expect([again.status, again.body.notes[0]?.ref]).toEqual([200, 'W1-001'])
  })
})
