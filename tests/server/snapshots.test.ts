// Snapshots: moments kept of a board, by themselves and on request; looked at, gone back to, and gone back from.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { systemClock } from '#server/clock.ts'
import { has, ids, read } from '#shared/board/record.ts'
import { notes, themes, type NoteId, type ThemeId } from '#shared/board/schema.ts'
import { addTheme, nameTheme } from '#shared/board/operations/themes.ts'
import { moveNotes } from '#shared/board/operations/notes.ts'
import type { By } from '#shared/board/operations/by.ts'
import type { Role } from '#shared/people/roles.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { SnapshotShown, SnapshotTold, WentBack } from '#shared/protocol/moments.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { openHistory } from '#client/board/history.ts'
import { eventually } from '#tests/support/eventually.ts'
import { ManualClock } from '#tests/support/manualClock.ts'
import { MemoryStore } from '#tests/support/memoryStore.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

// Long enough for a busy machine.
vi.setConfig({ testTimeout: 20_000 })

type Told = { snapshots: SnapshotTold[] }

const minute = 60_000
const dice = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)
const theme = 'theme-roads' as ThemeId
const note = 'note-one-1' as NoteId

let server: TestServer
let made: BoardMade
let store: MemoryStore
let clock: ManualClock
let facilitator: string
beforeEach(async () => {
  clock = new ManualClock()
  store = new MemoryStore()
  // Short waits pass by themselves; only the long ones are for the test to decide.
  const after = (milliseconds: number, run: () => void) =>
    milliseconds < 1_000 ? systemClock.after(milliseconds, run) : clock.after(milliseconds, run)
  server = await startServer({ store, clock: { now: () => clock.now(), after } })
  made = await server.makeBoard()
  facilitator = await ticketFor('facilitator')
})
afterEach(async () => {
  const closing = server.close()
  // Whatever a goodbye waits for happens at once.
  await clock.advance(10_000)
  await closing
})

const ticketFor = (role: Role) => server.ticketFor(role, made)
const at = (path = '') => `/api/boards/${made.board.id}${path}`
const ask = <T>(method: string, path: string, body?: unknown) => server.ask<T>(method, at(path), facilitator, body)
const listed = async () => (await ask<Told>('GET', '/snapshots')).body.snapshots
const keep = async (label: string) => (await ask<SnapshotTold>('POST', '/snapshots', { label })).body
const goBackTo = (id: string) => ask<WentBack>('POST', `/snapshots/${id}/restore`)
const post = (id: string, text = 'The bus stops at six') =>
  ask('POST', '/notes', { id, kind: 'issue', text, via: 'paper' })

const notesNow = async () => {
  const { body } = await server.ask<{ notes: unknown[] }>('GET', at('/export'), facilitator)
  return body.notes.length
}

/** An editor at the board, with what it has heard, and every change of its line. */
async function editor() {
  const doc = new Y.Doc()
  const provider = server.provider(made.board.id, await ticketFor('editor'), doc)
  const states: string[] = []
  provider.on('status', ({ status }) => void states.push(status))
  await eventually(() => expect(provider.synced).toBe(true))
  const by: By = { origin: { person: 'me' }, at: '2026-11-22T19:40:00.000Z', dice }
  return { doc, by, states, history: openHistory(doc, by.origin) }
}

it('a moment is kept by name, told with what it holds, and looked at as plain data', async () => {
  await post('note-one-1')
  const kept = await keep('  Before  tea ')
  expect(kept).toMatchObject({ why: 'label', label: 'Before tea', counts: { notes: 1, themes: 0, actions: 0 } })
  expect(kept.at).toBe(new Date(clock.now()).toISOString())
  expect(await listed()).toEqual([kept])
  await post('note-two-2', 'A bench')
  const { body } = await ask<SnapshotShown>('GET', `/snapshots/${kept.id}`)
  expect(body).toEqual({
    ...kept,
    changes: { notes: { back: 0, gone: 1, changed: 0 } },
    notes: [{ ref: 'W1-001', kind: 'issue', text: 'The bus stops at six', theme: null }],
    actions: [],
  })
})

it('moments are for the facilitator alone', async () => {
  const { id } = await keep('Before tea')
  for (const role of ['helper', 'editor', 'resident', 'viewer'] as const) {
    const ticket = await ticketFor(role)
    expectProblem(await server.ask('GET', at('/snapshots'), ticket), 'not-allowed')
    expectProblem(await server.ask('POST', at('/snapshots'), ticket, { label: 'x' }), 'not-allowed')
    expectProblem(await server.ask('GET', at(`/snapshots/${id}`), ticket), 'not-allowed')
    expectProblem(await server.ask('POST', at(`/snapshots/${id}/restore`), ticket), 'not-allowed')
  }
  expect(await listed()).toHaveLength(1)
})

