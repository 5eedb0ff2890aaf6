// Sockets: a bare sync socket for tests, with what it heard in the order it heard it.
import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as decoding from 'lib0/decoding'
import { frameKinds, subprotocol, type Refused } from '#shared/protocol/frames.ts'
import { readFrame, type Incoming } from '#server/relay/frames.ts'

/** What the server says: what clients say too, and what only it says. */
type Said = Incoming | { readonly kind: 'refused'; readonly refused: readonly Refused[] }

export interface BareSocket {
  readonly socket: WebSocket
  readonly heard: Said[]
  /** The close code and reason, once it is closed. */
  readonly closed: Promise<{ code: number; reason: string }>
  send(frame: Uint8Array | string): void
  /** The next message of this kind, or one that was heard already; each is given once. */
  hear<Kind extends Said['kind']>(kind: Kind): Promise<Extract<Said, { kind: Kind }>>
}

/** Opens a socket to a board, as any program could. */
export async function openSocket(wsOrigin: string, board: string, ticket: string, headers = {}): Promise<BareSocket> {
  const socket = new WebSocket(`${wsOrigin}/sync/${board}`, [subprotocol, ticket].filter(Boolean), { headers })
  const heard: Said[] = []
  const unread: Said[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data: Buffer) => {
    const incoming = readSaid(data)
    if (!incoming) throw new Error('the server said something that is no message')
    heard.push(incoming)
    unread.push(incoming)
    for (const look of waiting) look()
  })
  const closed = new Promise<{ code: number; reason: string }>(resolve => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }))
  })
  // A cut line shows in the close code.
  socket.on('error', () => {})
  await once(socket, 'open')
  return {
    socket,
    heard,
    closed,
    send: frame => socket.send(frame),
    hear: kind =>
      new Promise(resolve => {
        const look = () => {
          const index = unread.findIndex(each => each.kind === kind)
          if (index === -1) return
          waiting.delete(look)
          const [found] = unread.splice(index, 1)
          resolve(found as never)
        }
        waiting.add(look)
        look()
      }),
  }
}

function readSaid(data: Uint8Array): Said | null {
  if (data[0] !== frameKinds.refused) return readFrame(data)
  const decoder = decoding.createDecoder(data)
  decoding.readVarUint(decoder)
  return { kind: 'refused', refused: JSON.parse(decoding.readVarString(decoder)) as Refused[] }
}
