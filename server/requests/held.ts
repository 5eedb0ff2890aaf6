// Held: notes that are not on the wall, kept whole in the ledger: waiting for a check, face down, or taken off. Nothing of them is in the doc.
import type { Context } from 'hono'
import type * as Y from 'yjs'
import * as v from 'valibot'
import type { Ledger } from '#server/relay/ledger.ts'
import type { Json } from '#server/store/store.ts'
import { partOf } from '#shared/board/fields.ts'
import type { By } from '#shared/board/operations/by.ts'
import { putUp, readNote, takeOff, tellFaceDown } from '#shared/board/operations/hidden.ts'
import { has } from '#shared/board/record.ts'
import { notes, type About, type Note, type NoteId } from '#shared/board/schema.ts'
import { suspects, suspectsIn, type Suspect } from '#shared/board/suspects.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { NoteState, OwnState } from '#shared/protocol/requests.ts'

/** Where a check stands: none is wanted, somebody has to look, the author has to change it, or it stays off. */
const checks = ['none', 'waiting', 'reword', 'kept-off'] as const

const heldRecord = v.object({
  note: v.unknown(),
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
export type Held = Omit<v.InferOutput<typeof heldRecord>, 'note'> & { readonly note: Note }

/** What is to be done with words that somebody wants to put up now. */
export type Verdict = Pick<Held, 'check' | 'due' | 'suspects'>

const kind = 'held'

/** The note that is held under this id, or null. */
export function heldOf(ledger: Ledger, id: string): Held | null {
  return readHeld(ledger.get(kind, id))
}

/** Every note that is held, with its id. */
export function allHeld(ledger: Ledger): [NoteId, Held][] {
  return [...ledger.entries(kind)].flatMap(([id, raw]): [NoteId, Held][] => {
    const held = readHeld(raw)
    return held === null ? [] : [[id as NoteId, held]]
  })
}

/** True when a note is held under this id. */
export function isHeldId(ledger: Ledger, id: string): boolean {
  return ledger.get(kind, id) !== undefined
}

/** How many notes are held. */
export function countHeld(ledger: Ledger): number {
  return [...ledger.entries(kind)].length
}

/** How many notes lie face down and want no check: everybody may know that number. */
export function countFaceDown(ledger: Ledger): number {
  // Not read whole: this is asked for every phone.
  const isDown = ([, raw]: [string, Json]) => partOf(raw, 'faceDown') === true && partOf(raw, 'check') === 'none'
  return [...ledger.entries(kind)].filter(isDown).length
}

/** Tells everybody how many notes lie face down now. For the end of a turn in which that may have changed. [H14] */
export function countDown(doc: Y.Doc, ledger: Ledger, by: By): void {
  tellFaceDown(doc, by, countFaceDown(ledger))
}

/** The note that the address of a request names. */
export function noteOf(c: Context): NoteId {
  return (c.req.param('note') ?? '') as NoteId
}

/** Takes a note off the board and answers it as one to be held; null when it is not there. */
export function offTheWall(doc: Y.Doc, by: By, id: NoteId): Held | null {
  const note = takeOff(doc, by, { note: id })
  if (!note.ok) return null
  const clean = {
    check: 'none',
    faceDown: false,
    due: null,
    suspects: [],
    reason: '',
    worries: [],
  } satisfies Partial<Held>
  return { ...clean, note: note.value, wasUp: true }
}

/** Keeps a note in the ledger as it stands, in place of what was kept of it. */
export function hold(ledger: Ledger, id: NoteId, held: Held): void {
  ledger.set(kind, id, held)
}

/** Forgets what was kept of a note: it went up, or its author took it back. */
export function letGo(ledger: Ledger, id: NoteId): void {
  ledger.set(kind, id, null)
}

/** Whether words have to wait, and until when. Suspect ones wait for somebody whatever the setting. [H2] [H3] [H4] */
export function verdictOn(text: string, { stageRules }: Pick<About, 'stageRules'>, now: number): Verdict {
  const found: Suspect[] = suspectsIn(text)
  if (found.length > 0 || stageRules.hold === 'first') return { check: 'waiting', due: null, suspects: found }
  if (stageRules.hold === 'short') return { check: 'waiting', due: now + limits.shortHold, suspects: [] }
  return { check: 'none', due: null, suspects: [] }
}

/** How a note stands, for its author; null when there is none. [H8] */
export function standingOf(doc: Y.Doc, ledger: Ledger, id: NoteId): OwnState | null {
  const held = heldOf(ledger, id)
  if (held === null) return has(doc, notes, id) ? 'up' : null
  return held.check === 'none' ? 'face-down' : held.check
}

/** The same in the three words that an answer to posting has: whatever is held for a check waits. */
export function stateOf(doc: Y.Doc, ledger: Ledger, id: NoteId): NoteState {
  const standing = standingOf(doc, ledger, id)
  return standing === 'up' || standing === 'face-down' ? standing : 'waiting'
}

/** Puts a held note up if nothing keeps it any more; otherwise it is kept as given. [H5] [H6] */
export function settle(doc: Y.Doc, ledger: Ledger, by: By, id: NoteId, held: Held): void {
  if (held.check !== 'none' || held.faceDown) {
    hold(ledger, id, held)
    return
  }
  letGo(ledger, id)
  putUp(doc, by, [{ id, note: held.note }])
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

/** The notes that go up by themselves, and when. The others, perhaps thousands, are passed over without being read. */
function allDue(ledger: Ledger): [NoteId, number][] {
  return [...ledger.entries(kind)].flatMap(([id, raw]): [NoteId, number][] => {
    const due = partOf(raw, 'due')
    return typeof due === 'number' ? [[id as NoteId, due]] : []
  })
}

function readHeld(raw: Json | undefined): Held | null {
  const read = v.safeParse(heldRecord, raw)
  return read.success ? { ...read.output, note: readNote(read.output.note) } : null
}
