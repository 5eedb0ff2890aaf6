// Similar: what people may want to see side by side – notes that look alike, notes like this one, themes for a note. It only ever suggests.
import type { Likeness } from './likeness.ts'

/** Notes by their ids: `top` is the one that lies on top, `notes` all of that stack, itself among them. */
export interface Stack {
  readonly top: string
  readonly notes: readonly string[]
}

export interface ThemeWords {
  readonly id: string
  readonly name: string
  /** The notes in it, stacked ones too. */
  readonly notes: readonly string[]
}

// Chosen as those in likeness.ts were.
/** Two notes that are as like as this look alike. */
const alike = 0.4
/** A third comes to them only when it is as like to all of them, on average. */
const alikeAll = 0.35
/** More are never put side by side; the others come when these are stacked. */
const mostInGroup = 6
/** "Notes like this" looks a little further: a person asked. */
const alikeAsked = 0.2
const mostAsked = 8

/** A theme is judged by so many of its notes, those most like the note in question. */
const judgedBy = 5
const closeness = 1.5
const byName = 0.5
export const mostThemes = 3

/**
 * Groups of notes that look alike, by the ids of the notes on top, the likest first. A note is in one group at most, and no two
 * stacks of which people said "keep apart" are ever in the same. [U1] [U2]
 */
export function lookAlikes(
  likeness: Likeness,
  stacks: readonly Stack[],
  apart: readonly (readonly string[])[],
): string[][] {
  const stackOf = new Map(stacks.flatMap(({ notes }, i) => notes.map(note => [note, i] as const)))
  const keptApart = pairsApart(stackOf, apart)
  const links = linksBetween(likeness, stackOf)
  const likest = [...links].filter(([key, like]) => like >= alike && !keptApart.has(key)).sort((a, b) => b[1] - a[1])
  const groups = stacks.map((_, i) => [i])
  const order: number[][] = []
  for (const [key] of likest) {
    const [a, b] = [groups[Math.floor(key / pairing)], groups[key % pairing]]
    if (a === undefined || b === undefined || a === b || a.length + b.length > mostInGroup) continue
    const crossing = a.flatMap(one => b.map(other => pairKey(one, other)))
    const sum = crossing.reduce((total, each) => total + (links.get(each) ?? 0), 0)
    if (sum / crossing.length < alikeAll || crossing.some(each => keptApart.has(each))) continue
    const joined = [...a, ...b]
    for (const each of joined) groups[each] = joined
    order.push(joined)
  }
  // Of the groups that were made on the way only those that stand in the end.
  return order
    .filter(group => groups[group[0] ?? -1] === group)
    .map(group => group.map(each => stacks[each]?.top ?? ''))
}

/** Notes that may say the same as this one, by the ids of the notes on top, the likest first. Those kept apart from it are not among them. [U2] */
export function notesLike(
  likeness: Likeness,
  note: string,
  stacks: readonly Stack[],
  apart: readonly (readonly string[])[],
): string[] {
  const stackOf = new Map(stacks.flatMap(({ notes }, i) => notes.map(each => [each, i] as const)))
  const own = stackOf.get(note)
  const from = likeness.placeOf(note)
  if (own === undefined || from === undefined) return []
  const keptApart = pairsApart(stackOf, apart)
  const best = new Map<number, number>()
  for (const [other] of likeness.shares(from)) {
    const stack = stackOf.get(likeness.ids[other] ?? '')
    const like = likeness.between(from, other)
    if (stack === undefined || stack === own || like < alikeAsked || keptApart.has(pairKey(own, stack))) continue
    best.set(stack, Math.max(like, best.get(stack) ?? 0))
  }
  const likest = [...best].sort((a, b) => b[1] - a[1]).slice(0, mostAsked)
  return likest.map(([stack]) => stacks[stack]?.top ?? '')
}

/** Up to three themes that each of some notes may belong to, the likeliest first, by the notes in them and by their names. [U3] */
export function themesFor(
  likeness: Likeness,
  notes: readonly string[],
  themes: readonly ThemeWords[],
): Record<string, string[]> {
  const themeOf = new Map(themes.flatMap(({ notes }, i) => notes.map(each => [each, i] as const)))
  const named = themes.map(({ name }) => likeness.foundIn(name))
  const suggested = notes.map((note): [string, string[]] => {
    const from = likeness.placeOf(note)
    if (from === undefined) return [note, []]
    const near = themes.map((): number[] => [])
    for (const [other, share] of likeness.shares(from)) {
      const theme = themeOf.get(likeness.ids[other] ?? '')
      if (theme !== undefined && other !== from) near[theme]?.push((share + likeness.between(from, other)) / 2)
    }
    const scores = themes.map(({ id }, i) => {
      const closest = (near[i] ?? []).sort((a, b) => b - a).slice(0, judgedBy)
      const name = byName * (named[i]?.(from) ?? 0) ** closeness
      return { id, score: closest.reduce((sum, each) => sum + each ** closeness, name) }
    })
    const likely = scores.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)
    return [note, likely.slice(0, mostThemes).map(({ id }) => id)]
  })
  return Object.fromEntries(suggested)
}

/** Two places in one number; boards hold far fewer. */
const pairing = 2 ** 20
const pairKey = (a: number, b: number) => (a < b ? a * pairing + b : b * pairing + a)

/** How like stacks are: as like as the likest two notes of them. */
function linksBetween(likeness: Likeness, stackOf: ReadonlyMap<string, number>): Map<number, number> {
  const links = new Map<number, number>()
  for (const [note, id] of likeness.ids.entries()) {
    const stack = stackOf.get(id)
    if (stack === undefined) continue
    for (const [other] of likeness.shares(note)) {
      const beside = other > note ? stackOf.get(likeness.ids[other] ?? '') : undefined
      if (beside === undefined || beside === stack) continue
      const key = pairKey(stack, beside)
      links.set(key, Math.max(links.get(key) ?? 0, likeness.between(note, other)))
    }
  }
  return links
}

/** Pairs of stacks that hold two notes which people keep apart. */
function pairsApart(stackOf: ReadonlyMap<string, number>, apart: readonly (readonly string[])[]): Set<number> {
  const pairs = new Set<number>()
  for (const notes of apart) {
    const stacks = new Set(notes.flatMap(note => stackOf.get(note) ?? []))
    for (const a of stacks) for (const b of stacks) if (a !== b) pairs.add(pairKey(a, b))
  }
  return pairs
}
