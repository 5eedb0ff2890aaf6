// Forget: one note or one answer removed for good – from the board, from every kept moment of it, from private records, log and database.
import type { Context } from 'hono'
import { made, refused } from '#shared/lib/outcome.ts'
import { mustBeCleared, leaves } from '#server/snapshots/away.ts'
import { refuse } from './answers.ts'
import { atBoard, boardOf, byServer, cleared, type Desk } from './asking.ts'
import { countDown, noteOf } from './held.ts'
import { isUp, withdrawSaid } from './said.ts'

/**
 * Removes the note or the answer that the request names, and answers once nothing of it is left in any file of this server. What
 * goes wrong half way is tried again, also after a crash. A note that was withdrawn before is cleared away in the same way.
 * Not touched are the words that people agreed to in actions, and the logs of actions: those are other people's words, even
 * where they quote the note. Nor are files exported and backups made before; the README says how those are dealt with.
 */
export async function forgetNote(c: Context, desk: Desk): Promise<Response> {
  const board = boardOf(c)
  const note = noteOf(c)
  const removed = await atBoard(c, desk, 'forget', ({ doc, ledger }) => {
    // Also a note that is not up: it may be waiting in private records.
    if (!isUp(doc, note) && !ledger.holds(note)) return refused('no-such-note')
    withdrawSaid(doc, byServer(desk), note)
    ledger.forget(note)
    leaves(ledger, note)
    mustBeCleared(ledger, note)
    countDown(doc, ledger, byServer(desk))
    return made(null)
  })
  const gone = removed.ok ? await cleared(desk, board, note) : removed
  if (!gone.ok) return refuse(gone.reason)
  return c.json({ id: note, state: 'gone' })
}
