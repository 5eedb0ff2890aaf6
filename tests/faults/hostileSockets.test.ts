// Hostile sockets: whatever a program sends over a sync socket, only that socket ends, and nobody else notices.
import { randomBytes, randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { presenceFrame, savedFrame, updateFrame, vectorFrame } from '#server/relay/frames.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import type { ThemeId } from '#shared/board/schema.ts'
import type { Role } from '#shared/people/roles.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { frameKinds, type Counts } from '#shared/protocol/frames.ts'
import { flow } from '#shared/protocol/limits.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { makeBoardOn, ticketOn } from '#tests/support/childBoard.ts'
import { startChild } from '#tests/support/childServer.ts'
import { eventually } from '#tests/support/eventually.ts'
import { figure } from '#tests/support/figures.ts'
import { readMetrics } from '#tests/support/metrics.ts'
import { openSocket, type BareSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let made: BoardMade
beforeEach(async () => {
  server = await startServer({ rates: flow })
  made = await server.makeBoard()
})
afterEach(() => server.close())

const noVector = vectorFrame(new Uint8Array([0]))
const enter = async (role: Role) => openSocket(server.wsOrigin, made.board.id, await server.ticketFor(role, made))
const by = { origin: 'test', at: '2026-11-22T19:40:00.000Z', dice: (bytes: Uint8Array<ArrayBuffer>) => bytes }

/** Somebody who works at the board while others misbehave. */
class Editor {
  readonly doc = new Y.Doc()
  readonly socket: BareSocket
  #asked = 0

  constructor(socket: BareSocket) {
    this.socket = socket
    this.doc.on('update', (update: Uint8Array) => socket.send(updateFrame(update)))
  }

  /** Adds a theme; resolves when the server has saved it. */
  async work(): Promise<void> {
    this.#asked += 1
    addTheme(this.doc, by, { theme: `theme-honest-${this.#asked}` as ThemeId, name: 'Honest' })
    this.socket.send(savedFrame(this.#asked))
    await eventually(() => expect(this.socket.heard).toContainEqual({ kind: 'saved', number: this.#asked }))
  }
}

async function editor(): Promise<Editor> {
  const socket = await enter('editor')
  socket.send(noVector)
  const { update } = await socket.hear('answer')
  const made = new Editor(socket)
  Y.applyUpdate(made.doc, update)
  await made.work()
  return made
}

/** The themes on the board, as somebody new finds them. */
async function themes(): Promise<number> {
  const reader = await enter('viewer')
  reader.send(noVector)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await reader.hear('answer')).update)
  reader.socket.close()
  return doc.getMap('themes').size
}

/** Sends one message from a new socket each time, a few at once. Answers the close codes that came, with how often. */
async function sendEach(tickets: readonly string[], messages: Iterable<Uint8Array | string>) {
  const codes = new Map<number, number>()
  const waiting = messages[Symbol.iterator]()
  await Promise.all(
    tickets.map(async ticket => {
      for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
        const socket = await openSocket(server.wsOrigin, made.board.id, ticket)
        socket.send(next.value)
        const { code } = await socket.closed
        codes.set(code, (codes.get(code) ?? 0) + 1)
      }
    }),
  )
  return Object.fromEntries(codes)
}

const peopleFor = (count: number) =>
  Promise.all(Array.from({ length: count }, () => server.ticketFor('resident', made)))

it('row 01: messages that are empty, one byte or noise end their own socket with 4400, and nobody else’s', async () => {
  const honest = await editor()
  const frames = figure(1_500, 10_000)
  const oneByte = () => new Uint8Array([randomInt(256)]).map(byte => (byte === frameKinds.queryAwareness ? 255 : byte))
  function* noise() {
    for (let i = 0; i < frames; i += 1) {
      if (i % 3 === 0) yield new Uint8Array()
      else yield i % 3 === 1 ? oneByte() : randomBytes(64 * 1024)
    }
  }
  const sending = sendEach(await peopleFor(12), noise())
  for (let i = 0; i < 20; i += 1) await honest.work()
  expect(await sending).toEqual({ [closeCodes.unreadable.code]: frames })
  expect(await themes()).toBe(21)
})

it('row 02: text, kinds that nobody knows and bytes after the end are refused with 4400', async () => {
  const honest = await editor()
  const kinds = [2, ...Array.from({ length: 123 }, (_, i) => 5 + i)]
  const messages: (Uint8Array | string)[] = [
    'hello',
    '',
    ...kinds.map(kind => new Uint8Array([kind, 0])),
    new Uint8Array([...noVector, 0]),
    new Uint8Array([...savedFrame(1), 7]),
    new Uint8Array([...presenceFrame([]), 0]),
    new Uint8Array([frameKinds.queryAwareness, 1]),
    new Uint8Array([...updateFrame(new Uint8Array([0, 0])), 255]),
  ]
  expect(await sendEach(await peopleFor(8), messages)).toEqual({ [closeCodes.unreadable.code]: messages.length })
  await honest.work()
  expect(await themes()).toBe(2)
})

it('row 03: seven bytes that claim 33 million structs cost next to no memory, however often they come', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'folkmoot-claims-'))
  const child = await startChild({ DATA_DIR: folder })
  try {
    const board = await makeBoardOn(child)
    const tickets = await Promise.all(Array.from({ length: 10 }, () => ticketOn(child, 'editor', board)))
    const claims = async (count: number) => {
      const codes: number[] = []
      const claim = async (ticket: string) => {
        for (let i = 0; i < count / tickets.length; i += 1) {
          const socket = await openSocket(child.wsOrigin, board.board.id, ticket)
          socket.send(updateFrame(new Uint8Array([1, 255, 255, 255, 15, 1, 0])))
          codes.push((await socket.closed).code)
        }
      }
      await Promise.all(tickets.map(claim))
      return codes
    }
    // Node takes some memory of its own for the first sockets.
    await claims(2_000)
    const before = (await readMetrics(child.origin))('folkmoot_memory_bytes')
    const codes = await claims(1_000)
    const after = (await readMetrics(child.origin))('folkmoot_memory_bytes')
    expect(codes).toEqual(Array.from({ length: 1_000 }, () => closeCodes.unreadable.code))
    expect(after - before).toBeLessThan(20 * 1024 * 1024)
  } finally {
    await child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
})

it('row 13: a viewer cannot write, a withdrawn role cannot go on, and a ticket opens one board', async () => {
  const honest = await editor()
  const write = updateFrame(Y.encodeStateAsUpdate(honest.doc))
  const extra = new Y.Doc()
  addTheme(extra, by, { theme: 'theme-forbidden' as ThemeId, name: 'Forbidden' })
  const forbidden = updateFrame(Y.encodeStateAsUpdate(extra))

  const viewer = await enter('viewer')
  viewer.send(write)
  viewer.send(forbidden)
  expect((await viewer.closed).code).toBe(closeCodes.notAllowed.code)

  const facilitator = await server.ticketFor('facilitator', made)
  const path = `/api/boards/${made.board.id}/keys/editor`
  expect((await server.ask('POST', path, facilitator)).status).toBe(201)
  honest.socket.send(forbidden)
  expect((await honest.socket.closed).code).toBe(closeCodes.noTicket.code)

  const other = await server.makeBoard()
  const stranger = await openSocket(server.wsOrigin, other.board.id, facilitator)
  stranger.send(forbidden)
  expect((await stranger.closed).code).toBe(closeCodes.noTicket.code)
  expect(await themes()).toBe(1)
})

it('row 14: presence for somebody else, too long, too often or unreadable changes nothing but what its sender may say', async () => {
  const [victim, honest, bad] = [await enter('editor'), await editor(), await enter('editor')]
  const facilitator = await server.ticketFor('facilitator', made)
  const counts = async () =>
    (await server.ask<{ counts: Counts }>('GET', `/api/boards/${made.board.id}`, facilitator)).body.counts
  const say = (client: number, clock: number, state: string) => presenceFrame([{ client, clock, state }])
  /** What the honest editor knows last of a client. */
  const known = (client: number) =>
    honest.socket.heard
      .flatMap(message => (message.kind === 'presence' ? message.entries : []))
      .findLast(entry => entry.client === client)?.state
  victim.send(say(1, 1, JSON.stringify({ name: 'The Vicar' })))
  await eventually(() => expect(known(1)).toContain('The Vicar'))

  bad.send(say(2, 1, JSON.stringify({ name: 'Bad' })))
  bad.send(say(1, 2 ** 52, JSON.stringify({ name: 'Not the Vicar' })))
  bad.send(say(2, 2, `{"name":"${'x'.repeat(100_000)}"}`))
  bad.send(say(2, 3, '{"name":'))
  for (let i = 0; i < 1_000; i += 1) bad.send(say(2, 4 + i, JSON.stringify({ name: `Bad ${i}`, writing: true })))
  await eventually(() => expect(known(2)).toContain('Bad 999'))
  expect(known(1)).toContain('The Vicar')
  victim.send(say(1, 2, JSON.stringify({ name: 'The Vicar again' })))
  await eventually(() => expect(known(1)).toContain('The Vicar again'))
  const heard = honest.socket.heard.filter(
    message => message.kind === 'presence' && message.entries.some(({ client }) => client === 2),
  )
  expect(heard.length).toBeLessThan(30)
  expect(JSON.stringify(heard)).not.toContain('xxx')
  expect(await counts()).toMatchObject({ here: 3, writing: 1 })
  await honest.work()
})
