// Suspects: what in the words of a note asks for a look by a helper before everybody reads it. It only suggests; people decide.
import {
  beforeHouseNumbers,
  homes,
  notInStreetNames,
  streetsBefore,
  streetsBehind,
  streetsWithin,
  swearing,
  titlesInAnyCase,
  titlesInCapitals,
} from './suspectWords.ts'

export const suspects = ['phone', 'email', 'postcode', 'house-number', 'name', 'swearing'] as const
export type Suspect = (typeof suspects)[number]

/**
 * What in these words looks like a way to reach, find or name a person, or like swearing: each reason once, none when
 * they are clean. Patterns of digits and letters first, in any script; words only where nothing else tells. [H2]
 */
export function suspectsIn(text: string): Suspect[] {
  const plain = plainly(text)
  return suspects.filter(each => looks[each](plain))
}

const looks: Record<Suspect, (text: string) => boolean> = {
  phone: hasPhone,
  email: text => emails.some(each => each.test(text)),
  postcode: hasPostcode,
  'house-number': text => houses.some(each => each.test(text)) || hasStreetBehind(text),
  name: text => names.some(each => each.test(text)),
  swearing: text => foul.some(each => each.test(text)),
}

/** The same words with western digits, ordinary letters and nothing invisible between them. */
function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[^\P{Nd}0-9]/gu, digit => String(valueOf(digit)))
    .replaceAll(/[‐‑‒–—−]|(?<=\d)ー(?=\d)/g, '-')
}

/** Digits of every script stand in a row from nought to nine. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return value
}

const oneOf = (list: readonly string[]) => `(?:${list.join('|')})`
/** A word on its own, in any script. */
const whole = (pattern: string, flags = 'iu') => new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, flags)

// Phones: digits in groups. What else has so many digits (dates, times, years, ranges, round sums) is told apart.
const leastDigits = 7
const mostDigits = 15
const digitRun = /(?<![\d.,])(?:\+|\(\+?)?\d(?:[\s().\-/]{0,3}\d)*/g
const clockTime = /(?<![\d.:])\d{1,2}[.:]\d{2}(?![.:]?\d)/g
const calendarDay = /(?<![\d./-])(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?![./-]?\d)/g

function hasPhone(text: string): boolean {
  const rest = text.replaceAll(calendarDay, ';').replaceAll(clockTime, ';')
  return [...rest.matchAll(digitRun)].some(({ 0: run, index }) => {
    const groups = run.match(/\d+/g) ?? []
    // `A40 2026`: the first group is part of a word.
    if (/\p{L}$/u.test(rest.slice(0, index)) && (groups[0]?.length ?? 0) < leastDigits) groups.shift()
    return isPhone(run, groups)
  })
}

function isPhone(run: string, groups: readonly string[]): boolean {
  const digits = groups.join('')
  if (digits.length < leastDigits || digits.length > mostDigits) return false
  const [first = '', second = ''] = groups
  if (run.startsWith('+') || first.startsWith('0') || run.startsWith('(')) return true
  if (groups.every(group => /^(?:1[89]|20|21)\d\d$/.test(group))) return false
  if (groups.every(group => group.endsWith('00')) || isRoundSum(groups)) return false
  const isRange = groups.length === 2 && (/\d\s+-\s+\d/.test(run) || first.length === second.length)
  return !isRange && groups.some(group => group.length >= 3)
}

/** `12 500 000`, in threes as most of the world writes it. */
function isRoundSum([_first, ...threes]: readonly string[]): boolean {
  return threes.length > 0 && threes.every(group => group.length === 3) && threes.at(-1) === '000'
}

const emails = [/[^\s@]@[^\s@]+\.[^\s@.]{2,}/u, /\S\s*[([{]\s*at\s*[)\]}]\s*\S/iu]

// Britain's, Canada's and the Netherlands', by the letters and digits that they allow.
const british = /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s?(\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/giu
const ordinal = /^\d(?:st|nd|rd|th)$/
const otherPostcodes = [
  whole('[A-Z]\\d[A-Z]\\s?\\d[A-Z]\\d', 'u'),
  whole('(?!(?:19|20)\\d\\d)[1-9]\\d{3}\\s[A-Z]{2}', 'u'),
  /〒\s?\d{3}/u,
]

function hasPostcode(text: string): boolean {
  if (otherPostcodes.some(each => each.test(text))) return true
  // `the A40 2nd exit` is none.
  return [...text.matchAll(british)].some(([, inward = '']) => !ordinal.test(inward))
}

const number = '\\d{1,4}\\s?[a-z]?'
const word = "[\\p{L}][\\p{L}\\p{M}'’.-]*"
const houses = [
  whole(`${oneOf(homes)}\\s+${number}`),
  new RegExp(
    `(?<=\\p{L})${oneOf(streetsWithin)}\\.?\\s+${number}(?![\\p{L}\\p{N}])(?!\\s*(?:km|m|min|mal|uur|uhr|x))`,
    'iu',
  ),
  whole(`${number},?\\s+(?:bis\\s+|ter\\s+)?${oneOf(streetsBefore)}\\.?\\s+${word}`),
  whole(`${oneOf(streetsBefore)}\\.?\\s+(?:${word},?\\s+){1,4}${number}(?!\\s*${word})`),
  /\d+\s*丁目|番地|\d+\s*番\s*\d+\s*号|[路街巷弄道]\s*\d+\s*[号號]|\d+\s*번지/u,
]
const behind = new RegExp(`^${oneOf(streetsBehind)}$`, 'iu')
const notNames = new Set(notInStreetNames)
const numbered = /(?<![\p{L}\p{N}.,:/£$€-])\d{1,4}[a-z]?(?![\p{L}\p{N}]),?((?:\s+[\p{L}][\p{L}\p{M}'’.-]*){2,4})/giu
const saidBefore = new RegExp(`(?<!\\p{L})${oneOf(beforeHouseNumbers)}\\.?$`, 'iu')
const isCapital = (text: string) => /^\p{Lu}/u.test(text)

/** `12 Station Road`; in small letters only when it is said to be a house: `no 12 station road`. */
function hasStreetBehind(text: string): boolean {
  return [...text.matchAll(numbered)].some(({ 0: found, 1: words = '', index }) => {
    const said = words.trim().split(/\s+/)
    const end = said.findIndex((each, i) => i > 0 && behind.test(each.replace(/\.$/, '')))
    if (end === -1) return false
    const name = said.slice(0, end)
    if (name.some(each => notNames.has(each.toLowerCase()))) return false
    const isSaid = saidBefore.test(text.slice(0, index).trimEnd())
    const hasLetter = /^\d+[a-z]/i.test(found)
    return isSaid || hasLetter || [...name, said[end] ?? ''].every(isCapital)
  })
}

const names = [
  whole(`${oneOf(titlesInAnyCase)}\\.?\\s+\\p{L}{2,}`),
  whole(`${oneOf(titlesInCapitals)}\\.?\\s+\\p{Lu}[\\p{L}'’-]+`, 'u'),
]

const foul = [
  ...swearing.map(each => (each.endsWith('*') ? whole(each.slice(0, -1)) : new RegExp(`(?<!\\p{L})${each}`, 'iu'))),
  /(?<!\p{L})(?:f[*#@$!_.]+c?k|s[h]?[*#@$!_1]+t|c[*#@$!_]+nt)(?:s|ing|ed)?(?!\p{L})/iu,
]
