// Starting: what a workshop needs before it can be started, and how the server is asked for it.
import { countCharacters } from '#shared/lib/text.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { ask, type Answer } from '#client/requests/ask.ts'
import { home } from '#client/words/home.ts'

export interface StartFields {
  readonly title: string
  readonly place: string
  /** Null as long as nobody has written a question: then it follows the place. */
  readonly question: string | null
  /** Whom to tell when a note worries somebody. */
  readonly contactName: string
  readonly contactPhone: string
  /** Null until a server has asked for one. */
  readonly key: string | null
}
export type StartErrors = Partial<Record<keyof StartFields, string>>

export const nothingYet: StartFields = {
  title: '',
  place: '',
  question: null,
  contactName: '',
  contactPhone: '',
  key: null,
}

export function questionOf({ place, question }: StartFields): string {
  return question ?? home.question(place.trim())
}

/** What stands in the way, by field; nothing when the workshop can be started. */
export function checkStart(fields: StartFields): StartErrors {
  const errors: StartErrors = {}
  const { start } = home
  const check = (name: keyof StartErrors, text: string, most: number) => {
    const over = countCharacters(text.trim()) - most
    if (over > 0) errors[name] = start.tooLong(over)
  }
  check('title', fields.title, limits.titleCharacters)
  check('place', fields.place, limits.placeCharacters)
  check('question', questionOf(fields), limits.questionCharacters)
  check('contactName', fields.contactName, limits.contactNameCharacters)
  check('contactPhone', fields.contactPhone, limits.contactPhoneCharacters)
  if (fields.title.trim() === '') errors.title = start.noTitle
  if (fields.key?.trim() === '') errors.key = start.noKey
  return errors
}

export function startWorkshop(fields: StartFields): Promise<Answer<BoardMade>> {
  const body = {
    title: fields.title.trim(),
    place: fields.place.trim(),
    question: questionOf(fields).trim(),
    contact: { name: fields.contactName.trim(), phone: fields.contactPhone.trim() },
  }
  const key = fields.key?.trim()
  return ask<BoardMade>('POST', '/api/boards', key === undefined ? { body } : { body, ticket: key })
}
