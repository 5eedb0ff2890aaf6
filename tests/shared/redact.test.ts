// Redact: the person goes, the point stays, in every script.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { gap, piecesOf, saysSomething, withoutWords, type Cut } from '#shared/board/redact.ts'

/** Where a stretch of words stands in a text. */
function at(text: string, words: string): Cut {
  const from = text.indexOf(words)
  if (from === -1) throw new Error(`"${words}" is not in there`)
  return [from, from + words.length]
}

it.each([
  ['Mrs Cole parks on the path', ['Mrs Cole'], '[…] parks on the path'],
  ['Mrs Cole parks on the path', ['Cole', 'Mrs'], '[…] parks on the path'],
  ['Ring Annie, 07700 900461, about the bench', ['Annie', '07700', '900461'], 'Ring […], about the bench'],
  ['Ring Annie or her son about it', ['Annie', 'son'], 'Ring […] or her […] about it'],
  ['حديقة السيد كريم مظلمة ليلا', ['السيد كريم'], 'حديقة […] مظلمة ليلا'],
  ['田中さんの家の前の道は危ない', ['田中さんの家'], '[…]の前の道は危ない'],
  ['Mae Siân yn rhy gyflym', ['Siân'], 'Mae […] yn rhy gyflym'],
])('takes words out of “%s”', (text, words, rest) => {
  expect(
    withoutWords(
      text,
      words.map(each => at(text, each)),
    ),
  ).toBe(rest)
})

it('cuts no letter in two, and passes over what is outside of the text', () => {
  const text = 'a👩‍🌾b'
  expect(withoutWords(text, [[2, 3]])).toBe(`a${gap}b`)
  expect(withoutWords('Sián', [[2, 3]])).toBe(`Si${gap}n`)
  expect(
    withoutWords('words', [
      [9, 12],
      [3, 3],
      [4, 2],
    ]),
  ).toBe('words')
})

it('knows when nothing is left to say', () => {
  expect([`${gap}.`, ` ${gap} `, `${gap} here`, 'お願い'].map(saysSomething)).toEqual([false, false, true, true])
})

it.each([
  ['“Mrs Cole”, no. 7!', ['Mrs', 'Cole', 'no', '7']],
  ['annie@example.com or +44 7700', ['annie@example.com', 'or', '+44', '7700']],
  ['شارع الملك، رقم ٧', ['شارع', 'الملك', 'رقم', '٧']],
])('offers the words of %s one by one', (text, words) => {
  const pieces = piecesOf(text)
  expect(pieces.map(each => each.text).join('')).toBe(text)
  expect(pieces.filter(({ isWord }) => isWord).map(each => each.text)).toEqual(words)
})

it('offers words of scripts without spaces too', () => {
  expect(piecesOf('田中さんの家は危ない').filter(({ isWord }) => isWord).length).toBeGreaterThan(2)
})

it('[H12] leaves of a text only what was not taken out, whatever is marked', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '7', 'é', '家', '👩‍🌾', 'ا') })
  fc.assert(
    fc.property(letters, fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 6 }), (text, cuts) => {
      const rest = withoutWords(text, cuts)
      expect(rest.isWellFormed()).toBe(true)
      const kept = Array.from(text, letter => letter)
      // In order, and nothing that was not there: each part between gaps stands in the text behind the one before it.
      let from = 0
      for (const part of rest.split(gap)) {
        const found = text.indexOf(part, from)
        expect(found).toBeGreaterThanOrEqual(from)
        from = found + part.length
      }
      if (cuts.length === 0) expect(rest).toBe(kept.join(''))
      expect(
        piecesOf(text)
          .map(each => each.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
