// Sockets: who may open a sync socket, and which are open. Upgrades, admission, and the sweep that looks after all of them.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocket, WebSocketServer } from 'ws'
import type { Admission } from '#server/admission.ts'
import type { Clock } from '#server/clock.ts'
import type { Who } from '#server/guard/policy.ts'
import { pathOf } from '#server/pages.ts'
import { isSameOrigin, type Origins } from '#server/origins.ts'
import type { Dice } from '#shared/lib/ids.ts'
import type { Role } from '#shared/people/roles.ts'
import type { Tally } from '#server/tally.ts'
import { subprotocol, type Counts } from '#shared/protocol/frames.ts'
import { limits, type FlowRates } from '#shared/protocol/limits.ts'
import { Caller } from './caller.ts'
import { Connection } from './connection.ts'
import { Flow } from './flow.ts'
import { Herd } from './herd.ts'
import { Presence } from './presence.ts'
import type { Room } from './room.ts'
import type { Rooms, Stay } from './rooms.ts'

export interface SocketsParts {
  readonly rooms: Rooms
  readonly admit: Admission
  readonly origins: Origins
  readonly clock: Clock
  readonly dice: Dice
  readonly log: Logger
  readonly tally: Tally
  readonly rates: FlowRates
}

/** A board with sockets at it. */
interface Hall {
  readonly presence: Presence
  readonly herd: Herd
}

/** Sockets as the operator may know of them. */
export interface SocketCounts {
  readonly byRole: ReadonlyMap<Role, number>
  /** Bytes that were sent and have not left this machine. */
  readonly unread: number
}

const path = /^\/sync\/([A-Za-z0-9_-]{1,64})$/
const anyVersion = /^folkmoot\.v\d{1,4}$/
const sweepEvery = 1_000
/** Who has gone is forgotten less often. */
const sweepsPerFlow = 15

