// Health: whether the server can be relied on just now, and what its operator should look at. Boards by id, never a word of them.
import type { Context } from 'hono'
import { problem, problems } from '#shared/protocol/problems.ts'
import type { Desk } from './asking.ts'

/** GET /health/ready – 503 while nothing can be saved; otherwise 200, with `warnings` where single boards are damaged or shut. */
export function getReady(c: Context, { rooms, store }: Pick<Desk, 'rooms' | 'store'>): Response {
  const { damaged } = store
  const shut = [...rooms.unreadable]
  if (!rooms.stuck) {
    const fine = damaged.length === 0 && shut.length === 0
    return c.json({ status: fine ? 'ready' : 'warnings', damaged, shut })
  }
  const body = { ...problem('cannot-save'), damaged, shut }
  return c.json(body, problems['cannot-save'].status, { 'content-type': 'application/problem+json' })
}
