// Needs in words: what an action still lacks, as one sentence people can act on.
import type { Need } from '#shared/board/smart.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'

const join = new Intl.ListFormat('en', { type: 'conjunction' })

/** "Needs: T agreed, a date, and a yes from the Parish Council"; null when nothing is missing. */
export function needsInWords(missing: readonly Need[], lead: string): string | null {
  if (missing.length === 0) return null
  const letters = missing.flatMap(need => (need.kind === 'letter' ? [common.letterInitials[need.letter]] : []))
  const rest = missing.flatMap(need => (need.kind === 'letter' ? [] : [inWords(need, lead)]))
  return words.needs(join.format(letters.length === 0 ? rest : [words.need.agreed(join.format(letters)), ...rest]))
}

function inWords(need: Exclude<Need, { kind: 'letter' }>, lead: string): string {
  return need.kind === 'lead-yes' ? words.need['lead-yes'](lead) : words.need[need.kind]
}
