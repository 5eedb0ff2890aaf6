// Pieces: a text cut into what can be compared – words, or in scripts without spaces signs and their neighbours – in any language.

/** Scripts that are written without spaces between words. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+$/u

// Firefox before 125 has none; there, runs of letters, marks and digits come close enough.
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'word' }) : null
const runs = /[\p{L}\p{M}\p{N}]+/gu

/** Accents of Latin, Greek and Cyrillic letters, and vowel signs of Arabic, which many people leave out. */
const leftOut = /[\u0300-\u036f\u0640\u064b-\u0652\u0670]/g

/** True for a piece of a script without spaces. */
export function isUnspaced(piece: string): boolean {
  return unspaced.test(piece)
}

/** The pieces of a text, each once, in order: folded to small letters without accents. */
export function piecesOf(text: string): string[] {
  const folded = fold(text)
  const words = segmenter
    ? [...segmenter.segment(folded)].filter(each => each.isWordLike).map(({ segment }) => segment)
    : (folded.match(runs) ?? [])
  const pieces: string[] = []
  let signs: string[] = []
  for (const word of words) {
    if (isUnspaced(word)) signs.push(...Array.from(word))
    else {
      pieces.push(...withNeighbours(signs), word)
      signs = []
    }
  }
  return [...new Set([...pieces, ...withNeighbours(signs)])]
}

/** How alike two words are made: the runs of two and three letters in it, its ends marked. */
export function runsOf(word: string): Set<string> {
  const letters = ['^', ...Array.from(word), '$']
  const found = new Set<string>()
  for (let i = 0; i + 1 < letters.length; i += 1) {
    found.add(letters.slice(i, i + 2).join(''))
    if (i + 2 < letters.length) found.add(letters.slice(i, i + 3).join(''))
  }
  return found
}

function fold(text: string): string {
  // Some letters of Arabic are written with or without their hamza, and some end in either of two signs.
  return text
    .normalize('NFKD')
    .replaceAll(leftOut, '')
    .toLowerCase()
    .replaceAll(/[أإآ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
}

/** Each sign, and each with the next: where a word ends in such a script, nobody tells. */
function withNeighbours(signs: readonly string[]): string[] {
  return signs.flatMap((sign, i) => (i + 1 < signs.length ? [sign, sign + (signs[i + 1] ?? '')] : [sign]))
}
