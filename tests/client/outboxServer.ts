// A server for the outbox that answers as each test says, on a clock that the test moves.
import { vi } from 'vitest'
import { outbox, type Outbox, type OutNote } from '#client/requests/outbox.ts'
import type { NewNote } from '#shared/protocol/requests.ts'

export const board = 'board-0001'

export interface Sent {
  readonly method: string
  readonly path: string
  readonly ticket: string
  readonly body: NewNote | null
}
export type Reply = { status: number; body?: unknown; headers?: Record<string, string> } | 'no line'

/** What was sent, and what comes back. */
export const line: { sent: Sent[]; answer: (request: Sent) => Reply | Promise<Reply> } = { sent: [], answer: taken }
let open: Outbox[] = []

export function setUp(): void {
  vi.useFakeTimers()
  localStorage.clear()
  line.sent = []
  line.answer = taken
  vi.stubGlobal('fetch', async (path: string, { method, headers, body, signal }: RequestInit) => {
    const request: Sent = {
      method: method ?? '',
      path,
      ticket: new Headers(headers).get('Authorization') ?? '',
      body: typeof body === 'string' ? (JSON.parse(body) as NewNote) : null,
    }
    line.sent.push(request)
    const dead = new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(new Error('abort'))))
    const reply = await Promise.race([line.answer(request), dead])
    if (reply === 'no line') throw new TypeError('no line')
    const content = reply.body === undefined ? null : JSON.stringify(reply.body)
    return new Response(content, { status: reply.status, headers: reply.headers ?? {} })
  })
}
export function tearDown(): void {
  for (const each of open) each.close()
  open = []
  vi.useRealTimers()
  vi.unstubAllGlobals()
}

export function start(renew?: () => Promise<string | null>): Outbox {
  const box = outbox(board, 'ticket-1', renew)
  open.push(box)
  return box
}
export function note(id: string, text = id): NewNote {
  return { id, kind: 'idea', text, via: 'phone' }
}
export function taken({ body }: Sent): Reply {
  return { status: 201, body: { notes: [{ id: body?.id, state: 'up', ref: 'W1-001' }] } }
}
export function refusal(status: number, code: string, more: object = {}): Reply {
  return { status, body: { code, ...more } }
}
export const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1000)
export const settle = () => seconds(0)
export const onDevice = () => JSON.parse(localStorage.getItem(`folkmoot:outbox:${board}`) ?? '[]') as OutNote[]
export const ids = () => line.sent.map(({ body }) => body?.id)
