// Suggestions: what people answer from their phones while a plan is made, and who can help. Who did stays in the ledger.
import type { Context } from 'hono'
import { momentOf } from '#server/guard/moment.ts'
import type { Ledger } from '#server/relay/ledger.ts'
import { hasLeft, leaves, mustBeCleared } from '#server/snapshots/away.ts'
import type { By } from '#shared/board/operations/by.ts'
import { countOffer, giveSuggestion, withdrawSuggestion } from '#shared/board/operations/suggestions.ts'
import { has, ids, read } from '#shared/board/record.ts'
import { actions, offers, suggestions, type ActionId, type SuggestionId } from '#shared/board/schema.ts'
import { suspectsIn } from '#shared/board/suspects.ts'
import { done, made, refused } from '#shared/lib/outcome.ts'
import { may } from '#shared/people/roles.ts'
import { limits } from '#shared/protocol/limits.ts'
import {
  newSuggestion,
  offer,
  type NewSuggestion,
  type OfferTold,
  type OwnSuggestions,
} from '#shared/protocol/requests.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, boardOf, byServer, cleared, glance, type AtBoard, type Desk, type Result } from './asking.ts'

const suggester = 'suggester'
const helping = 'offer'

/** POST /api/boards/:id/suggestions – an answer to one question of one action. [A17] [A21] */
export async function postSuggestion(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, newSuggestion)
  if (!body.ok) return refuse(body.reason)
  const counted = await glance(c, desk, ({ doc, ledger, ticket: { person, role } }) => ({
    person,
    count: ledger.get(suggester, body.value.id) === undefined ? 1 : 0,
    forOthers: may(role, 'post-for-others', momentOf(doc)),
  }))
  if (!counted.ok) return refuse(counted.reason)
  const { person, count, forOthers } = counted.value
  const wait = await desk.pace.waitToPost(person, count, forOthers)
  if (wait > 0) return refuse('too-fast', wait)
  // Asked here and not by `atBoard`: that answering is over is another answer than that somebody may never answer.
  const given = await atBoard(c, desk, 'read', board => suggest(board, byServer(desk), body.value))
  if (!given.ok) await desk.pace.unpost(person, count, forOthers)
  return answer(c, given, 201)
}

/** GET /api/boards/:id/suggestions/mine */
export async function getMySuggestions(c: Context, desk: Desk): Promise<Response> {
  const own = await atBoard(c, desk, 'read', ({ doc, ledger, ticket }) => {
    const given = [...ledger.entries(suggester)].flatMap(([id, person]): OwnSuggestions['suggestions'][number][] => {
      const found = person === ticket.person ? read(doc, suggestions, id as SuggestionId) : undefined
      if (found === undefined || found.action === null) return []
      const { action, letter, text, became } = found
      return [{ id, action, letter, text, became }]
    })
    const helps = [...ledger.entries(helping)].flatMap(([key]) => {
      const [action = '', person] = key.split(' ')
      return person === ticket.person ? [action] : []
    })
    return made({ suggestions: given, helps } satisfies OwnSuggestions)
  })
  return answer(c, own)
}

/** DELETE /api/boards/:id/suggestions/:suggestion – its author takes it back; others who may, remove it for good. [A19] */
export async function deleteSuggestion(c: Context, desk: Desk): Promise<Response> {
  const id = (c.req.param('suggestion') ?? '') as SuggestionId
  const gone = await atBoard(c, desk, 'read', ({ doc, ledger, ticket }): Result<{ forGood: boolean }> => {
    const isOwn = ledger.get(suggester, id) === ticket.person
    const mayForget = may(ticket.role, 'forget', momentOf(doc))
    if (!isOwn && !mayForget) return refused('not-allowed')
    if (!has(doc, suggestions, id) && !ledger.holds(id)) return refused('no-such-suggestion')
    withdrawSuggestion(doc, byServer(desk), { suggestion: id })
    ledger.forget(id)
    leaves(ledger, id)
    if (mayForget) mustBeCleared(ledger, id)
    return made({ forGood: mayForget })
  })
  const clear = gone.ok && gone.value.forGood ? await cleared(desk, boardOf(c), id) : gone.ok ? done : gone
  return clear.ok ? c.body(null, 204) : refuse(clear.reason)
}

/** PUT /api/boards/:id/actions/:action/help – "I can help", or not any more. Only how many is ever told. [A20] */
export async function putHelp(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, offer)
  if (!body.ok) return refuse(body.reason)
  const action = (c.req.param('action') ?? '') as ActionId
  return answer(c, await atBoard(c, desk, 'read', board => help(board, byServer(desk), action, body.value.can)))
}

/** Forgets who suggested and who can help; what they said, and how many, stays. */
export function forgetSuggesters(ledger: Ledger): void {
  for (const kind of [suggester, helping]) for (const [key] of ledger.entries(kind)) ledger.set(kind, key, null)
}

function isOpen({ doc, ticket: { role } }: AtBoard): Result<void> {
  const moment = momentOf(doc)
  if (may(role, 'suggest', moment)) return done
  return refused(may(role, 'suggest', { ...moment, stage: 'act' }) ? 'acting-closed' : 'not-allowed')
}

function suggest(board: AtBoard, by: By, { id, action, letter, text }: NewSuggestion): Result<{ id: string }> {
  const { doc, ledger, ticket } = board
  // Such as by a phone that never heard the answer to its first try.
  if (hasLeft(ledger, id)) return refused('no-such-suggestion')
  const suggestion = id as SuggestionId
  const author = ledger.get(suggester, id)
  if (author === ticket.person) return made({ id })
  if (author !== undefined || has(doc, suggestions, suggestion) || ledger.holds(id)) return refused('note-id-taken')
  const open = isOpen(board)
  if (!open.ok) return open
  // Nobody checks suggestions one by one: what a note would wait for is asked to be left out. [A21]
  if (suspectsIn(text).length > 0) return refused('leave-person-out')
  if (ids(doc, suggestions).length >= limits.suggestionsPerBoard) return refused('board-full')
  const given = giveSuggestion(doc, by, { suggestion, action: action as ActionId, letter, text })
  if (!given.ok) return given
  ledger.set(suggester, id, ticket.person)
  return made({ id })
}

function help(board: AtBoard, by: By, action: ActionId, can: boolean): Result<OfferTold> {
  const { doc, ledger, ticket } = board
  const open = isOpen(board)
  if (!open.ok) return open
  if (!has(doc, actions, action)) return refused('no-such-action')
  const key = `${action} ${ticket.person}`
  const did = ledger.get(helping, key) === true
  if (did === can) return made({ can, people: read(doc, offers, action)?.people ?? 0 })
  ledger.set(helping, key, can ? true : null)
  return made({ can, people: countOffer(doc, by, { action, more: can ? 1 : -1 }) })
}
