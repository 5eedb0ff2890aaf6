// Sockets: who may open a sync socket, and which are open. Upgrades, the heartbeat, and the end of each socket.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocket, WebSocketServer } from 'ws'
import type { Admission } from '#server/admission.ts'
import type { Clock } from '#server/clock.ts'
import { pathOf } from '#server/pages.ts'
import { isSameOrigin, type Origins } from '#server/origins.ts'
import type { Dice } from '#shared/lib/ids.ts'
import type { Role } from '#shared/people/roles.ts'
import { closeCodes, type CloseName } from '#shared/protocol/closeCodes.ts'
import { subprotocol, type Counts } from '#shared/protocol/frames.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Connection, type Wire } from './connection.ts'
import { Presence } from './presence.ts'
import type { Room } from './room.ts'
import type { Rooms, Stay } from './rooms.ts'
import { sendWhole } from './wholeFrames.ts'

export interface SocketsParts {
  readonly rooms: Rooms
  readonly admit: Admission
  readonly origins: Origins
  readonly clock: Clock
  readonly dice: Dice
  readonly log: Logger
}

/** What is known of a socket from upgrade to end. Times in milliseconds since 1970. */
interface Open {
  readonly board: string
  readonly since: number
  connection: Connection | null
  spoke: boolean
  unanswered: number
}

const path = /^\/sync\/([A-Za-z0-9_-]{1,64})$/
/** A reader this far behind is cut off; it comes back and gets what it lacks in one piece. */
const unreadBytes = 2 * 1024 * 1024
const sweepEvery = 5_000
const sweepsPerPing = 3
const silenceAllowed = 10_000

export class Sockets {
  readonly #parts: SocketsParts
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.syncMessageBytes,
    maxFragments: 64,
    // The ticket travels as the second subprotocol, and is never said back.
    handleProtocols: offered => (offered.has(subprotocol) ? subprotocol : false),
  })
  readonly #open = new Map<WebSocket, Open>()
  readonly #presences = new Map<string, Presence>()
  #sweeps = 0
  #callOff = () => {}
  #closing = false
  #whenEmpty: (() => void) | null = null

  constructor(parts: SocketsParts) {
    this.#parts = parts
    this.#sweepLater()
  }

  /** Takes the upgrades of an HTTP server. */
  serve(server: Server) {
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  /** Who is at a board now, as its screens show it. */
  counts(board: string): Counts {
    return this.#presences.get(board)?.counts() ?? { here: 0, writing: 0, finished: 0, cannotSave: false }
  }

  /** Ends every socket of a role on a board, because its key was renewed. */
  dismiss(board: string, role: Role) {
    for (const { board: other, connection } of this.#open.values()) {
      if (other === board && connection?.role === role) connection.close('noTicket', 'the private link was renewed')
    }
  }

  /** Ends every socket, kindly; resolves when all are gone, at the latest after `patience` milliseconds. */
  async close(patience: number): Promise<void> {
    this.#closing = true
    this.#callOff()
    for (const socket of this.#open.keys()) end(socket, 'shuttingDown', '')
    if (this.#open.size === 0) return
    const callOff = this.#parts.clock.after(patience, () => {
      for (const socket of this.#open.keys()) socket.terminate()
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
      this.#admit(webSocket, wireTo(webSocket, socket), board, ticketOf(request)).catch((error: unknown) => {
        this.#parts.log.error({ err: error, board }, 'cannot open a socket')
        end(webSocket, 'unavailable', 'the board cannot be read just now')
        webSocket.resume()
      })
    })
  }

  async #admit(socket: WebSocket, wire: Wire, board: string, token: string): Promise<void> {
    const { rooms, admit, clock } = this.#parts
    const open: Open = { board, since: clock.now(), connection: null, spoke: false, unanswered: 0 }
    this.#open.set(socket, open)
    let stay: Stay | null = null
    socket.on('close', () => {
      this.#open.delete(socket)
      if (open.connection) this.#leave(board, open.connection)
      stay?.leave()
      if (this.#open.size === 0) this.#whenEmpty?.()
    })
    let admitted = await admit(token, board)
    if (admitted.ok) {
      stay = await rooms.join(board)
      // Asked again: a key may have been renewed meanwhile, and `dismiss` finds only those who are connected already.
      admitted = await admit(token, board)
    }
    if (socket.readyState !== WebSocket.OPEN) stay?.leave()
    else if (!admitted.ok) wire.close(admitted.reason === 'no-such-board' ? 'noBoard' : 'noTicket', '')
    else if (!stay) wire.close('noBoard', '')
    else if (this.#isFull(board)) wire.close('unavailable', 'the board is full')
    else this.#connect(socket, open, new Connection(admitted.value, stay.room, this.#presenceOf(stay.room), wire))
    socket.resume()
  }

  #connect(socket: WebSocket, open: Open, connection: Connection) {
    open.connection = connection
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      open.spoke = true
      open.unanswered = 0
      if (isBinary) connection.receive(data)
      else connection.close('unreadable', 'messages are binary')
    })
    socket.on('pong', () => {
      open.unanswered = 0
    })
    connection.open()
  }

  #isFull(board: string): boolean {
    return (this.#presences.get(board)?.size ?? 0) >= limits.socketsPerBoard
  }

  #presenceOf(room: Room): Presence {
    const known = this.#presences.get(room.id)
    if (known) return known
    const presence = new Presence(this.#parts.clock, this.#parts.dice)
    this.#presences.set(room.id, presence)
    presence.showCannotSave(room.stuck)
    room.onStuck = stuck => presence.showCannotSave(stuck)
    return presence
  }

  #leave(board: string, connection: Connection) {
    connection.end()
    if (this.#presences.get(board)?.empty) this.#presences.delete(board)
  }

  #sweepLater() {
    this.#callOff = this.#parts.clock.after(sweepEvery, () => {
      this.#sweep()
      this.#sweepLater()
    })
  }

  #sweep() {
    this.#sweeps += 1
    const pinging = this.#sweeps % sweepsPerPing === 0
    const now = this.#parts.clock.now()
    for (const [socket, open] of this.#open) {
      if (!open.spoke && now - open.since >= silenceAllowed) end(socket, 'unavailable', 'nothing was said')
      else if (pinging && open.unanswered === 2) socket.terminate()
      else if (pinging) {
        open.unanswered += 1
        socket.ping()
      }
    }
  }
}

function refuse(socket: Duplex, status: string) {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function ticketOf(request: IncomingMessage): string {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map(each => each.trim())
  return offered.find(each => each !== subprotocol) ?? ''
}

/** `below`: the socket that the websocket speaks over. */
function wireTo(socket: WebSocket, below: Duplex): Wire {
  return {
    send(frame) {
      if (socket.readyState !== WebSocket.OPEN) return
      if (socket.bufferedAmount > unreadBytes) socket.terminate()
      else sendWhole(below, frame)
    },
    close: (why, reason) => end(socket, why, reason),
  }
}

function end(socket: WebSocket, why: CloseName, reason: string) {
  const { code, meaning } = closeCodes[why]
  socket.close(code, reason || meaning)
}
