// Redact: words taken out of a note so that its point stays and the person in it is dropped.

import { charactersOf } from '#shared/lib/text.ts'

/** What stands where words were taken out. It says the same in every language. */
export const gap = '[…]'

/** A stretch of a text in UTF-16 units, its end not included. */
export type Cut = readonly [from: number, to: number]

/**
 * The text with each stretch replaced by one gap. Stretches that touch, or have nothing but spaces and marks between them,
 * become one; no letter is cut in two. Stretches outside of the text are passed over. [H12]
 */
export function withoutWords(text: string, cuts: readonly Cut[]): string {
  const ends = endsOf(text)
  const inOrder = cuts
    .filter(([from, to]) => from < Math.min(to, text.length))
    .map(([from, to]): Cut => [ends.findLast(end => end <= from) ?? 0, ends.find(end => end >= to) ?? text.length])
    .sort(([a], [b]) => a - b)
  const joined: [number, number][] = []
  for (const [from, to] of inOrder) {
    const last = joined.at(-1)
    if (last !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(last[1], from))) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  let at = 0
  let rest = ''
  for (const [from, to] of joined) {
    rest += text.slice(at, from) + gap
    at = to
  }
  return rest + text.slice(at)
}

/** True when something that says anything is left beside the gaps. */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replaceAll(gap, ''))
}

/** A word to be marked, or what stands between words. */
export interface Piece {
  readonly text: string
  readonly from: number
  readonly isWord: boolean
}

/**
 * A text in pieces that can be marked one by one: what stands between spaces, without the marks around it; in scripts
 * that write no spaces, words as the browser knows them. Put together, the pieces are the text.
 */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  const add = (part: string, isWord: boolean) => {
    const from = pieces.reduce((sum, each) => sum + each.text.length, 0)
    if (part !== '') pieces.push({ text: part, from, isWord })
  }
  for (const part of text.split(/(\s+)/u)) {
    const [, before = '', word = '', after = ''] = /^([^\p{L}\p{N}+(@]*)(.*?)([^\p{L}\p{M}\p{N}]*)$/su.exec(part) ?? []
    add(before, false)
    if (spaceless.test(word)) {
      for (const { segment, isWordLike = false } of wordsIn(word)) add(segment, isWordLike)
    } else add(word, word !== '')
    add(after, false)
  }
  return pieces
}

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/** Words as the browser knows them; one that does not know any offers all of it as one. */
function wordsIn(text: string): { segment: string; isWordLike?: boolean }[] {
  if (!('Segmenter' in Intl)) return [{ segment: text, isWordLike: true }]
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)]
}

/** Where each letter of a text ends, the start of the text before them. */
function endsOf(text: string): number[] {
  const ends = [0]
  for (const letter of charactersOf(text)) ends.push((ends.at(-1) ?? 0) + letter.length)
  return ends
}
