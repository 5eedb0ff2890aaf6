// Likeness: how much notes say the same, told from their letters alone. No list of words, no language, any script.
import { isUnspaced, piecesOf, runsOf } from '#shared/lib/pieces.ts'

/** Words with an id: a note, as far as likeness goes. */
export interface Saying {
  readonly id: string
  readonly text: string
}

/** How like notes are to each other. Notes are named by their place in `ids`. */
export interface Likeness {
  readonly ids: readonly string[]
  /** The notes that share anything worth a word with this one, and how much of this one's words they share: from 0 to 1. */
  readonly shares: (note: number) => ReadonlyMap<number, number>
  /** From 0, nothing in common, to 1, the same words. The same both ways. */
  readonly between: (one: number, other: number) => number
  /** How much of a note's words stand in a text that is no note, from 0 to 1. */
  readonly foundIn: (text: string) => (note: number) => number
  /** The place of a note; undefined when it was not among them. */
  readonly placeOf: (id: string) => number | undefined
}

// All of these were chosen on one half of the labelled notes in tests/support and measured on the other; the middle of a wide
// plateau each, so that they are not fitted to those notes.
/** Words that share less of their letters are different words. */
const sameWord = 0.45
/** From this length on, a word says as much as it can: the shortest words of most languages only join others. */
const wholeLength = 6
const leastLength = 0.25
/** A sign by itself says less than with its neighbour. */
const oneSign = 0.8
/** A board of a few notes cannot tell how rare a word is; it counts as if there were so many more. */
const imagined = 20
const rareness = 1.25
/** How much the note that shares less decides. */
const byLess = 0.25
/** Less in common than this is nothing: most notes share their smallest words. */
const least = 0.06

/** A piece and how alike it is: 1 for itself. */
type Kin = readonly (readonly [piece: number, alike: number])[]

/**
 * Compares all notes with each other. A piece weighs more the rarer and the longer it is; two pieces are alike as far as they
 * share runs of letters, so that a slip of the finger or another ending makes no other word; two notes are alike as far as the
 * pieces of each are found in the other. Time grows by the square of the notes: a thousand take well under a second.
 */
export function likenessOf(sayings: readonly Saying[]): Likeness {
  const words = new Words()
  const notes = sayings.map(({ text }) => piecesOf(text).map(piece => words.add(piece)))
  const kin = words.all.map(word => words.kinOf(word))
  const holders: number[][] = words.all.map(() => [])
  for (const [note, pieces] of notes.entries()) for (const piece of pieces) holders[piece]?.push(note)
  const weights = words.all.map((word, piece) => weigh(word, kin[piece] ?? [], holders, notes.length))
  const shared = notes.map(pieces => sharesOf(pieces, kin, holders, weights, notes.length))

  const places = new Map(sayings.map(({ id }, i) => [id, i] as const))

  return {
    ids: sayings.map(({ id }) => id),
    shares: note => shared[note] ?? new Map(),
    between(one, other) {
      const [a, b] = [shared[one]?.get(other) ?? 0, shared[other]?.get(one) ?? 0]
      return byLess * Math.min(a, b) + ((1 - byLess) * (a + b)) / 2
    },
    foundIn(text) {
      const there = new Map<number, number>()
      for (const piece of piecesOf(text))
        for (const [other, alike] of words.kinOf(piece)) there.set(other, Math.max(alike, there.get(other) ?? 0))
      return note => {
        const pieces = notes[note] ?? []
        const sum = (part: (piece: number) => number) =>
          pieces.reduce((total, piece) => total + (weights[piece] ?? 0) * part(piece), 0)
        return sum(piece => there.get(piece) ?? 0) / (sum(() => 1) || 1)
      }
    },
    placeOf: id => places.get(id),
  }
}

/** Every piece that stands in any note, by number, and which are alike. */
class Words {
  readonly all: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #runs: (ReadonlySet<string> | null)[] = []
  readonly #withRun = new Map<string, number[]>()

  add(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.all.push(word) - 1
    this.#numbers.set(word, number)
    const runs = isUnspaced(word) ? null : runsOf(word)
    this.#runs.push(runs)
    for (const run of runs ?? []) {
      const list = this.#withRun.get(run)
      if (list) list.push(number)
      else this.#withRun.set(run, [number])
    }
    return number
  }

  /** The pieces alike to a word, itself first when it is there. */
  kinOf(word: string): Kin {
    const own = this.#numbers.get(word)
    const kin: (readonly [number, number])[] = own === undefined ? [] : [[own, 1]]
    // Very short words differ by one letter and by everything they mean.
    if (isUnspaced(word) || word.length < 3) return kin
    const runs = runsOf(word)
    const common = new Map<number, number>()
    for (const run of runs)
      for (const other of this.#withRun.get(run) ?? []) common.set(other, (common.get(other) ?? 0) + 1)
    for (const [other, count] of common) {
      const alike = (2 * count) / (runs.size + (this.#runs[other]?.size ?? 0))
      if (other !== own && alike >= sameWord && (this.all[other]?.length ?? 0) >= 3) kin.push([other, alike])
    }
    return kin
  }
}

/** How much a piece says: the more, the fewer notes hold it or one alike, and the longer it is. */
function weigh(word: string, kin: Kin, holders: readonly (readonly number[])[], notes: number): number {
  const held = kin.reduce((sum, [piece, alike]) => sum + alike * (holders[piece]?.length ?? 0), 0)
  const { length } = Array.from(word)
  const says = isUnspaced(word)
    ? length === 1
      ? oneSign
      : 1
    : Math.max(leastLength, Math.min(1, length / wholeLength))
  return Math.max(0, Math.log((notes + imagined) / (held + 1))) ** rareness * says
}

/** For every note, how much of the weight of these pieces is found in it. */
function sharesOf(
  pieces: readonly number[],
  kin: readonly Kin[],
  holders: readonly (readonly number[])[],
  weights: readonly number[],
  notes: number,
): ReadonlyMap<number, number> {
  const covered = new Float64Array(notes)
  const best = new Float64Array(notes)
  let total = 0
  for (const piece of pieces) {
    const weight = weights[piece] ?? 0
    total += weight
    best.fill(0)
    for (const [other, alike] of kin[piece] ?? [])
      for (const note of holders[other] ?? []) if (alike > (best[note] ?? 0)) best[note] = alike
    for (let note = 0; note < notes; note += 1) covered[note] = (covered[note] ?? 0) + weight * (best[note] ?? 0)
  }
  const shares = new Map<number, number>()
  if (total > 0) for (const [note, part] of covered.entries()) if (part / total >= least) shares.set(note, part / total)
  return shares
}
