// Answers: the shape of what people answer from phones while a plan is made, and of "I can help".
import * as v from 'valibot'
import { letters } from '#shared/board/letters.ts'
import { limits } from './limits.ts'
import { id, words } from './shapes.ts'

/** What somebody answers to the question of one letter of an action. */
export const newSuggestion = v.object({
  id,
  action: id,
  letter: v.picklist(letters),
  text: words(limits.noteCharacters),
})
export type NewSuggestion = v.InferOutput<typeof newSuggestion>
/** Which question of which action is answered. */
export type Answers = Pick<NewSuggestion, 'action' | 'letter'>

export const offer = v.object({ can: v.boolean() })
/** What saying "I can help" answers: how it stands, and how many people can. */
export interface OfferTold {
  readonly can: boolean
  readonly people: number
}
/** What one person offered so far. */
export interface OwnOffers {
  /** The actions that they said they can help with. */
  readonly helps: readonly string[]
}
