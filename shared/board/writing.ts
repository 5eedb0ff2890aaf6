// Writing: which act it takes to write each part of the shared document. What is not named here, only the server writes.
import type { Act } from '#shared/people/roles.ts'
import type { Fields } from './fields.ts'
import type { Collection } from './record.ts'
import { actions, apart, evidence, notes, organisations, suggestions, themes, wall } from './schema.ts'

/** How the records of one root are written. */
export interface Written {
  readonly fields: Fields
  /** The key under which the server keeps its fields together; null when there is none. */
  readonly packed: string | null
  /** The act that makes and removes whole records; null when only the server does. */
  readonly record: Act | null
  /** The act that each field takes. A field that is not among them is the server's. */
  readonly acts: Readonly<Record<string, Act>>
}

/** Every root that holds records which people write. */
export const writtenRecords: Readonly<Record<string, Written>> = {
  // Nobody rewrites a resident's words: only where a note lies, and what becomes of it.
  notes: written(notes, null, { spot: 'sort', stackedOn: 'stack', fate: 'stack', bigNeed: 'stack' }),
  themes: written(themes, 'shape-themes', all(themes, 'shape-themes')),
  apart: written(apart, 'stack', all(apart, 'stack')),
  actions: written(actions, 'draft-actions', {
    ...all(actions, 'write-actions'),
    no: 'draft-actions',
    spot: 'draft-actions',
    sources: 'draft-actions',
    agreedS: 'agree',
    agreedM: 'agree',
    agreedA: 'agree',
    agreedR: 'agree',
    agreedT: 'agree',
  }),
  // Nobody rewrites an answer from a phone either: only what became of it.
  suggestions: written(suggestions, null, { became: 'write-actions' }),
  evidence: written(evidence, 'keep-evidence', all(evidence, 'keep-evidence')),
  organisations: written(organisations, 'keep-evidence', all(organisations, 'keep-evidence')),
}

/** The root that is one record: what the projector shows. */
export const writtenSingles: Readonly<Record<string, Omit<Written, 'record'>>> = {
  wall: { fields: wall.fields, packed: null, acts: all(wall, 'run-wall') },
}

/** The root that is a text. */
export const writtenTexts: Readonly<Record<string, Act>> = { vision: 'write-vision' }

function written(of: Collection<string, Fields>, record: Act | null, acts: Readonly<Record<string, Act>>): Written {
  return { fields: of.fields, packed: of.packed?.key ?? null, record, acts }
}

function all({ fields }: { readonly fields: Fields }, act: Act): Record<string, Act> {
  return Object.fromEntries(Object.keys(fields).map(key => [key, act]))
}
