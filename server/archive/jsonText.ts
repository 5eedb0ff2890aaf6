// JSON text: how deep it nests, and on which line a value stands. JSON.parse tells neither.
import type { Path } from '#shared/board/rebuild.ts'

/** How deep brackets nest, also in text that is no JSON. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === quote) i = endOfString(text, i)
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, (depth += 1))
    else if (code === 0x7d || code === 0x5d) depth -= 1
  }
  return deepest
}

/** The line, from 1, on which the value at a path begins; null when there is none. Only for text that parses. */
export function lineOf(text: string, path: Path): number | null {
  let at = skipSpace(text, 0)
  for (const step of path) {
    const next = typeof step === 'number' ? itemAt(text, at, step) : valueOf(text, at, step)
    if (next === null) return null
    at = next
  }
  let line = 1
  for (let i = text.indexOf('\n'); i !== -1 && i < at; i = text.indexOf('\n', i + 1)) line += 1
  return line
}

const quote = 0x22

/** The index of the closing quote of the string that opens at `at`, or of the end of the text. */
function endOfString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === '\\') i += 1
    else if (text.charCodeAt(i) === quote) return i
  }
  return text.length
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && ' \n\r\t'.includes(text.charAt(at))) at += 1
  return at
}

/** The index behind the value that begins at `at`. */
function skipValue(text: string, at: number): number {
  let depth = 0
  for (let i = at; i < text.length; i += 1) {
    const letter = text.charAt(i)
    if (letter === '"') i = endOfString(text, i)
    else if (letter === '{' || letter === '[') depth += 1
    else if (depth === 0 && ',}]'.includes(letter)) return i
    else if (letter === '}' || letter === ']') depth -= 1
    if (depth === 0 && '}]"'.includes(text.charAt(i))) return i + 1
  }
  return text.length
}

function itemAt(text: string, at: number, index: number): number | null {
  if (text[at] !== '[') return null
  let next = skipSpace(text, at + 1)
  for (let i = 0; text[next] !== ']'; i += 1) {
    if (i === index) return next
    next = afterComma(text, skipValue(text, next))
    if (next >= text.length) return null
  }
  return null
}

function valueOf(text: string, at: number, key: string): number | null {
  if (text[at] !== '{') return null
  let next = skipSpace(text, at + 1)
  while (text[next] === '"') {
    const end = endOfString(text, next)
    const value = skipSpace(text, skipSpace(text, end + 1) + 1)
    if (JSON.parse(text.slice(next, end + 1)) === key) return value
    next = afterComma(text, skipValue(text, value))
  }
  return null
}

function afterComma(text: string, at: number): number {
  const next = skipSpace(text, at)
  return text[next] === ',' ? skipSpace(text, next + 1) : next
}
