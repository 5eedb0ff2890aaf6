// The life of sockets by the clock: heartbeats, silence, and readers that fall behind.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { vectorFrame } from '#server/relay/frames.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { ManualClock } from '#tests/support/manualClock.ts'
import { openSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let clock: ManualClock
let server: TestServer
let made: BoardMade
beforeEach(async () => {
  clock = new ManualClock()
  server = await startServer({ clock })
  made = await server.makeBoard()
})
afterEach(() => server.close())

const enter = async () => openSocket(server.wsOrigin, made.board.id, await server.ticketFor('resident', made))

it('[S17] says something at least every twelve seconds', async () => {
  const socket = await enter()
  socket.send(vectorFrame(new Uint8Array([0])))
  await socket.hear('answer')
  const heard = () => socket.heard.filter(({ kind }) => kind === 'presence').length
  for (let i = 0; i < 3; i += 1) {
    const before = heard()
    await clock.advance(limits.heartbeatEvery)
    await eventually(() => expect(heard()).toBeGreaterThan(before))
  }
})

it('ends a socket that says nothing at all, in a way that it may come back from', async () => {
  const socket = await enter()
  await socket.hear('presence')
  await clock.advance(15_000)
  expect((await socket.closed).code).toBe(closeCodes.unavailable.code)
})

it('ends a socket that answers no ping within 45 seconds, and keeps one that does', async () => {
  const [dead, alive] = [await enter(), await enter()]
  for (const socket of [dead, alive]) {
    socket.send(vectorFrame(new Uint8Array([0])))
    await socket.hear('answer')
  }
  dead.socket.pong = () => {}
  const pinged = vi.fn()
  alive.socket.on('ping', pinged)
  for (let pings = 1; pings <= 2; pings += 1) {
    await clock.advance(15_000)
    await eventually(() => expect(pinged).toHaveBeenCalledTimes(pings))
    // The server has its answer once it answers what was asked after it.
    alive.send(vectorFrame(new Uint8Array([0])))
    await alive.hear('answer')
  }
  await clock.advance(15_000)
  expect((await dead.closed).code).toBe(1006)
  expect(alive.socket.readyState).toBe(alive.socket.OPEN)
})
