// Arrangement: what lies where. Lists of ids for screens to draw, kept up record by record.
import * as Y from 'yjs'
import { linkTo, readLink, readSource } from './link.ts'
import { byRank, type Ranked } from './rank.ts'
import { has, ids, read } from './record.ts'
import {
  actions,
  evidence,
  notes,
  themes,
  type Action,
  type ActionId,
  type EvidenceId,
  type Note,
  type NoteId,
  type Theme,
  type ThemeId,
} from './schema.ts'
import { isInPlan } from './smart.ts'

/**
 * The lists of a board:
 * `themes` · `loose` notes of no theme · `theme:ID` its notes (tops of stacks only) · `stack:ID` notes on that note ·
 * `above` and `below` the line · `from:LINK` the actions that rest on a note, theme or piece of evidence.
 */
export type ListName = 'themes' | 'loose' | 'above' | 'below' | `theme:${string}` | `stack:${string}` | `from:${string}`

/** Where the arrangement reads from: the document itself, or a store of frozen records. */
export interface Records {
  readonly note: (id: NoteId) => Note | undefined
  readonly theme: (id: ThemeId) => Theme | undefined
  readonly action: (id: ActionId) => Action | undefined
  readonly hasEvidence: (id: string) => boolean
}

export interface Arrangement {
  /** The ids in a list, in order. The same array until that very list changes. */
  readonly list: (name: ListName) => readonly string[]
  /** Takes in that these records came, changed or went; answers which lists changed. */
  readonly touch: (links: Iterable<string>) => Set<ListName>
  /** All lists that hold anything. */
  readonly names: () => ListName[]
}

/** One membership of a record: which list, and where in it. */
interface Seat extends Ranked {
  readonly list: ListName
}
interface Seating {
  readonly seats: readonly Seat[]
  /** The other records that were looked at: when one of them changes, this record is seated anew. */
  readonly reads: readonly string[]
}

const empty: readonly string[] = Object.freeze([])

/** How many notes may lie one upon the other; far more than people ever do. */
const highest = 32

/** An arrangement of nothing yet; feed it with `touch`. */
export function arrangementOf(records: Records): Arrangement {
  const seatings = new Map<string, Seating>()
  const readers = new Map<string, Set<string>>()
  const lists = new Map<ListName, Seat[]>()
  const shown = new Map<ListName, readonly string[]>()

  function unseat(link: string, changed: Set<ListName>): void {
    const old = seatings.get(link)
    if (old === undefined) return
    seatings.delete(link)
    for (const other of old.reads) {
      const set = readers.get(other)
      if (set?.delete(link) && set.size === 0) readers.delete(other)
    }
    for (const seat of old.seats) {
      const list = lists.get(seat.list) ?? []
      list.splice(search(list, seat), 1)
      if (list.length === 0) lists.delete(seat.list)
      changed.add(seat.list)
    }
  }

  function seat(link: string, changed: Set<ListName>): void {
    const seating = seatingOf(records, link)
    if (seating === null) return
    seatings.set(link, seating)
    for (const other of seating.reads) {
      const set = readers.get(other)
      if (set) set.add(link)
      else readers.set(other, new Set([link]))
    }
    for (const each of seating.seats) {
      const list = lists.get(each.list)
      if (list) list.splice(search(list, each), 0, each)
      else lists.set(each.list, [each])
      changed.add(each.list)
    }
  }

  return {
    list(name) {
      let view = shown.get(name)
      if (view === undefined) {
        view = Object.freeze((lists.get(name) ?? []).map(({ id }) => id))
        shown.set(name, view.length === 0 ? empty : view)
      }
      return view.length === 0 ? empty : view
    },
    touch(links) {
      const affected = new Set<string>()
      for (const link of links) {
        affected.add(link)
        // Of a theme that was there and still is, the others only know that it is there: a new name moves no note.
        const isSteady = readLink(link)?.kind === 'theme' && seatings.has(link) && seatingOf(records, link) !== null
        if (!isSteady) for (const reader of readers.get(link) ?? []) affected.add(reader)
      }
      const changed = new Set<ListName>()
      // All leave before any comes back: a seat is found by its old place, and in between two records may share one.
      for (const link of affected) unseat(link, changed)
      for (const link of affected) seat(link, changed)
      for (const name of changed) keepIfSame(name)
      return changed

      function keepIfSame(name: ListName): void {
        const before = shown.get(name)
        const now = lists.get(name) ?? []
        if (before !== undefined && before.length === now.length && now.every(({ id }, i) => id === before[i])) {
          changed.delete(name)
        } else shown.delete(name)
      }
    },
    names: () => [...lists.keys()],
  }
}

