// Redact: words taken out of a note so that its point stays and the person in it is dropped.

/** What stands where words were taken out. It says the same in every language. */
export const gap = '[…]'

/** A stretch of a text in UTF-16 units, its end not included. */
export type Cut = readonly [from: number, to: number]

/**
 * The text with each stretch replaced by one gap. Stretches that touch, or have nothing but spaces and marks between them,
 * become one; no letter is cut in two. Stretches outside of the text are passed over. [H12]
 */
export function withoutWords(text: string, cuts: readonly Cut[]): string {
  const inOrder = cuts
    .map(([from, to]): Cut => [startOfLetter(text, Math.max(0, from)), endOfLetter(text, Math.min(text.length, to))])
    .filter(([from, to]) => from < to)
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
      for (const { segment, isWordLike = false } of segmenter().segment(word)) add(segment, isWordLike)
    } else add(word, word !== '')
    add(after, false)
  }
  return pieces
}

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const segmenter = () => new Intl.Segmenter(undefined, { granularity: 'word' })

const isInLetter = (text: string, at: number) => at < text.length && /^[\p{M}\p{Cf}\uDC00-\uDFFF]/u.test(text.slice(at))

function startOfLetter(text: string, at: number): number {
  let start = at
  while (start > 0 && isInLetter(text, start)) start -= 1
  return start
}

function endOfLetter(text: string, at: number): number {
  let end = at
  while (isInLetter(text, end)) end += 1
  return end
}
