// Hints, answered: what a board's notes look like to each other. Pure, so that a worker or the page itself can do it.
import { likenessOf, type Likeness, type Saying } from '#shared/board/likeness.ts'
import { lookAlikes, notesLike, themesFor, type Stack, type ThemeWords } from '#shared/board/similar.ts'

/** Everything that hints depend on, as plain values. */
export interface HintsWanted {
  /** Counts up, so that an answer can be told from an older one. */
  readonly no: number
  readonly sayings: readonly Saying[]
  readonly stacks: readonly Stack[]
  readonly apart: readonly (readonly string[])[]
  readonly themes: readonly ThemeWords[]
  readonly loose: readonly string[]
  /** The note that somebody asked "notes like this" of. */
  readonly like: string | null
}

/** All by the ids of the notes on top. */
export interface Hints {
  readonly no: number
  readonly groups: readonly (readonly string[])[]
  /** Up to three themes for each loose note. */
  readonly themes: Readonly<Record<string, readonly string[]>>
  readonly like: readonly string[]
}

/** Answers one wish after another. Notes are compared again only when their words have changed: moving them changes none. */
export function hintsAnswerer(): (wanted: HintsWanted) => Hints {
  let compared: readonly Saying[] = []
  let likeness: Likeness = likenessOf([])
  return ({ no, sayings, stacks, apart, themes, loose, like }) => {
    if (!isSame(compared, sayings)) {
      likeness = likenessOf(sayings)
      compared = sayings
    }
    return {
      no,
      groups: lookAlikes(likeness, stacks, apart),
      themes: themesFor(likeness, loose, themes),
      like: like === null ? [] : notesLike(likeness, like, stacks, apart),
    }
  }
}

function isSame(before: readonly Saying[], now: readonly Saying[]): boolean {
  return before.length === now.length && now.every(({ id, text }, i) => before[i]?.id === id && before[i].text === text)
}
