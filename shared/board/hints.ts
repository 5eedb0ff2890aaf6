// Hints: gentle advice on what an action says. They never hold anything up, and ask for nothing in only one language.
import { plainText } from './prose.ts'
import { letters, type Action, type Letter } from './schema.ts'

/** Where a hint stands: beside a letter, or beside one of the plain cells. */
export type HintCell = Letter | 'lead' | 'due' | 'cost'

export type HintKind =
  | 'say-more' // s: hardly any words
  | 'no-place' // s: nothing in it that looks like a place
  | 'no-measure' // m: no number, and nothing that one could see or tick
  | 'nobody-named' // a: no lead and no money to go by
  | 'no-words-behind' // r: no note of anybody leads here
  | 'no-cost' // cost: nothing said while others are asked
  | 'vague-when' // t: no number in it
  | 'vague-lead' // lead: everybody, and so nobody
  | 'busy-lead' // lead: more actions than one group can carry
  | 'past-date'
  | 'far-date'

export interface Hint {
  readonly cell: HintCell
  readonly kind: HintKind
}

/** What hints need to know besides the action itself. */
export interface Around {
  /** Today as `2027-03-31`. */
  readonly today: string
  /** How many notes it rests on, those in its themes and on its stacks included. */
  readonly notesBehind: number
  /** How many actions that are not over have the same lead, this one included. */
  readonly onLead: number
}

/** More actions than these on one lead are a lot (domain: the SMART check). */
export const mostOnLead = 5
/** Years ahead beyond which a date is hardly one. */
const farYears = 10
const fewestWords = 4

/** Advice on one action, at most one hint for each cell, in order of cells. [A15] */
export function hintsFor(action: Action, around: Around): readonly Hint[] {
  const isOver = action.status === 'done' || action.status === 'dropped'
  if (isOver) return []
  const written = letters.flatMap(letter => {
    const text = plainText(action[letter])
    const kind = text === '' ? null : letterHint(letter, text, action, around)
    return kind === null ? [] : [{ cell: letter, kind }]
  })
  const plain = [
    { cell: 'lead' as const, kind: leadHint(action.lead, around.onLead) },
    { cell: 'due' as const, kind: action.due === null ? null : dueHint(action.due, around.today) },
    { cell: 'cost' as const, kind: action.cost.trim() === '' && wantsCost(action) ? ('no-cost' as const) : null },
  ]
  return [...written, ...plain.flatMap(({ cell, kind }) => (kind === null ? [] : [{ cell, kind }]))]
}

function letterHint(letter: Letter, text: string, action: Action, { notesBehind }: Around): HintKind | null {
  switch (letter) {
    case 's':
      return lengthOf(text) < fewestWords ? 'say-more' : namesPlace(text) ? null : 'no-place'
    case 'm':
      return hasNumber(text) || observable.test(text) ? null : 'no-measure'
    case 'a':
      return action.lead.trim() === '' && action.cost.trim() === '' && action.moneyFrom.trim() === ''
        ? 'nobody-named'
        : null
    case 'r':
      return notesBehind === 0 ? 'no-words-behind' : null
    case 't':
      return hasNumber(text) || action.due !== null ? null : 'vague-when'
  }
}

/** Digits of any script, and what counts without them. */
function hasNumber(text: string): boolean {
  return /\p{N}/u.test(text)
}

/** Words as far as anybody can count them: in scripts that put no spaces, two characters count as one. */
function lengthOf(text: string): number {
  const unspaced = text.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/gu)?.length ?? 0
  return text.split(/\s+/).filter(Boolean).length + unspaced / 2
}

// These lists can only take a hint away, never give one: other languages are no worse off for them than English.
const observable =
  /\b(open(s|ed)?|closed?|signed|publish(ed)?|built|painted|running|counts?|counted|every|each|yes|agor|llofnodwyd|cyhoeddwyd)\b/i
const atPlace =
  /\b(at|by|beside|between|behind|opposite|outside|near|along|around|across|from|into|through|in the|on the|yn|ger|ar|wrth|rhwng)\b/i

/** A name somewhere after the first word, a number, or a word such as “by”. Scripts without capitals are taken at their word. */
function namesPlace(text: string): boolean {
  const rest = text.replace(/^\P{L}*\p{L}+/u, '')
  return !/\p{Ll}/u.test(text) || /\p{Lu}/u.test(rest) || hasNumber(text) || atPlace.test(text)
}

const anybody =
  /^(the )?(council|government|community|village|authorities)$|^(some|any|every)(one|body)( else)?$|^(they|them|us|we|all|tbc|tbd|\?+)$/i

function leadHint(lead: string, onLead: number): HintKind | null {
  if (anybody.test(lead.trim())) return 'vague-lead'
  return lead.trim() !== '' && onLead > mostOnLead ? 'busy-lead' : null
}

function dueHint(due: string, today: string): HintKind | null {
  // A month is over when the next has begun: `2027-03` is not past on any day of March.
  if (due < today.slice(0, due.length)) return 'past-date'
  return Number(due.slice(0, 4)) - Number(today.slice(0, 4)) > farYears ? 'far-date' : null
}

/** Money is asked about once somebody has begun to say how it can be done. */
function wantsCost(action: Action): boolean {
  return plainText(action.r) !== '' || plainText(action.a) !== ''
}
