// Moment: where a board stands, as far as permission depends on it.
import type * as Y from 'yjs'
import type { Ledger } from '#server/relay/ledger.ts'
import { about } from '#shared/board/schema.ts'
import type { Moment } from '#shared/people/roles.ts'

/** The stage of a board, and what residents may do on it meanwhile. Asked for every message, so no other field is read. */
export function momentOf(doc: Y.Doc): Moment {
  const map = doc.getMap(about.root)
  const { stage, stageRules } = about.fields
  return { stage: stage.read(map.get('stage')), hands: stageRules.read(map.get('stageRules')).hands }
}

const [kind, key] = ['hands', 'used']

/** Remembers that many hands were on: from now on residents may hold something that the server lacks. */
export function rememberHands(ledger: Ledger) {
  if (ledger.get(kind, key) !== true) ledger.set(kind, key, true)
}

export function wereHandsOn(ledger: Ledger): boolean {
  return ledger.get(kind, key) === true
}
