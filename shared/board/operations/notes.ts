// What happens to notes: posted, changed and withdrawn (by the server, for their author); moved and stacked (by people sorting).
import * as Y from 'yjs'
import { done, made, refused, type Outcome } from '#shared/lib/outcome.ts'
import { stacksOf } from '../arrangement.ts'
import { byRank, indexOf, ranksAt, type Place, type Ranked } from '../rank.ts'
import { has, ids, patch, put, read, readField, remove } from '../record.ts'
import { apart, notes, themes, type ApartId, type Note, type NoteId, type ThemeId } from '../schema.ts'
import { change, type By } from './by.ts'
import { numberNotes, putUp } from './hidden.ts'

export interface NoteWords {
  readonly kind: Note['kind']
  readonly text: string
  readonly via: Note['via']
  readonly lang: string | null
}

/** Puts notes up, newest first in the loose pile, and answers the reference of each. [N1] [N2] [N9] */
export function postNotes(
  doc: Y.Doc,
  by: By,
  posted: readonly (NoteWords & { id: NoteId })[],
): Outcome<string[], 'already-there'> {
  if (posted.some(({ id }) => has(doc, notes, id))) return refused('already-there')
  return change(doc, by, () => {
    const whole = numberNotes(doc, by, posted)
    putUp(doc, by, whole)
    return made(whole.map(({ note }) => note.ref))
  })
}

/** Changes the words of a note, for its author. Where it lies and its reference stay. [N3] */
export function rewordNote(
  doc: Y.Doc,
  by: By,
  { note, kind, text }: { note: NoteId; kind: Note['kind']; text: string },
): Outcome<void, 'no-such-note'> {
  if (!has(doc, notes, note)) return refused('no-such-note')
  change(doc, by, () => patch(doc, notes, note, { kind, text }))
  return done
}

/** Takes a note away, for its author. Its number is not used again. [N4] */
export function withdrawNote(doc: Y.Doc, by: By, { note }: { note: NoteId }): Outcome<void, 'no-such-note'> {
  if (!has(doc, notes, note)) return refused('no-such-note')
  change(doc, by, () => remove(doc, notes, note))
  return done
}

/**
 * Moves notes, in the order given, into a theme (null: the loose pile). Notes stacked on them stay stacked. [N5]
 * A theme that has gone in the meantime refuses; a note that has gone is passed over. [N6]
 */
export function moveNotes(
  doc: Y.Doc,
  by: By,
  { notes: moved, theme, place }: { notes: readonly NoteId[]; theme: ThemeId | null; place: Place<NoteId> },
): Outcome<void, 'no-such-theme' | 'no-such-note'> {
  if (theme !== null && !has(doc, themes, theme)) return refused('no-such-theme')
  const present = [...new Set(moved)].filter(id => has(doc, notes, id))
  if (present.length === 0) return refused('no-such-note')
  const list = lying(doc, theme).filter(({ id }) => !present.includes(id as NoteId))
  const { ranks, repairs } = ranksAt(list, indexOf(list, place), present.length, by.dice)
  change(doc, by, () => {
    for (const [i, id] of present.entries()) {
      patch(doc, notes, id, { spot: { theme, rank: ranks[i] ?? '' }, stackedOn: null })
    }
    for (const { id, rank } of repairs) patch(doc, notes, id as NoteId, { spot: { theme, rank } })
  })
  return done
}

/** Puts notes that say the same on one of them. Every original stays and can be taken off again. [N7] */
export function stackNotes(
  doc: Y.Doc,
  by: By,
  { notes: stacked, on }: { notes: readonly NoteId[]; on: NoteId },
): Outcome<void, 'no-such-note'> {
  if (!has(doc, notes, on)) return refused('no-such-note')
  const present = stacked.filter(id => id !== on && has(doc, notes, id))
  if (present.length === 0) return refused('no-such-note')
  change(doc, by, () => {
    patch(doc, notes, on, { stackedOn: null })
    for (const id of present) patch(doc, notes, id, { stackedOn: on })
  })
  return done
}

/** Takes a note off its stack and lays it in front of it. A note that lies on no other stays where it is. [N8] */
export function unstackNote(
  doc: Y.Doc,
  by: By,
  { note }: { note: NoteId },
): Outcome<void, 'no-such-note' | 'no-such-theme'> {
  if (!has(doc, notes, note)) return refused('no-such-note')
  const top = stacksOf(doc).topOf(note)
  if (top === note) {
    change(doc, by, () => patch(doc, notes, note, { stackedOn: null }))
    return done
  }
  const theme = read(doc, notes, top)?.spot.theme ?? null
  return moveNotes(doc, by, {
    notes: [note],
    theme: theme !== null && has(doc, themes, theme) ? theme : null,
    place: { before: top },
  })
}

/** Lays every note of one theme, stacked ones too, behind those of another; nothing is taken off its stack. [T8] */
export function layAll(doc: Y.Doc, by: By, { from, into }: { from: ThemeId; into: ThemeId }): void {
  const moved = lying(doc, from)
  if (moved.length === 0) return
  const list = lying(doc, into)
  const { ranks, repairs } = ranksAt(list, list.length, moved.length, by.dice)
  change(doc, by, () => {
    for (const [i, { id }] of moved.entries())
      patch(doc, notes, id as NoteId, { spot: { theme: into, rank: ranks[i] ?? '' } })
    for (const { id, rank } of repairs) patch(doc, notes, id as NoteId, { spot: { theme: into, rank } })
  })
}

/** Keeps notes apart that look alike, for everybody and for good. No note is touched. [U4] */
export function keepApart(
  doc: Y.Doc,
  by: By,
  { apart: id, notes: kept }: { apart: ApartId; notes: readonly NoteId[] },
): Outcome<void, 'no-such-note' | 'already-there'> {
  if (has(doc, apart, id)) return refused('already-there')
  const present = [...new Set(kept)].filter(each => has(doc, notes, each))
  if (present.length < 2) return refused('no-such-note')
  change(doc, by, () => put(doc, apart, id, { notes: present }))
  return done
}

/** Says what becomes of notes, or with `null` that it is open again. Notes that have gone are passed over. [F6] */
export function tellFate(
  doc: Y.Doc,
  by: By,
  { notes: told, fate }: { notes: readonly NoteId[]; fate: Note['fate'] },
): Outcome<void, 'no-such-note'> {
  const present = told.filter(id => has(doc, notes, id))
  if (present.length === 0) return refused('no-such-note')
  change(doc, by, () => {
    for (const id of present) patch(doc, notes, id, { fate })
  })
  return done
}

/** The notes of a theme, or of the loose pile, in order, stacked ones included. */
function lying(doc: Y.Doc, theme: ThemeId | null): Ranked[] {
  const standing = new Set(ids(doc, themes))
  return ids(doc, notes)
    .flatMap(id => {
      // Only the spot: a drop on a board of thousands would otherwise read every word on it.
      const spot = readField(doc, notes, id, 'spot')
      const lies = spot?.theme != null && standing.has(spot.theme) ? spot.theme : null
      return spot !== undefined && lies === theme ? [{ id, rank: spot.rank }] : []
    })
    .sort(byRank)
}
