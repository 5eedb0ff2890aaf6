// Link: how an action (or the wall) points at another record: `note:ID`, `theme:ID`, `evidence:ID`, `action:ID`.
import { isId } from '#shared/lib/ids.ts'

export const linkKinds = ['note', 'theme', 'evidence', 'action'] as const
export type LinkKind = (typeof linkKinds)[number]
export interface Link {
  readonly kind: LinkKind
  readonly id: string
}

export function linkTo(kind: LinkKind, id: string): string {
  return `${kind}:${id}`
}

/** The link a text stands for, or null when it stands for none. */
export function readLink(text: string): Link | null {
  const [kind, id, ...rest] = text.split(':')
  return rest.length === 0 && isId(id) && linkKinds.includes(kind as LinkKind) ? { kind: kind as LinkKind, id } : null
}

/** A link that an action may rest on: what people said or what is known, not another action. Null for anything else. */
export function readSource(text: string): Link | null {
  const link = readLink(text)
  return link?.kind === 'action' ? null : link
}
