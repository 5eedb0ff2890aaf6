// Notes: posted, listed, changed and withdrawn through requests, right and wrong.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Role } from '#shared/people/roles.ts'
import type { ProblemCode } from '#shared/protocol/problems.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { BoardMade, NotePosted, OwnNote } from '#shared/protocol/requests.ts'
import * as Y from 'yjs'
import { eventually } from '#tests/support/eventually.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

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

/** Every note on the board, as text, as a facilitator exports it. */
async function notesOnBoard(): Promise<string[]> {
  const { body } = await server.ask<{ notes: { text: string }[] }>('GET', at('/export'), await ticketFor('facilitator'))
  return body.notes.map(({ text }) => text).sort()
}

it('notes are posted once, however often they are sent', async () => {
  const resident = await ticketFor('resident')
  const first = await post(resident, note('note-one-1'))
  expect([first.status, first.body]).toEqual([201, { notes: [{ id: 'note-one-1', state: 'up', ref: 'W1-001' }] }])
  const again = await post(resident, note('note-one-1'))
  expect([again.status, again.body]).toEqual([200, first.body])
  expectProblem(await post(await ticketFor('resident'), note('note-one-1')), 'note-id-taken')
  expect(await notesOnBoard()).toEqual(['The bus stops at six'])
})

it('notes are posted once when two hundred in one body are the same', async () => {
  const copies = Array.from({ length: limits.notesPerRequest }, () => note('note-copied'))
  const { status, body } = await post(await ticketFor('resident'), { notes: copies })
  expect(status).toBe(201)
  expect(body.notes).toHaveLength(limits.notesPerRequest)
  expect(new Set(body.notes.map(({ ref }) => ref))).toEqual(new Set(['W1-001']))
  expect(await notesOnBoard()).toHaveLength(1)
})

it('notes are posted once when two requests with the same note cross', async () => {
  const resident = await ticketFor('resident')
  const answers = await Promise.all(Array.from({ length: 5 }, () => post(resident, note('note-crossing'))))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(await notesOnBoard()).toHaveLength(1)
})

it.each<[string, unknown, ProblemCode]>([
  ['no words', note('note-empty', ''), 'empty'],
  ['nothing to see in them', note('note-blank', ' \u200E\uFEFF\n\t '.replace('\u200E', '')), 'empty'],
  ['141 characters', note('note-long', 'ü'.repeat(limits.noteCharacters + 1)), 'too-long'],
  ['281 characters, from paper', { ...note('note-long', 'x'.repeat(281)), via: 'paper' }, 'too-long'],
  ['no id', { kind: 'idea', text: 'a' }, 'not-understood'],
  ['an id that is too short', note('short'), 'not-understood'],
  ['an id with strange letters', note('note/../../x'), 'not-understood'],
  ['a kind that is none', { ...note('note-kind'), kind: 'shout' }, 'not-understood'],
  ['text that is a list', { ...note('note-list'), text: ['a'] }, 'not-understood'],
  ['no notes at all', { notes: [] }, 'empty'],
  ['201 notes', { notes: Array.from({ length: 201 }, (_, i) => note(`note-nr-${i}`, 'a')) }, 'too-many'],
  ['one bad note among good ones', { notes: [note('note-good'), note('note-bad', '')] }, 'empty'],
  ['half of a body', '{"id":"note-half', 'unreadable-json'],
  ['a body over the limit', `{"text":"${'x'.repeat(limits.bodyBytes)}"}`, 'body-too-large'],
])('notes are refused whole with %s', async (_what, body, code) => {
  expectProblem(await post(await ticketFor('resident'), body), code)
  expect(await notesOnBoard()).toEqual([])
})

it('characters are counted as a person counts them', async () => {
  const family = '👨‍👩‍👧‍👦'.repeat(limits.noteCharacters)
  expect((await post(await ticketFor('resident'), note('note-families', family))).status).toBe(201)
})

