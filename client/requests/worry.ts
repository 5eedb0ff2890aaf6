// Worry: asks the server to hide a note at once, and learns whom to tell.
import type { Contact, Worried } from '#shared/protocol/requests.ts'
import { common } from '#client/words/common.ts'
import { ask } from './ask.ts'

/** What became of it: hidden, with whom to tell (null when nobody is named), or why it could not be hidden. */
export type Told =
  { readonly isHidden: true; readonly contact: Contact | null } | { readonly isHidden: false; readonly why: string }

/** Hides a note for everybody. `reason` is for those who check, and is kept with the private copy. */
export async function sayWorry(board: string, ticket: string, note: string, reason = ''): Promise<Told> {
  const path = `/api/boards/${board}/notes/${note}/worry`
  const answer = await ask<Worried>('POST', path, { ticket, body: { reason } })
  if (!answer.ok) return { isHidden: false, why: common.troubles[answer.trouble.code] }
  return { isHidden: true, contact: answer.value.contact }
}
