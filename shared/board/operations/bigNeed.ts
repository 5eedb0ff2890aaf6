// Big need: what matters although few people chose it, flagged with the reason why.
import * as Y from 'yjs'
import { done, refused, type Outcome } from '#shared/lib/outcome.ts'
import { has, patch } from '../record.ts'
import { notes, themes, type NoteId, type ThemeId } from '../schema.ts'
import { change, type By } from './by.ts'

/** Flags a theme or a note as "few people, big need" and keeps why; no reason takes the flag off. [D7] */
export function flagBigNeed(
  doc: Y.Doc,
  by: By,
  { item, why }: { item: ThemeId | NoteId; why: string },
): Outcome<void, 'no-such-item'> {
  const bigNeed = why.trim()
  if (has(doc, themes, item as ThemeId)) change(doc, by, () => patch(doc, themes, item as ThemeId, { bigNeed }))
  else if (has(doc, notes, item as NoteId)) change(doc, by, () => patch(doc, notes, item as NoteId, { bigNeed }))
  else return refused('no-such-item')
  return done
}