it('a moment needs a name of a decent length, and one that is not kept is not found', async () => {
  expectProblem(await ask('POST', '/snapshots', { label: ' ' }), 'empty')
  expectProblem(await ask('POST', '/snapshots', { label: 'x'.repeat(limits.snapshotLabelCharacters + 1) }), 'too-long')
  expectProblem(await ask('GET', '/snapshots/nothing-here'), 'no-such-snapshot')
  expectProblem(await goBackTo('nothing-here'), 'no-such-snapshot')
  expect(await listed()).toEqual([])
})

it('a stage that ends is kept as it ended, and a new question alone is no stage', async () => {
  await ask('POST', '/stage', { stage: 'post' })
  await post('note-one-1')
  await ask('POST', '/stage', { stage: 'post', question: 'What else?' })
  await ask('POST', '/stage', { stage: 'sort' })
  const told = await listed()
  expect(told.map(({ why }) => why)).toEqual(['stage', 'stage'])
  expect(new Set(told.map(({ counts }) => counts.notes))).toEqual(new Set([0, 1]))
  const { body } = await goBackTo(told.find(({ counts }) => counts.notes === 1)?.id ?? '')
  expect(body.changes.about?.changed).toBe(1)
  expect((await server.ask('GET', at(), facilitator)).body).toMatchObject({ stage: 'post', question: 'What else?' })
})

it('[G6] going back reaches everybody without a new line, is kept from, and is undone by going back', async () => {
  const sam = await editor()
  await post(note)
  addTheme(sam.doc, sam.by, { theme, name: 'Roads' })
  await eventually(() => expect(has(sam.doc, notes, note)).toBe(true))
  await eventually(async () => expect((await keep('Sorted')).counts).toEqual({ notes: 1, themes: 1, actions: 0 }))
  const sorted = (await listed())[0]
  nameTheme(sam.doc, sam.by, { theme, name: 'Roads and paths' })
  await post('note-two-2', 'A bench')
  await eventually(() => expect(ids(sam.doc, notes)).toHaveLength(2))

  const { body } = await goBackTo(sorted?.id ?? '')
  expect(body.before).toMatchObject({ why: 'before-restore', counts: { notes: 2, themes: 1, actions: 0 } })
  expect(body.changes).toEqual({
    notes: { back: 0, gone: 1, changed: 0 },
    themes: { back: 0, gone: 0, changed: 1 },
  })
  await eventually(() => expect(ids(sam.doc, notes)).toEqual([note]))
  expect(read(sam.doc, themes, theme)?.name).toBe('Roads')

  moveNotes(sam.doc, sam.by, { notes: [note], theme, place: 'first' })
  expect(sam.history.undo()).toBe('done')
  expect(read(sam.doc, notes, note)?.spot.theme).toBeNull()

  await goBackTo(body.before.id)
  await eventually(() => expect(ids(sam.doc, notes).sort()).toEqual([note, 'note-two-2']))
  expect(read(sam.doc, themes, theme)?.name).toBe('Roads and paths')
  expect(sam.states).not.toContain('disconnected')
  expect((await listed()).filter(({ why }) => why === 'before-restore')).toHaveLength(2)
})

it('[G3] a note that its author took away stays away, and is not shown either', async () => {
  await post(note)
  await post('note-two-2', 'A bench')
  const kept = await keep('Both')
  await ask('DELETE', `/notes/${note}`)
  const { body } = await ask<SnapshotShown>('GET', `/snapshots/${kept.id}`)
  expect([body.notes.map(({ text }) => text), body.changes]).toEqual([['A bench'], {}])
  await goBackTo(kept.id)
  expect((await ask<SnapshotTold>('POST', '/snapshots', { label: 'After' })).body.counts.notes).toBe(1)
  expectProblem(await post(note), 'no-such-note')
})

it('nobody goes back when the moment before cannot be kept', async () => {
  const kept = await keep('Empty')
  await post(note)
  const works = store.snapshots.keep.bind(store.snapshots)
  store.snapshots.keep = async () => {
    throw new Error('the disk is full')
  }
  expectProblem(await goBackTo(kept.id), 'cannot-save')
  expectProblem(await ask('POST', '/snapshots', { label: 'x' }), 'cannot-save')
  expect((await ask('POST', '/stage', { stage: 'post' })).status).toBe(200)
  store.snapshots.keep = works
  expect((await keep('Still there')).counts.notes).toBe(1)
})

