// Child board: a board on a server that runs in a process of its own, and tickets for it.
import type { Role } from '#shared/people/roles.ts'
import type { BoardMade, TicketGiven } from '#shared/protocol/requests.ts'
import type { ChildServer } from './childServer.ts'

async function post<T>({ origin }: ChildServer, path: string, body: unknown): Promise<T> {
  const response = await fetch(origin + path, { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`refused with ${response.status}`)
  return (await response.json()) as T
}

export function makeBoardOn(server: ChildServer): Promise<BoardMade> {
  return post(server, '/api/boards', { title: 'Swaffham speaks' })
}

/** A new person's ticket, as in testServer.ts. */
export async function ticketOn(
  server: ChildServer,
  role: Role,
  { board, keys }: Pick<BoardMade, 'keys'> & { readonly board: { readonly id: string; readonly code: string } },
): Promise<string> {
  const wanted = role === 'resident' ? { code: board.code } : { board: board.id, key: keys[role] }
  return (await post<TicketGiven>(server, '/api/tickets', wanted)).ticket
}
