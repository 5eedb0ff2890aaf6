// Hall: one board with people at it, and the requests they make of it, for tests of what is secret.
import type { Role } from '#shared/people/roles.ts'
import type { HeldNotes, NotePosted, OwnNote, StageMove } from '#shared/protocol/requests.ts'
import type { Answer, TestServer } from './testServer.ts'

export type Hall = Awaited<ReturnType<typeof openHall>>

/** Makes a board on a server. Everybody is known by their ticket. */
export async function openHall(server: TestServer) {
  const made = await server.makeBoard()
  const facilitator = await server.ticketFor('facilitator', made)
  const at = (path = '') => `/api/boards/${made.board.id}${path}`
  const note = (id: string, text = 'A bench on the green') => ({ id, kind: 'issue', text })
  const ask = <T>(method: string, path: string, ticket: string, body?: unknown): Promise<Answer<T>> =>
    server.ask<T>(method, at(path), ticket, body)
  return {
    made,
    board: made.board.id,
    facilitator,
    at,
    ask,
    ticketFor: (role: Role) => server.ticketFor(role, made),
    post: (ticket: string, id: string, text?: string) =>
      ask<{ notes: NotePosted[] }>('POST', '/notes', ticket, note(id, text)),
    /** The state and the reason of one's own note, as the server tells its author. */
    async mine(ticket: string, id: string) {
      const { body } = await ask<{ notes: OwnNote[] }>('GET', '/notes/mine', ticket)
      const own = body.notes.find(each => each.id === id)
      return own === undefined ? null : { state: own.state, reason: own.reason }
    },
    held: async (ticket: string) => (await ask<HeldNotes>('GET', '/held', ticket)).body,
    decide: (ticket: string, id: string, decision: string, reason?: string) =>
      ask<{ state: string }>('POST', `/notes/${id}/decision`, ticket, { decision, reason }),
    worry: (ticket: string, id: string, reason?: string) => ask('POST', `/notes/${id}/worry`, ticket, { reason }),
    stage: (stage: StageMove['stage'], rules: Partial<StageMove['rules']> = {}) =>
      ask<{ round: number }>('POST', '/stage', facilitator, { stage, rules }),
    reveal: (what: 'notes' | 'choices', more = {}) => ask<object>('POST', '/reveal', facilitator, { what, ...more }),
    /** What is on the wall: the words of each note, and the board as the file says it. */
    async wall() {
      const { body } = await ask<{ notes: { id: string; ref: string; text: string; spot: object }[] }>(
        'GET',
        '/export',
        facilitator,
      )
      return body.notes
    },
    async texts() {
      return (await this.wall()).map(({ text }) => text).sort()
    },
  }
}
