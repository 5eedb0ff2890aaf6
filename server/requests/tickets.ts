// Tickets: given for the code on the wall, or for the key in a private link.
import type { Context } from 'hono'
import { hashOf, isSameHash } from '#server/keys.ts'
import type { Ticket } from '#server/tickets.ts'
import { newId } from '#shared/lib/ids.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { keyRoles } from '#shared/people/roles.ts'
import { ticketWanted, type TicketGiven, type TicketWanted } from '#shared/protocol/requests.ts'
import { readBody, refuse } from './answers.ts'
import { inRoom, networkAsking, type Desk, type Result } from './asking.ts'
import { summaryOf } from './boards.ts'
import { noteComing } from './sessions.ts'

const guessAgainIn = 2

/** POST /api/tickets */
export async function postTicket(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, ticketWanted)
  if (!body.ok) return refuse(body.reason)
  if (!(await desk.pace.beforeGuess(networkAsking(c, desk)))) return refuse('too-fast', guessAgainIn)
  const wanted = body.value
  const earlier = wanted.previous === undefined ? null : await desk.tickets.recall(wanted.previous)
  const entry = 'code' in wanted ? await byCode(wanted.code, earlier, desk) : await byKey(wanted, desk)
  if (!entry.ok) {
    if (entry.reason === 'unknown-code') await desk.pace.wrongGuess()
    return refuse(entry.reason)
  }
  const { board, role } = entry.value
  const person = earlier?.board === board ? earlier.person : newId(desk.dice)
  const summary = await inRoom(desk, board, (doc, ledger) => {
    noteComing(doc, ledger, role, person)
    return made(summaryOf(board, doc))
  })
  if (!summary.ok) return refuse(summary.reason)
  const given = await desk.tickets.give({ ...entry.value, person })
  return c.json({ ...given, role, person, board: summary.value } satisfies TicketGiven, 201)
}

type Entry = Omit<Ticket, 'person'>

async function byCode(code: string, earlier: Ticket | null, { store }: Desk): Promise<Result<Entry>> {
  const board = await store.boardByCode(code)
  if (!board) return refused('unknown-code')
  // Whoever was in before the door closed may come back.
  if (!board.doorOpen && earlier?.board !== board.id) return refused('joining-closed')
  return made({ board: board.id, role: 'resident', version: 0 })
}

/** Wrong board and wrong key are told alike, and take the same work. */
async function byKey({ board, key }: Extract<TicketWanted, { key: string }>, { store }: Desk): Promise<Result<Entry>> {
  const hash = hashOf(key)
  let entry: Result<Entry> = refused('unknown-code')
  for (const role of keyRoles) {
    const saved = await store.key(board, role)
    if (saved && isSameHash(saved.hash, hash)) entry = made({ board, role, version: saved.version })
  }
  return entry
}
