// Redact: words that were taken out of a note are in no file any more, the note is where it was, and going back keeps them out.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { read } from '#shared/board/record.ts'
import { notes, type NoteId } from '#shared/board/schema.ts'
import type { SnapshotShown, SnapshotTold } from '#shared/protocol/moments.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'
import { tracesOf } from '#tests/support/traces.ts'

const note = 'note-with-a-name' as NoteId
const first = 'Ask Ännie Brückner about the bench'
const second = 'Ring Annie Brook, 07700 900461, about the bench'
const rest = 'Ring […], about the bench'
const telling = ['Ännie', 'Brückner', 'Annie', 'Brook', '07700', '900461']
/** Where the name and the number stand in the second words. */
const cut = [second.indexOf('Annie'), second.indexOf(', about')]

let folder: string
let server: TestServer
let made: BoardMade
let facilitator: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-redact-'))
  server = await startServer({ folder })
  made = await server.makeBoard()
  facilitator = await server.ticketFor('facilitator', made)
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const at = (path = '') => `/api/boards/${made.board.id}${path}`
const ask = <T>(method: string, path: string, body?: unknown) => server.ask<T>(method, at(path), facilitator, body)
const redact = () => ask<{ text: string }>('POST', `/notes/${note}/redact`, { was: second, cut: [cut] })
const found = () => tracesOf(folder, telling)

/** Two lives of the note, each in a kept moment. Answers the first of these. */
async function live(): Promise<string> {
  await ask('POST', '/notes', { id: note, kind: 'issue', text: first, via: 'paper' })
  await ask('POST', `/notes/${note}/decision`, { decision: 'up' })
  const { body } = await ask<SnapshotTold>('POST', '/snapshots', { label: 'First words' })
  await ask('PATCH', `/notes/${note}`, { text: second })
  await ask('POST', `/notes/${note}/decision`, { decision: 'up' })
  await ask('POST', '/snapshots', { label: 'Second words' })
  return body.id
}

it('[H12] takes the words of a note out of every file, and nobody brings them back', async () => {
  const moment = await live()
  const doc = new Y.Doc()
  server.provider(made.board.id, await server.ticketFor('editor', made), doc)
  await eventually(() => expect(read(doc, notes, note)?.text).toBe(second))
  const spot = read(doc, notes, note)?.spot
  expect((await found()).join('\n')).toMatch(/900461 in folkmoot[^]*Brückner in the moment/)

  const answer = await redact()
  expect([answer.status, answer.body]).toEqual([200, { id: note, text: rest }])
  expect(await found()).toEqual([])
  await eventually(() => expect(read(doc, notes, note)).toMatchObject({ text: rest, ref: 'W1-001', spot }))
  const here = Buffer.from(Y.encodeStateAsUpdate(doc))
  expect(telling.filter(word => here.includes(word))).toEqual([])

  const shown = await ask<SnapshotShown>('GET', `/snapshots/${moment}`)
  expect(shown.body.notes.map(({ text }) => text)).toEqual([rest])
  expect((await ask('POST', `/snapshots/${moment}/restore`)).status).toBe(200)
  expect(read(doc, notes, note)?.text).toBe(rest)
  await server.close()
  expect(await found()).toEqual([])
  server = await startServer({ folder })
  const { body } = await ask<{ notes: { ref: string; text: string }[] }>('GET', '/export')
  expect(body.notes.map(({ ref, text }) => [ref, text])).toEqual([['W1-001', rest]])
})

it('[H12] finishes after a crash, and going back keeps the words out meanwhile', async () => {
  const moment = await live()
  vi.spyOn(server.store.snapshots, 'list').mockRejectedValueOnce(new Error('the machine stopped here'))
  expectProblem(await redact(), 'not-gone-yet')
  expect(await found()).not.toEqual([])
  expect((await ask('POST', `/snapshots/${moment}/restore`)).status).toBe(200)
  const { body } = await ask<{ notes: { text: string }[] }>('GET', '/export')
  expect(body.notes.map(({ text }) => text)).toEqual([rest])
  await server.close()
  server = await startServer({ folder })
  expect((await ask('GET', '')).status).toBe(200)
  await eventually(async () => expect(await found()).toEqual([]))
})

it('[H11] [H12] keeps the whole words for the contact alone, and deletes that copy from every file', async () => {
  await live()
  await ask('POST', `/notes/${note}/worry`, { reason: 'I know her' })
  expect((await redact()).status).toBe(200)
  const copied = (await found()).filter(each => !/Brückner|Ännie/.test(each))
  expect(copied.length).toBeGreaterThan(0)
  expect(await found()).toEqual(copied)
  expect(copied.filter(each => each.includes('the moment'))).toEqual([])
  expect((await ask('DELETE', `/worries/${note}`)).status).toBe(204)
  expect(await found()).toEqual([])
})
