// Text: counting and tidying words in any script.

// Firefox before 125 has none; there, code points come close enough for a counter.
const graphemes = 'Segmenter' in Intl ? new Intl.Segmenter(undefined, { granularity: 'grapheme' }) : null

/** How many characters a person would count: a flag, an accent or a joined emoji is one. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of graphemes?.segment(text) ?? text) count += 1
  return count
}

/** The text in characters as a person would count them. */
export function charactersOf(text: string): string[] {
  return graphemes === null ? Array.from(text) : Array.from(graphemes.segment(text), ({ segment }) => segment)
}

// Control characters, and the marks that could turn the text around them (a note keeps its own direction through `dir=auto`).
const unprintable = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g // oxlint-disable-line no-control-regex

/** Words as they are kept: one line, well-formed Unicode, single spaces, nothing unprintable. */
export function tidyLine(text: string): string {
  return text.toWellFormed().replaceAll('\n', ' ').replaceAll(unprintable, ' ').replaceAll(/\s+/g, ' ').trim()
}
