// Forget: a note that is removed for good is in no file any more, and nobody brings it back.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openHistory } from '#client/board/history.ts'
import type { By } from '#shared/board/operations/by.ts'
import { moveNotes, stackNotes } from '#shared/board/operations/notes.ts'
import { addTheme, nameTheme } from '#shared/board/operations/themes.ts'
import { ids, read } from '#shared/board/record.ts'
import { notes, themes, visionOf, type NoteId, type ThemeId } from '#shared/board/schema.ts'
import { appendProse } from '#shared/board/prose.ts'
import type { Role } from '#shared/people/roles.ts'
import type { SnapshotShown, SnapshotTold } from '#shared/protocol/moments.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'
import { tracesOf } from '#tests/support/traces.ts'

const dice = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)
const note = 'note-with-a-number' as NoteId
const other = 'note-of-others' as NoteId
const roads = 'theme-roads' as ThemeId
/** What the note said, one after the other, and what must be nowhere afterwards. */
const said = ['Ring Annie on 07700 900461', 'Ring Ännie Brückner, 07700-900462', 'Ask for Annie at 07700900463']
const telling = ['07700 900461', 'Annie on', 'Ännie', 'Brückner', '07700-900462', '07700900463', 'Ask for Annie']

let folder: string
let server: TestServer
let made: BoardMade
let logged: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-forget-'))
  logged = ''
  const log = pino({ level: 'debug' }, { write: line => (logged += line) })
  server = await startServer({ folder, log })
  made = await server.makeBoard()
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const at = (path = '') => `/api/boards/${made.board.id}${path}`
const ticketFor = (role: Role) => server.ticketFor(role, made)

const found = (words: readonly string[]) => tracesOf(folder, words)

/** An editor at the board, who can undo. */
async function editor(name: string) {
  const doc = new Y.Doc()
  const provider = server.provider(made.board.id, await ticketFor('editor'), doc)
  await eventually(() => expect(provider.synced).toBe(true))
  const by: By = { origin: { name }, at: '2026-11-22T19:40:00.000Z', dice }
  return { doc, provider, by, history: openHistory(doc, by.origin) }
}

/** Writes so much that the log is folded into a state. */
async function untilCompacted(doc: Y.Doc, by: By, saved: () => Promise<Uint8Array | null | undefined>) {
  for (let i = 0; i < 8; i += 1)
    doc.transact(
      () => appendProse(visionOf(doc), Array.from({ length: 10 }, () => 'x'.repeat(19_999)).join('\n')),
      by.origin,
    )
  await eventually(async () => expect(await saved()).toBeInstanceOf(Uint8Array))
}

it('row 40: a note with a phone number is gone from every file, its neighbours stay, and nobody brings it back', async () => {
  const facilitator = await ticketFor('facilitator')
  const ask = <T>(method: string, path: string, body?: unknown) => server.ask<T>(method, at(path), facilitator, body)
  const post = (id: NoteId, text: string) => ask('POST', '/notes', { id, kind: 'issue', text, via: 'paper' })
  // A number in it has it held for a check, each time.
  const putUp = () => ask('POST', `/notes/${note}/decision`, { decision: 'up' })
  const state = async () => (await server.store.load(made.board.id))?.state

  // A life: posted, reworded, moved, stacked upon, kept in moments, folded into a state, reworded again.
  await post(note, said[0] ?? '')
  await putUp()
  await post(other, 'The bus stops at six')
  const [ann, bo, cat] = [await editor('ann'), await editor('bo'), await editor('cat')]
  addTheme(ann.doc, ann.by, { theme: roads, name: 'Roads' })
  moveNotes(ann.doc, ann.by, { notes: [note], theme: roads, place: 'first' })
  stackNotes(bo.doc, bo.by, { notes: [other], on: note })
  await eventually(() => expect(read(ann.doc, notes, other)?.stackedOn).toBe(note))
  const { body: first } = await ask<SnapshotTold>('POST', '/snapshots', { label: 'With the number' })
  await ask('PATCH', `/notes/${note}`, { text: said[1] })
  await putUp()
  await ask('POST', '/stage', { stage: 'sort' })
  await untilCompacted(ann.doc, ann.by, state)
  await ask('PATCH', `/notes/${note}`, { text: said[2] })
  await putUp()
  await eventually(() => expect(read(bo.doc, notes, note)?.text).toBe(said[2]))
  // The search finds what it looks for, in the database, beside it and in the moments.
  const before = (await found(telling)).join('\n')
  expect(before).toMatch(/900461 in folkmoot\.db/)
  expect(before).toMatch(/900463 in folkmoot\.db-wal/)
  expect(before).toMatch(new RegExp(`900461 in the moment ${first.id}`))
  expect(before).toMatch(/Brückner in the moment/)

  // One is away meanwhile, and works on that very note; the others are in the middle of it.
  cat.provider.disconnect()
  moveNotes(cat.doc, cat.by, { notes: [note], theme: null, place: 'first' })
  nameTheme(cat.doc, cat.by, { theme: roads, name: 'Roads and paths' })
  moveNotes(bo.doc, bo.by, { notes: [note], theme: null, place: 'first' })
  const answer = await ask('POST', `/notes/${note}/decision`, { decision: 'forget' })
  expect([answer.status, answer.body]).toEqual([200, { id: note, state: 'gone' }])

  expect(await found(telling)).toEqual([])
  for (const { doc } of [ann, bo]) {
    await eventually(() => expect(ids(doc, notes)).toEqual([other]))
    const held = Buffer.from(Y.encodeStateAsUpdate(doc))
    expect(telling.filter(word => held.includes(word))).toEqual([])
  }

  // The one who was away comes back, everybody undoes what they did to it, somebody sends it again, and the board goes back.
  cat.provider.connect()
  await eventually(() => expect(read(ann.doc, themes, roads)?.name).toBe('Roads and paths'))
  for (const { history } of [ann, bo, cat]) for (let i = 0; i < 3; i += 1) history.undo()
  expectProblem(await post(note, said[0] ?? ''), 'no-such-note')
  const shown = await ask<SnapshotShown>('GET', `/snapshots/${first.id}`)
  expect(shown.body.counts.notes).toBe(1)
  expect(shown.body.notes.map(({ text }) => text)).toEqual(['The bus stops at six'])
  expect((await ask('POST', `/snapshots/${first.id}/restore`)).status).toBe(200)
  for (const { doc } of [ann, bo, cat]) {
    await eventually(() => expect(visionOf(doc).length).toBe(0))
    expect(ids(doc, notes)).toEqual([other])
    expect(read(doc, notes, other)).toMatchObject({ text: 'The bus stops at six', ref: 'W1-002' })
  }
  expect(await found(telling)).toEqual([])

  // The log says that a note was removed, and never which words.
  const line = logged.split('\n').find(each => each.includes('removed for good'))
  expect(JSON.parse(line ?? '{}')).toMatchObject({ board: made.board.id, note })
  expect(telling.filter(word => logged.includes(word))).toEqual([])

  // And after a restart everything else is there.
  await server.close()
  expect(await found(telling)).toEqual([])
  server = await startServer({ folder })
  const { body } = await server.ask<{ notes: { id: string; text: string }[] }>('GET', at('/export'), facilitator)
  expect(body.notes.map(({ id, text }) => [id, text])).toEqual([[other, 'The bus stops at six']])
})

