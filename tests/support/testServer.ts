// Test server: the whole server on a free port with a data folder of its own, and the few things every test of it does first.
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import * as Y from 'yjs'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { createApp } from '#server/app.ts'
import { systemClock, type Clock } from '#server/clock.ts'
import type { Timeouts } from '#server/http.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import type { Store } from '#server/store/store.ts'
import type { Role } from '#shared/people/roles.ts'
import { subprotocol } from '#shared/protocol/frames.ts'
import { flow, type FlowRates } from '#shared/protocol/limits.ts'
import type { BoardMade, NewBoard, Problem, TicketGiven } from '#shared/protocol/requests.ts'

export type TestServer = Awaited<ReturnType<typeof startServer>>

/** What a request was answered with. `body` is the JSON, `problem` the same where a refusal is expected. */
export interface Answer<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
  readonly problem: Problem
}

interface Options {
  readonly store?: Store
  readonly clock?: Clock
  /** A data folder that stays; otherwise there is one that goes with the server. */
  readonly folder?: string
  readonly publicUrl?: string | null
  readonly createKey?: string | null
  readonly trustProxy?: boolean
  readonly dist?: string
  readonly log?: Logger
  /** Most tests are about something else than how fast a socket may speak. */
  readonly rates?: FlowRates
  readonly timeouts?: Timeouts
}

const noHurry: FlowRates = {
  ...flow,
  personMessages: { perSecond: 1e6, burst: 1e6 },
  personBytes: { perSecond: 1e9, burst: 1e9 },
  boardMessages: { perSecond: 1e6, burst: 1e6 },
  boardBytes: { perSecond: 1e9, burst: 1e9 },
}

const silent = pino({ level: 'silent' })

// Each line of a stock client listens for the end of the process.
process.setMaxListeners(200)

/** Starts a server. Whoever starts it closes it. */
export async function startServer(options: Options = {}) {
  const { clock = systemClock, publicUrl = null, createKey = null, dist = '/nonexistent', log = silent } = options
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'folkmoot-')))
  const store = options.store ?? openSqlite(folder)
  const app = createApp({
    config: { publicUrl, trustProxy: options.trustProxy ?? false, createKey },
    store,
    secret: new TextEncoder().encode('a secret for tests, long enough to sign with'),
    clock,
    dice: bytes => crypto.getRandomValues(bytes),
    log,
    dist,
    rates: options.rates ?? noHurry,
    ...(options.timeouts ? { timeouts: options.timeouts } : {}),
  })
  await new Promise<void>(resolve => {
    app.server.listen(0, '127.0.0.1', resolve)
  })
  const host = `127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const origin = `http://${host}`
  const wsOrigin = `ws://${host}`
  const opened: { destroy: () => void }[] = []

  /** Asks with a ticket (or none) and a JSON body (or text as it is, or none). */
  async function ask<T = never>(
    method: string,
    path: string,
    ticket?: string | null,
    body?: unknown,
  ): Promise<Answer<T>> {
    const response = await fetch(origin + path, {
      method,
      headers: {
        ...(ticket ? { authorization: `Bearer ${ticket}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const json: unknown = text === '' ? null : JSON.parse(text)
    return { status: response.status, headers: response.headers, body: json as T, problem: json as Problem }
  }

  async function makeBoard(given: Partial<NewBoard> = {}): Promise<BoardMade> {
    const { body } = await ask<BoardMade>('POST', '/api/boards', createKey, { title: 'Swaffham speaks', ...given })
    return body
  }

  /** A new person's ticket for a board. */
  async function ticketFor(role: Role, made: BoardMade): Promise<string> {
    const wanted = role === 'resident' ? { code: made.board.code } : { board: made.board.id, key: made.keys[role] }
    const { body } = await ask<TicketGiven>('POST', '/api/tickets', null, wanted)
    return body.ticket
  }

  /** A stock y-websocket client with nothing set but the protocols. It ends with the server, if not before. */
  function provider(board: string, ticket: string, doc = new Y.Doc()): WebsocketProvider {
    const made = new WebsocketProvider(`${wsOrigin}/sync`, board, doc, {
      protocols: [subprotocol, ticket],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
    opened.push(made)
    return made
  }

  return {
    app,
    store,
    folder,
    origin,
    wsOrigin,
    ask,
    makeBoard,
    ticketFor,
    provider,
    async close() {
      for (const each of opened) each.destroy()
      const saved = await app.close()
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true })
      return saved
    },
  }
}
