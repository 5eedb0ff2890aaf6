// Held: notes and answers that are not up, kept whole in the ledger: waiting for a check, face down, or taken off. Nothing of them is in the doc.
import type { Context } from 'hono'
import type * as Y from 'yjs'
import * as v from 'valibot'
import type { Ledger } from '#server/relay/ledger.ts'
import type { Json } from '#server/store/store.ts'
import { partOf } from '#shared/board/fields.ts'
import type { By } from '#shared/board/operations/by.ts'
import { putUp, readNote, tellFaceDown } from '#shared/board/operations/hidden.ts'
import { layBeside, readSuggestion } from '#shared/board/operations/suggestions.ts'
import type { About, NoteId, SuggestionId } from '#shared/board/schema.ts'
import { suspects, suspectsIn, type Suspect } from '#shared/board/suspects.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { NoteState, OwnState } from '#shared/protocol/requests.ts'
import { isUp, takeSaidOff, type Said, type SaidId } from './said.ts'

/** Where a check stands: none is wanted, somebody has to look, the author has to change it, or it stays off. */
const checks = ['none', 'waiting', 'reword', 'kept-off'] as const

const heldRecord = v.object({
  note: v.unknown(),
  /** Of an answer: its place beside a cell. */
  answers: v.optional(v.unknown(), null),
  check: v.picklist(checks),
  /** It goes up only when the notes are shown. */
  faceDown: v.boolean(),
  /** When it goes up by itself (milliseconds since 1970), or null. */
  due: v.nullable(v.number()),
  suspects: v.array(v.picklist(suspects)),
  /** What a helper wrote to its author. */
  reason: v.string(),
  worries: v.array(v.string()),
  /** It was on the wall before. */
  wasUp: v.boolean(),
})
export type Held = Omit<v.InferOutput<typeof heldRecord>, keyof Said> & Said

/** What is to be done with words that somebody wants to put up now. */
export type Verdict = Pick<Held, 'check' | 'due' | 'suspects'>

const kind = 'held'

/** The note or the answer that is held under this id, or null. */
export function heldOf(ledger: Ledger, id: string): Held | null {
  return readHeld(ledger.get(kind, id))
}

/** All that is held, each with its id. */
export function allHeld(ledger: Ledger): [SaidId, Held][] {
  return [...ledger.entries(kind)].flatMap(([id, raw]): [SaidId, Held][] => {
    const held = readHeld(raw)
    return held === null ? [] : [[id as SaidId, held]]
  })
}

/** True when something is held under this id. */
export function isHeldId(ledger: Ledger, id: string): boolean {
  return ledger.get(kind, id) !== undefined
}

/** How many notes are held, and how many answers. */
export function countHeld(ledger: Ledger): { readonly notes: number; readonly answers: number } {
  const all = [...ledger.entries(kind)]
  const answers = all.filter(([, raw]) => (partOf(raw, 'answers') ?? null) !== null).length
  return { notes: all.length - answers, answers }
}

/** How many notes and answers lie face down and want no check: everybody may know that number. */
export function countFaceDown(ledger: Ledger): number {
  // Not read whole: this is asked for every phone.
  const isDown = ([, raw]: [string, Json]) => partOf(raw, 'faceDown') === true && partOf(raw, 'check') === 'none'
  return [...ledger.entries(kind)].filter(isDown).length
}

/** Tells everybody how many notes lie face down now. For the end of a turn in which that may have changed. [H14] */
export function countDown(doc: Y.Doc, ledger: Ledger, by: By): void {
  tellFaceDown(doc, by, countFaceDown(ledger))
}

/** The note or the answer that the address of a request names. */
export function noteOf(c: Context): SaidId {
  return (c.req.param('note') ?? '') as SaidId
}

