// What happens to themes: added, named, ordered, split, merged, dissolved.
import * as Y from 'yjs'
import { done, refused, type Outcome } from '#shared/lib/outcome.ts'
import { byRank, ranksAt, type Ranked, indexOf, type Place } from '../rank.ts'
import { linkTo } from '../link.ts'
import { all, has, patch, put, read, remove } from '../record.ts'
import { actions, themes, type NoteId, type Theme, type ThemeId } from '../schema.ts'
import { linkSources, unlinkSource } from './actions.ts'
import { change, type By } from './by.ts'
import { layAll, moveNotes } from './notes.ts'

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

/** Takes notes out of a theme into a new one that stands right behind it and knows where it came from. [T7] */
export function splitTheme(
  doc: Y.Doc,
  by: By,
  { theme, into, name, notes }: { theme: ThemeId; into: ThemeId; name: string; notes: readonly NoteId[] },
): Outcome<void, 'already-there' | 'no-such-theme' | 'no-such-note'> {
  const from = read(doc, themes, theme)
  if (from === undefined) return refused('no-such-theme')
  if (has(doc, themes, into)) return refused('already-there')
  return change(doc, by, () => {
    const order = inOrder(doc).map(({ id }) => id as ThemeId)
    const next = order[order.indexOf(theme) + 1]
    addTheme(doc, by, { theme: into, name, domain: from.domain })
    const moved = moveNotes(doc, by, { notes, theme: into, place: 'first' })
    if (!moved.ok) {
      remove(doc, themes, into)
      return moved
    }
    if (next !== undefined) orderTheme(doc, by, { theme: into, place: { before: next } })
    remember(doc, into, [{ what: 'split', name: from.name, at: dayOf(by) }])
    return done
  })
}

/**
 * Merges a theme into another: its notes lie behind the others, its statement, its big need and its past go along, and actions that rested on
 * it rest on the other. Its name is kept. [T8]
 */
export function mergeThemes(
  doc: Y.Doc,
  by: By,
  { theme, into }: { theme: ThemeId; into: ThemeId },
): Outcome<void, 'no-such-theme'> {
  const [from, to] = [read(doc, themes, theme), read(doc, themes, into)]
  if (from === undefined || to === undefined || theme === into) return refused('no-such-theme')
  change(doc, by, () => {
    layAll(doc, by, { from: theme, into })
    patch(doc, themes, into, {
      statement: joined(to.statement, from.statement, longestStatement),
      bigNeed: joined(to.bigNeed, from.bigNeed, longestNeed),
    })
    remember(doc, into, [...from.past, { what: 'merged', name: from.name, at: dayOf(by) }])
    const [gone, stays] = [linkTo('theme', theme), linkTo('theme', into)]
    for (const [action, { sources }] of all(doc, actions)) {
      if (!sources.some(([source]) => source === gone)) continue
      linkSources(doc, by, { action, sources: [stays] })
      unlinkSource(doc, by, { action, source: gone })
    }
    remove(doc, themes, theme)
  })
  return done
}

/** Adds to what a theme remembers of how it came about; of very much, the latest. */
function remember(doc: Y.Doc, theme: ThemeId, more: Theme['past']): void {
  const past = [...(read(doc, themes, theme)?.past ?? []), ...more]
  patch(doc, themes, theme, { past: past.slice(-mostPast) })
}

/** Both texts, one after the other, as far as the field is long. */
function joined(first: string, then: string, longest: number): string {
  const both = [first, then].filter(each => each !== '').join(' ')
  return both.slice(0, longest).toWellFormed()
}

const longestStatement = 1000
const longestNeed = 600
const mostPast = 24
/** A day is enough for a history that stays for years. */
const dayOf = ({ at }: By) => at.slice(0, 10)

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
