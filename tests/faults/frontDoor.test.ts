// Front door: who comes in over requests and upgrades, while others guess, dawdle or send too much.
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { pause } from '#server/clock.ts'
import { savedFrame, vectorFrame } from '#server/relay/frames.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { subprotocol } from '#shared/protocol/frames.ts'
import { flow } from '#shared/protocol/limits.ts'
import type { BoardMade, Problem, TicketGiven } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { figure } from '#tests/support/figures.ts'
import { ManualClock } from '#tests/support/manualClock.ts'
import { openSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let made: BoardMade
const noVector = vectorFrame(new Uint8Array([0]))

async function start(options: Parameters<typeof startServer>[0] = {}) {
  server = await startServer({ rates: flow, ...options })
  made = await server.makeBoard()
}
afterEach(() => server.close())

interface Joined {
  readonly status: number
  readonly retryAfter: number
  readonly text: string
}

/** Asks for a ticket with a code, as a phone behind a proxy at this address. */
async function join(code: string, from: string): Promise<Joined> {
  const response = await fetch(`${server.origin}/api/tickets`, {
    method: 'POST',
    headers: { 'x-forwarded-for': from },
    body: JSON.stringify({ code }),
  })
  const retryAfter = Number(response.headers.get('retry-after') ?? 0)
  return { status: response.status, retryAfter, text: await response.text() }
}

/** Runs something so many times, `width` of them at once. */
async function many<T>(count: number, width: number, run: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let next = 0
  const runner = async () => {
    while (next < count) results.push(await run(next++))
  }
  await Promise.all(Array.from({ length: width }, runner))
  return results
}

describe('row 15: strangers', () => {
  it('row 15: a foreign page is refused before the upgrade; a missing, foreign or expired ticket right after it', async () => {
    const clock = new ManualClock()
    await start({ clock })
    const ticket = await server.ticketFor('editor', made)
    const path = `${server.wsOrigin}/sync/${made.board.id}`
    for (const origin of [
      'https://elsewhere.example',
      'null',
      `${server.origin}.elsewhere.example`,
      'http://127.0.0.1:1',
    ]) {
      const socket = new WebSocket(path, [subprotocol, ticket], { origin })
      const [error] = await once(socket, 'error')
      expect(String(error)).toContain('403')
    }
    const cookie = { cookie: `ticket=${ticket}` }
    for (const [wrong, headers] of [
      ['', {}],
      ['', cookie],
      [`${ticket}x`, {}],
      ['a.b.c', {}],
    ] as const) {
      const socket = await openSocket(server.wsOrigin, made.board.id, wrong, headers)
      socket.send(noVector)
      expect((await socket.closed).code).toBe(closeCodes.noTicket.code)
      expect(socket.heard).toEqual([])
    }
    clock.jump(31 * 24 * 60 * 60 * 1000)
    const late = await openSocket(server.wsOrigin, made.board.id, ticket)
    expect((await late.closed).code).toBe(closeCodes.noTicket.code)
  })

  it('row 15: 10,000 wrong codes slow each other down, and a hall joins meanwhile', async () => {
    const clock = new ManualClock()
    await start({ clock, trustProxy: true })
    const guesses = figure(10_000, 50_000)
    const over = new AbortController()
    // Time passes in the server while there is something to wait for.
    const ticking = (async () => {
      while (!over.signal.aborted) await clock.advance(250)
    })()
    const from = (i: number) => `198.51.100.${i % 4}`
    const guessing = many(guesses, 120, i => join(`ABCD${i.toString(36).toUpperCase()}`.slice(0, 6), from(i)))
    const hall = await many(60, 60, async () => {
      for (let tries = 1; ; tries += 1) {
        const joined = await join(made.board.code, '203.0.113.7')
        if (joined.status !== 429) return { ...joined, tries }
        await pause(clock, joined.retryAfter * 1000)
      }
    })
    const answers = await guessing
    over.abort()
    await ticking
    expect(hall.map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => 201))
    expect(Math.max(...hall.map(({ tries }) => tries))).toBeLessThan(4)
    const refused = answers.filter(({ status }) => status === 404)
    expect(answers.filter(({ status }) => status !== 404 && status !== 429)).toEqual([])
    expect(new Set(refused.map(({ text }) => text)).size).toBe(1)
    // Ten seconds of the server's time let no more than a few hundred through.
    expect(refused.length).toBeLessThan(guesses / 4)
  })

  it('row 15: a right code takes as long as a wrong one, and a wrong key reads like an unknown board', async () => {
    const clock = new ManualClock()
    await start({ clock })
    await many(61, 20, () => join('AAAAAA', ''))
    const done: string[] = []
    const told = async (what: string, asked: Promise<unknown>) => {
      await asked
      done.push(what)
    }
    /** Resolves when so many more have begun to wait. */
    const waiting = async (more: number, idle = clock.set) => {
      await eventually(() => expect(clock.set).toBe(idle + more))
    }
    const bothWait = waiting(2)
    const both = Promise.all([told('right', join(made.board.code, '')), told('wrong', join('BBBBBB', ''))])
    await bothWait
    await clock.advance(1_999)
    expect(done).toEqual([])
    await clock.advance(1)
    await both
    expect(done.toSorted()).toEqual(['right', 'wrong'])
    const ask = async (board: string) => {
      const waits = waiting(1)
      const asked = server.ask<Problem>('POST', '/api/tickets', null, { board, key: 'wrong' })
      await waits
      await clock.advance(2_000)
      const { status, body } = await asked
      return { status, body }
    }
    expect(await ask(made.board.id)).toEqual(await ask('no-such-board'))
  })
})

