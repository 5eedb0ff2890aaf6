// What happens to choices: how many people have chosen, and the sums once they are shown. Only the server calls these.
import * as Y from 'yjs'
import { assign, has, ids, put } from '../record.ts'
import { about, notes, readAbout, tallies, themes, type NoteId, type ThemeId } from '../schema.ts'
import { change, type By } from './by.ts'

/** The dots of one item, how many people put them, and the dots put on paper beside them. */
export interface Sum {
  readonly dots: number
  readonly people: number
  readonly paper: number
}

/** What people choose among: what the rules name as far as it is there, or else every theme. [D3] */
export function itemsOf(doc: Y.Doc): (ThemeId | NoteId)[] {
  const { items } = readAbout(doc).stageRules
  if (items.length === 0) return ids(doc, themes)
  return (items as (ThemeId | NoteId)[]).filter(id => isThere(doc, id))
}

/** Says how many people have chosen in the open round. [D4] */
export function countChosen(doc: Y.Doc, by: By, chosen: number): void {
  const { choosing } = readAbout(doc)
  change(doc, by, () => assign(doc.getMap(about.root), { choosing: { ...choosing, chosen } }))
}

/** Shows the sums of a round: one tally for each item that is still there. The latest round is closed by it. [D5] [D6] */
export function showChoices(
  doc: Y.Doc,
  by: By,
  { round, sums }: { round: number; sums: ReadonlyMap<string, Sum> },
): void {
  const { choosing } = readAbout(doc)
  change(doc, by, () => {
    for (const [id, { dots, people, paper }] of sums) {
      if (isThere(doc, id)) put(doc, tallies, id as ThemeId, { round, dots, people, paper })
    }
    if (choosing.round === round) assign(doc.getMap(about.root), { choosing: { ...choosing, open: false } })
  })
}

function isThere(doc: Y.Doc, id: string): boolean {
  return has(doc, themes, id as ThemeId) || has(doc, notes, id as NoteId)
}
