// Doers: who can do an action, told from three questions that anybody can answer.
import type { Action, Doer } from './schema.ts'

export const doerQuestions = ['yes', 'pays', 'works'] as const
export type DoerQuestion = (typeof doerQuestions)[number]
export type DoerAnswers = NonNullable<Action['doerBecause']>

export const noAnswers: DoerAnswers = Object.freeze({ yes: null, pays: null, works: null })

/**
 * Null until all three are answered. All three inside: the community. Work that others do and must allow or pay: theirs to
 * lead. Anything between: the community leads, with help (domain: following up for years). [A13]
 */
export function doerFrom({ yes, pays, works }: DoerAnswers): Doer | null {
  if (yes === null || pays === null || works === null) return null
  if (yes === 'us' && pays === 'us' && works === 'us') return 'community'
  return works === 'others' && (yes === 'others' || pays === 'others') ? 'agency' : 'with-help'
}
