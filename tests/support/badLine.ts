// Bad line: a small TCP proxy before a server that does to connections what hall Wi-Fi and sleeping phones do.
import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** Which way bytes go: `up` to the server, `down` to the client. */
export type Way = 'up' | 'down'

interface Slice {
  readonly bytes: Buffer
  /** When it has come through. Milliseconds, as `performance.now()`. */
  readonly at: number
}

/** The sender is held back while more than this is on its way. Bytes. */
const onItsWay = 64 * 1024
/** What goes at once on a narrow line. Bytes. */
const sliceBytes = 2 * 1024

/** One direction of one connection. */
class Pipe {
  readonly #line: BadLine
  readonly #from: Socket
  readonly #to: Socket
  #slices: Slice[] = []
  #held = 0
  #free = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** How many more bytes come through before the connection is cut; null for no end. */
  left: number | null = null
  onCut = () => {}

  constructor(line: BadLine, from: Socket, to: Socket) {
    this.#line = line
    this.#from = from
    this.#to = to
  }

  take(bytes: Buffer) {
    const { bandwidth, latency } = this.#line
    const size = bandwidth === null ? bytes.length : sliceBytes
    for (let start = 0; start < bytes.length; start += size) {
      const slice = bytes.subarray(start, start + size)
      this.#free = Math.max(this.#free, performance.now())
      if (bandwidth !== null) this.#free += (slice.length / bandwidth) * 1000
      this.#slices.push({ bytes: slice, at: this.#free + latency })
      this.#held += slice.length
    }
    if (this.#held > onItsWay) this.#from.pause()
    this.flow()
  }

  /** Passes on what has come through; asks to be called again for the rest. */
  flow() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#line.isStalled) return
    for (let next = this.#slices[0]; next !== undefined; next = this.#slices[0]) {
      const wait = next.at - performance.now()
      if (wait > 0) {
        this.#timer = setTimeout(() => this.flow(), wait)
        break
      }
      this.#slices.shift()
      this.#held -= next.bytes.length
      if (this.#pass(next.bytes)) return
    }
    if (this.#held <= onItsWay) this.#from.resume()
  }

  /** True when the line was cut with this. */
  #pass(bytes: Buffer): boolean {
    const whole = this.left === null || bytes.length < this.left
    this.#to.write(whole ? bytes : bytes.subarray(0, this.left ?? 0))
    if (this.left !== null) this.left -= bytes.length
    if (whole) return false
    // What was passed on reaches the other end before the cut does.
    this.#to.once('drain', this.onCut)
    setImmediate(this.onCut)
    return true
  }

  end() {
    clearTimeout(this.#timer)
    this.#slices = []
  }
}

/** One connection through the line: the client's end, the server's end. */
class Through {
  readonly #ends: readonly [Socket, Socket]
  readonly pipes: Readonly<Record<Way, Pipe>>
  /** Nothing gets through any more, and neither end is told. */
  dead = false

  constructor(line: BadLine, client: Socket, server: Socket, gone: () => void) {
    this.#ends = [client, server]
    this.pipes = { up: new Pipe(line, client, server), down: new Pipe(line, server, client) }
    const follow = (from: Socket, to: Socket, pipe: Pipe) => {
      pipe.onCut = () => this.reset()
      from.on('data', (bytes: Buffer) => {
        if (!this.dead) pipe.take(bytes)
      })
      from.on('error', () => {})
      from.on('close', () => {
        pipe.end()
        if (this.dead) return
        to.destroy()
        gone()
      })
    }
    follow(client, server, this.pipes.up)
    follow(server, client, this.pipes.down)
  }

  /** Both ends hear that the connection was reset. */
  reset() {
    for (const pipe of Object.values(this.pipes)) pipe.end()
    for (const end of this.#ends) if (!end.destroyed) end.resetAndDestroy()
  }
}

export class BadLine {
  readonly #server = createServer({ pauseOnConnect: true })
  readonly #through = new Set<Through>()
  readonly #port: number
  #isDark = false
  #isDown = false
  #isStalled = false
  #atNext: { way: Way; bytes: number } | null = null
  /** Milliseconds each way. */
  latency = 0
  /** Bytes a second each way; null for no limit. */
  bandwidth: number | null = null

  /** For `layLine`. */
  constructor(port: number) {
    this.#port = port
    this.#server.on('connection', client => this.#take(client))
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** How many connections go through and are not dead. */
  get open(): number {
    return [...this.#through].filter(({ dead }) => !dead).length
  }

  get isStalled(): boolean {
    return this.#isStalled
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  /** Whatever is sent from now on vanishes, and nobody is told. What was open stays dead for good; so does what opens meanwhile. */
  blackhole() {
    this.#isDark = true
    for (const each of this.#through) each.dead = true
  }

  /** Airplane mode: everything is cut, and nothing can be opened. */
  down() {
    this.#isDown = true
    this.reset()
  }

  /** Nothing moves, and nothing is lost. */
  stall() {
    this.#isStalled = true
  }

  /** The line is well again for what opens from now on, and what was stalled moves on. */
  back() {
    this.#isDark = this.#isDown = this.#isStalled = false
    for (const { pipes } of this.#through) for (const pipe of Object.values(pipes)) pipe.flow()
  }

  /** Cuts every connection at once, so that both ends hear of it. */
  reset() {
    for (const each of this.#through) each.reset()
  }

  /** Cuts every open connection once so many more bytes have gone this way: in the middle of a frame, if a frame is longer. */
  cutAfter(way: Way, bytes: number) {
    for (const { pipes } of this.#through) pipes[way].left = bytes
  }

  /** The same for the next connection, from its first byte on. */
  cutNext(way: Way, bytes: number) {
    this.#atNext = { way, bytes }
  }

  async close(): Promise<void> {
    this.reset()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #take(client: Socket) {
    if (this.#isDown) return void client.resetAndDestroy()
    const server = connect(this.#port, '127.0.0.1')
    const through = new Through(this, client, server, () => this.#through.delete(through))
    through.dead = this.#isDark
    if (this.#atNext) through.pipes[this.#atNext.way].left = this.#atNext.bytes
    this.#atNext = null
    this.#through.add(through)
    client.resume()
  }
}

/** Lays a line to a server. It is a good one until a test says otherwise; whoever lays it closes it. */
export async function layLine(origin: string): Promise<BadLine> {
  const line = new BadLine(Number(new URL(origin).port))
  await line.listen()
  return line
}
