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

/**
 * A number of 32 bits that stands for a text; it keeps no secrets. FNV-1a over UTF-16 units, then mixed once more: texts that
 * differ in their last letter only must land far apart. Pages from plain http have no digest of their own.
 */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
