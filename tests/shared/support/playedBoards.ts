// Played boards: boards that random people have worked on, with all the junk that broken clients leave behind.
import * as fc from 'fast-check'
import * as Y from 'yjs'
import * as schema from '#shared/board/schema.ts'
import { newBoard } from './boards.ts'
import { junk } from './junk.ts'
import { peerOf, play, steps, type Step } from './moves.ts'

export interface Played {
  readonly moves: readonly Step[]
  readonly fields: readonly { root: string; id: string; field: number; make: () => unknown }[]
}

const roots: Record<string, { fields: object }> = {
  about: schema.about,
  wall: schema.wall,
  notes: schema.notes,
  themes: schema.themes,
  apart: schema.apart,
  actions: schema.actions,
  suggestions: schema.suggestions,
  offers: schema.offers,
  evidence: schema.evidence,
  organisations: schema.organisations,
  sessions: schema.sessions,
  tallies: schema.tallies,
  reach: schema.reach,
}
const someIds = ['note-0001', 'theme-0001', 'action-0001', 'evidence-0001', 'organisation-0001', 'session-0001', 'odd']

/** What was done to a board: some sixty moves, and junk in any field of any record. */
export const played: fc.Arbitrary<Played> = fc.record({
  moves: fc.array(steps, { maxLength: 60, size: 'max' }),
  fields: fc.array(
    fc.record({
      root: fc.constantFrom(...Object.keys(roots)),
      id: fc.constantFrom(...someIds),
      field: fc.nat(40),
      make: junk,
    }),
    { maxLength: 20, size: 'max' },
  ),
})

/** The board that comes of it. */
export function boardOf({ moves, fields }: Played): Y.Doc {
  const peer = peerOf(1)
  Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(newBoard()))
  for (const step of moves) play(peer, step)
  litter(peer.doc, fields)
  return peer.doc
}

/** Leaves junk in fields of a board. */
export function litter(doc: Y.Doc, fields: Played['fields']): void {
  for (const { root, id, field, make } of fields) {
    const names = Object.keys(roots[root]?.fields ?? {})
    const map = doc.getMap(root)
    const record = root === 'about' || root === 'wall' ? map : (map.get(id) ?? map.set(id, new Y.Map()))
    if (record instanceof Y.Map) record.set(names[field % names.length] ?? '', make())
  }
}

/** The same board, as somebody who heard of everything in one go has it. */
export function heard(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
