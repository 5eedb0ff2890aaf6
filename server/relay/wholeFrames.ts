// Whole frames: a message as the bytes that go over the line, made once for everybody it is sent to. What the server sends is not masked, so they are the same for all.
import type { Duplex } from 'node:stream'

const binaryAndLast = 0x82
/** Longer messages are written after their head instead of being copied behind it. */
const worthCopying = 32 * 1024

const framed = new WeakMap<Uint8Array, Uint8Array>()

/** Writes a message to the socket below a websocket, past the websocket's own framing, which would make a head for each receiver. Only between its messages, while it is open, and without compression. */
export function sendWhole(below: Duplex, message: Uint8Array): void {
  if (message.length <= worthCopying) {
    below.write(frameOf(message))
    return
  }
  below.cork()
  below.write(headOf(message.length))
  below.write(message)
  below.uncork()
}

function frameOf(message: Uint8Array): Uint8Array {
  const known = framed.get(message)
  if (known) return known
  const frame = Buffer.concat([headOf(message.length), message])
  framed.set(message, frame)
  return frame
}

function headOf(length: number): Buffer {
  if (length < 126) return Buffer.from([binaryAndLast, length])
  if (length < 65_536) return Buffer.from([binaryAndLast, 126, length >> 8, length & 0xff])
  const head = Buffer.alloc(10)
  head.writeUInt8(binaryAndLast, 0)
  head.writeUInt8(127, 1)
  head.writeBigUInt64BE(BigInt(length), 2)
  return head
}
