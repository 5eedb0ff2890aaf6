// Printable: words without what no file can hold. Everything that a person can read stays.

// XML 1.0 cannot hold control characters, lone surrogates or the two last code points of the plane, not even escaped.
const unholdable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/g // oxlint-disable-line no-control-regex

/** Words as every format can hold them: well-formed, lines ended in one way, nothing unprintable. */
export function printable(words: string): string {
  return words
    .toWellFormed()
    .replaceAll(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replaceAll(unholdable, '')
}
