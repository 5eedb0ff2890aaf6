// What the operator may watch, and what nobody can read in it or in the log.
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { answerFrame, presenceFrame, savedFrame, updateFrame, vectorFrame } from '#server/relay/frames.ts'
import type { BoardMade, TicketGiven } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { MemoryStore } from '#tests/support/memoryStore.ts'
import { openSocket, type BareSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let made: BoardMade
let lines: string[]
beforeEach(async () => {
  lines = []
  const listen = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  server = await startServer({ log: pino({ level: 'trace' }, listen), store: new MemoryStore() })
  made = await server.makeBoard({ title: 'Hidden-title', place: 'Hidden-place', question: 'Hidden-question?' })
})
afterEach(() => server.close())

const noVector = vectorFrame(new Uint8Array([0]))
const enter = async (ticket: string): Promise<BareSocket> => {
  const socket = await openSocket(server.wsOrigin, made.board.id, ticket)
  socket.send(noVector)
  await socket.hear('answer')
  return socket
}
const metrics = async () => (await fetch(`${server.origin}/metrics`)).text()
/** The value of one line of the metrics, by its name with its labels. */
const valueOf = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find(line => line.startsWith(`${name} `))
      ?.slice(name.length),
  )

it('counts sockets, changes, saves and what was sent, each once', async () => {
  const editor = await enter(await server.ticketFor('editor', made))
  const viewer = await enter(await server.ticketFor('viewer', made))
  const doc = new Y.Doc()
  doc.getMap('themes').set('theme-0001', new Y.Map([['name', 'Roads']]))
  const before = await metrics()
  editor.send(answerFrame(Y.encodeStateAsUpdate(doc)))
  editor.send(savedFrame(1))
  await Promise.all([editor.hear('saved'), viewer.hear('update')])
  viewer.send(new Uint8Array())
  await viewer.closed
  const after = await eventually(async () => {
    const text = await metrics()
    expect(valueOf(text, 'folkmoot_sockets{role="viewer"}')).toBe(0)
    return text
  })
  const grown = (name: string) => valueOf(after, name) - valueOf(before, name)
  expect(valueOf(before, 'folkmoot_sockets{role="viewer"}')).toBe(1)
  expect(valueOf(after, 'folkmoot_sockets{role="editor"}')).toBe(1)
  expect(valueOf(after, 'folkmoot_boards_open')).toBe(1)
  expect(valueOf(after, 'folkmoot_sockets_ended_total{reason="unreadable"}')).toBe(1)
  expect(grown('folkmoot_updates_heard_total')).toBe(1)
  expect(grown('folkmoot_messages_in_total')).toBe(3)
  expect(grown('folkmoot_save_seconds_count')).toBe(1)
  expect(grown('folkmoot_deliveries_total')).toBeGreaterThanOrEqual(2)
  expect(grown('folkmoot_bytes_out_total')).toBeGreaterThan(20)
  expect(valueOf(after, 'folkmoot_event_loop_lag_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0)
  expect(valueOf(after, 'folkmoot_bytes_waiting')).toBe(0)
  const answer = await fetch(`${server.origin}/metrics`)
  expect(answer.headers.get('content-type')).toContain('text/plain')
})

it('says nothing of words, people, boards, tickets, keys and codes, in metrics or in the log', async () => {
  const { board, keys } = made
  const at = `/api/boards/${board.id}`
  const facilitator = await server.ticketFor('facilitator', made)
  const resident = await server.ticketFor('resident', made)
  const { body: given } = await server.ask<TicketGiven>('POST', '/api/tickets', null, {
    code: board.code,
    previous: resident,
  })
  const socket = await enter(resident)
  await server.ask('POST', `${at}/notes`, resident, { id: 'hidden-note', kind: 'idea', text: 'Hidden-words' })
  await server.ask('PATCH', `${at}/notes/hidden-note`, resident, { text: 'Hidden-words again' })
  await server.ask('POST', `${at}/notes`, resident, 'Hidden-words that are no JSON')
  await server.ask('POST', '/api/tickets', null, { code: 'HHHHHH' })
  await server.ask('POST', '/api/tickets', null, { board: board.id, key: `${keys.helper}x` })
  const { body: door } = await server.ask<{ code: string }>('PUT', `${at}/code`, facilitator, { renew: true })
  const { body: renewed } = await server.ask<{ key: string }>('POST', `${at}/keys/helper`, facilitator)
  await server.ask('POST', `${at}/stage`, facilitator, { stage: 'sort', question: 'Hidden-question?' })
  await server.ask('POST', `${at}/publish`, facilitator, { published: true })
  await fetch(`${server.origin}${at}/export?format=md`, { headers: { authorization: `Bearer ${facilitator}` } })
  await fetch(`${server.origin}/p/${board.id}?Hidden-words`)
  await server.ask('GET', `${at}/nowhere?ticket=${resident}`, resident)
  socket.send(presenceFrame([{ client: 3, clock: 1, state: JSON.stringify({ name: 'Hidden-name' }) }]))
  socket.send(updateFrame(new TextEncoder().encode('Hidden-words')))
  await socket.closed
  // What breaks is told with its reason, and that may carry what it broke on.
  const append = vi.spyOn(server.store, 'append').mockRejectedValue(new Error('the disk is full'))
  const refused = server.ask('POST', `${at}/notes`, resident, { id: 'hidden-late', kind: 'idea', text: 'Hidden-words' })
  expect((await refused).status).toBe(503)
  append.mockRestore()

  const secrets = [
    resident,
    facilitator,
    given.ticket,
    given.person,
    ...Object.values(keys),
    board.code,
    'HHHHHH',
    renewed.key,
    door.code,
  ]
  const log = lines.join('')
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ msg: expect.any(String) })
  expect(log).toContain('key renewed')
  expect(log).toContain('cannot save')
  expect(log).toContain('socket ended')
  for (const secret of [...secrets, 'Hidden']) expect(log).not.toContain(secret)
  const text = await metrics()
  for (const secret of [...secrets, 'Hidden', board.id]) expect(text).not.toContain(secret)
}, 15_000)
