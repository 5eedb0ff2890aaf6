// Worry: asks the server to hide a note at once, and learns whom to tell.
import type { Contact } from '#shared/protocol/requests.ts'
import type { Worried } from '#shared/protocol/safety.ts'
import { limits } from '#shared/protocol/limits.ts'
import { common } from '#client/words/common.ts'
import { ask } from './ask.ts'

/** What became of it: hidden, with whom to tell (null when nobody is named), or why it could not be hidden. */
export type Told =
  { readonly isHidden: true; readonly contact: Contact | null } | { readonly isHidden: false; readonly why: string }

/**
 * A worry about one note, to be said. It hides the note for everybody; the reason, of `most` characters, is for those who check,
 * and is kept with the private copy.
 */
export function worryOf(board: string, ticket: string, note: string) {
  return {
    most: limits.reasonCharacters,
    async say(reason: string): Promise<Told> {
      const path = `/api/boards/${board}/notes/${note}/worry`
      const answer = await ask<Worried>('POST', path, { ticket, body: { reason } })
      if (!answer.ok) return { isHidden: false, why: common.troubles[answer.trouble.code] }
      return { isHidden: true, contact: answer.value.contact }
    },
  }
}
