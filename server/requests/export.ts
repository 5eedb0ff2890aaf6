// Export: a board as plain JSON, for keeping and for other programs. No word about who wrote what.
import type * as Y from 'yjs'
import { plainText, readProse } from '#shared/board/prose.ts'
import { all, type Collection } from '#shared/board/record.ts'
import * as schema from '#shared/board/schema.ts'
import type { Fields } from '#shared/board/fields.ts'

/** Everything on a board, records by id within their kind; prose as plain text. */
export function exportOf(doc: Y.Doc) {
  return {
    format: 'folkmoot',
    version: schema.schemaVersion,
    about: schema.readAbout(doc),
    sessions: recordsOf(doc, schema.sessions),
    notes: recordsOf(doc, schema.notes),
    themes: recordsOf(doc, schema.themes),
    actions: all(doc, schema.actions).map(([id, action]) => {
      const { s, m, a, r, t, sources, partners, log, ...plain } = action
      const letters = { s: plainText(s), m: plainText(m), a: plainText(a), r: plainText(r), t: plainText(t) }
      const lists = { sources: sources.map(([link]) => link), partners: valuesOf(partners), log: valuesOf(log) }
      return { id, ...plain, ...letters, ...lists }
    }),
    evidence: recordsOf(doc, schema.evidence),
    organisations: recordsOf(doc, schema.organisations),
    tallies: recordsOf(doc, schema.tallies),
    reach: recordsOf(doc, schema.reach),
    vision: plainText(readProse(schema.visionOf(doc))),
  }
}

function recordsOf<Id extends string, F extends Fields>(doc: Y.Doc, of: Collection<Id, F>) {
  return all(doc, of).map(([id, record]) => ({ id, ...record }))
}

function valuesOf<T>(entries: readonly (readonly [string, T])[]): T[] {
  return entries.map(([, value]) => value)
}
