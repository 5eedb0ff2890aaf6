// Ids: how things are named. Random letters come in as a parameter, so that tests and fuzz are exact.

/** Everything a client may name: 8 to 40 letters, digits, `-` or `_` (protocol, ids). */
export const idPattern = /^[A-Za-z0-9_-]{8,40}$/

/** Fills a byte array with random values, as `crypto.getRandomValues` does. That one, unlike `crypto.randomUUID`, also works on plain http. */
export type Dice = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

/** A new random id of `length` characters, six bits each: 16 characters carry 96 bits, 22 carry 132. */
export function newId(dice: Dice, length = 16): string {
  return Array.from(dice(new Uint8Array(length)), byte => letters[byte & 63]).join('')
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value)
}

/** Letters and digits of a code that residents read off a wall: no 0 O, no 1 I L. */
export const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const codeLength = 6
const codePattern = new RegExp(`^[${codeLetters}]{${codeLength}}$`)

/** A new code for residents. Bytes that would make some letters likelier than others are thrown away. */
export function newCode(dice: Dice): string {
  const even = 256 - (256 % codeLetters.length)
  let code = ''
  while (code.length < codeLength) {
    const [byte = even] = dice(new Uint8Array(1))
    if (byte < even) code += codeLetters[byte % codeLetters.length]
  }
  return code
}

/** The code as typed, in capitals and without spaces or dashes; or null when no code can look like that. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  return codePattern.test(code) ? code : null
}

/** The code as shown, in two halves that can be said aloud: `K7Q M4P`. */
export function showCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
