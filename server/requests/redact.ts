// Redact: words taken out of one note or one answer, from the board and from everything that is kept of it. Its point stays.
import type { Context } from 'hono'
import type * as Y from 'yjs'
import { saysSomething, withoutWords } from '#shared/board/redact.ts'
import { patch } from '#shared/board/record.ts'
import { notes, suggestions, type NoteId, type SuggestionId } from '#shared/board/schema.ts'
import { suspectsIn } from '#shared/board/suspects.ts'
import type { Ledger } from '#server/relay/ledger.ts'
import { leftToClear, mustBeCleared, wordsFor } from '#server/snapshots/away.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { redaction, type Redaction } from '#shared/protocol/safety.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, boardOf, byServer, cleared, type AtBoard, type Desk, type Result } from './asking.ts'
import { heldOf, hold, noteOf } from './held.ts'
import { rewordSaid, saidOn, type SaidId } from './said.ts'

const kind = 'redacted'

/**
 * POST /api/boards/:id/notes/:note/redact
 * Answers once the words that were taken out are in no file of this server. As with removing for good, words that people agreed
 * to in actions are not touched, nor files exported and backups made before; nor is the private copy of a note that somebody was
 * worried about, which is there to be read by its contact and can be deleted.
 */
export async function postRedaction(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, redaction)
  if (!body.ok) return refuse(body.reason)
  const note = noteOf(c)
  const cut = await atBoard(c, desk, 'check', board => redact(board, desk, note, body.value))
  if (!cut.ok) return refuse(cut.reason)
  const gone = await cleared(desk, boardOf(c), note)
  if (!gone.ok) return refuse(gone.reason)
  desk.log.info({ board: boardOf(c) }, 'words were taken out of a note')
  return answer(c, cut)
}

/** True when a helper took words out of what now stands under this id. [H12] */
export function isRedacted(ledger: Ledger, id: string): boolean {
  return ledger.get(kind, id) === true
}

/** Gives notes that words were taken out of their present words in an earlier board: one that was read before it was cleaned. [H12] */
export function keepRedacted(past: Y.Doc, live: Y.Doc, ledger: Ledger): void {
  const redacted = Array.from(ledger.entries(kind), ([id]) => id)
  for (const id of new Set([...redacted, ...leftToClear(ledger)]) as Set<SaidId>) {
    const text = wordsFor(ledger, id) ?? saidOn(live, id)?.note.text
    if (text === undefined) continue
    patch(past, notes, id as NoteId, { text })
    patch(past, suggestions, id as SuggestionId, { text })
  }
}

/** Its author has written it anew. [H13] */
export function noMoreRedacted(ledger: Ledger, id: string): void {
  if (isRedacted(ledger, id)) ledger.set(kind, id, null)
}

function redact(
  { doc, ledger }: AtBoard,
  desk: Desk,
  id: SaidId,
  { was, cut }: Redaction,
): Result<{ id: string; text: string }> {
  const held = heldOf(ledger, id)
  const note = (held ?? saidOn(doc, id))?.note
  // What lies face down is nobody's to read yet, so nobody can mark it.
  if (note === undefined || held?.check === 'none') return refused('no-such-note')
  if (note.text !== was) return refused('note-changed')
  const text = withoutWords(was, cut)
  if (!saysSomething(text)) return refused('nothing-left')
  if (text === was) return made({ id, text })
  if (held === null) rewordSaid(doc, byServer(desk), id, { kind: note.kind, text })
  else hold(ledger, id, { ...held, note: { ...note, text }, suspects: suspectsIn(text) })
  ledger.set(kind, id, true)
  mustBeCleared(ledger, id, text)
  return made({ id, text })
}
