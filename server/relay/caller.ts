// Caller: one sync socket from its upgrade to its end. How fast it is read, what it is sent, and when it is given up.
import type { Logger } from 'pino'
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import type { Clock } from '#server/clock.ts'
import type { Tally } from '#server/tally.ts'
import { closeCodes, type CloseName } from '#shared/protocol/closeCodes.ts'
import { frameKinds } from '#shared/protocol/frames.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Connection, Wire } from './connection.ts'
import { sendWhole } from './wholeFrames.ts'
import type { Speaker } from './flow.ts'
import { presenceFrame, readFrame, type PresenceEntry } from './frames.ts'
import type { Herd } from './herd.ts'

/** A reader this far behind is cut off; it comes back and gets what it lacks in one piece. */
const unreadBytes = 2 * 1024 * 1024
/** A reader this far behind does without presence, which is said again soon. */
const unreadBytesWithPresence = 256 * 1024
const silenceAllowed = 10_000
/** Whoever was not heard of for so many sweeps is asked whether they are still there, and given up after as many again. Not by the clock: a machine that slept would give up everybody. */
const quietFor = 12
/** No honest client says so much about who is here. */
const presenceBytes = 16 * 1024
const entriesHeld = 100

/** Ends that mean: what was said just before was refused. */
const refusals: ReadonlySet<CloseName> = new Set(['unreadable', 'notAllowed', 'tooLarge'])

/** What an admitted caller speaks with. */
export interface Admitted {
  readonly connection: Connection
  readonly speaker: Speaker
  readonly herd: Herd
}

export interface CallerParts {
  readonly clock: Clock
  readonly tally: Tally
  readonly log: Logger
}

export class Caller implements Wire {
  readonly board: string
  readonly #socket: WebSocket
  /** What the websocket speaks over. */
  readonly #below: Duplex
  readonly #clock: Clock
  readonly #tally: Tally
  readonly #log: Logger
  readonly #since: number
  #admitted: Admitted | null = null
  #spoke = false
  /** Sweeps since it was heard of. */
  #quiet = 0
  #over = false
  /** It spoke too fast, and is not read before this. 0 when it need not wait. */
  #until = 0
  /** What had been read already when it was to wait for an answer. */
  #held: Buffer[] | null = null
  /** What it said of who is here while it said so too often: the last of each. */
  readonly #appearing = new Map<number, PresenceEntry>()

  constructor(socket: WebSocket, below: Duplex, board: string, { clock, tally, log }: CallerParts) {
    this.board = board
    this.#socket = socket
    this.#below = below
    this.#clock = clock
    this.#tally = tally
    this.#log = log
    this.#since = clock.now()
    socket.on('pong', () => {
      this.#quiet = 0
    })
  }

  get connection(): Connection | null {
    return this.#admitted?.connection ?? null
  }

  /** Bytes that it has not read yet. */
  get unread(): number {
    return this.#socket.bufferedAmount
  }

  /** From now on what it says is heard. */
  admit(admitted: Admitted) {
    this.#admitted = admitted
    const { sockets } = admitted.speaker
    sockets.add(this)
    const [oldest] = sockets
    if (sockets.size > limits.socketsPerPerson) oldest?.end('elsewhere')
    this.#socket.on('message', (data: Buffer, isBinary: boolean) => this.#hear(admitted, data, isBinary))
    admitted.connection.open()
  }

  /** The socket is gone. */
  leave() {
    this.#over = true
    this.#admitted?.speaker.sockets.delete(this)
    this.#admitted?.connection.end()
  }

