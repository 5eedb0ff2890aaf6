// Parts: which organisation has a part in which action.
import type { PlanAction } from './plan.ts'

export type Part = 'lead' | 'deputy' | 'partner'
export interface Row {
  /** The reference of an action. */
  readonly action: string
  readonly as: readonly Part[]
}

/** An organisation has a part in an action when it is its partner, or its lead or deputy by name. */
export function rowsOf(id: string, name: string, actions: readonly PlanAction[]): Row[] {
  const isSame = (other: string) => other.trim() !== '' && folded(other) === folded(name)
  return actions.flatMap(({ ref, lead, deputy, partners }) => {
    const as: Part[] = []
    if (isSame(lead)) as.push('lead')
    if (isSame(deputy)) as.push('deputy')
    if (partners.some(each => each.organisation === id || isSame(each.name))) as.push('partner')
    return as.length === 0 ? [] : [{ action: ref, as }]
  })
}

/** A name as it is compared: people write capitals and spaces as they come. */
export function folded(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase()
}
