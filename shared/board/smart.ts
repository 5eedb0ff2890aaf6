// Smart: how far each letter of an action has come, and what it still needs to be in the plan.
import { plainText } from './prose.ts'
import { letters, type Action, type Letter } from './schema.ts'

export const letterStates = ['not-yet', 'written', 'agreed'] as const
export type LetterState = (typeof letterStates)[number]

const agreedField = { s: 'agreedS', m: 'agreedM', a: 'agreedA', r: 'agreedR', t: 'agreedT' } as const

/** The field that holds the words agreed for a letter. */
export function agreedFieldOf(letter: Letter) {
  return agreedField[letter]
}

/**
 * Typing makes a letter written; only "We agree" makes it agreed; any later change of its words makes it written again.
 * The last holds without anybody watching for it, also between peers who were offline: the agreed words are kept and compared.
 */
export function letterState(action: Action, letter: Letter): LetterState {
  const text = plainText(action[letter])
  if (text === '') return 'not-yet'
  return action[agreedField[letter]] === text ? 'agreed' : 'written'
}

/** What an action still needs before it can be in the plan, in the order people are asked for it. */
export type Need =
  | { readonly kind: 'letter'; readonly letter: Letter }
  | { readonly kind: 'doer' | 'lead' | 'lead-yes' | 'due' | 'source' }

/** [A7] `sources` are the links that lead to something that is there. */
export function needs(action: Action, sources: number): Need[] {
  const missing: Need[] = []
  for (const letter of letters) if (letterState(action, letter) !== 'agreed') missing.push({ kind: 'letter', letter })
  if (action.doer === null) missing.push({ kind: 'doer' })
  if (action.lead.trim() === '') missing.push({ kind: 'lead' })
  else if (action.leadReply !== 'yes') missing.push({ kind: 'lead-yes' })
  if (action.due === null) missing.push({ kind: 'due' })
  if (sources === 0) missing.push({ kind: 'source' })
  return missing
}

/** True when the action is above the line: people put it there, and nothing is missing. */
export function isInPlan(action: Action, sources: number): boolean {
  return action.spot.line === 'above' && needs(action, sources).length === 0
}