function seatingOf(records: Records, link: string): Seating | null {
  const { kind, id } = readLink(link) ?? { kind: null, id: '' }
  if (kind === 'theme') {
    const theme = records.theme(id as ThemeId)
    return theme ? { seats: [{ list: 'themes', rank: theme.rank, id }], reads: [] } : null
  }
  if (kind === 'note') return seatNote(records, id as NoteId)
  if (kind === 'action') return seatAction(records, id as ActionId)
  return null
}

function seatNote(records: Records, id: NoteId): Seating | null {
  const note = records.note(id)
  if (note === undefined) return null
  const { top, path } = climb(
    each => records.note(each)?.stackedOn ?? null,
    each => records.note(each) !== undefined,
    id,
  )
  const reads = path.filter(each => each !== id).map(each => linkTo('note', each))
  const { theme, rank } = note.spot
  if (top !== id) return { seats: [{ list: `stack:${top}`, rank, id }], reads }
  if (theme === null) return { seats: [{ list: 'loose', rank, id }], reads }
  // A theme that has gone leaves its notes loose: repaired here, when read.
  const list: ListName = records.theme(theme) ? `theme:${theme}` : 'loose'
  return { seats: [{ list, rank, id }], reads: [...reads, linkTo('theme', theme)] }
}

function seatAction(records: Records, id: ActionId): Seating | null {
  const action = records.action(id)
  if (action === undefined) return null
  const reads = action.sources.flatMap(([key, on]) => (on && readSource(key) ? [key] : []))
  const standing = standingSources(records, action)
  const { rank } = action.spot
  const line: Seat = { list: isInPlan(action, standing.length) ? 'above' : 'below', rank, id }
  return { seats: [line, ...standing.map((key): Seat => ({ list: `from:${key}`, rank, id }))], reads }
}

/** The links of an action that lead to something that is there. */
export function standingSources(records: Records, action: Action): string[] {
  return action.sources.flatMap(([key, on]) => {
    const source = on ? readSource(key) : null
    if (source === null) return []
    const there =
      source.kind === 'note'
        ? records.note(source.id as NoteId) !== undefined
        : source.kind === 'theme'
          ? records.theme(source.id as ThemeId) !== undefined
          : records.hasEvidence(source.id)
    return there ? [key] : []
  })
}

/**
 * Follows a note up its stack. `path` is every note looked at, also one that is named but gone.
 * Two people may at once stack A on B and B on A; then the smallest id of the ring is the top for everybody. [L4]
 * Past `highest` a note lies by itself, or one chain of all notes would bring every screen to a halt. [L11]
 */
function climb(onto: (id: NoteId) => NoteId | null, exists: (id: NoteId) => boolean, from: NoteId) {
  const path: NoteId[] = [from]
  let top = from
  for (;;) {
    const next = onto(top)
    if (next === null) return { top, path }
    const ring = path.indexOf(next)
    if (ring !== -1) return { top: path.slice(ring).reduce((a, b) => (a < b ? a : b)), path }
    path.push(next)
    if (!exists(next)) return { top, path }
    if (path.length > highest) return { top: from, path }
    top = next
  }
}

/** The index of a seat in a sorted list, or where it would go. */
function search(list: readonly Seat[], seat: Seat): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = list[middle]
    if (there !== undefined && byRank(there, seat) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Reads records from the document each time; for the server, exports and tests. */
export function recordsOf(doc: Y.Doc): Records {
  return {
    note: id => read(doc, notes, id),
    theme: id => read(doc, themes, id),
    action: id => read(doc, actions, id),
    hasEvidence: id => has(doc, evidence, id as EvidenceId),
  }
}

/** Every record of a board that lies in a list or is linked from one. */
export function linksOf(doc: Y.Doc): string[] {
  return [
    ...ids(doc, themes).map(id => linkTo('theme', id)),
    ...ids(doc, notes).map(id => linkTo('note', id)),
    ...ids(doc, actions).map(id => linkTo('action', id)),
    ...ids(doc, evidence).map(id => linkTo('evidence', id)),
  ]
}

/** The arrangement of a document as it stands, from scratch. */
export function arrange(doc: Y.Doc): Arrangement {
  const arrangement = arrangementOf(recordsOf(doc))
  arrangement.touch(linksOf(doc))
  return arrangement
}

/** Which note each note is stacked on in the end. */
export function stacksOf(doc: Y.Doc): { topOf: (id: NoteId) => NoteId } {
  const { note } = recordsOf(doc)
  return {
    topOf: id =>
      climb(
        each => note(each)?.stackedOn ?? null,
        each => note(each) !== undefined,
        id,
      ).top,
  }
}
