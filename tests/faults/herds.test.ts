// Herds: many who come back at once, readers that fall behind, and pages of another time.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { presenceFrame, savedFrame, updateFrame, vectorFrame } from '#server/relay/frames.ts'
import { hashOf } from '#server/keys.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import { foundBoard } from '#shared/board/operations/boards.ts'
import { postNotes } from '#shared/board/operations/notes.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import type { NoteId, SessionId, ThemeId } from '#shared/board/schema.ts'
import { keyRoles, type KeyRole } from '#shared/people/roles.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { ticketOn } from '#tests/support/childBoard.ts'
import { startChild, type ChildServer } from '#tests/support/childServer.ts'
import { visionOf } from '#shared/board/schema.ts'
import { rewriteVision } from '#tests/support/rewriting.ts'
import { eventually } from '#tests/support/eventually.ts'
import { figure } from '#tests/support/figures.ts'
import { readMetrics } from '#tests/support/metrics.ts'
import { openSocket, type BareSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const dice = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)
const by = { origin: 'test', at: '2026-11-22T19:40:00.000Z', dice }
const noVector = vectorFrame(new Uint8Array([0]))
const board = { id: 'board-of-herds', code: 'HERDS2' }
const keys = Object.fromEntries(keyRoles.map(role => [role, `key-of-the-${role}`])) as Record<KeyRole, string>

let folder: string
let ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.toReversed()) await end()
  ends = []
})

/** A data folder with one board, with whatever `fill` puts on it. */
async function keepBoard(fill: (doc: Y.Doc) => void): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-herds-'))
  ends.push(() => rm(folder, { recursive: true, force: true }))
  const doc = new Y.Doc()
  foundBoard(doc, by, { title: 'Herds', place: '', question: '', language: 'en', session: 'session-1' as SessionId })
  fill(doc)
  const hashes = Object.fromEntries(keyRoles.map(role => [role, hashOf(keys[role])])) as Record<KeyRole, string>
  const store = openSqlite(folder)
  const firstUpdate = Y.encodeStateAsUpdate(doc)
  await store.create({ ...board, createdAt: Date.now(), keys: hashes, firstUpdate, ledger: [] })
  await store.close()
}

function writeNotes(doc: Y.Doc, count: number) {
  for (let i = 0; i < count; i += 1) {
    const id = `note-${String(i).padStart(5, '0')}` as NoteId
    postNotes(doc, by, [{ id, kind: 'idea', text: `A bench at the river (${i})`, via: 'phone', lang: null }])
  }
}

async function child(): Promise<ChildServer> {
  const started = await startChild({ DATA_DIR: folder })
  ends.push(() => started.kill('SIGKILL'))
  return started
}

/** A board that grew, with the update of each of its last steps and where it stood before each of them. */
class Grown {
  readonly #whole: Uint8Array
  readonly #steps: Uint8Array[] = []
  readonly vectors: Uint8Array[] = []

  constructor(doc: Y.Doc, steps: number) {
    this.#whole = Y.encodeStateAsUpdate(doc)
    const keep = (update: Uint8Array) => this.#steps.push(update)
    doc.on('update', keep)
    for (let i = 0; i < steps; i += 1) {
      this.vectors.push(Y.encodeStateVector(doc))
      addTheme(doc, by, { theme: `theme-late-${i}` as ThemeId, name: `Late ${i}` })
    }
    doc.off('update', keep)
  }

