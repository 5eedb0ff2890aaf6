// The relay, asked as anybody would ask it: stock clients and bare sockets against a real server.
import { once } from 'node:events'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { answerFrame, presenceFrame, savedFrame, updateFrame, vectorFrame } from '#server/relay/frames.ts'
import { visionOf } from '#shared/board/schema.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { subprotocol, type Counts } from '#shared/protocol/frames.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { rewriteVision } from '#tests/support/rewriting.ts'
import { openSocket, type BareSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let made: BoardMade
beforeEach(async () => {
  server = await startServer()
  made = await server.makeBoard()
})
afterEach(() => server.close())

const nothing = new Uint8Array([0])
const names = (doc: Y.Doc) =>
  [...doc.getMap('themes').values()].map(theme => String((theme as Y.Map<unknown>).get('name'))).sort()
const addTheme = (doc: Y.Doc, id: string, name: string) =>
  doc.getMap('themes').set(id, new Y.Map(Object.entries({ name, slot: 0, rank: 'a0' })))

/** An update as an editor would send it, made on top of what the socket heard of the board. */
function editOf(board: Uint8Array, name: string): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, board)
  const before = Y.encodeStateVector(doc)
  addTheme(doc, `theme-${name}`, name)
  return Y.encodeStateAsUpdate(doc, before)
}

async function boardOf(socket: BareSocket): Promise<Uint8Array> {
  socket.send(vectorFrame(nothing))
  return (await socket.hear('answer')).update
}

async function enter(role: 'editor' | 'facilitator' | 'resident' | 'viewer'): Promise<BareSocket> {
  return openSocket(server.wsOrigin, made.board.id, await server.ticketFor(role, made))
}

async function namesOnBoard(): Promise<string[]> {
  const reader = await enter('viewer')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await boardOf(reader))
  return names(doc)
}

it('lets two stock clients edit together, and a third find everything later', async () => {
  const ticket = await server.ticketFor('editor', made)
  const [one, two] = [new Y.Doc(), new Y.Doc()]
  addTheme(one, 'theme-before-sync', 'Buses')
  const first = server.provider(made.board.id, ticket, one)
  const second = server.provider(made.board.id, await server.ticketFor('facilitator', made), two)
  await eventually(() => expect([first.synced, second.synced]).toEqual([true, true]))
  addTheme(one, 'theme-from-one', 'Roads')
  addTheme(two, 'theme-from-two', 'Young people')
  const all = ['Buses', 'Roads', 'Young people']
  await eventually(() => expect([names(one), names(two)]).toEqual([all, all]))
  const third = new Y.Doc()
  server.provider(made.board.id, ticket, third)
  await eventually(() => expect(names(third)).toEqual(all))
})

it('keeps what was edited when the server stops and starts again', async () => {
  const doc = new Y.Doc()
  server.provider(made.board.id, await server.ticketFor('editor', made), doc)
  const socket = await enter('viewer')
  await boardOf(socket)
  addTheme(doc, 'theme-kept', 'Footpaths')
  await socket.hear('update')
  expect(await server.app.close()).toBe(true)
  const again = await startServer({ folder: server.folder })
  const later = new Y.Doc()
  again.provider(made.board.id, await again.ticketFor('viewer', made), later)
  await eventually(() => expect(names(later)).toEqual(['Footpaths']))
  await again.close()
})

it('does not send an update back to the only one who made it', async () => {
  const [author, other] = [await enter('editor'), await enter('editor')]
  await boardOf(other)
  author.send(updateFrame(editOf(await boardOf(author), 'Roads')))
  await other.hear('update')
  author.send(savedFrame(1))
  await author.hear('saved')
  expect(author.heard.filter(({ kind }) => kind === 'update')).toEqual([])
})

it('answers "saved?" with the same number, once', async () => {
  const editor = await enter('editor')
  editor.send(updateFrame(editOf(await boardOf(editor), 'Roads')))
  editor.send(savedFrame(7))
  expect(await editor.hear('saved')).toEqual({ kind: 'saved', number: 7 })
})

it.each(['resident', 'viewer'] as const)('refuses an update of a %s, and applies nothing of it', async role => {
  const socket = await enter(role)
  socket.send(updateFrame(editOf(await boardOf(socket), 'Mischief')))
  expect(await socket.closed).toEqual({ code: closeCodes.notAllowed.code, reason: expect.stringContaining(role) })
  expect(await namesOnBoard()).toEqual([])
})

