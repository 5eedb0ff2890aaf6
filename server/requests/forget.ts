// Forget: one note removed for good – from the board, from every kept moment of it, from private records, log and database.
import type { Context } from 'hono'
import { withdrawNote } from '#shared/board/operations/notes.ts'
import { has } from '#shared/board/record.ts'
import { notes, type NoteId } from '#shared/board/schema.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { leaves } from '#server/snapshots/away.ts'
import { refuse } from './answers.ts'
import { atBoard, boardOf, byServer, rewritten, type Desk, type Result } from './asking.ts'

/**
 * Removes the note that the request names, and answers once nothing of it is left in any file of this server. Asked again,
 * or about a note that was withdrawn, it does the same again: so what went wrong half way can be finished.
 * Not touched are the words that people agreed to in actions, and the logs of actions: those are other people's words, even
 * where they quote the note. Nor are files exported and backups made before; the README says how those are dealt with.
 */
export async function forgetNote(c: Context, desk: Desk): Promise<Response> {
  const board = boardOf(c)
  const note = (c.req.param('note') ?? '') as NoteId
  const removed = await atBoard(c, desk, 'forget', ({ doc, ledger }) => {
    // Also a note that is not up: it may be waiting in private records.
    if (!has(doc, notes, note) && !ledger.holds(note)) return refused('no-such-note')
    withdrawNote(doc, byServer(desk), { note })
    ledger.forget(note)
    leaves(ledger, note)
    return made(null)
  })
  const cleaned = removed.ok ? await cleanUp(desk, board, note) : removed
  if (!cleaned.ok) return refuse(cleaned.reason)
  desk.log.info({ board, note }, 'a note was removed for good')
  return c.json({ id: note, state: 'gone' })
}

/** What was taken in the meantime is cleaned too: it waits in the same line. The database comes last, when all else is written. */
async function cleanUp(desk: Desk, board: string, note: NoteId): Promise<Result<void>> {
  try {
    await desk.snapshots.forget(board, note)
    return await rewritten(desk, board)
  } catch (error) {
    desk.log.error(
      { err: error, board, note },
      'a note was removed from the board, but is not gone from every file yet',
    )
    return refused('cannot-save')
  }
}