export class Sockets {
  readonly #parts: SocketsParts
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.syncMessageBytes,
    maxFragments: 64,
    // The ticket travels as the second subprotocol, and is never said back. A page of another version is let in to be told so.
    handleProtocols: offered =>
      offered.has(subprotocol) ? subprotocol : ([...offered].find(each => anyVersion.test(each)) ?? false),
  })
  readonly #open = new Set<Caller>()
  readonly #halls = new Map<string, Hall>()
  readonly #flow: Flow
  #sweeps = 0
  #callOff = () => {}
  #closing = false
  #whenEmpty: (() => void) | null = null

  constructor(parts: SocketsParts) {
    this.#parts = parts
    this.#flow = new Flow(parts.rates)
    this.#sweepLater()
  }

  /** Takes the upgrades of an HTTP server. */
  serve(server: Server) {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  /** Who is at a board now, as its screens show it. */
  counts(board: string): Counts {
    return (
      this.#halls.get(board)?.presence.counts() ?? {
        here: 0,
        helpers: 0,
        writing: 0,
        finished: 0,
        home: 0,
        cannotSave: false,
        refused: 0,
      }
    )
  }

  /** How many sockets are open, and how far their readers are behind. */
  census(): SocketCounts {
    const byRole = new Map<Role, number>()
    let unread = 0
    for (const caller of this.#open) {
      unread += caller.unread
      const role = caller.connection?.role
      if (role !== undefined) byRole.set(role, (byRole.get(role) ?? 0) + 1)
    }
    return { byRole, unread }
  }

  /** Ends every socket of a role on a board, because its key was renewed. */
  dismiss(board: string, role: Role) {
    for (const caller of this.#open) {
      if (caller.board === board && caller.connection?.role === role)
        caller.end('noTicket', 'the private link was renewed')
    }
  }

  /** Ends every socket, kindly; resolves when all are gone, at the latest after `patience` milliseconds. */
  async close(patience: number): Promise<void> {
    this.#closing = true
    this.#callOff()
    for (const caller of this.#open) caller.end('shuttingDown')
    if (this.#open.size === 0) return
    const callOff = this.#parts.clock.after(patience, () => {
      for (const caller of this.#open) caller.terminate()
    })
    await new Promise<void>(resolve => {
      this.#whenEmpty = resolve
    })
    callOff()
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    socket.on('error', () => socket.destroy())
    const board = path.exec(pathOf(request))?.[1]
    if (board === undefined || this.#closing)
      return refuse(socket, this.#closing ? '503 Service Unavailable' : '404 Not Found')
    // Another site's page must not speak for somebody who has a ticket in this browser.
    if (!isSameOrigin(request, this.#parts.origins)) return refuse(socket, '403 Forbidden')
    this.#server.handleUpgrade(request, socket, head, webSocket => {
      // Read on only once it is known who this is.
      webSocket.pause()
      // What went wrong is in the close code, which ws sends by itself.
      webSocket.on('error', () => {})
      const caller = new Caller(webSocket, socket, board, this.#parts)
      this.#admit(webSocket, caller, ticketOf(request)).catch((error: unknown) => {
        this.#parts.log.error({ err: error, board }, 'cannot open a socket')
        caller.end('unavailable', 'the board cannot be read just now')
      })
    })
  }

  async #admit(socket: WebSocket, caller: Caller, token: string): Promise<void> {
    const { rooms, admit } = this.#parts
    const { board } = caller
    this.#open.add(caller)
    let stay: Stay | null = null
    socket.on('close', () => {
      this.#open.delete(caller)
      caller.leave()
      if (this.#halls.get(board)?.presence.empty) this.#halls.delete(board)
      stay?.leave()
      if (this.#open.size === 0) this.#whenEmpty?.()
    })
    if (socket.protocol !== subprotocol && anyVersion.test(socket.protocol)) {
      caller.end('reload')
      return
    }
    let admitted = await admit(token, board)
    if (admitted.ok) {
      stay = await rooms.join(board)
      // Asked again: a key may have been renewed meanwhile, and `dismiss` finds only those who are connected already.
      admitted = await admit(token, board)
    }
    if (socket.readyState !== WebSocket.OPEN) stay?.leave()
    else if (!admitted.ok) caller.end(admitted.reason === 'no-such-board' ? 'noBoard' : 'noTicket')
    else if (!stay) caller.end('noBoard')
    else if (this.#isFull(board)) caller.end('unavailable', 'the board is full')
    else this.#connect(caller, stay.room, admitted.value)
    socket.resume()
  }

  #connect(caller: Caller, room: Room, who: Who) {
    const { presence, herd } = this.#hallOf(room)
    const connection = new Connection(who, room, presence, caller)
    const speaker = this.#flow.speaker(room.id, who.person, this.#parts.clock.now())
    caller.admit({ connection, speaker, herd })
  }

  #isFull(board: string): boolean {
    return (this.#halls.get(board)?.presence.size ?? 0) >= limits.socketsPerBoard
  }

  #hallOf(room: Room): Hall {
    const known = this.#halls.get(room.id)
    if (known) return known
    const { clock, dice } = this.#parts
    const presence = new Presence(clock, dice)
    const hall = { presence, herd: new Herd(room, clock) }
    this.#halls.set(room.id, hall)
    presence.showCannotSave(room.stuck)
    room.onStuck = stuck => presence.showCannotSave(stuck)
    return hall
  }

  #sweepLater() {
    this.#callOff = this.#parts.clock.after(sweepEvery, () => {
      this.#sweep()
      this.#sweepLater()
    })
  }

  #sweep() {
    this.#sweeps += 1
    const now = this.#parts.clock.now()
    for (const caller of this.#open) caller.sweep(now)
    if (this.#sweeps % sweepsPerFlow === 0) this.#flow.sweep(now)
  }
}

function refuse(socket: Duplex, status: string) {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function ticketOf(request: IncomingMessage): string {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(each => each.trim())
  return offered.find(each => each !== subprotocol) ?? ''
}