it('refuses a deletion by a resident, and one hidden in an answer', async () => {
  const editor = await enter('editor')
  const before = await boardOf(editor)
  editor.send(updateFrame(editOf(before, 'Roads')))
  editor.send(savedFrame(1))
  await editor.hear('saved')
  for (const frame of [updateFrame, answerFrame]) {
    const resident = await enter('resident')
    const doc = new Y.Doc()
    Y.applyUpdate(doc, await boardOf(resident))
    const vector = Y.encodeStateVector(doc)
    doc.getMap('themes').delete('theme-Roads')
    resident.send(frame(Y.encodeStateAsUpdate(doc, vector)))
    expect((await resident.closed).code).toBe(closeCodes.notAllowed.code)
  }
  expect(await namesOnBoard()).toEqual(['Roads'])
})

it('passes over an answer of a viewer that adds nothing', async () => {
  const viewer = await enter('viewer')
  viewer.send(answerFrame(await boardOf(viewer)))
  viewer.send(savedFrame(1))
  await viewer.hear('saved')
  expect(viewer.socket.readyState).toBe(WebSocket.OPEN)
})

it('[S3] asks again after a gap, and says "saved" only when nothing is missing', async () => {
  const editor = await enter('editor')
  await editor.hear('vector')
  const doc = new Y.Doc()
  addTheme(doc, 'theme-first', 'First')
  const vector = Y.encodeStateVector(doc)
  addTheme(doc, 'theme-second', 'Second')
  editor.send(updateFrame(Y.encodeStateAsUpdate(doc, vector)))
  editor.send(savedFrame(1))
  const asked = await editor.hear('vector')
  expect(editor.heard.filter(({ kind }) => kind === 'saved')).toEqual([])
  editor.send(answerFrame(Y.encodeStateAsUpdate(doc, asked.vector)))
  await editor.hear('saved')
  expect(await namesOnBoard()).toEqual(['First', 'Second'])
})

const unreadable: [string, Uint8Array | string][] = [
  ['an empty message', new Uint8Array()],
  ['a text message', 'hello'],
  ['an unknown kind', new Uint8Array([99, 1, 2])],
  ['an unknown step', new Uint8Array([0, 7, 1, 0])],
  ['a message cut short', new Uint8Array([0, 2, 200, 1, 1])],
  ['a message that goes on after its end', new Uint8Array([4, 1, 1])],
  ['an update of 33 million structs', updateFrame(new Uint8Array([1, 255, 255, 255, 15, 1, 0]))],
  ['an update with a clock past the limit', updateFrame(hugeGarbage())],
  ['random bytes', updateFrame(crypto.getRandomValues(new Uint8Array(500)).fill(255, 0, 9))],
  ['a vector that is none', vectorFrame(new Uint8Array([255, 255, 255, 255]))],
]

/** One collected struct whose length is 2^52. */
function hugeGarbage(): Uint8Array {
  return encoding.encode(encoder => {
    for (const number of [1, 1, 5, 0]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, 2 ** 52)
    encoding.writeVarUint(encoder, 0)
  })
}

it.each(unreadable)('ends only the socket that says %s', async (_what, frame) => {
  const [bad, good] = [await enter('editor'), await enter('editor')]
  const board = await boardOf(good)
  bad.send(frame)
  expect((await bad.closed).code).toBe(closeCodes.unreadable.code)
  good.send(updateFrame(editOf(board, 'Roads')))
  good.send(savedFrame(1))
  await good.hear('saved')
  expect(await namesOnBoard()).toEqual(['Roads'])
})

it('[S26] takes nothing of what comes after a message that it refused', async () => {
  const editor = await enter('editor')
  const update = editOf(await boardOf(editor), 'Too late')
  editor.send(new Uint8Array([99]))
  editor.send(updateFrame(update))
  await editor.closed
  expect(await namesOnBoard()).toEqual([])
})

it('ends a socket that says too much at once', async () => {
  const editor = await enter('editor')
  editor.send(new Uint8Array(limits.syncMessageBytes + 1))
  expect((await editor.closed).code).toBe(1009)
})

