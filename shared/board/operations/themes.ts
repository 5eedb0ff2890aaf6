// What happens to themes: added, named, ordered, dissolved.
import * as Y from 'yjs'
import { done, refused, type Outcome } from '#shared/lib/outcome.ts'
import { byRank, ranksAt, type Ranked, indexOf, type Place } from '../rank.ts'
import { all, has, patch, put, remove } from '../record.ts'
import { themes, type NoteId, type ThemeId } from '../schema.ts'
import { change, type By } from './by.ts'
import { moveNotes } from './notes.ts'

/** Adds a theme at the end, in the first slot of the wall that is free. A name may come later. [T1] */
export function addTheme(
  doc: Y.Doc,
  by: By,
  { theme, name, domain = null }: { theme: ThemeId; name: string; domain?: string | null },
): Outcome<void, 'already-there'> {
  if (has(doc, themes, theme)) return refused('already-there')
  const taken = new Set(all(doc, themes).map(([, { slot }]) => slot))
  let slot = 0
  while (taken.has(slot)) slot += 1
  const list = inOrder(doc)
  const { ranks } = ranksAt(list, list.length, 1, by.dice)
  change(doc, by, () => put(doc, themes, theme, { name, statement: '', slot, rank: ranks[0] ?? '', domain }))
  return done
}

/** Adds a theme and lays notes in it, as one step. Notes that have gone in the meantime are passed over. [T4] */
export function gatherTheme(
  doc: Y.Doc,
  by: By,
  { theme, name, notes }: { theme: ThemeId; name: string; notes: readonly NoteId[] },
): Outcome<void, 'already-there'> {
  return change(doc, by, () => {
    const added = addTheme(doc, by, { theme, name })
    if (added.ok) moveNotes(doc, by, { notes, theme, place: 'first' })
    return added
  })
}

export function nameTheme(
  doc: Y.Doc,
  by: By,
  { theme, ...changes }: { theme: ThemeId; name?: string; statement?: string },
): Outcome<void, 'no-such-theme'> {
  if (!has(doc, themes, theme)) return refused('no-such-theme')
  change(doc, by, () => patch(doc, themes, theme, changes))
  return done
}

/** Moves a theme among the themes; its slot on the wall stays, so that people can go on pointing at it. [T2] */
export function orderTheme(
  doc: Y.Doc,
  by: By,
  { theme, place }: { theme: ThemeId; place: Place<ThemeId> },
): Outcome<void, 'no-such-theme'> {
  if (!has(doc, themes, theme)) return refused('no-such-theme')
  const list = inOrder(doc).filter(({ id }) => id !== theme)
  const { ranks, repairs } = ranksAt(list, indexOf(list, place), 1, by.dice)
  change(doc, by, () => {
    patch(doc, themes, theme, { rank: ranks[0] ?? '' })
    for (const { id, rank } of repairs) patch(doc, themes, id as ThemeId, { rank })
  })
  return done
}

/** Takes a theme away. Its notes are not touched: read without their theme, they lie loose again. [T3] */
export function dissolveTheme(doc: Y.Doc, by: By, { theme }: { theme: ThemeId }): Outcome<void, 'no-such-theme'> {
  if (!has(doc, themes, theme)) return refused('no-such-theme')
  change(doc, by, () => remove(doc, themes, theme))
  return done
}

function inOrder(doc: Y.Doc): Ranked[] {
  return all(doc, themes)
    .map(([id, { rank }]) => ({ id, rank }))
    .sort(byRank)
}
