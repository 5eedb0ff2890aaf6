// Safety: the shape of what is asked and answered about a note that says too much of somebody.
import * as v from 'valibot'
import { limits } from './limits.ts'
import type { Contact } from './requests.ts'

const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Words to be taken out of a note, as stretches of the text that whoever marked them saw. */
export const redaction = v.object({
  was: v.pipe(v.string(), v.maxLength(4096)),
  cut: v.pipe(v.array(v.tuple([offset, offset])), v.minLength(1, 'empty'), v.maxLength(limits.cuts, 'too-many')),
})
export type Redaction = v.InferOutput<typeof redaction>

/** What whoever is worried is answered: the note is off the wall, and whom to tell (null when nobody was named). */
export interface Worried {
  readonly id: string
  readonly state: 'waiting'
  readonly contact: Contact | null
}
/** The private copy of a note that somebody was worried about, for the person named as contact. */
export interface WorryCopy {
  readonly id: string
  readonly ref: string
  /** When it was first said, to the minute (ISO 8601). */
  readonly at: string
  /** What the note said each time. */
  readonly words: readonly string[]
  readonly reasons: readonly string[]
}
