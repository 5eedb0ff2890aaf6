// Suggestions: what people answer from their phones while a plan is made. Once given, an answer is held, changed and withdrawn as notes are.
import type { Context } from 'hono'
import { momentOf } from '#server/guard/moment.ts'
import { hasLeft } from '#server/snapshots/away.ts'
import { readNote } from '#shared/board/operations/hidden.ts'
import { giveSuggestion } from '#shared/board/operations/suggestions.ts'
import { has, ids } from '#shared/board/record.ts'
import { actions, suggestions, type ActionId, type SuggestionId } from '#shared/board/schema.ts'
import { done, made, refused } from '#shared/lib/outcome.ts'
import { may } from '#shared/people/roles.ts'
import { newSuggestion, type NewSuggestion } from '#shared/protocol/answers.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { NotePosted } from '#shared/protocol/requests.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, byServer, glance, type AtBoard, type Desk, type Result } from './asking.ts'
import { authorOf } from './authorship.ts'
import { countDown, countHeld, stateOf } from './held.ts'
import { holdsBack, isPosted } from './notes.ts'

/** POST /api/boards/:id/suggestions – an answer to one question of one action. [A17] [A22] */
export async function postSuggestion(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, newSuggestion)
  if (!body.ok) return refuse(body.reason)
  const counted = await glance(c, desk, board => ({
    person: board.ticket.person,
    count: isPosted(board, body.value.id) ? 0 : 1,
    forOthers: may(board.ticket.role, 'post-for-others', momentOf(board.doc)),
  }))
  if (!counted.ok) return refuse(counted.reason)
  const { person, count, forOthers } = counted.value
  const wait = await desk.pace.waitToPost(person, count, forOthers)
  if (wait > 0) return refuse('too-fast', wait)
  // Asked here and not by `atBoard`: that answering is over is another answer than that somebody may never answer.
  const given = await atBoard(c, desk, 'read', board => suggest(board, desk, body.value))
  if (!given.ok) await desk.pace.unpost(person, count, forOthers)
  return answer(c, given, 201)
}

/** Refused when answering from phones is not open to this person now. */
export function mayAnswer({ doc, ticket: { role } }: AtBoard): Result<void> {
  const moment = momentOf(doc)
  if (may(role, 'suggest', moment)) return done
  return refused(may(role, 'suggest', { ...moment, stage: 'act' }) ? 'acting-closed' : 'not-allowed')
}

function suggest(
  board: AtBoard,
  desk: Desk,
  { id: given, action: asked, letter, text }: NewSuggestion,
): Result<{ notes: NotePosted[] }> {
  const { doc, ledger, ticket } = board
  const [id, action] = [given as SuggestionId, asked as ActionId]
  const told = () => made({ notes: [{ id, state: stateOf(doc, ledger, id), ref: '' }] })
  // Such as by a phone that never heard the answer to its first try.
  if (hasLeft(ledger, id)) return refused('no-such-note')
  if (authorOf(ledger, id)?.person === ticket.person) return told()
  if (isPosted(board, id)) return refused('note-id-taken')
  const open = mayAnswer(board)
  if (!open.ok) return open
  if (!has(doc, actions, action)) return refused('no-such-action')
  if (ids(doc, suggestions).length + countHeld(ledger).answers >= limits.suggestionsPerBoard)
    return refused('board-full')
  const by = byServer(desk)
  const note = readNote({ text, postedAt: `${by.at.slice(0, 16)}Z` })
  const isHeld = holdsBack(board, desk, id, { note, answers: { action, letter, became: 'waiting' } })
  if (!isHeld) giveSuggestion(doc, by, { suggestion: id, action, letter, text })
  ledger.set('author', id, { person: ticket.person, ref: '' })
  countDown(doc, ledger, by)
  return told()
}
