// Moments: what the desk asks of the server about earlier moments of the board.
import { useCallback, useEffect, useState } from 'react'
import type { SnapshotShown, SnapshotTold, WentBack } from '#shared/protocol/moments.ts'
import type { Stage } from '#shared/people/roles.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { useAbout, useBoard } from '#client/board/useBoard.ts'
import { ask, type Answer, type Method, type Trouble } from '#client/requests/ask.ts'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'

/** Moments are kept by themselves about this often, so the list is asked for anew this often. Milliseconds. */
const every = 5 * 60 * 1000

function askFor<T>({ id, given }: OpenBoard, method: Method, path = '', body?: unknown): Promise<Answer<T>> {
  const { ticket } = given
  return ask<T>(method, `/api/boards/${id}/snapshots${path}`, body === undefined ? { ticket } : { ticket, body })
}

/** The moments kept, the newest first, as they were known at `now` (milliseconds since 1970) when the board stood at `stage`. */
interface Known {
  readonly moments: readonly SnapshotTold[]
  readonly now: number
  readonly stage: Stage
}

/** The moments kept; null until they are known. And a way to ask for them anew. */
export function useMoments(): readonly [Known | null, () => Promise<void>] {
  const board = useBoard()
  const { stage } = useAbout()
  const [known, setKnown] = useState<Known | null>(null)
  const reload = useCallback(async () => {
    const answer = await askFor<{ snapshots: SnapshotTold[] }>(board, 'GET')
    // What was known stays on the page while there is no line.
    if (answer.ok) setKnown({ moments: answer.value.snapshots, now: Date.now(), stage: board.store.about().stage })
  }, [board])
  const isCurrent = known?.stage === stage
  useEffect(() => {
    if (!isCurrent) void reload()
    const timer = setInterval(() => void reload(), every)
    return () => clearInterval(timer)
  }, [reload, isCurrent])
  return [known, reload]
}

/** Keeps the board as it is now under a name. False, and said, when that did not work. */
export async function keepMoment(board: OpenBoard, label: string): Promise<boolean> {
  const answer = await askFor(board, 'POST', '', { label })
  say(answer.ok ? desk.goBack.kept(label) : common.troubles[answer.trouble.code])
  return answer.ok
}

/** One moment as plain data; null until it is there, or why it cannot be had. Looked at once: it must not change under whoever reads it. */
export function useMoment(id: string): SnapshotShown | Trouble['code'] | null {
  const board = useBoard()
  const [found, setFound] = useState<SnapshotShown | Trouble['code'] | null>(null)
  useEffect(() => {
    let isHere = true
    void askFor<SnapshotShown>(board, 'GET', `/${id}`).then(answer => {
      if (isHere) setFound(answer.ok ? answer.value : answer.trouble.code)
    })
    return () => {
      isHere = false
    }
  }, [board, id])
  return found
}

/** Brings the board back for everybody, and offers the way back from there. `said`: what is told when it worked. */
export async function goBackTo(board: OpenBoard, id: string, said: string, after: () => void): Promise<void> {
  const answer = await askFor<WentBack>(board, 'POST', `/${id}/restore`)
  if (!answer.ok) {
    say(common.troubles[answer.trouble.code])
    return
  }
  const { before } = answer.value
  say(said, { words: common.undo, run: () => void goBackTo(board, before.id, desk.goBack.undone, after) })
  after()
}
