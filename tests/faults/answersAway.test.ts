// Answers from phones, away: what is held survives a restart; what was taken out or removed for good is in no file any more.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SnapshotTold } from '#shared/protocol/moments.ts'
import type { BoardMade, HeldNotes } from '#shared/protocol/requests.ts'
import { actionId, draft } from '#tests/shared/support/boards.ts'
import { eventually } from '#tests/support/eventually.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'
import { tracesOf } from '#tests/support/traces.ts'

const id = 'suggestion-with-a-name'
const words = 'Ask Ännie Brückner for the key'
const telling = ['Ännie', 'Brückner']
const [from, to] = [words.indexOf('Ännie'), words.indexOf(' for')]

let folder: string
let server: TestServer
let made: BoardMade
let facilitator: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-answers-'))
  server = await startServer({ folder })
  made = await server.makeBoard()
  facilitator = await server.ticketFor('facilitator', made)
  await ask('POST', '/stage', { stage: 'act', rules: { hold: 'first' } })
  draft(server.provider(made.board.id, await server.ticketFor('editor', made)).doc, 1)
  await eventually(async () => expect((await exported()).actions).toHaveLength(1))
  await ask('POST', '/suggestions', { id, action: actionId(1), letter: 'm', text: words })
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const ask = <T>(method: string, path: string, body?: unknown) =>
  server.ask<T>(method, `/api/boards/${made.board.id}${path}`, facilitator, body)
const exported = async () =>
  (await ask<{ actions: object[]; suggestions: { id: string; text: string }[] }>('GET', '/export')).body
const beside = async () => (await exported()).suggestions.map(({ text }) => text)
const found = () => tracesOf(folder, telling)
const restart = async () => {
  await server.close()
  server = await startServer({ folder })
}
/** Beside its cell, and in a kept moment. Answers that moment. */
async function live(): Promise<string> {
  await ask('POST', `/notes/${id}/decision`, { decision: 'up' })
  expect(await beside()).toEqual([words])
  return (await ask<SnapshotTold>('POST', '/snapshots', { label: 'With the name' })).body.id
}

it('[A21] keeps what is held over a restart, with the question that it answers', async () => {
  await restart()
  const { notes } = (await ask<HeldNotes>('GET', '/held')).body
  expect(notes).toMatchObject([{ id, text: words, answers: { action: actionId(1), letter: 'm' } }])
  expect(await beside()).toEqual([])
  expect((await ask('POST', `/notes/${id}/decision`, { decision: 'up' })).status).toBe(200)
  expect(await beside()).toEqual([words])
})

it.each([
  ['while it lies beside its cell', live],
  ['while it waits', () => Promise.resolve('')],
])('[H12] [A21] takes words out of every file %s, and going back keeps them out', async (_when, before) => {
  const moment = await before()
  expect(await found()).not.toEqual([])
  const answer = await ask<{ text: string }>('POST', `/notes/${id}/redact`, { was: words, cut: [[from, to]] })
  expect(answer.body).toEqual({ id, text: 'Ask […] for the key' })
  expect(await found()).toEqual([])
  if (moment !== '') expect((await ask('POST', `/snapshots/${moment}/restore`)).status).toBe(200)
  else await ask('POST', `/notes/${id}/decision`, { decision: 'up' })
  expect(await beside()).toEqual(['Ask […] for the key'])
  await restart()
  expect(await beside()).toEqual(['Ask […] for the key'])
  expect(await found()).toEqual([])
})

it('[H12] [A21] going back keeps words out also before every file is clean', async () => {
  const moment = await live()
  vi.spyOn(server.store.snapshots, 'list').mockRejectedValueOnce(new Error('the machine stopped here'))
  expectProblem(await ask('POST', `/notes/${id}/redact`, { was: words, cut: [[from, to]] }), 'not-gone-yet')
  expect((await ask('POST', `/snapshots/${moment}/restore`)).status).toBe(200)
  expect(await beside()).toEqual(['Ask […] for the key'])
})

it('[A19] [A21] removes it for good from board, moments, log and private records, with the copy that a worry left', async () => {
  const moment = await live()
  await ask('POST', `/notes/${id}/worry`, { reason: 'I know her' })
  expect((await found()).length).toBeGreaterThan(0)
  expect((await ask('POST', `/notes/${id}/decision`, { decision: 'forget' })).status).toBe(200)
  expect(await found()).toEqual([])
  expect((await ask('POST', `/snapshots/${moment}/restore`)).status).toBe(200)
  await restart()
  expect(await beside()).toEqual([])
  expect(await found()).toEqual([])
})
