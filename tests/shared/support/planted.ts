// Planted bugs: arrangements that are wrong on purpose. A search that does not find them would find nothing else either.
import { arrangementOf, type Arrangement, type ListName, type Records } from '#shared/board/arrangement.ts'
import { ids } from '#shared/board/record.ts'
import { actions, notes, themes, type ActionId, type NoteId, type ThemeId } from '#shared/board/schema.ts'
import type { Arranging } from './places.ts'

/** Shows only what lies in a theme that is there or in none: a note whose theme has gone is nowhere. */
export const dropsOrphans: Arranging = records => {
  const inner = arrangementOf(records)
  const isLoose = (id: string) => records.note(id as NoteId)?.spot.theme === null
  return { ...inner, list: name => (name === 'loose' ? inner.list(name).filter(isLoose) : inner.list(name)) }
}

/** Takes a note for stacked that says so: the top of a ring, and what lies on a note that has gone, is nowhere. */
export const losesRings: Arranging = records => {
  const inner = arrangementOf(records)
  const isTop = (id: string) => records.note(id as NoteId)?.stackedOn === null
  const holdsTops = (name: ListName) => name === 'loose' || name.startsWith('theme:')
  return { ...inner, list: name => (holdsTops(name) ? inner.list(name).filter(isTop) : inner.list(name)) }
}

/** Sorts by rank alone: records of one rank stay as they came, which differs from peer to peer. */
export const forgetsTies: Arranging = (records, doc) => {
  const inner = arrangementOf(records)
  const came = (id: string) => [...ids(doc, themes), ...ids(doc, notes), ...ids(doc, actions)].indexOf(id as never)
  return {
    ...inner,
    list: name =>
      [...inner.list(name)]
        .sort((a, b) => came(a) - came(b))
        .sort((a, b) => compare(rankOf(records, a), rankOf(records, b))),
  }
}

/** Seats only the records that changed, not those that were seated by looking at them. */
export const forgetsReaders: Arranging = records => {
  const each = new Map<string, Arrangement>()
  const all = () => [...each.values()]
  return {
    touch: links => new Set([...links].flatMap(link => [...remembered(each, link, records).touch([link])])),
    names: () => [...new Set(all().flatMap(one => one.names()))],
    list: name =>
      all()
        .flatMap(one => one.list(name))
        .sort((a, b) => compare(`${rankOf(records, a)} ${a}`, `${rankOf(records, b)} ${b}`)),
  }
}

/** Believes the line that was written down, whether or not the action still has what it needs. */
export const trustsTheLine: Arranging = records => {
  const inner = arrangementOf(records)
  const all = () => [...inner.list('above'), ...inner.list('below')]
  const on = (line: string) => all().filter(id => records.action(id as ActionId)?.spot.line === line)
  return { ...inner, list: name => (name === 'above' || name === 'below' ? on(name) : inner.list(name)) }
}

/** Makes every list anew each time it is asked. */
export const copiesLists: Arranging = records => {
  const inner = arrangementOf(records)
  return { ...inner, list: name => [...inner.list(name)] }
}

function remembered(each: Map<string, Arrangement>, link: string, records: Records): Arrangement {
  const one = each.get(link) ?? arrangementOf(records)
  each.set(link, one)
  return one
}

function rankOf(records: Records, id: string): string {
  const spot = records.note(id as NoteId)?.spot ?? records.action(id as ActionId)?.spot
  return spot?.rank ?? records.theme(id as ThemeId)?.rank ?? ''
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
