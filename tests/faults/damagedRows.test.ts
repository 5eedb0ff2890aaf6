// Damaged rows: a board opens with the last good state and what still fits, says what is damaged, and never opens blank.
import { copyFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { systemClock } from '#server/clock.ts'
import { vectorFrame } from '#server/relay/frames.ts'
import { Rooms } from '#server/relay/rooms.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import { createTickets } from '#server/tickets.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { dropFolder, makeFolder, numbers, rot, sql } from '#tests/support/dataFolder.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { openSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

interface Health {
  readonly status: string
  readonly damaged: readonly unknown[]
  readonly shut: readonly string[]
}

let folder: string
let server: TestServer
let made: BoardMade
let board: string
beforeEach(async () => {
  folder = await makeFolder()
  server = await startServer({ folder })
  made = await server.makeBoard()
  board = made.board.id
})
afterEach(async () => {
  await server.close()
  await dropFolder(folder)
})

async function post(from: number, count: number) {
  const ticket = await server.ticketFor('helper', made)
  for (let i = from; i < from + count; i += 1) {
    const note = { id: `note-number-${i}`, kind: 'idea', text: `A bench, asked for by number ${i}` }
    expect((await server.ask('POST', `/api/boards/${board}/notes`, ticket, note)).status).toBe(201)
  }
}

/** Folds what is saved, as a room does in time. */
async function fold() {
  await server.close()
  const store = openSqlite(folder)
  const saved = await store.load(board)
  const parts = [saved?.state, ...(saved?.updates ?? [])].flatMap(each => each ?? [])
  const doc = new Y.Doc()
  for (const part of parts) Y.applyUpdate(doc, part)
  await store.compact(board, Y.encodeStateAsUpdate(doc), saved?.seq ?? 0)
  await store.close()
  server = await startServer({ folder })
}

async function restartAfter(damage: () => void) {
  await server.close()
  damage()
  server = await startServer({ folder })
}

/** The notes on the board as a newcomer finds them, by number. */
async function notes(): Promise<number[]> {
  const socket = await openSocket(server.wsOrigin, board, await server.ticketFor('viewer', made))
  socket.send(vectorFrame(new Uint8Array([0])))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await socket.hear('answer')).update)
  socket.socket.terminate()
  return [...doc.getMap('notes').keys()].map(id => Number(id.slice('note-number-'.length))).sort((a, b) => a - b)
}

const health = async () => (await server.ask<Health>('GET', '/health/ready')).body
const last = (table: 'states' | 'log') => numbers(folder, table, board).at(-1) ?? 0

it('row 29: a rotten newest state costs nothing: the one before it and the log since are there', async () => {
  await post(0, 3)
  await fold()
  await post(3, 3)
  await fold()
  await post(6, 2)
  const seq = last('states')
  await restartAfter(() => rot(folder, 'states', board, seq))
  expect(await notes()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  const named = { board, table: 'states', seq, reason: 'changed' }
  expect(await health()).toEqual({ status: 'warnings', damaged: [named], shut: [] })
  await post(8, 1)
  await fold()
  expect(await notes()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(numbers(folder, 'states', board)).toContain(seq)
})

it('row 29: a rotten row of the log costs what stood in it; the board opens with the rest and goes on', async () => {
  await post(0, 4)
  await fold()
  await post(4, 3)
  const lost = last('log') - 1
  await restartAfter(() => rot(folder, 'log', board, lost))
  expect(await notes()).toEqual([0, 1, 2, 3, 4, 6])
  expect((await health()).damaged).toContainEqual({ board, table: 'log', seq: lost, reason: 'changed' })
  await post(7, 2)
  expect(await notes()).toEqual([0, 1, 2, 3, 4, 6, 7, 8])
  await fold()
  await post(9, 1)
  await fold()
  expect(await notes()).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9])
  expect(numbers(folder, 'log', board)).toContain(lost)
})

it('row 29: a row that is gone altogether is noticed as well', async () => {
  await post(0, 4)
  await restartAfter(() => void sql(folder, 'DELETE FROM log WHERE board = ? AND seq = 4', board))
  expect(await notes()).toEqual([0, 1, 3])
  expect((await health()).damaged).toContainEqual({ board, table: 'log', seq: 4, reason: 'missing' })
})

it('row 29: a board without any good state stays shut, is told so, and the others go on', async () => {
  const other = await server.makeBoard({ title: 'The village next door' })
  await post(0, 2)
  await fold()
  await post(2, 2)
  await fold()
  await restartAfter(() => {
    for (const seq of numbers(folder, 'states', board)) rot(folder, 'states', board, seq)
  })
  const ticket = await server.ticketFor('helper', other)
  const shut = await openSocket(server.wsOrigin, board, await keyTicket())
  expect((await shut.closed).code).toBe(closeCodes.unavailable.code)
  expectProblem(await server.ask('GET', `/api/boards/${board}`, await keyTicket()), 'cannot-save')
  expect((await server.ask('GET', `/api/boards/${other.board.id}`, ticket)).status).toBe(200)
  const answer = await server.ask<Health>('GET', '/health/ready')
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ status: 'warnings', shut: [board] })
  // Nothing was written over what may still be saved by hand.
  expect(numbers(folder, 'states', board)).toHaveLength(2)
})

/** A ticket made as those before the damage: the board itself cannot be asked for one. */
async function keyTicket(): Promise<string> {
  const secret = new TextEncoder().encode('a secret for tests, long enough to sign with')
  const ticket = { board, role: 'helper', person: 'person-of-the-test', version: 1 } as const
  return (await createTickets(secret, systemClock).give(ticket)).ticket
}

it('row 29: damaged rows are named in one line of the log, without a word of what they held', async () => {
  await post(0, 3)
  await server.close()
  rot(folder, 'log', board, 3)
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: line => void lines.push(line) })
  const store = openSqlite(folder)
  const rooms = new Rooms({ store, clock: systemClock, log, keepEmpty: 0 })
  const stay = await rooms.join(board)
  stay?.leave()
  await rooms.close()
  await store.close()
  expect(lines).toHaveLength(1)
  const { board: named, damaged } = JSON.parse(lines[0] ?? '') as { board: string; damaged: unknown[] }
  expect(named).toBe(board)
  expect(damaged[0]).toEqual({ board, table: 'log', seq: 3, reason: 'changed' })
  expect(lines[0]).not.toContain('bench')
})

it('row 29: a log of writes that was cut short opens with a beginning of what was posted', async () => {
  await post(0, 8)
  const cut = await makeFolder()
  const whole = join(folder, 'folkmoot.db')
  const size = statSync(`${whole}-wal`).size
  for (const lost of [1, 4_121, 8_000, 20_000]) {
    copyFileSync(whole, join(cut, 'folkmoot.db'))
    copyFileSync(`${whole}-wal`, join(cut, 'folkmoot.db-wal'))
    truncateSync(join(cut, 'folkmoot.db-wal'), size - lost)
    const store = openSqlite(cut)
    const doc = new Y.Doc()
    for (const update of (await store.load(board))?.updates ?? []) Y.applyUpdate(doc, update)
    await store.close()
    const there = [...doc.getMap('notes').keys()]
    expect(there.length).toBeGreaterThan(0)
    expect(there.length).toBeLessThan(8)
    expect(there.toSorted()).toEqual(there.map((_, i) => `note-number-${i}`))
  }
  await dropFolder(cut)
})
