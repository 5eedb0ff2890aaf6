// Tickets: signed proof of who somebody is on which board. Nothing about them is kept.
import { jwtVerify, SignJWT } from 'jose'
import { isId } from '#shared/lib/ids.ts'
import { roles, type Role } from '#shared/people/roles.ts'
import type { Clock } from './clock.ts'

export interface Ticket {
  readonly board: string
  readonly role: Role
  readonly person: string
  /** Of the key that it was made with; 0 for residents, who came by the code. */
  readonly version: number
}

export interface Tickets {
  /** A new ticket, and when it runs out (ISO 8601). */
  give(ticket: Ticket): Promise<{ ticket: string; expiresAt: string }>
  /** The ticket that a token stands for; null when it was not signed here or has run out. */
  read(token: string): Promise<Ticket | null>
  /** The same, but one that has run out still tells who somebody was. */
  recall(token: string): Promise<Ticket | null>
}

const lifetime = 30 * 24 * 60 * 60 * 1000

/** `secret` is what tickets are signed with: at least 32 bytes. */
export function createTickets(secret: Uint8Array, clock: Clock): Tickets {
  const verify = async (token: string, at: number): Promise<Ticket | null> => {
    try {
      const options = { algorithms: ['HS256'], currentDate: new Date(at) }
      const { payload } = await jwtVerify(token, secret, options)
      return readTicket(payload)
    } catch {
      return null
    }
  }
  return {
    async give({ board, role, person, version }) {
      const expiresAt = new Date(clock.now() + lifetime)
      const ticket = await new SignJWT({ board, role, kv: version })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(person)
        .setExpirationTime(expiresAt)
        .sign(secret)
      return { ticket, expiresAt: expiresAt.toISOString() }
    },
    read: token => verify(token, clock.now()),
    recall: token => verify(token, 0),
  }
}

function readTicket({ board, role, sub, kv }: Record<string, unknown>): Ticket | null {
  if (!isId(board) || !isId(sub) || typeof kv !== 'number' || !roles.includes(role as Role)) return null
  return { board, role: role as Role, person: sub, version: kv }
}
