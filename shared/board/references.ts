// References: what people call a record in minutes and on paper. They stay the same for as long as the board is kept.
import * as Y from 'yjs'
import type { Arrangement } from './arrangement.ts'
import { readLink } from './link.ts'
import { notesIn } from './piles.ts'
import { all } from './record.ts'
import { actions, evidence, notes, themes, type Action, type ActionId, type ThemeId } from './schema.ts'
import { lastNo, lastTile, settle } from './settle.ts'

/** A theme by the tile it keeps, from 0: `T3`. [F4] */
export function themeRef(slot: number): string {
  return `T${slot + 1}`
}

/** An action by its number behind the tile of its theme: `T3.2`; `A2` when it belongs to none. [F4] */
export function actionRef(no: number, slot: number | null): string {
  return slot === null ? `A${no}` : `${themeRef(slot)}.${no}`
}

export interface References {
  readonly note: (id: string) => string
  readonly theme: (id: string) => string
  readonly action: (id: string) => string
  readonly evidence: (id: string) => string
  /** The theme that an action belongs to: the first that it rests on, or that of the first note it rests on. */
  readonly themeOf: (id: string) => string | null
}

/**
 * `W2-047` for a note, `T3` for the theme with that number on the wall, `T3.2` for action 2, which came from theme 3
 * (`A2` when it came from none), `Q14` or `E1` for evidence. [F4]
 */
export function referencesOf(doc: Y.Doc, lists: Arrangement): References {
  const noteRefs = new Map<string, string>(all(doc, notes).map(([id, { ref }]) => [id, ref || id]))
  const slots = settle(
    all(doc, themes).map(([id, { slot }]) => ({ id, wanted: slot })),
    0,
    lastTile,
  )
  const drafted = all(doc, actions)
  const numbers = settle(
    drafted.map(([id, { no }]) => ({ id, wanted: no })),
    1,
    lastNo,
  )
  const homes = homesOf(drafted, lists)
  const evidenceRefs = evidenceNames(doc)
  return {
    note: id => noteRefs.get(id) ?? id,
    theme: id => {
      const slot = slots.get(id as ThemeId)
      return slot === undefined ? id : themeRef(slot)
    },
    action: id => actionRef(numbers.get(id as ActionId) ?? 0, slots.get(homes.get(id) as ThemeId) ?? null),
    evidence: id => evidenceRefs.get(id) ?? id,
    themeOf: id => homes.get(id) ?? null,
  }
}

/** The theme that each action belongs to, of those that belong to one. */
export function homesOf(
  drafted: readonly (readonly [ActionId, Action])[],
  lists: Pick<Arrangement, 'list'>,
): Map<string, string> {
  const themeOfNote = new Map<string, string>()
  for (const theme of lists.list('themes')) {
    for (const note of notesIn(lists, theme)) themeOfNote.set(note, theme)
  }
  const homes = new Map<string, string>()
  for (const [id, { sources }] of drafted) {
    const links = sources.flatMap(([key, on]) => (on ? (readLink(key) ?? []) : []))
    const named = lists.list('themes').find(theme => links.some(link => link.kind === 'theme' && link.id === theme))
    const home = named ?? links.flatMap(link => (link.kind === 'note' ? (themeOfNote.get(link.id) ?? []) : []))[0]
    if (home !== undefined) homes.set(id, home)
  }
  return homes
}

/** Evidence is called what people called it; a piece without a name, or with one that another has, gets the next free `E1`, `E2` … */
function evidenceNames(doc: Y.Doc): Map<string, string> {
  const facts = all(doc, evidence).sort(([a], [b]) => (a < b ? -1 : 1))
  const given = new Set(facts.map(([, { ref }]) => ref.trim()))
  const names = new Map<string, string>()
  const taken = new Set<string>()
  let next = 1
  for (const [id, { ref }] of facts) {
    let name = ref.trim()
    if (name === '' || taken.has(name)) {
      while (given.has(`E${next}`) || taken.has(`E${next}`)) next += 1
      name = `E${next}`
    }
    taken.add(name)
    names.set(id, name)
  }
  return names
}
