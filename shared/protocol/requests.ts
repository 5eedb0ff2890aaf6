// Requests: the shape of every JSON body, as one schema each for server and screens, and of every answer.
import * as v from 'valibot'
import { noteKinds, noteVias, type NoteKind, type NoteVia } from '#shared/board/noteKinds.ts'
import { codeLength, readCode } from '#shared/lib/ids.ts'
import { handsSettings, stages, type KeyRole, type Role, type Stage } from '#shared/people/roles.ts'
import type { Timer } from '#shared/board/timer.ts'
import { holdSettings, mostItems, usualRules } from '#shared/people/stageRules.ts'
import type { Answers } from './answers.ts'
import type { Counts } from './frames.ts'
import { limits } from './limits.ts'
import { id, language, line, words } from './shapes.ts'

export type { NoteKind, NoteVia }

/** Who is to be told when somebody is worried about a note; '' for what nobody typed. */
export const contact = v.object({
  name: v.optional(line(limits.contactNameCharacters), ''),
  phone: v.optional(line(limits.contactPhoneCharacters), ''),
})
export type Contact = v.InferOutput<typeof contact>

export const newBoard = v.object({
  title: words(limits.titleCharacters),
  place: v.optional(line(limits.placeCharacters), ''),
  question: v.optional(line(limits.questionCharacters), ''),
  language: v.optional(language, 'en'),
  contact: v.optional(contact),
})
export type NewBoard = v.InferOutput<typeof newBoard>

const ticket = v.pipe(v.string(), v.maxLength(4096))
export const ticketWanted = v.union([
  v.object({
    code: v.pipe(
      v.string(),
      v.maxLength(64),
      v.transform(code => readCode(code) ?? '-'.repeat(codeLength)),
    ),
    previous: v.optional(ticket),
  }),
  v.object({ board: id, key: v.pipe(v.string(), v.maxLength(128)), previous: v.optional(ticket) }),
])
export type TicketWanted = v.InferOutput<typeof ticketWanted>

export const newNote = v.object({
  id,
  kind: v.picklist(noteKinds),
  text: words(limits.paperNoteCharacters),
  via: v.optional(v.picklist(noteVias), 'phone'),
  lang: v.optional(language),
  /** The reference printed on the slip of paper that it is typed from, for those who type for others. */
  slip: v.optional(v.pipe(v.string(), v.regex(/^W\d{1,4}-\d{1,6}$/, 'not-a-reference'))),
  /** Made anew for each person whom somebody types for, so that each is counted once. */
  helped: v.optional(id),
})
export type NewNote = v.InferOutput<typeof newNote>
export const newNotes = v.object({
  notes: v.pipe(v.array(newNote), v.minLength(1, 'empty'), v.maxLength(limits.notesPerRequest, 'too-many')),
})

export const slipsWanted = v.object({
  count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.slipsPerRequest, 'too-many')),
})
/** What reserving slips answers: their numbers, from the first to the last, and that of their workshop. */
export interface SlipsReserved {
  readonly session: number
  readonly from: number
  readonly to: number
}

const dotCount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.dots))
export const stageRules = v.object({
  hands: v.optional(v.picklist(handsSettings), usualRules.hands),
  blind: v.optional(v.boolean(), usualRules.blind),
  hold: v.optional(v.picklist(holdSettings), usualRules.hold),
  helpSort: v.optional(v.boolean(), usualRules.helpSort),
  dots: v.optional(dotCount, usualRules.dots),
  perItem: v.optional(dotCount, usualRules.perItem),
  items: v.optional(v.pipe(v.array(id), v.maxLength(mostItems, 'too-many')), []),
})
export const stageMove = v.object({
  stage: v.picklist(stages),
  question: v.optional(line(limits.questionCharacters)),
  rules: v.optional(stageRules),
})
export type StageMove = v.InferOutput<typeof stageMove>

const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.timerMinutes))
export const timerChange = v.variant('do', [
  v.object({ do: v.literal('start'), minutes }),
  v.object({ do: v.literal('add'), minutes }),
  v.object({ do: v.picklist(['pause', 'go-on', 'stop']) }),
])
/** What changing the timer answers. `now` is the server's clock (milliseconds since 1970), which all timers go by. */
export interface TimerTold {
  readonly timer: Timer | null
  readonly now: number
}

const day = v.pipe(v.string(), v.isoDate('not-understood'))
const session = {
  name: line(limits.sessionNameCharacters),
  date: day,
  place: line(limits.placeCharacters),
}
/** `id` is made by whoever begins it, so that asking again after a lost answer begins no second one. */
export const newSession = v.object({ id, ...session })
export const sessionChange = v.partial(
  v.object({ ...session, attendance: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99_999))) }),
)

export const decisions = ['up', 'reword', 'keep-off', 'forget'] as const
export type DecisionKind = (typeof decisions)[number]
export const decision = v.object({
  decision: v.picklist(decisions),
  reason: v.optional(line(limits.reasonCharacters), ''),
})
export const worry = v.object({ reason: v.optional(line(limits.reasonCharacters), '') })
export const reveal = v.variant('what', [
  v.object({ what: v.literal('notes') }),
  v.object({ what: v.literal('choices'), round: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) }),
])

/** A whole ballot. Items without dots may be left out. */
export const ballot = v.object({
  round: v.pipe(v.number(), v.integer(), v.minValue(1)),
  dots: v.record(id, v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.dots))),
})
export type Ballot = v.InferOutput<typeof ballot>