it('says by the close code why a socket may not stay', async () => {
  const ticket = await server.ticketFor('editor', made)
  const other = await server.makeBoard()
  const unknown = await openSocket(server.wsOrigin, 'no-such-board', ticket)
  expect((await unknown.closed).code).toBe(closeCodes.noBoard.code)
  for (const [board, wrong] of [
    [made.board.id, ''],
    [made.board.id, 'not.a.ticket'],
    [other.board.id, ticket],
  ] as const) {
    const socket = await openSocket(server.wsOrigin, board, wrong)
    expect((await socket.closed).code).toBe(closeCodes.noTicket.code)
  }
})

it('never says the ticket back', async () => {
  const socket = await enter('resident')
  expect(socket.socket.protocol).toBe(subprotocol)
})

it.each(['http://elsewhere.example', 'null'])('refuses a page from %s before the upgrade', async origin => {
  const ticket = await server.ticketFor('editor', made)
  const socket = new WebSocket(`${server.wsOrigin}/sync/${made.board.id}`, [subprotocol, ticket], { origin })
  const [error] = await once(socket, 'error')
  expect(String(error)).toContain('403')
})

it('lets in a page of its own', async () => {
  const ticket = await server.ticketFor('editor', made)
  const socket = await openSocket(server.wsOrigin, made.board.id, ticket, { origin: server.origin })
  await boardOf(socket)
})

it('ends the sockets and tickets of a key that was renewed, and no others', async () => {
  const [editor, resident] = [await enter('editor'), await enter('resident')]
  const stale = await server.ticketFor('editor', made)
  const facilitator = await server.ticketFor('facilitator', made)
  await server.ask('POST', `/api/boards/${made.board.id}/keys/editor`, facilitator)
  expect((await editor.closed).code).toBe(closeCodes.noTicket.code)
  const again = await openSocket(server.wsOrigin, made.board.id, stale)
  expect((await again.closed).code).toBe(closeCodes.noTicket.code)
  await boardOf(resident)
})

it('tells everybody when the server is going', async () => {
  const socket = await enter('resident')
  const gone = server.app.close()
  expect((await socket.closed).code).toBe(closeCodes.shuttingDown.code)
  expect(await gone).toBe(true)
})

it('copes with messages that all come at once', async () => {
  const editor = await enter('editor')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await boardOf(editor))
  doc.on('update', (update: Uint8Array) => editor.send(updateFrame(update)))
  for (let i = 0; i < 3000; i += 1) addTheme(doc, `theme-${i}-of-many`, String(i))
  editor.send(savedFrame(1))
  await editor.hear('saved')
  expect(await namesOnBoard()).toHaveLength(3000)
})

it('keeps a presence message from crossing to those whom it does not concern', async () => {
  const [editor, resident] = [await enter('editor'), await enter('resident')]
  await boardOf(resident)
  editor.send(presenceFrame([{ client: 5, clock: 1, state: JSON.stringify({ name: 'Ann' }) }]))
  const other = await enter('editor')
  await eventually(() => expect(JSON.stringify(other.heard)).toContain('Ann'))
  expect(JSON.stringify(resident.heard)).not.toContain('Ann')
})

it('[S23] cuts off a reader that falls far behind, and lets it come back for what it lacks', async () => {
  const [slow, editor] = [await enter('resident'), await enter('editor')]
  const ticket = await server.ticketFor('editor', made)
  const here = async () =>
    (await server.ask<{ counts: Counts }>('GET', `/api/boards/${made.board.id}`, ticket)).body.counts.here
  await boardOf(slow)
  expect(await here()).toBe(2)
  slow.socket.pause()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await boardOf(editor))
  let sent = 0
  // The network of this machine holds some megabytes by itself.
  while ((await here()) === 2 && sent < 300) {
    for (const last = sent + 10; sent < last; sent += 1) {
      const vector = Y.encodeStateVector(doc)
      rewriteVision(doc, Array.from({ length: 10 }, () => `${sent}`.padEnd(19_999, 'x')).join('\n'))
      editor.send(updateFrame(Y.encodeStateAsUpdate(doc, vector)))
    }
    editor.send(savedFrame(sent))
    await editor.hear('saved')
  }
  slow.socket.resume()
  expect((await slow.closed).code).toBe(1006)
  const later = new Y.Doc()
  Y.applyUpdate(later, await boardOf(await enter('viewer')))
  expect(visionOf(later).toJSON()).toBe(visionOf(doc).toJSON())
})
