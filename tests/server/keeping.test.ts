// Keeping: what must hold about saving and showing so that nothing is lost over the years.
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { updateFrame, vectorFrame } from '#server/relay/frames.ts'
import { Rooms, type Stay } from '#server/relay/rooms.ts'
import type { LedgerWrite } from '#server/store/store.ts'
import { moveNotes, postNotes } from '#shared/board/operations/notes.ts'
import type { NoteId } from '#shared/board/schema.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { calm, ManualClock } from '#tests/support/manualClock.ts'
import { MemoryStore } from '#tests/support/memoryStore.ts'
import { boardId, keepBoard } from '#tests/support/savedBoards.ts'
import { openSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

/** A store whose saves land when they are told to. */
class HeldStore extends MemoryStore {
  readonly waiting: (() => void)[] = []
  readonly states: Uint8Array[] = []
  holds = false

  override async append(board: string, update: Uint8Array | null, ledger: readonly LedgerWrite[]) {
    if (this.holds) await new Promise<void>(resolve => void this.waiting.push(resolve))
    return super.append(board, update, ledger)
  }

  override compact(board: string, state: Uint8Array, seq: number) {
    this.states.push(state)
    return super.compact(board, state, seq)
  }
}

let store: HeldStore
let clock: ManualClock
let stay: Stay
beforeEach(async () => {
  store = new HeldStore()
  clock = new ManualClock()
  await keepBoard(store)
  const joined = await new Rooms({ store, clock, log: pino({ level: 'silent' }), keepEmpty: 0 }).join(boardId)
  if (!joined) throw new Error('the board is there')
  stay = joined
})

const write = (key: string) => stay.room.change(doc => void doc.getMap('edits').set(key, 'x'))
const passed = async (milliseconds: number) => (await clock.advance(milliseconds), await calm())

it('[S8] [S9] answers what came in during a save only after a save of its own, which takes all of it', async () => {
  store.holds = true
  const answered: string[] = []
  const tell = (key: string) => void write(key).then(() => answered.push(key))
  tell('first')
  await passed(50)
  for (const key of ['second', 'third', 'fourth']) tell(key)
  await passed(500)
  expect(store.waiting).toHaveLength(1)
  store.waiting.shift()?.()
  await passed(500)
  expect(answered).toEqual(['first'])
  expect(store.waiting).toHaveLength(1)
  store.waiting.shift()?.()
  await passed(500)
  expect(answered).toEqual(['first', 'second', 'third', 'fourth'])
  expect(store.waiting).toHaveLength(0)
})

it('[S15] folds without the words that were deleted', async () => {
  const words = 'a-telephone-number-07700900123'
  await stay.room.change(doc => void doc.getMap('edits').set('note', words))
  const big = 'x'.repeat(1_200_000)
  const fill = (key: string) => {
    const filled = stay.room.change(doc => void doc.getMap('edits').set(key, big))
    return Promise.all([filled, passed(100)])
  }
  await fill('before')
  await stay.room.change(doc => doc.getMap('edits').delete('note'))
  await fill('after')
  await fill('later')
  const found = store.states.map(state => Buffer.from(state).includes(words))
  expect(found.length).toBeGreaterThan(1)
  expect(found[0]).toBe(true)
  expect(found.at(-1)).toBe(false)
})

it('[S16] does not grow by moving a note again and again', () => {
  const doc = new Y.Doc()
  const by = { origin: 'test', at: '2026-11-22T18:30:00.000Z', dice: (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(7) }
  const ids = ['note-number-one', 'note-number-two', 'note-number-three'] as NoteId[]
  postNotes(
    doc,
    by,
    ids.map(id => ({ id, kind: 'idea', text: 'A bench', via: 'phone', lang: null })),
  )
  const size = Y.encodeStateAsUpdate(doc).length
  for (let i = 0; i < 3_000; i += 1) {
    const moved = moveNotes(doc, by, { notes: ids.slice(0, 1), theme: null, place: i % 2 === 0 ? 'last' : 'first' })
    expect(moved.ok).toBe(true)
  }
  expect(Y.encodeStateAsUpdate(doc).length - size).toBeLessThan(1_000)
})

it('[S21] is put together once for everybody who comes between two changes', async () => {
  const [one, two] = await Promise.all([stay.room.opening(), stay.room.opening(), passed(100)])
  expect(one.ok && two.ok && one.value === two.value).toBe(true)
  await Promise.all([write('change'), passed(100)])
  const [three] = await Promise.all([stay.room.opening(), passed(100)])
  expect(three.ok && one.ok && three.value !== one.value).toBe(true)
})

let server: TestServer
let made: BoardMade
beforeEach(async () => {
  server = await startServer()
  made = await server.makeBoard()
})
afterEach(() => server.close())

const enter = (ticket: string) => openSocket(server.wsOrigin, made.board.id, ticket)
const nothing = vectorFrame(new Uint8Array([0]))

it('[S10] is begun once, by the server: whoever opens it adds nothing', async () => {
  const providers = await Promise.all(
    (['facilitator', 'editor', 'resident'] as const).map(async role =>
      server.provider(made.board.id, await server.ticketFor(role, made)),
    ),
  )
  await eventually(() => expect(providers.map(({ doc }) => doc.getMap('about').get('title'))).toHaveLength(3))
  await eventually(() => expect(providers.every(({ synced }) => synced)).toBe(true))
  const saved = await server.store.load(made.board.id)
  expect(saved?.seq).toBe(1)
  expect(saved?.updates).toHaveLength(1)
})

it('[S14] tells nobody else what a newcomer lacks', async () => {
  const viewer = await enter(await server.ticketFor('viewer', made))
  viewer.send(nothing)
  await viewer.hear('answer')
  const editor = await enter(await server.ticketFor('editor', made))
  editor.send(nothing)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await editor.hear('answer')).update)
  const before = Y.encodeStateVector(doc)
  doc.getMap('themes').set('theme-of-the-test', new Y.Map(Object.entries({ name: 'Roads', rank: 'a0' })))
  editor.send(updateFrame(Y.encodeStateAsUpdate(doc, before)))
  const frames = () => viewer.heard.flatMap(each => (each.kind === 'update' || each.kind === 'answer' ? [each] : []))
  await eventually(() => {
    const seen = new Y.Doc()
    for (const { update } of frames()) Y.applyUpdate(seen, update)
    expect(seen.getMap('themes').size).toBe(1)
  })
  expect(frames()).toHaveLength(2)
})

it('[S18] lets a person who came back be, when the earlier socket ends late', async () => {
  const ticket = await server.ticketFor('editor', made)
  const [early, late] = [await enter(ticket), await enter(ticket)]
  late.send(nothing)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await late.hear('answer')).update)
  early.socket.terminate()
  await early.closed
  await eventually(async () => {
    const seen = await server.ask<{ counts: { here: number } }>('GET', `/api/boards/${made.board.id}`, ticket)
    expect(seen.body.counts.here).toBe(1)
  })
  const helper = await server.ticketFor('helper', made)
  const note = { id: 'note-after-the-end', kind: 'idea', text: 'A bench' }
  await server.ask('POST', `/api/boards/${made.board.id}/notes`, helper, note)
  Y.applyUpdate(doc, (await late.hear('update')).update)
  expect(doc.getMap('notes').has('note-after-the-end')).toBe(true)
})
