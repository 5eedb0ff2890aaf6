// Admission: whether a ticket lets somebody onto a board now. Asked by every request and every socket.
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'
import { idPattern } from '#shared/lib/ids.ts'
import type { Store } from './store/store.ts'
import type { Ticket, Tickets } from './tickets.ts'

/** Whose ticket this is, if it is good for this board now: signed here, not run out, and its key not renewed. */
export type Admission = (
  token: string,
  board: string,
) => Promise<Outcome<Ticket, 'no-ticket' | 'not-allowed' | 'no-such-board'>>

/** Admission by the tickets and boards of a server. */
export function createAdmission(tickets: Tickets, store: Store): Admission {
  return async (token, board) => {
    const ticket = await tickets.read(token)
    if (!ticket) return refused('no-ticket')
    if (!idPattern.test(board) || !(await store.board(board))) return refused('no-such-board')
    if (ticket.board !== board) return refused('not-allowed')
    return (await isCurrent(ticket, store)) ? made(ticket) : refused('no-ticket')
  }
}

/** A new key takes the tickets of the old one out of use. Residents came by the code, and stay when it changes. */
async function isCurrent({ board, role, version }: Ticket, store: Store): Promise<boolean> {
  if (role === 'resident') return true
  const key = await store.key(board, role)
  return key?.version === version
}
