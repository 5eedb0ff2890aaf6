// What happens to notes that are not for everybody yet: numbered when posted, put up later, taken off the wall. Only the server calls these.
import * as Y from 'yjs'
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'
import { stages } from '#shared/people/roles.ts'
import { partOf, readFields } from '../fields.ts'
import { rankOfArrival } from '../rank.ts'
import { assign, has, put, read, remove } from '../record.ts'
import { about, notes, readAbout, type Note, type NoteId } from '../schema.ts'
import { takeNumbers } from './boards.ts'
import { change, type By } from './by.ts'
import type { NoteWords } from './notes.ts'
import { takeSlip } from './slips.ts'

/** A note as a whole, on the board or not. */
export interface WholeNote {
  readonly id: NoteId
  readonly note: Note
}

/**
 * Numbers notes in the order given and answers them whole. Nothing but their count is written. [H1] [N2]
 * `slip`: the reference printed on the paper that a note was typed from; it is that note's then, and no longer blank. [J2]
 */
export function numberNotes(
  doc: Y.Doc,
  by: By,
  posted: readonly (NoteWords & { id: NoteId; slip?: string | null })[],
): WholeNote[] {
  return change(doc, by, () => {
    const onSlips = posted.map(({ slip }) => (slip ? takeSlip(doc, slip) : null))
    const { session, refs, arrival } = takeNumbers(doc, onSlips.filter(each => each === null).length, posted.length)
    const postedAt = `${by.at.slice(0, 16)}Z`
    const { stage } = readAbout(doc)
    // [V2]
    const late = stages.indexOf(stage) > stages.indexOf('post')
    return posted.map(({ id, slip: _slip, ...words }, i) => {
      const spot = { theme: null, rank: rankOfArrival(arrival + i) }
      const numbered = onSlips[i] ?? { ref: refs.shift() ?? '', session }
      return { id, note: readNote({ ...words, ...numbered, postedAt, late, spot }) }
    })
  })
}

/** Puts whole notes up where they lay, or would have lain. One that is up already stays as it is. [H6] */
export function putUp(doc: Y.Doc, by: By, whole: readonly WholeNote[]): void {
  change(doc, by, () => {
    for (const { id, note } of whole) if (!has(doc, notes, id)) put(doc, notes, id, withoutBlanks(note))
  })
}

/** Takes a note off the board and answers it whole, for keeping elsewhere. [H7] */
export function takeOff(doc: Y.Doc, by: By, { note: id }: { note: NoteId }): Outcome<Note, 'no-such-note'> {
  const note = read(doc, notes, id)
  if (note === undefined) return refused('no-such-note')
  change(doc, by, () => remove(doc, notes, id))
  return made(note)
}

/** Tells everybody how many notes lie face down. Writes nothing when that is known. [H14] */
export function tellFaceDown(doc: Y.Doc, by: By, faceDown: number): void {
  if (readAbout(doc).faceDown !== faceDown) change(doc, by, () => assign(doc.getMap(about.root), { faceDown }))
}

/** Notes that are posted from now on lie open. [H5] */
export function endBlind(doc: Y.Doc, by: By): void {
  const { stageRules } = readAbout(doc)
  if (stageRules.blind)
    change(doc, by, () => assign(doc.getMap(about.root), { stageRules: { ...stageRules, blind: false } }))
}

/** A note from whatever was kept of it. Total, as all reading is. */
export function readNote(raw: unknown): Note {
  return readFields(notes.fields, key => partOf(raw, key))
}

/** A note that nobody has sorted yet is written as one that is posted: no word about stacks, fates and needs. */
function withoutBlanks({ bigNeed, late, ...note }: Note): Partial<Note> {
  return { ...note, ...(late ? { late } : {}), ...(bigNeed === '' ? {} : { bigNeed }) }
}