  /** The board as somebody has it who left before this step. */
  before(step: number): Y.Doc {
    const doc = new Y.Doc()
    for (const update of [this.#whole, ...this.#steps.slice(0, step)]) Y.applyUpdate(doc, update)
    return doc
  }
}

it('row 33: 200 clients that come back after a restart are all in step soon, and the server stays quick', async () => {
  const clients = figure(200, 300)
  const grown: Grown[] = []
  await keepBoard(doc => {
    writeNotes(doc, 2_000)
    grown.push(new Grown(doc, clients))
  })
  const [hallsBoard] = grown
  if (!hallsBoard) throw new Error('there is no board')
  const before = await child()
  const tickets = await Promise.all(
    Array.from({ length: clients }, (_, i) => ticketOn(before, i % 4 === 0 ? 'editor' : 'resident', { board, keys })),
  )
  const enter = async (server: ChildServer, ticket: string, i: number): Promise<BareSocket> => {
    const socket = await openSocket(server.wsOrigin, board.id, ticket)
    socket.send(vectorFrame(hallsBoard.vectors[i] ?? new Uint8Array([0])))
    return socket
  }
  const hall = await Promise.all(tickets.map((ticket, i) => enter(before, ticket, i)))
  await Promise.all(hall.map(each => each.hear('answer')))
  const goodbye = before.kill('SIGTERM')
  const codes = await Promise.all(hall.map(async ({ closed }) => (await closed).code))
  expect(new Set(codes)).toEqual(new Set([closeCodes.shuttingDown.code]))
  expect(await goodbye).toBe(0)

  const after = await child()
  // The first to come has the board read; that is another figure.
  const first = await openSocket(after.wsOrigin, board.id, await ticketOn(after, 'viewer', { board, keys }))
  first.send(noVector)
  await first.hear('answer')
  await readMetrics(after.origin)
  const began = performance.now()
  const answers = await Promise.all(
    tickets.map(async (ticket, i) => {
      const socket = await enter(after, ticket, i)
      return (await socket.hear('answer')).update
    }),
  )
  const took = performance.now() - began
  const metrics = await readMetrics(after.origin)
  expect(took).toBeLessThan(10_000)
  expect(metrics('folkmoot_event_loop_lag_seconds{quantile="0.99"}')).toBeLessThan(0.2)
  for (const i of [0, 1, clients - 1]) {
    const doc = hallsBoard.before(i)
    Y.applyUpdate(doc, answers[i] ?? new Uint8Array())
    expect([doc.getMap('notes').size, doc.getMap('themes').size]).toEqual([2_000, clients])
  }
})

it('row 19: a reader that stopped reading is cut off before it costs memory, and finds everything when it comes back', async () => {
  const server = await startServer()
  ends.push(() => server.close())
  const made = await server.makeBoard()
  const enter = async (role: 'editor' | 'viewer') =>
    openSocket(server.wsOrigin, made.board.id, await server.ticketFor(role, made))
  const [slow, quick, editor] = [await enter('viewer'), await enter('viewer'), await enter('editor')]
  for (const each of [slow, quick, editor]) {
    each.send(noVector)
    await each.hear('answer')
  }
  slow.socket.pause()
  const doc = new Y.Doc()
  let sent = 0
  let waiting = 0
  doc.on('update', (update: Uint8Array) => editor.send(updateFrame(update)))
  // Two hundred changes in each round; the network of this machine holds some megabytes by itself.
  for (let cut = 0; cut === 0 && sent < 4_000;) {
    for (const last = sent + 200; sent < last; sent += 1) rewriteVision(doc, String(sent).padEnd(10_000, '.'))
    editor.send(savedFrame(sent))
    await eventually(() => expect(editor.heard).toContainEqual({ kind: 'saved', number: sent }))
    const metrics = await readMetrics(server.origin)
    waiting = Math.max(waiting, metrics('folkmoot_bytes_waiting'))
    cut = metrics('folkmoot_readers_cut_off_total')
  }
  const metrics = await readMetrics(server.origin)
  expect(metrics('folkmoot_readers_cut_off_total')).toBe(1)
  expect(waiting).toBeLessThan(8 * 1024 * 1024)
  slow.socket.resume()
  expect((await slow.closed).code).toBe(1006)
  expect(quick.socket.readyState).toBe(WebSocket.OPEN)
  const again = await enter('viewer')
  again.send(noVector)
  const read = new Y.Doc()
  Y.applyUpdate(read, (await again.hear('answer')).update)
  expect(visionOf(read).toJSON()).toEqual(visionOf(doc).toJSON())
})

it('row 19: a reader that lags a little does without presence, and misses no change', async () => {
  const server = await startServer()
  ends.push(() => server.close())
  const made = await server.makeBoard()
  const enter = async () => openSocket(server.wsOrigin, made.board.id, await server.ticketFor('editor', made))
  const [slow, editor] = [await enter(), await enter()]
  for (const each of [slow, editor]) {
    each.send(noVector)
    await each.hear('answer')
  }
  slow.socket.pause()
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => editor.send(updateFrame(update)))
  const skipped = async () => (await readMetrics(server.origin))('folkmoot_presence_skipped_total')
  let sent = 0
  while ((await skipped()) === 0 && sent < 300) {
    sent += 1
    for (let part = 0; part < 5; part += 1) rewriteVision(doc, String(sent).padEnd(19_000, '.'))
    editor.send(presenceFrame([{ client: 9, clock: sent, state: JSON.stringify({ name: `Ann ${sent}` }) }]))
    editor.send(savedFrame(sent))
    await eventually(() => expect(editor.heard).toContainEqual({ kind: 'saved', number: sent }))
  }
  expect(sent).toBeLessThan(300)
  slow.socket.resume()
  const read = new Y.Doc()
  await eventually(() => {
    for (const message of slow.heard) if (message.kind === 'update') Y.applyUpdate(read, message.update)
    expect(visionOf(read).toJSON()).toEqual(visionOf(doc).toJSON())
  })
  expect(slow.socket.readyState).toBe(WebSocket.OPEN)
})

it.each(['folkmoot.v1', 'folkmoot.v3'])(
  'row 34: a page that speaks %s is told to reload, and is let in no further',
  async version => {
    const server: TestServer = await startServer()
    ends.push(() => server.close())
    const made = await server.makeBoard()
    const ticket = await server.ticketFor('editor', made)
    const socket = new WebSocket(`${server.wsOrigin}/sync/${made.board.id}`, [version, ticket])
    const heard: unknown[] = []
    socket.on('message', message => heard.push(message))
    socket.on('open', () => socket.send(noVector))
    const [code, reason] = await new Promise<[number, string]>(resolve => {
      socket.on('close', (code, reason) => resolve([code, String(reason)]))
    })
    expect([code, reason]).toEqual([4426, closeCodes.reload.meaning])
    expect([socket.protocol, heard]).toEqual([version, []])
  },
)

it('[S13] row 34: what a newer version wrote stays on the board, whatever this one does there', async () => {
  await keepBoard(doc => {
    doc.getMap('about').set('schema', 99)
    doc.getMap('about').set('weather', 'rain')
    doc.getMap('ponds').set('pond-1', new Y.Map([['depth', 2]]))
    writeNotes(doc, 3)
    const note = doc.getMap('notes').get('note-00001')
    if (note instanceof Y.Map) note.set('smell', new Y.Text('of rain'))
  })
  const server = await startServer({ folder })
  const made = { board: { id: board.id, code: board.code }, keys } as Parameters<TestServer['ticketFor']>[1]
  const at = `/api/boards/${board.id}`
  const facilitator = await server.ticketFor('facilitator', made)
  for (const stage of ['sort', 'act', 'post']) await server.ask('POST', `${at}/stage`, facilitator, { stage })
  const posted = { id: 'note-of-today', kind: 'idea', text: 'Now' }
  const resident = await server.ticketFor('resident', made)
  expect((await server.ask('POST', `${at}/notes`, resident, posted)).status).toBe(201)
  const editor = new Y.Doc()
  const provider = server.provider(board.id, await server.ticketFor('editor', made), editor)
  await eventually(() => expect(provider.synced).toBe(true))
  addTheme(editor, by, { theme: 'theme-of-today' as ThemeId, name: 'Today' })
  const neighbour = new Y.Doc()
  server.provider(board.id, await server.ticketFor('viewer', made), neighbour)
  await eventually(() => expect([...neighbour.getMap('themes').keys()]).toEqual(['theme-of-today']))
  await server.close()

  const again = await startServer({ folder })
  ends.push(() => again.close())
  const reader = await openSocket(again.wsOrigin, board.id, await again.ticketFor('viewer', made))
  reader.send(noVector)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await reader.hear('answer')).update)
  expect(doc.getMap('about').toJSON()).toMatchObject({ schema: 99, weather: 'rain', stage: 'post' })
  expect(doc.getMap('ponds').toJSON()).toEqual({ 'pond-1': { depth: 2 } })
  expect(doc.getMap('notes').toJSON()).toMatchObject({ 'note-00001': { smell: 'of rain' }, 'note-of-today': {} })
  expect([...doc.getMap('themes').keys()]).toEqual(['theme-of-today'])
})