it('row 40: only the facilitator removes for good, what is not there is told, and asking twice finishes what went wrong', async () => {
  const facilitator = await ticketFor('facilitator')
  const decide = (ticket: string, id: string) =>
    server.ask('POST', at(`/notes/${id}/decision`), ticket, { decision: 'forget' })
  await server.ask('POST', at('/notes'), facilitator, { id: note, kind: 'issue', text: said[0], via: 'paper' })
  await server.ask('POST', at(`/notes/${note}/decision`), facilitator, { decision: 'up' })
  await server.ask('POST', at('/snapshots'), facilitator, { label: 'With the number' })
  for (const role of ['helper', 'editor', 'resident', 'viewer'] as const)
    expectProblem(await decide(await ticketFor(role), note), 'not-allowed')
  expectProblem(await decide(facilitator, 'note-that-never-was'), 'no-such-note')
  expectProblem(
    await server.ask('POST', at(`/notes/${note}/decision`), facilitator, { decision: 'burn' }),
    'not-understood',
  )

  // Somebody reads the database, so that its log cannot be emptied.
  const reader = new DatabaseSync(join(folder, 'folkmoot.db'))
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM log').get()
  expectProblem(await decide(facilitator, note), 'not-gone-yet')
  expect(await found(telling)).not.toEqual([])
  reader.exec('COMMIT')
  reader.close()
  expect((await decide(facilitator, note)).status).toBe(200)
  expect(await found(telling)).toEqual([])
})

it('row 40: what a crash cut short is cleared away when the board is opened next', async () => {
  const facilitator = await ticketFor('facilitator')
  await server.ask('POST', at('/notes'), facilitator, { id: note, kind: 'issue', text: said[0], via: 'paper' })
  await server.ask('POST', at(`/notes/${note}/decision`), facilitator, { decision: 'up' })
  await server.ask('POST', at('/snapshots'), facilitator, { label: 'With the number' })
  // The note leaves the board, and then nothing more gets done.
  server.store.snapshots.list = async () => {
    throw new Error('the machine stopped here')
  }
  const answer = await server.ask('POST', at(`/notes/${note}/decision`), facilitator, { decision: 'forget' })
  expectProblem(answer, 'not-gone-yet')
  await server.close()
  expect(await found(telling)).not.toEqual([])
  server = await startServer({ folder })
  expect((await server.ask('GET', at(), facilitator)).status).toBe(200)
  await eventually(async () => expect(await found(telling)).toEqual([]))
})

it('row 40: a note that its author took away leaves the kept moments too when it is removed for good', async () => {
  const facilitator = await ticketFor('facilitator')
  await server.ask('POST', at('/notes'), facilitator, { id: note, kind: 'issue', text: said[0], via: 'paper' })
  await server.ask('POST', at(`/notes/${note}/decision`), facilitator, { decision: 'up' })
  await server.ask('POST', at('/snapshots'), facilitator, { label: 'With the number' })
  expect((await server.ask('DELETE', at(`/notes/${note}`), facilitator)).status).toBe(204)
  expect(await found(telling)).not.toEqual([])
  const removed = await server.ask('POST', at(`/notes/${note}/decision`), facilitator, { decision: 'forget' })
  expect(removed.status).toBe(200)
  expect(await found(telling)).toEqual([])
  const { body } = await server.ask<Record<string, unknown[]>>('GET', at('/export'), facilitator)
  expect(body['notes']).toEqual([])
})
