// Witness: somebody at a board who keeps everything that they are told, as it came and unpacked.
import { unzipSync } from 'fflate'
import * as Y from 'yjs'
import { savedFrame, vectorFrame } from '#server/relay/frames.ts'
import { openSocket } from './sockets.ts'
import { tap } from './wiretap.ts'

export type Witness = Awaited<ReturnType<typeof witness>>

/** Comes to a board on a line of its own, which is tapped. Whoever calls a witness lets them go. */
export async function witness(serverOrigin: string, board: string, ticket: string) {
  const line = await tap(serverOrigin)
  const socket = await openSocket(line.wsOrigin, board, ticket)
  const unpacked: Buffer[] = []
  let asked = 0
  socket.send(vectorFrame(new Uint8Array([0])))

  /** Resolves when everything that was said before has come. */
  async function settled(): Promise<void> {
    asked += 1
    socket.send(savedFrame(asked))
    let number = 0
    while (number !== asked) ({ number } = await socket.hear('saved'))
  }

  /** Asks for something, and keeps what it is when it is unpacked. */
  async function look(path: string, method = 'GET', body?: object): Promise<number> {
    const response = await fetch(line.origin + path, {
      method,
      headers: { authorization: `Bearer ${ticket}`, connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    unpacked.push(bytes)
    if (bytes.subarray(0, 2).toString() === 'PK') {
      for (const part of Object.values(unzipSync(bytes))) unpacked.push(Buffer.from(part))
    }
    return response.status
  }

  return {
    settled,
    look,
    heard: socket.heard,
    /** True when these words were told to this witness in any way. */
    knows(words: string): boolean {
      const wanted = Buffer.from(words, 'utf8')
      return [...line.said(), ...unpacked].some(bytes => bytes.includes(wanted))
    },
    /** How many bytes came, unpacked ones not counted. */
    size: () => line.said().reduce((sum, { length }) => sum + length, 0),
    /** The board as this witness knows it. */
    doc(): Y.Doc {
      const doc = new Y.Doc()
      for (const each of socket.heard) {
        if (each.kind === 'answer' || each.kind === 'update') Y.applyUpdate(doc, each.update)
      }
      return doc
    },
    leave() {
      socket.socket.terminate()
      line.close()
    },
  }
}
