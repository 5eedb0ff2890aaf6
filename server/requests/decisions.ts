// Decisions: what facilitators and helpers decide about one note.
import type { Context } from 'hono'
import { noteDecision } from '#shared/protocol/requests.ts'
import { readBody, refuse } from './answers.ts'
import type { Desk } from './asking.ts'
import { forgetNote } from './forget.ts'

/** POST /api/boards/:id/notes/:note/decision */
export async function postDecision(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, noteDecision)
  if (!body.ok) return refuse(body.reason)
  switch (body.value.decision) {
    case 'forget':
      return forgetNote(c, desk)
  }
}
