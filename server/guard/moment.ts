// Moment: where a board stands, as far as permission depends on it.
import type * as Y from 'yjs'
import { readAbout } from '#shared/board/schema.ts'
import type { Moment } from '#shared/people/roles.ts'

/** The stage of a board, and what residents may do on it meanwhile. */
export function momentOf(doc: Y.Doc): Moment {
  const { stage, stageRules } = readAbout(doc)
  return { stage, hands: stageRules.hands }
}
