// Stage rules: what the facilitator sets for a stage, and what holds when nothing is set.
import type { Hands } from './roles.ts'

/** When a posted note goes up: at once, after a short while unless a helper stops it, or once a helper has said so. */
export const holdSettings = ['straight', 'short', 'first'] as const
export type Hold = (typeof holdSettings)[number]

export interface StageRules {
  readonly hands: Hands
  /** Posted notes lie face down until they are shown. */
  readonly blind: boolean
  readonly hold: Hold
  /** Residents may say from their phones where notes belong. */
  readonly helpSort: boolean
  /** Dots that each person has, and how many of them may go on one item. */
  readonly dots: number
  readonly perItem: number
  /** What people choose among: ids of themes and notes; none means all themes. */
  readonly items: readonly string[]
}

export const usualRules = {
  hands: 'off',
  blind: false,
  hold: 'straight',
  helpSort: false,
  dots: 5,
  perItem: 2,
  items: [],
} as const satisfies StageRules

/** Most items that one round of choosing can name. */
export const mostItems = 60

/** True when two settings put the same ballot before people. */
export function isSameBallot(one: StageRules, other: StageRules): boolean {
  return (
    one.dots === other.dots &&
    one.perItem === other.perItem &&
    one.items.length === other.items.length &&
    one.items.every((item, i) => item === other.items[i])
  )
}
