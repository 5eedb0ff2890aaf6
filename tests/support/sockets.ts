// Sockets: a bare sync socket for tests, with what it heard in the order it heard it.
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { subprotocol } from '#shared/protocol/frames.ts'
import { readFrame, type Incoming } from '#server/relay/frames.ts'

export interface BareSocket {
  readonly socket: WebSocket
  readonly heard: Incoming[]
  /** The close code and reason, once it is closed. */
  readonly closed: Promise<{ code: number; reason: string }>
  send(frame: Uint8Array | string): void
  /** The next message of this kind, or one that was heard already; each is given once. */
  hear<Kind extends Incoming['kind']>(kind: Kind): Promise<Extract<Incoming, { kind: Kind }>>
}

/** Opens a socket to a board, as any program could. */
export async function openSocket(wsOrigin: string, board: string, ticket: string, headers = {}): Promise<BareSocket> {
  const socket = new WebSocket(`${wsOrigin}/sync/${board}`, [subprotocol, ticket].filter(Boolean), { headers })
  const heard: Incoming[] = []
  const unread: Incoming[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data: Buffer) => {
    const incoming = readFrame(data)
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
