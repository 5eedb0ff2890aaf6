// A board that cannot be read while many wait for it: all are told, the next try works, and nothing is left behind.
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { vectorFrame } from '#server/relay/frames.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { ManualClock } from '#tests/support/manualClock.ts'
import { MemoryStore } from '#tests/support/memoryStore.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { openSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const waiting = 50

/** A store that answers a load only when it is told to. */
class HeldStore extends MemoryStore {
  loads = 0
  /** Ends every load that waits: with an error, or with what is there. */
  answer: (fails: boolean) => void = () => {}
  #answered: Promise<boolean> = Promise.resolve(false)

  hold() {
    this.#answered = new Promise(resolve => {
      this.answer = resolve
    })
  }

  override async load(board: string) {
    this.loads += 1
    if (await this.#answered) throw new Error('bad sector')
    return super.load(board)
  }
}

let store: HeldStore
let clock: ManualClock
let server: TestServer
let made: BoardMade
beforeEach(async () => {
  store = new HeldStore()
  clock = new ManualClock()
  server = await startServer({ store, clock })
  made = await server.makeBoard()
})
afterEach(() => server.close())

const health = async () => (await server.ask<{ status: string; shut: string[] }>('GET', '/health/ready')).body

it(
  `row 30: a load that fails while ${waiting} sockets wait tells them all, and the next try works`,
  { timeout: 30_000 },
  async () => {
    const board = made.board.id
    const ticket = await server.ticketFor('helper', made)
    // The room that the ticket was asked in goes first.
    await clock.advance(60_000)
    const timers = clock.set
    store.loads = 0
    store.hold()
    const asked = server.ask('GET', `/api/boards/${board}`, ticket)
    const sockets = await Promise.all(Array.from({ length: waiting }, () => openSocket(server.wsOrigin, board, ticket)))
    await eventually(() => expect(store.loads).toBe(1))
    store.answer(true)
    const ends = await Promise.all(sockets.map(({ closed }) => closed))
    expect(ends.map(({ code }) => code)).toEqual(Array.from(ends, () => closeCodes.unavailable.code))
    expect(sockets.flatMap(({ heard }) => heard)).toEqual([])
    expectProblem(await asked, 'cannot-save')
    expect(await health()).toMatchObject({ status: 'warnings', shut: [board] })
    await eventually(() => expect(clock.set).toBe(timers))

    store.hold()
    store.answer(false)
    const next = await openSocket(server.wsOrigin, board, ticket)
    next.send(vectorFrame(new Uint8Array([0])))
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await next.hear('answer')).update)
    expect(doc.getMap('about').get('title')).toBe('Swaffham speaks')
    expect(await health()).toMatchObject({ status: 'ready', shut: [] })
    next.socket.close()
    await next.closed
    await eventually(async () => {
      await clock.advance(60_000)
      expect(clock.set).toBe(timers)
    })
  },
)
