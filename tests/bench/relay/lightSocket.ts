// Light socket: a websocket client that costs next to nothing, so that a thousand of them on one core measure the server and not themselves.
import { connect, type Socket } from 'node:net'

/** Where a socket goes: the port on this machine, the path, and the subprotocols to offer. */
export interface Address {
  readonly port: number
  readonly path: string
  readonly protocols: readonly string[]
}

const key = Buffer.alloc(16).toString('base64')
const binary = 0x82
const pong = 0x8a

export class LightSocket {
  /** The payload of each binary message. It is only good until the handler returns. */
  onMessage: (payload: Buffer) => void = () => {}
  onEnd: () => void = () => {}
  readonly #socket: Socket
  #isOpen = false
  #ended = false
  #whenOpen: () => void = () => {}
  #chunks: Buffer[] = []
  #have = 0
  /** So many bytes are needed before it is worth looking again. */
  #need = 1

  constructor({ port, path, protocols }: Address) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${key}`,
      ...(protocols.length > 0 ? [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`] : []),
    ]
    this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    this.#socket.on('data', chunk => this.#hear(chunk))
    // How it ended does not matter here; that it ended is told by 'close'.
    this.#socket.on('error', () => {})
    this.#socket.on('close', () => {
      this.#ended = true
      this.#whenOpen()
      this.onEnd()
    })
  }

  /** True once the line is open; false when it was refused. */
  opened(): Promise<boolean> {
    if (this.#isOpen || this.#ended) return Promise.resolve(this.#isOpen)
    return new Promise(resolve => {
      this.#whenOpen = () => resolve(this.#isOpen)
    })
  }

  send(payload: Uint8Array) {
    this.#write(binary, payload)
  }

  close() {
    this.#socket.destroy()
  }

  #write(kind: number, payload: Uint8Array) {
    const long = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8
    const head = Buffer.alloc(2 + long + 4)
    head.writeUInt8(kind, 0)
    head.writeUInt8(0x80 | (long === 0 ? payload.length : long === 2 ? 126 : 127), 1)
    if (long === 2) head.writeUInt16BE(payload.length, 2)
    else if (long === 8) head.writeBigUInt64BE(BigInt(payload.length), 2)
    // The mask is four zeros: masked as the protocol asks, and nothing to compute.
    this.#socket.write(Buffer.concat([head, payload]))
  }

  #hear(chunk: Buffer) {
    this.#chunks.push(chunk)
    this.#have += chunk.length
    if (this.#have < this.#need) return
    const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks)
    const at = this.#isOpen ? this.#read(bytes, 0) : this.#readAnswer(bytes)
    const rest = bytes.subarray(at)
    this.#chunks = rest.length > 0 ? [rest] : []
    this.#have = rest.length
    this.#need = Math.max(this.#need - at, this.#have + 1)
  }

  #readAnswer(bytes: Buffer): number {
    const end = bytes.indexOf('\r\n\r\n')
    if (end === -1) return 0
    if (!bytes.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) {
      this.#socket.destroy()
      return bytes.length
    }
    this.#isOpen = true
    this.#whenOpen()
    return this.#read(bytes, end + 4)
  }

  /** Reads whole frames from `at` on; answers where the first incomplete one begins. */
  #read(bytes: Buffer, at: number): number {
    this.#need = 1
    while (bytes.length - at >= 2) {
      const short = bytes.readUInt8(at + 1) & 0x7f
      const head = short < 126 ? 2 : short === 126 ? 4 : 10
      if (bytes.length - at < head) break
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
      const end = at + head + length
      if (bytes.length < end) {
        this.#need = end
        break
      }
      const kind = bytes.readUInt8(at) & 0x0f
      const payload = bytes.subarray(at + head, end)
      if (kind === 2) this.onMessage(payload)
      else if (kind === 9) this.#write(pong, payload)
      else if (kind === 8) this.#socket.end()
      at = end
    }
    return at
  }
}