/** Takes a note or an answer off the board and answers it as one to be held; null when it is not there. */
export function offTheWall(doc: Y.Doc, by: By, id: SaidId): Held | null {
  const said = takeSaidOff(doc, by, id)
  if (said === null) return null
  const clean = {
    check: 'none',
    faceDown: false,
    due: null,
    suspects: [],
    reason: '',
    worries: [],
  } satisfies Partial<Held>
  return { ...clean, ...said, wasUp: true }
}

/** Keeps a note or an answer in the ledger as it stands, in place of what was kept of it. */
export function hold(ledger: Ledger, id: SaidId, held: Held): void {
  ledger.set(kind, id, held)
}

/** Forgets what was kept under an id: it went up, or its author took it back. */
export function letGo(ledger: Ledger, id: SaidId): void {
  ledger.set(kind, id, null)
}

/** Whether words have to wait, and until when. Suspect ones wait for somebody whatever the setting. [H2] [H3] [H4] */
export function verdictOn(text: string, { stageRules }: Pick<About, 'stageRules'>, now: number): Verdict {
  const found: Suspect[] = suspectsIn(text)
  if (found.length > 0 || stageRules.hold === 'first') return { check: 'waiting', due: null, suspects: found }
  if (stageRules.hold === 'short') return { check: 'waiting', due: now + limits.shortHold, suspects: [] }
  return { check: 'none', due: null, suspects: [] }
}

/** How a note or an answer stands, for its author; null when there is none. [H8] */
export function standingOf(doc: Y.Doc, ledger: Ledger, id: SaidId): OwnState | null {
  const held = heldOf(ledger, id)
  if (held === null) return isUp(doc, id) ? 'up' : null
  return held.check === 'none' ? 'face-down' : held.check
}

/** The same in the three words that an answer to posting has: whatever is held for a check waits. */
export function stateOf(doc: Y.Doc, ledger: Ledger, id: SaidId): NoteState {
  const standing = standingOf(doc, ledger, id)
  return standing === 'up' || standing === 'face-down' ? standing : 'waiting'
}

/** Puts a held note up, or an answer beside its cell, if nothing keeps it any more; otherwise it is kept as given. [H5] [H6] [A21] */
export function settle(doc: Y.Doc, ledger: Ledger, by: By, id: SaidId, held: Held): void {
  if (held.check !== 'none' || held.faceDown) {
    hold(ledger, id, held)
    return
  }
  letGo(ledger, id)
  const { note, answers } = held
  if (answers === null) putUp(doc, by, [{ id: id as NoteId, note }])
  else layBeside(doc, by, id as SuggestionId, { ...answers, text: note.text, at: note.postedAt })
}

/** Ends every short hold that is over. [H3] */
export function endShortHolds(doc: Y.Doc, ledger: Ledger, by: By, now: number): void {
  for (const [id, due] of allDue(ledger)) {
    const held = due <= now ? heldOf(ledger, id) : null
    if (held !== null) settle(doc, ledger, by, id, { ...held, check: 'none', due: null })
  }
  countDown(doc, ledger, by)
}

/** When the next short hold is over (milliseconds since 1970); null when there is none. */
export function nextDue(ledger: Ledger): number | null {
  let next: number | null = null
  for (const [, due] of allDue(ledger)) if (next === null || due < next) next = due
  return next
}

/** What goes up by itself, and when. The rest, perhaps thousands, is passed over without being read. */
function allDue(ledger: Ledger): [SaidId, number][] {
  return [...ledger.entries(kind)].flatMap(([id, raw]): [SaidId, number][] => {
    const due = partOf(raw, 'due')
    return typeof due === 'number' ? [[id as SaidId, due]] : []
  })
}

function readHeld(raw: Json | undefined): Held | null {
  const read = v.safeParse(heldRecord, raw)
  if (!read.success) return null
  const { note, answers, ...held } = read.output
  return { ...held, note: readNote(note), answers: answers === null ? null : placeFrom(answers) }
}

function placeFrom(raw: unknown): Said['answers'] {
  const { action, letter, became } = readSuggestion(raw)
  return { action, letter, became }
}
