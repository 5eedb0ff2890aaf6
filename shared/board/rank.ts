// Rank: where a record stands in a list. A rank is a fractional-indexing order key; lists sort by (rank, id).
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import type { Dice } from '#shared/lib/ids.ts'

/** One member of a list, as far as order is concerned. A rank of '' is one that could not be read; it sorts first. */
export interface Ranked {
  readonly id: string
  readonly rank: string
}

/** The one order of every list on the board. Two peers may pick the same rank at once; then the id decides. */
export function byRank(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

const wellFormed = /^[B-Za-z][0-9A-Za-z]+$/

/**
 * True for an order key of fractional-indexing: its first letter tells how long its whole part is (a: 2, b: 3 … and
 * Z: 2, Y: 3 …), and no fraction ends in 0. Keys from A on are left out, because nothing fits below the smallest.
 * Asked for every note of a board at each drop, so the library, which would build a neighbour, is not asked.
 */
export function isRank(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 200 || !wellFormed.test(value)) return false
  const head = value.charCodeAt(0)
  const whole = 2 + (head >= 97 ? head - 97 : 90 - head)
  return value.length === whole || (value.length > whole && !value.endsWith('0'))
}

/** A rank strictly between two others (null: no bound), one of eight at random, so that two peers rarely meet. */
export function rankBetween(low: string | null, high: string | null, dice: Dice): string {
  const [bits = 0] = dice(new Uint8Array(1))
  let rank = generateKeyBetween(low, high)
  for (let turn = 0; turn < 3; turn += 1) {
    if ((bits >> turn) & 1) low = rank
    else high = rank
    rank = generateKeyBetween(low, high)
  }
  return rank
}

/**
 * Ranks for `count` newcomers that will stand together at `index` of `list` (sorted by `byRank`).
 * Neighbours that share one rank cannot be told apart, so those behind the newcomers get new ranks too (`repairs`).
 */
export function ranksAt(
  list: readonly Ranked[],
  index: number,
  count: number,
  dice: Dice,
): { ranks: string[]; repairs: Ranked[] } {
  const before = list[index - 1]?.rank ?? ''
  let end = Math.max(0, Math.min(index, list.length))
  while (end < list.length && list[end]?.rank === before) end += 1
  const high = list[end]?.rank ?? null
  const behind = list.slice(index, end)
  // Only the first is thrown with dice. The rest are spread out evenly, so that ranks stay short however many come at once.
  const first = rankBetween(before === '' ? null : before, high, dice)
  const ranks = [first, ...generateNKeysBetween(first, high, count - 1 + behind.length)]
  return {
    ranks: ranks.slice(0, count),
    repairs: behind.map(({ id }, i) => ({ id, rank: ranks[count + i] ?? '' })),
  }
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * The rank of the nth arrival (n from 0): each stands before all earlier ones, so that the newest comes first.
 * These are fractional-indexing's own negative whole keys: Zz, Zy … Z0, Yzz, Yzy …
 */
export function rankOfArrival(n: number): string {
  let length = 1
  let left = n
  while (left >= 62 ** length) {
    left -= 62 ** length
    length += 1
  }
  let key = ''
  for (let value = 62 ** length - 1 - left, place = 0; place < length; place += 1) {
    key = digits[value % 62] + key
    value = Math.floor(value / 62)
  }
  return String.fromCharCode('Z'.charCodeAt(0) - (length - 1)) + key
}

/** Where in a list something goes: in front of a record, or at either end. */
export type Place<Id extends string> = 'first' | 'last' | { readonly before: Id }

/** The index in a sorted list that a place means; the end, when the record named is not there. */
export function indexOf(list: readonly Ranked[], place: Place<string>): number {
  if (place === 'first') return 0
  const index = place === 'last' ? -1 : list.findIndex(({ id }) => id === place.before)
  return index === -1 ? list.length : index
}