it('row 16: 300 phones join from one address in a moment, and all are in within three seconds', async () => {
  await start()
  const phones = figure(300, 600)
  const times = await many(phones, 30, async () => {
    const began = performance.now()
    const given = await server.ask<TicketGiven>('POST', '/api/tickets', null, { code: made.board.code })
    expect(given.status).toBe(201)
    const socket = await openSocket(server.wsOrigin, made.board.id, given.body.ticket)
    socket.send(noVector)
    await socket.hear('answer')
    expect(socket.socket.readyState).toBe(WebSocket.OPEN)
    return performance.now() - began
  })
  times.sort((a, b) => a - b)
  expect(times[Math.floor(phones * 0.95)]).toBeLessThan(3_000)
  const facilitator = await server.ticketFor('facilitator', made)
  const { body } = await server.ask<{ counts: { here: number } }>('GET', `/api/boards/${made.board.id}`, facilitator)
  expect(body.counts.here).toBe(phones)
})

describe('row 17: too much, too small, too slow', () => {
  beforeEach(() =>
    start({
      timeouts: { headersTimeout: 400, requestTimeout: 800, keepAliveTimeout: 1_000, connectionsCheckingInterval: 100 },
    }),
  )

  it('row 17: a message of a mebibyte and one byte is 1009', async () => {
    const socket = await openSocket(server.wsOrigin, made.board.id, await server.ticketFor('editor', made))
    socket.send(new Uint8Array(1024 * 1024 + 1))
    expect((await socket.closed).code).toBe(1009)
  })

  it('row 17: ten thousand fragments of one byte are 1008', async () => {
    const socket = await openSocket(server.wsOrigin, made.board.id, await server.ticketFor('editor', made))
    for (let i = 0; i < 10_000; i += 1) socket.socket.send(new Uint8Array([0]), { fin: false })
    expect((await socket.closed).code).toBe(1008)
  })

  it.each([
    ['an upgrade that drips in', `GET /sync/some-board HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n`, 'X-Slow: 1\r\n'],
    ['a line that says nothing', '', ''],
    ['a body that drips in', 'POST /api/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n', ' '],
  ])('row 17: %s is 408, and the line is cut', async (_what, head, drip) => {
    const socket = connect({ port: Number(new URL(server.origin).port), host: '127.0.0.1' })
    socket.on('error', () => {})
    let said = ''
    socket.write(head)
    const dripping = setInterval(() => socket.write(drip), 50)
    socket.on('data', (data: Buffer) => {
      // Whatever still came would only hide the answer.
      clearInterval(dripping)
      said += String(data)
    })
    await new Promise(resolve => void socket.on('close', resolve))
    clearInterval(dripping)
    expect(said).toMatch(/^HTTP\/1\.1 408 /)
  })
})

it('row 18: a socket that says nothing is closed at ten seconds, however lively it looks', async () => {
  const clock = new ManualClock()
  await start({ clock })
  const [silent, lively, polite] = await Promise.all(
    Array.from({ length: 3 }, async () =>
      openSocket(server.wsOrigin, made.board.id, await server.ticketFor('resident', made)),
    ),
  )
  if (!silent || !lively || !polite) throw new Error('not all of them came in')
  await Promise.all([silent, lively, polite].map(each => each.hear('presence')))
  polite.send(savedFrame(1))
  await polite.hear('saved')
  lively.socket.ping()
  await clock.advance(9_000)
  lively.socket.pong()
  lively.socket.ping()
  await once(lively.socket, 'pong')
  expect([silent, lively, polite].map(({ socket }) => socket.readyState)).toEqual([1, 1, 1])
  await clock.advance(1_100)
  for (const { closed } of [silent, lively]) expect((await closed).code).toBe(closeCodes.unavailable.code)
  expect(polite.socket.readyState).toBe(WebSocket.OPEN)
})
