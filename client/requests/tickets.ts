// Tickets: how this device comes to a board, by the code on the wall or by a private link, and comes back as the same person.
import { isId } from '#shared/lib/ids.ts'
import type { Role } from '#shared/people/roles.ts'
import type { BoardMade, TicketGiven } from '#shared/protocol/requests.ts'
import { ask, mayPass, type Answer } from './ask.ts'
import { keep, kept } from './keep.ts'

/** What this device got when it last joined with a code, or null. */
export function joinedBefore(code: string): TicketGiven | null {
  return kept<TicketGiven>(`code:${code}`)
}

/** Joins with the code that residents read off the wall. A device that was here before stays the same person. */
export async function joinWithCode(code: string): Promise<Answer<TicketGiven>> {
  const before = joinedBefore(code)
  // Whoever was in by a code that has been renewed since is still the same person; on another board it means nothing.
  const previous = (before ?? kept<TicketGiven>('joined'))?.ticket
  const body = previous === undefined ? { code } : { code, previous }
  const answer = await ask<TicketGiven>('POST', '/api/tickets', { body })
  if (answer.ok) for (const name of [`code:${code}`, 'joined']) keep(name, answer.value)
  // A phone that has been here may go on writing while the line is down; the outbox sends later.
  else if (mayPass(answer.trouble.code) && before !== null) return { ok: true, value: before }
  return answer
}

/** The key in a private link's address, or null when it holds none. Links look like `/b/ID/desk#key=KEY`. */
export function keyInAddress(address: Pick<Location, 'hash'>): string | null {
  return /^#key=(.+)$/.exec(address.hash)?.[1] ?? null
}

export function boardInAddress(address: Location): string | null {
  const id = address.pathname.split('/')[2]
  return isId(id) ? id : null
}

/**
 * Comes to a board by private link: with the key in the address, or with the ticket this tab or device got from it before.
 * The key is taken out of the address at once, so that a projector never shows it.
 * While the server is down or overrun, a ticket from before serves, of whatever role; without one the key stays, to be tried again.
 */
export async function arrive(board: string): Promise<Answer<TicketGiven>> {
  const key = keyInAddress(location)
  if (key === null) return comeBack(board)
  const answer = await takeUpKey(board, key)
  if (answer.ok) {
    hideKey()
    return answer
  }
  if (!mayPass(answer.trouble.code) || !ticketsOf(board).some(isFresh)) return answer
  hideKey()
  return comeBack(board)
}

/** Trades a key for a ticket that this device then has. The person stays the same. */
export async function takeUpKey(board: string, key: string): Promise<Answer<TicketGiven>> {
  const previous = ticketsOf(board)[0]?.ticket
  const body = previous === undefined ? { board, key } : { board, key, previous }
  const answer = await ask<TicketGiven>('POST', '/api/tickets', { body })
  if (answer.ok) remember(answer.value)
  return answer
}

function hideKey(): void {
  history.replaceState(history.state, '', location.pathname + location.search)
}

function comeBack(board: string): Answer<TicketGiven> {
  const role = kept<Role>(`role:${board}`, 'tab')
  const all = ticketsOf(board)
  const fresh = all.filter(isFresh)
  // When all have run out the server says so, not this device: its clock may be wrong.
  const tickets = fresh.length > 0 ? fresh : all
  const found = tickets.find(ticket => ticket.role === role) ?? tickets[0]
  return found ? { ok: true, value: found } : { ok: false, trouble: { code: 'no-ticket', retryAfter: null } }
}

function isFresh({ expiresAt }: TicketGiven): boolean {
  return Date.parse(expiresAt) > Date.now()
}

function remember(given: TicketGiven): void {
  const others = ticketsOf(given.board.id).filter(({ role }) => role !== given.role && role !== 'resident')
  keep(`tickets:${given.board.id}`, [given, ...others])
  keep(`role:${given.board.id}`, given.role, 'tab')
}

/** The tickets this device holds for a board: those from private links, the latest first, then the one from the code. */
function ticketsOf(board: string): TicketGiven[] {
  const joined = kept<TicketGiven>('joined')
  return [...(kept<TicketGiven[]>(`tickets:${board}`) ?? []), ...(joined?.board.id === board ? [joined] : [])]
}

/** A workshop that was started on this device, with its private links: the only copy there is. */
export interface OwnBoard {
  readonly id: string
  readonly title: string
  readonly startedAt: string
  readonly links: BoardMade['links']
}

export function ownBoards(): OwnBoard[] {
  return kept<OwnBoard[]>('own-boards') ?? []
}

/** Keeps the links of a workshop on this device. Answers false when the device would not. */
export function rememberBoard(own: OwnBoard): boolean {
  return keep('own-boards', [own, ...ownBoards().filter(({ id }) => id !== own.id)])
}

export function ownBoardOf(made: BoardMade, startedAt: string): OwnBoard {
  return { id: made.board.id, title: made.board.title, startedAt, links: made.links }
}

export function forgetBoard(id: string): void {
  keep(
    'own-boards',
    ownBoards().filter(own => own.id !== id),
  )
}
