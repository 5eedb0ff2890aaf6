// Moment: where a board stands, as far as permission depends on it.
import type * as Y from 'yjs'
import { about } from '#shared/board/schema.ts'
import type { Moment } from '#shared/people/roles.ts'

/** The stage of a board, and what residents may do on it meanwhile. Asked for every message, so no other field is read. */
export function momentOf(doc: Y.Doc): Moment {
  const map = doc.getMap(about.root)
  const { stage, stageRules } = about.fields
  return { stage: stage.read(map.get('stage')), hands: stageRules.read(map.get('stageRules')).hands }
}
