// Requests: the shape of every JSON body, as one schema each for server and screens, and of every answer.
import * as v from 'valibot'
import type { Changes } from '#shared/board/goBack.ts'
import { noteKinds, noteVias, type NoteKind, type NoteVia } from '#shared/board/noteKinds.ts'
import { codeLength, idPattern, readCode } from '#shared/lib/ids.ts'
import { countCharacters, tidyLine } from '#shared/lib/text.ts'
import { handsSettings, stages, type KeyRole, type Role, type Stage } from '#shared/people/roles.ts'
import { holdSettings, mostItems, usualRules } from '#shared/people/stageRules.ts'
import { limits } from './limits.ts'

export type { NoteKind, NoteVia }

const line = (max: number) =>
  v.pipe(
    v.string(),
    v.transform(tidyLine),
    v.check(text => countCharacters(text) <= max, 'too-long'),
  )
const words = (max: number) =>
  v.pipe(
    line(max),
    // Joiners and marks alone are nothing that anybody could read.
    v.check(text => /[^\p{Z}\p{C}]/u.test(text), 'empty'),
  )
const id = v.pipe(v.string(), v.regex(idPattern, 'not-an-id'))
const language = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'not-a-language'))

export const newBoard = v.object({
  title: words(limits.titleCharacters),
  place: v.optional(line(limits.placeCharacters), ''),
  question: v.optional(line(limits.questionCharacters), ''),
  language: v.optional(language, 'en'),
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

export const decisions = ['up', 'reword', 'keep-off', 'forget'] as const
export type DecisionKind = (typeof decisions)[number]
export const decision = v.object({
  decision: v.picklist(decisions),
  reason: v.optional(line(limits.reasonCharacters), ''),
})
export const worry = v.object({ reason: v.optional(line(limits.reasonCharacters), '') })
export const reveal = v.variant('what', [
  v.object({ what: v.literal('notes'), theme: v.optional(id) }),
  v.object({ what: v.literal('choices'), round: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) }),
])

/** A whole ballot. Items without dots may be left out. */
export const ballot = v.object({
  round: v.pipe(v.number(), v.integer(), v.minValue(1)),
  dots: v.record(id, v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.dots))),
})
export type Ballot = v.InferOutput<typeof ballot>

export const publication = v.object({ published: v.boolean(), indexable: v.optional(v.boolean(), false) })
/** What publishing answers: where the plan is, and which notes nobody has answered yet. */
export interface Published {
  readonly published: boolean
  readonly indexable: boolean
  readonly address: string
  readonly withoutFate: readonly { readonly id: string; readonly ref: string; readonly text: string }[]
}

export const door = v.object({ open: v.optional(v.boolean()), renew: v.optional(v.boolean()) })

/** Why a moment was kept: everybody was moved on, the board was brought back, somebody asked for it, or time went by. */
export const snapshotReasons = ['stage', 'before-restore', 'label', 'minutes'] as const
export type SnapshotReason = (typeof snapshotReasons)[number]
export const newSnapshot = v.object({ label: words(limits.snapshotLabelCharacters) })
export interface SnapshotCounts {
  readonly notes: number
  readonly themes: number
  readonly actions: number
}
/** A moment that is kept. `at` is ISO 8601; `label` is the name somebody gave it, or the stage that ended; else ''. */
export interface SnapshotTold {
  readonly id: string
  readonly at: string
  readonly why: SnapshotReason
  readonly label: string
  readonly counts: SnapshotCounts
}
/** A moment as plain data, and what going back to it would change now. `theme` is a name; letters are plain words. */
export interface SnapshotShown extends SnapshotTold {
  readonly changes: Changes
  readonly notes: readonly {
    readonly ref: string
    readonly kind: NoteKind
    readonly text: string
    readonly theme: string | null
  }[]
  readonly actions: readonly {
    readonly ref: string
    readonly title: string
    readonly isInPlan: boolean
    readonly letters: Readonly<Record<string, string>>
  }[]
}
/** What going back answers: the moment before, by which it can be undone, and what was changed. */
export interface WentBack {
  readonly before: SnapshotTold
  readonly changes: Changes
}

/** What everybody with a ticket may know of a board at a glance. */
export interface BoardSummary {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly question: string
  readonly stage: Stage
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
}
/** A note that is not on the wall, as those who check see it. Nothing says who wrote it. */
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
}
export interface HeldNotes {
  /** Those that wait first, the oldest first; at most `limits.heldNotesPerAnswer`. */
  readonly notes: readonly HeldNote[]
  /** How many wait, listed or not. */
  readonly waiting: number
  /** How many lie face down and want no check; their words are nobody's yet. */
  readonly faceDown: number
}
export interface OwnBallot {
  readonly round: number
  readonly open: boolean
  readonly dots: Readonly<Record<string, number>>
  readonly left: number
}
/** The notes of whoever asks. `cut`: it was forgotten who wrote the older ones, so one that is missing here may still be up. */
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
