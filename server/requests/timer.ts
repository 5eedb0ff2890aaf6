// Timer: moved by the facilitator, on the server's own clock.
import type { Context } from 'hono'
import { setTimer } from '#shared/board/operations/timer.ts'
import { made } from '#shared/lib/outcome.ts'
import { timerChange, type TimerTold } from '#shared/protocol/requests.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, byServer, type Desk } from './asking.ts'

/** POST /api/boards/:id/timer */
export async function postTimer(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, timerChange)
  if (!body.ok) return refuse(body.reason)
  const changed = await atBoard(c, desk, 'move-stage', ({ doc }) => {
    const timer = setTimer(doc, byServer(desk), body.value)
    return timer.ok ? made({ timer: timer.value, now: desk.clock.now() } satisfies TimerTold) : timer
  })
  return answer(c, changed)
}