  send(frame: Uint8Array) {
    const socket = this.#socket
    if (socket.readyState !== WebSocket.OPEN) return
    const unread = socket.bufferedAmount
    if (unread > unreadBytes) {
      this.#tally.cutOff += 1
      socket.terminate()
    } else if (unread > unreadBytesWithPresence && frame[0] === frameKinds.awareness) {
      this.#tally.skipped += 1
    } else {
      this.#tally.deliveries += 1
      this.#tally.bytesOut += frame.length
      sendWhole(this.#below, frame)
    }
  }

  /** Ends it kindly. */
  end(why: CloseName, reason = '') {
    // The room is told first, so that it sends nothing more.
    ;(this.#admitted?.connection ?? this).close(why, reason)
  }

  /** Only says so: its connection, if there is one, knows already. */
  close(why: CloseName, reason: string) {
    if (this.#over) return
    this.#over = true
    this.#admitted?.speaker.sockets.delete(this)
    this.#tally.end(why)
    // Not louder: whoever floods us must not flood the log.
    this.#log.debug({ board: this.board, role: this.connection?.role, why }, 'socket ended')
    if (refusals.has(why)) this.#tally.refuse(why)
    const { code, meaning } = closeCodes[why]
    this.#socket.close(code, reason || meaning)
    // The other side's goodbye has to be read.
    this.#socket.resume()
  }

  terminate() {
    this.#socket.terminate()
  }

  /** Looks after it every second or so: whoever says nothing is asked whether they are still there. */
  sweep(now: number) {
    // While it is not read, its answers are not read either.
    this.#quiet = this.#until > 0 || this.#held !== null ? 0 : this.#quiet + 1
    if (!this.#spoke && now - this.#since >= silenceAllowed) this.end('unavailable', 'nothing was said')
    else if (this.#quiet === quietFor) this.#socket.ping()
    else if (this.#quiet === 2 * quietFor) this.#socket.terminate()
  }

  #hear(admitted: Admitted, data: Buffer, isBinary: boolean) {
    if (this.#over) return
    this.#spoke = true
    this.#quiet = 0
    this.#tally.messagesIn += 1
    this.#tally.bytesIn += data.length
    if (!isBinary) {
      this.end('unreadable', 'messages are binary')
      return
    }
    const isPresence = data[0] === frameKinds.awareness
    // Our own client asks after each change whether it is saved; that must not halve how fast somebody may type.
    const isLight = isPresence || data[0] === frameKinds.saved
    const wait = admitted.speaker.hear(data.length, isLight, this.#clock.now())
    if (wait === Number.POSITIVE_INFINITY) {
      this.end('tooFast')
      return
    }
    if (wait > 0) this.#waitFor(wait)
    if (isPresence) this.#appear(admitted, data)
    else this.#passInTurn(admitted, data)
  }

  #passInTurn(admitted: Admitted, data: Buffer) {
    if (this.#held) this.#held.push(data)
    else this.#pass(admitted, data)
  }

  /** A board is opened in turn with others; whatever this caller says after that waits until then. */
  #pass(admitted: Admitted, data: Buffer) {
    if (!isVector(data)) {
      if (data[0] === frameKinds.sync) this.#tally.updatesHeard += 1
      admitted.connection.receive(data)
      return
    }
    let asked = false
    admitted.herd.admit(() => {
      asked = true
      if (!this.#over) admitted.connection.receive(data)
      if (this.#held) this.#goOn(admitted, this.#held)
    })
    if (asked) return
    this.#held = []
    this.#socket.pause()
  }

  #goOn(admitted: Admitted, held: readonly Buffer[]) {
    this.#held = null
    this.#readOn()
    for (const data of held) {
      // One of them may have to wait in its turn.
      if (!this.#over) this.#passInTurn(admitted, data)
    }
  }

  /** Too many words about oneself are not passed on one by one: the last of them is, a little later. */
  #appear({ connection, speaker }: Admitted, data: Buffer) {
    if (data.length > presenceBytes) {
      if (readFrame(data) === null) this.end('unreadable', 'this is no message of the protocol')
      return
    }
    const wait = this.#appearing.size > 0 ? 1 : speaker.waitToAppear(this.#clock.now())
    if (wait === 0) {
      connection.receive(data)
      return
    }
    const message = readFrame(data)
    if (message?.kind !== 'presence') {
      this.end('unreadable', 'this is no message of the protocol')
      return
    }
    if (this.#appearing.size === 0) this.#appearLater(connection, speaker, wait)
    for (const entry of message.entries) {
      if (this.#appearing.size < entriesHeld || this.#appearing.has(entry.client))
        this.#appearing.set(entry.client, entry)
    }
  }

  #appearLater(connection: Connection, speaker: Speaker, wait: number) {
    this.#clock.after(wait, () => {
      if (this.#over) return
      const again = speaker.waitToAppear(this.#clock.now())
      if (again > 0) {
        this.#appearLater(connection, speaker, again)
        return
      }
      const entries = [...this.#appearing.values()]
      this.#appearing.clear()
      connection.receive(presenceFrame(entries))
    })
  }

  #waitFor(milliseconds: number) {
    const isWaiting = this.#until > 0
    this.#until = this.#clock.now() + milliseconds
    if (isWaiting) return
    this.#tally.pauses += 1
    this.#socket.pause()
    this.#goOnLater(milliseconds)
  }

  #goOnLater(milliseconds: number) {
    this.#clock.after(milliseconds, () => {
      const more = this.#until - this.#clock.now()
      if (more > 0) {
        this.#goOnLater(more)
        return
      }
      this.#until = 0
      this.#readOn()
    })
  }

  #readOn() {
    if (this.#until === 0 && this.#held === null) this.#socket.resume()
  }
}

/** "What do I lack?": the one message whose answer can be long. Its kind and step are one byte each. */
function isVector(data: Buffer): boolean {
  return data[0] === frameKinds.sync && data[1] === 0
}
