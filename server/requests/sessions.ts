// Sessions: a further dated workshop on a board, how each is called, and who has come to the one that is on.
import type { Context } from 'hono'
import type * as Y from 'yjs'
import type { Ledger } from '#server/relay/ledger.ts'
import { describeSession, openSession } from '#shared/board/operations/boards.ts'
import { read } from '#shared/board/record.ts'
import { readAbout, sessions, type Session, type SessionId } from '#shared/board/schema.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import type { Role } from '#shared/people/roles.ts'
import { newSession, sessionChange } from '#shared/protocol/requests.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, boardOf, byServer, type Desk, type Result } from './asking.ts'

/** POST /api/boards/:id/sessions */
export async function postSession(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, newSession)
  if (!body.ok) return refuse(body.reason)
  const { id, ...given } = body.value
  const opened = await atBoard(c, desk, 'move-stage', ({ doc, ledger }) => {
    const session = id as SessionId
    const isNew = openSession(doc, byServer(desk), { session, ...given }).ok
    if (isNew) forgetWhoCame(ledger)
    return told(doc, session)
  })
  if (opened.ok) desk.log.info({ board: boardOf(c), session: opened.value.number }, 'session opened')
  return answer(c, opened, 201)
}

/** PATCH /api/boards/:id/sessions/:session */
export async function patchSession(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, sessionChange)
  if (!body.ok) return refuse(body.reason)
  const session = (c.req.param('session') ?? '') as SessionId
  const described = await atBoard(c, desk, 'move-stage', ({ doc }) => {
    const described = describeSession(doc, byServer(desk), { session, ...body.value })
    return described.ok ? told(doc, session) : described
  })
  return answer(c, described)
}

function told(doc: Y.Doc, id: SessionId): Result<Session & { id: SessionId }> {
  const session = read(doc, sessions, id)
  return session === undefined ? refused('no-such-session') : made({ id, ...session })
}

const kind = 'came'

/** Remembers that somebody came to the session that is on; a wall is not a person. Only how many came is ever told. */
export function noteComing(doc: Y.Doc, ledger: Ledger, role: Role, person: string): void {
  const { session } = readAbout(doc)
  if (role !== 'viewer' && ledger.get(kind, person) !== session) ledger.set(kind, person, session)
}

/** How many people came to the session that is on, whether they are connected now or not. */
export function countCame(doc: Y.Doc, ledger: Ledger): number {
  const { session } = readAbout(doc)
  return [...ledger.entries(kind)].filter(([, came]) => came === session).length
}

/** Forgets who came: when another session begins, and 30 days after the last one. */
export function forgetWhoCame(ledger: Ledger): void {
  for (const [person] of ledger.entries(kind)) ledger.set(kind, person, null)
}
