// First state: read in pieces, and whatever goes wrong leaves a true part of the board.
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { readFirstState } from '#client/board/firstState.ts'
import { piecesOf } from '#server/relay/pieces.ts'
import { newBoard, post } from '#tests/shared/support/boards.ts'

afterEach(() => void vi.unstubAllGlobals())

function board(): Y.Doc {
  const doc = newBoard()
  post(doc, 1, 2, 3, 4, 5)
  return doc
}

function body(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  const pieces = piecesOf(doc, 4)
  return Uint8Array.from(
    encoding.encode(encoder => {
      for (const piece of pieces) encoding.writeVarUint8Array(encoder, piece)
    }),
  )
}

type Answer = (signal: AbortSignal) => Response | Promise<Response>
const answering = (response: Answer) =>
  vi.stubGlobal(
    'fetch',
    async (path: string, { headers, signal }: { headers: Record<string, string>; signal: AbortSignal }) => {
      expect([path, headers]).toEqual(['/api/boards/board-0001/state', { Authorization: 'Bearer ticket-1' }])
      return response(signal)
    },
  )

it('brings the whole board, each piece as a change of its own', async () => {
  const there = board()
  answering(() => new Response(body(there)))
  const doc = new Y.Doc()
  const changes: unknown[] = []
  doc.on('update', (_, origin) => void changes.push(origin))
  await readFirstState(doc, 'board-0001', 'ticket-1', 'line')
  expect(doc.getMap('notes').toJSON()).toEqual(there.getMap('notes').toJSON())
  expect(changes.length).toBeGreaterThan(3)
  expect(new Set(changes)).toEqual(new Set(['line']))
})

it.each([
  ['cut off', () => new Response(body(board()).slice(0, -20))],
  ['of another program', () => new Response('<html>Log in to the Wi-Fi</html>')],
  ['a refusal', () => new Response('{}', { status: 503 })],
  ['none at all', () => Promise.reject(new TypeError('no line'))],
])('leaves nothing pending when the answer is %s', async (_how, response) => {
  answering(response)
  const doc = new Y.Doc()
  await readFirstState(doc, 'board-0001', 'ticket-1', 'line')
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  const there = board()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(there))
  expect(doc.getMap('about').toJSON()).toEqual(there.getMap('about').toJSON())
})

it('stops when the board was closed meanwhile', async () => {
  answering(() => new Response(body(board())))
  const doc = new Y.Doc()
  doc.on('update', () => doc.destroy())
  await readFirstState(doc, 'board-0001', 'ticket-1', 'line')
  expect(doc.getMap('notes').size).toBeLessThan(5)
})

describe('a narrow line', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  /** Brings the board in slices of so many bytes, one every so many milliseconds, as far as it gets. */
  function bringing(bytes: Uint8Array<ArrayBuffer>, size: number, every: number): void {
    answering(signal => {
      let at = 0
      const stream = new ReadableStream({
        start(sink) {
          signal.addEventListener('abort', () => sink.error(new Error('aborted')))
          const next = () => {
            if (signal.aborted) return
            if (at < bytes.length) sink.enqueue(bytes.slice(at, at + size))
            else sink.close()
            at += size
            if (at < bytes.length + size) setTimeout(next, every)
          }
          next()
        },
      })
      return new Response(stream)
    })
  }
  const read = (doc: Y.Doc) => readFirstState(doc, 'board-0001', 'ticket-1', 'line')

  it.each([1, 7, 64])('brings the whole board in slices of %i bytes, however long it takes', async size => {
    const there = board()
    const bytes = body(there)
    bringing(bytes, size, 2_000)
    const doc = new Y.Doc()
    const reading = read(doc)
    await vi.advanceTimersByTimeAsync((bytes.length / size) * 2_000 + 60_000)
    await reading
    expect(doc.getMap('notes').toJSON()).toEqual(there.getMap('notes').toJSON())
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(there))
  })

  it('shows what has come before the rest is there', async () => {
    const bytes = body(board())
    bringing(bytes, 64, 2_000)
    const doc = new Y.Doc()
    const reading = read(doc)
    await vi.advanceTimersByTimeAsync(6_000)
    expect(doc.store.clients.size).toBeGreaterThan(0)
    await vi.advanceTimersByTimeAsync(bytes.length * 2_000)
    await reading
  })

  it('keeps what has come when nothing more comes for ten seconds', async () => {
    const bytes = body(board())
    bringing(bytes, bytes.length - 30, 60_000)
    const doc = new Y.Doc()
    const reading = read(doc)
    await vi.advanceTimersByTimeAsync(10_500)
    await reading
    expect(doc.store.clients.size).toBeGreaterThan(0)
    expect(doc.store.pendingStructs).toBeNull()
  })
})
