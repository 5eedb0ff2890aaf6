// Whole frames: what is written past the websocket's own framing arrives like any other message, whatever its size.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { sendWhole } from '#server/relay/wholeFrames.ts'

const server = createServer()
const sockets = new WebSocketServer({ noServer: true })
let near: WebSocket
let below: Duplex
let far: WebSocket

beforeEach(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const upgraded = new Promise<void>(resolve => {
    server.once('upgrade', (request, socket, head) => {
      below = socket
      sockets.handleUpgrade(request, socket, head, webSocket => {
        near = webSocket
        resolve()
      })
    })
  })
  far = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await Promise.all([upgraded, once(far, 'open')])
})
afterEach(async () => {
  far.terminate()
  await new Promise(resolve => server.close(resolve))
})

/** Bytes that show when one of them is lost or doubled. */
const message = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7 + length) % 251)

async function heard(count: number): Promise<Buffer[]> {
  const messages: Buffer[] = []
  while (messages.length < count) {
    const [data] = (await once(far, 'message')) as [Buffer]
    messages.push(data)
  }
  return messages
}

it.each([0, 1, 125, 126, 32_768, 32_769, 65_535, 65_536, 300_000])('brings a message of %d bytes', async length => {
  const hearing = heard(1)
  sendWhole(below, message(length))
  expect((await hearing).map(data => [...data])).toEqual([[...message(length)]])
})

it('keeps its place among what the websocket sends itself', async () => {
  const all: Uint8Array[] = []
  far.on('message', (data: Buffer) => all.push(data))
  const pinged = once(far, 'ping')
  const sent = [3, 40_000, 200, 70_000, 5].map(message)
  for (const [i, each] of sent.entries()) {
    if (i % 2 === 0) sendWhole(below, each)
    else near.send(each)
    near.ping()
  }
  await pinged
  near.close(1000)
  const [code] = (await once(far, 'close')) as [number]
  expect(code).toBe(1000)
  expect(all.map(data => [...data])).toEqual(sent.map(each => [...each]))
})

it('sends the same message as often as it is asked to', async () => {
  const again = message(500)
  const hearing = heard(1)
  sendWhole(below, again)
  await hearing
  const hearingAgain = heard(1)
  sendWhole(below, again)
  expect([...((await hearingAgain)[0] ?? [])]).toEqual([...again])
})