it('notes are five a minute for each resident, and one resident does not slow another', async () => {
  const [quick, other] = [await ticketFor('resident'), await ticketFor('resident')]
  for (let i = 0; i < 5; i += 1) expect((await post(quick, note(`note-quick-${i}`))).status).toBe(201)
  const sixth = await post(quick, note('note-quick-6'))
  expectProblem(sixth, 'too-fast')
  expect(Number(sixth.headers.get('retry-after'))).toBe(sixth.problem.retryAfter)
  expect(sixth.problem.retryAfter).toBeGreaterThan(0)
  expect((await post(quick, note('note-quick-0'))).status).toBe(200)
  expect((await post(other, note('note-other-1'))).status).toBe(201)
})

it('notes may be longer and quicker when a helper types them from paper', async () => {
  const helper = await ticketFor('helper')
  const slips = Array.from({ length: 120 }, (_, i) => ({ ...note(`slip-nr-${i}`, 'x'.repeat(200)), via: 'paper' }))
  expect((await post(helper, { notes: slips })).status).toBe(201)
  expectProblem(await post(helper, note('slip-too-many')), 'too-fast')
  expectProblem(await post(await ticketFor('editor'), { ...slips[0], id: 'slip-by-editor' }), 'too-long')
})

it('notes are not posted by a wall, nor without a ticket', async () => {
  expectProblem(await post(await ticketFor('viewer'), note('note-by-wall')), 'not-allowed')
  expectProblem(await server.ask('POST', at('/notes'), null, note('note-by-nobody')), 'no-ticket')
})

it('notes are listed, changed and withdrawn by their author alone', async () => {
  const [author, other] = [await ticketFor('resident'), await ticketFor('resident')]
  await post(author, { notes: [note('note-mine-1', 'One'), note('note-mine-2', 'Two')] })
  await post(other, note('note-theirs'))
  const mine = await server.ask<{ notes: OwnNote[] }>('GET', at('/notes/mine'), author)
  expect(mine.body.notes.map(({ ref, text }) => [ref, text])).toEqual([
    ['W1-001', 'One'],
    ['W1-002', 'Two'],
  ])

  const changed = await server.ask('PATCH', at('/notes/note-mine-1'), author, { text: 'One bus', kind: 'idea' })
  expect(changed.body).toMatchObject({ id: 'note-mine-1', ref: 'W1-001', text: 'One bus', kind: 'idea' })
  expectProblem(await server.ask('PATCH', at('/notes/note-mine-1'), author, { text: '' }), 'empty')
  expectProblem(await server.ask('PATCH', at('/notes/note-mine-1'), author, { text: 'x'.repeat(141) }), 'too-long')
  expectProblem(await server.ask('PATCH', at('/notes/note-mine-1'), other, { text: 'No' }), 'not-allowed')
  expectProblem(await server.ask('DELETE', at('/notes/note-mine-1'), other), 'not-allowed')
  expectProblem(await server.ask('DELETE', at('/notes/note-nowhere'), author), 'no-such-note')

  expect((await server.ask('DELETE', at('/notes/note-mine-1'), author)).status).toBe(204)
  expectProblem(await server.ask('DELETE', at('/notes/note-mine-1'), author), 'no-such-note')
  expect(await notesOnBoard()).toEqual(['The bus stops at six', 'Two'])
})

it('notes stay as they are once an action rests on them', async () => {
  const author = await ticketFor('resident')
  await post(author, note('note-in-action'))
  const provider = server.provider(made.board.id, await ticketFor('editor'))
  await eventually(() => expect(provider.synced).toBe(true))
  const sources = new Y.Map([['note:note-in-action', true]])
  provider.doc.getMap('actions').set(
    'action-of-test',
    new Y.Map<unknown>([
      ['title', 'A bus'],
      ['sources', sources],
    ]),
  )
  await eventually(async () => {
    expectProblem(await server.ask('DELETE', at('/notes/note-in-action'), author), 'note-in-use')
  })
  expectProblem(await server.ask('PATCH', at('/notes/note-in-action'), author, { text: 'b' }), 'note-in-use')
})

it('notes carry ids that look like parts of JavaScript without harm', async () => {
  const ids = ['__proto__', 'constructor', 'hasOwnProperty']
  const answers = await post(await ticketFor('helper'), { notes: ids.map(id => note(id, id)) })
  expect(answers.body.notes.map(({ id }) => id)).toEqual(ids)
  expect(await notesOnBoard()).toEqual([...ids].sort())
})
