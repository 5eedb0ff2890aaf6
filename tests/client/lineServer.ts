// A relay for connections that answers as each test says, on a clock that the test moves.
import * as Y from 'yjs'
import { vi } from 'vitest'
import { connect, type Connection } from '#client/board/connection.ts'
import { answerFrame, presenceFrame, readFrame, savedFrame } from '#server/relay/frames.ts'

/** A socket with its server behind it, which says what a real one would unless it is told to be dead or stuck. */
export class Socket extends EventTarget {
  static all: Socket[] = []
  /** New sockets stay unopened until the test opens them. */
  static waits = false
  /** The server cannot save: it acknowledges nothing. */
  static stuck = false
  /** By how much its clock is ahead of this device's. Milliseconds. */
  static ahead = 0

  readonly OPEN = 1
  readyState = 0
  /** Nothing gets through any more, and nobody has been told. */
  dead = false
  onopen: (() => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null

  constructor() {
    super()
    Socket.all.push(this)
    if (!Socket.waits) setTimeout(() => this.open())
  }

  open() {
    if (this.readyState !== 0) return
    this.readyState = 1
    this.onopen?.()
    this.sayCounts()
  }

  send(frame: Uint8Array) {
    const said = readFrame(frame)
    setTimeout(() => {
      if (this.dead) return
      if (said?.kind === 'vector') this.say(answerFrame(Y.encodeStateAsUpdate(new Y.Doc())))
      else if (said?.kind === 'saved' && !Socket.stuck) this.say(savedFrame(said.number))
      else if (said?.kind === 'who') this.sayCounts()
    }, 20)
  }

  sayCounts() {
    const now = Date.now() + Socket.ahead
    const state = JSON.stringify({ counts: { here: 1, cannotSave: Socket.stuck }, now })
    this.say(presenceFrame([{ client: 1, clock: (clock += 1), state }]))
  }

  say(frame: Uint8Array) {
    const event = new MessageEvent('message', { data: new Uint8Array(frame).buffer })
    this.onmessage?.(event)
    this.dispatchEvent(event)
  }

  close() {
    const isOpening = this.readyState === 0
    this.readyState = 3
    if (isOpening) setTimeout(() => this.onclose?.({ code: 1006, reason: '' }))
  }

  /** The server closes, or the line drops. */
  end(code: number) {
    this.close()
    this.onclose?.({ code, reason: '' })
  }
}

let clock = 0
/** The doc of the page, and its line. */
export const page: { doc: Y.Doc; line: Connection } = { doc: new Y.Doc(), line: null as unknown as Connection }

export function setUp(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  vi.stubGlobal('WebSocket', Socket)
  Object.assign(Socket, { all: [], waits: false, stuck: false, ahead: 0 })
  page.doc = new Y.Doc()
  page.line = connect(page.doc, 'board-0001', 'ticket-1')
}
export function tearDown(): void {
  page.line.close()
  page.doc.destroy()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
}

export const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1000)
export const latest = () => Socket.all.at(-1) as Socket
export const write = () => page.doc.getMap('test').set('key', Math.random())
export const persisted = (is: boolean) => new PageTransitionEvent('pageshow', { persisted: is })
export const wakings = {
  online: () => dispatchEvent(new Event('online')),
  'pageshow from the cache': () => dispatchEvent(persisted(true)),
  'being seen again': () => document.dispatchEvent(new Event('visibilitychange')),
}
export const wakeAll = () => Object.values(wakings).forEach(happens => happens())
/** Milliseconds from now until another socket is made. */
export async function untilNext(): Promise<number> {
  const [from, before] = [Date.now(), Socket.all.length]
  while (Socket.all.length === before && Date.now() - from < 60_000) await vi.advanceTimersByTimeAsync(10)
  return Date.now() - from
}