/** Dots on paper, item by item as they were counted; items that are not named stay as they are. */
export const paperDots = v.object({
  round: v.pipe(v.number(), v.integer(), v.minValue(1)),
  dots: v.record(id, v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.paperDots))),
})
export type PaperDots = v.InferOutput<typeof paperDots>
/** Where a note belongs, as one person says; null: somebody else should say. */
export const sortingVote = v.object({ note: id, theme: v.nullable(id) })
export type SortingVote = v.InferOutput<typeof sortingVote>
/** The next note that somebody is asked about; null when there is none for this person. */
export interface SortingAsked {
  readonly note: { readonly id: string; readonly kind: NoteKind; readonly text: string } | null
  readonly themes: readonly { readonly id: string; readonly name: string }[]
}

export const publication = v.object({ published: v.boolean(), indexable: v.optional(v.boolean(), false) })
/** What publishing answers: where the plan is, which notes nobody has answered yet, and how many answers nobody has looked at. */
export interface Published {
  readonly published: boolean
  readonly indexable: boolean
  readonly address: string
  readonly withoutFate: readonly { readonly id: string; readonly ref: string; readonly text: string }[]
  readonly unreadAnswers: number
}

/** The plan as people will read it: a whole page that needs nothing else. */
export interface PlanPage {
  readonly html: string
}

export const door = v.object({ open: v.optional(v.boolean()), renew: v.optional(v.boolean()) })

/** What everybody with a ticket may know of a board at a glance. */
export interface BoardSummary {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly question: string
  readonly stage: Stage
}
/** How a board stands, for screens that do not follow it live. */
export interface BoardNow extends BoardSummary {
  readonly timer: Timer | null
  /** The server's clock (milliseconds since 1970). */
  readonly now: number
  /** `came`: people who came to the workshop that is on, connected now or not. */
  readonly counts: Counts & { readonly faceDown: number; readonly came: number }
}
export interface BoardMade {
  readonly board: BoardSummary & { readonly code: string }
  readonly keys: Record<KeyRole, string>
  readonly links: Record<KeyRole | 'resident', string>
}
/** What importing answers: the new board, and how many records of each kind it was built from. */
export interface BoardImported extends BoardMade {
  readonly made: Readonly<Record<string, number>>
}
export interface TicketGiven {
  readonly ticket: string
  readonly role: Role
  readonly person: string
  readonly expiresAt: string
  readonly board: BoardSummary
}
export type NoteState = 'up' | 'waiting' | 'face-down'
export interface NotePosted {
  readonly id: string
  readonly state: NoteState
  readonly ref: string
}
/** How a note really stands, as its author may know. */
export type OwnState = NoteState | 'reword' | 'kept-off'
export interface OwnNote extends Omit<NotePosted, 'state'> {
  readonly state: OwnState
  readonly kind: NoteKind
  readonly text: string
  /** What a helper wrote to the author; '' when nothing. */
  readonly reason: string
  /** A helper took words out of it. */
  readonly redacted?: true
  /** Of an answer: what became of it beside its cell. */
  readonly became?: 'waiting' | 'used' | 'aside'
}
/** A note or an answer that is not up, as those who check see it. Nothing says who wrote it. */
export interface HeldNote {
  readonly id: string
  readonly ref: string
  readonly kind: NoteKind
  readonly text: string
  readonly via: NoteVia
  readonly state: Exclude<OwnState, 'up' | 'face-down'>
  /** What in the words asks for a look. */
  readonly suspects: readonly string[]
  /** What a helper wrote to the author. */
  readonly reason: string
  /** What people said who were worried. */
  readonly worries: readonly string[]
  /** When it goes up by itself (ISO 8601), or null when it waits for somebody. */
  readonly due: string | null
  /** True when it was on the wall before. */
  readonly wasUp: boolean
  /** A number for the device it came from, the same for all its notes here; null when it is not known, or somebody typed it for others. */
  readonly device: number | null
  /** Which question of which action it answers; null for a note. */
  readonly answers: Answers | null
}
export interface HeldNotes {
  /** Those that wait first, the oldest first; at most `limits.heldNotesPerAnswer`. */
  readonly notes: readonly HeldNote[]
  /** How many wait, listed or not. */
  readonly waiting: number
  /** How many lie face down and want no check; their words are nobody's yet. */
  readonly faceDown: number
}
/** What was counted on paper in the latest round, as far as it is not shown yet. */
export interface PaperTold {
  readonly round: number
  readonly dots: Readonly<Record<string, number>>
}
export interface OwnBallot {
  readonly round: number
  readonly open: boolean
  readonly dots: Readonly<Record<string, number>>
  readonly left: number
}
/** The notes and the answers of whoever asks. `cut`: it was forgotten who wrote the older ones, so one that is missing here may still be up. */
export interface OwnNotes {
  readonly notes: readonly OwnNote[]
  readonly cut?: boolean
}
export interface DoorState {
  readonly code: string
  readonly open: boolean
  /** Where phones join, with the code in it: what the QR code says. */
  readonly link: string
}

/** RFC 9457 `application/problem+json`. `code` is stable; `detail` is a sentence a resident can read. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly retryAfter?: number
  /** The places in what was sent that are wrong, such as `actions[3].due (line 812)`. */
  readonly at?: readonly string[]
}