it('a board that changes is kept every five minutes, and no more often', async () => {
  await editor()
  for (let i = 0; i < 12; i += 1) {
    await post(`note-number-${i}`)
    await clock.advance(minute)
  }
  const told = await listed()
  expect(told.map(({ why, counts }) => [why, counts.notes])).toEqual([
    ['minutes', 10],
    ['minutes', 5],
  ])
  // The alarm that the eleventh note set rings once more, and then it is quiet.
  await clock.advance(60 * minute)
  await eventually(async () => expect((await listed()).map(({ counts }) => counts.notes)).toEqual([12, 10, 5]))
})

it('a board that everybody leaves is kept as they left it, also not more often', async () => {
  for (let i = 0; i < 12; i += 1) {
    await post(`note-number-${i}`)
    await clock.advance(minute)
  }
  const told = (await listed()).map(({ at, why, counts }) => [why, counts.notes, Date.parse(at)] as const)
  expect(told.map(([why, counted]) => [why, counted])).toEqual([
    ['minutes', 11],
    ['minutes', 6],
    ['minutes', 1],
  ])
})

it('[G7] old moments go as new ones come', async () => {
  await editor()
  for (let i = 0; i < 6; i += 1) {
    await post(`note-number-${i}`)
    await clock.advance(5 * minute)
  }
  await eventually(async () => expect(await listed()).toHaveLength(6))
  clock.jump(26 * 60 * minute)
  await post(note)
  await clock.advance(5 * minute)
  await eventually(async () => {
    const old = (await listed()).filter(({ at }) => clock.now() - Date.parse(at) > 24 * 60 * minute)
    expect([old.length > 0, old.length < 3]).toEqual([true, true])
  })
})

it('a note that is removed for good leaves also a moment that is just being kept, and is tried again until it is gone', async () => {
  await post(note, 'Ring me on 07700 900461')
  await post('note-two-2', 'A bench')
  const works = store.snapshots.keep.bind(store.snapshots)
  const decide = () => ask('POST', `/notes/${note}/decision`, { decision: 'forget' })
  // The moment is taken first, and lands only when the note is off the board.
  let isLanding = false
  store.snapshots.keep = async (board, snapshot) => {
    isLanding = true
    await eventually(async () => expect(await notesNow()).toBe(1))
    store.snapshots.keep = works
    await works(board, snapshot)
  }
  const keeping = keep('With the number')
  await eventually(() => expect(isLanding).toBe(true))
  const deciding = decide()
  const kept = await keeping
  expect((await deciding).status).toBe(200)
  const { body } = await ask<SnapshotShown>('GET', `/snapshots/${kept.id}`)
  expect([body.counts.notes, body.notes.map(({ text }) => text)]).toEqual([1, ['A bench']])

  await ask('POST', '/notes', { id: 'note-three-3', kind: 'idea', text: 'Ring me too', via: 'paper' })
  const last = await keep('With another number')
  store.snapshots.keep = async () => {
    throw new Error('the disk is full')
  }
  const refused = await ask('POST', '/notes/note-three-3/decision', { decision: 'forget' })
  expectProblem(refused, 'not-gone-yet')
  store.snapshots.keep = works
  await editor()
  await clock.advance(minute)
  await eventually(async () =>
    expect((await ask<SnapshotShown>('GET', `/snapshots/${last.id}`)).body.counts.notes).toBe(1),
  )
})

it('a kept moment that cannot be read is not found, and stands in the way of nothing', async () => {
  await post(note)
  const good = await keep('Good')
  const bad = await keep('Bad')
  const saved = await store.snapshots.read(made.board.id, bad.id)
  if (saved === null) throw new Error('the moment is there')
  await store.snapshots.keep(made.board.id, { ...saved, bytes: saved.bytes.subarray(0, 40) })
  expectProblem(await ask('GET', `/snapshots/${bad.id}`), 'no-such-snapshot')
  expectProblem(await goBackTo(bad.id), 'no-such-snapshot')
  expect((await ask('POST', `/notes/${note}/decision`, { decision: 'forget' })).status).toBe(200)
  const left = await listed()
  expect(left.map(({ id, counts }) => [id, counts.notes])).toEqual([[good.id, 0]])
})
