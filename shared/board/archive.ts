// Archive: a board as one plain value for keeping, from which the same board can be built again.
//
// {
//   format: 'folkmoot', version: 5, exportedAt: ISO time, board: id,
//   about, wall:   their fields,
//   vision, place, asked, thanks: texts,
//   sessions, notes, themes, apart, actions, suggestions, offers, evidence, organisations, tallies, reach:
//                  one object for each record, in order of id: `id` and its fields as schema.ts names them
// }
// Prose is a list of `{kind: 'paragraph', runs: [{text, bold, italic}]}` and `{kind: 'list', ordered, items: [prose]}`. A text
// is the same, and may also hold `{kind: 'heading', level: 1 or 2, runs}` and `{kind: 'table', rows: [[prose]]}`: rows of one
// length, the first of which is the head.
// `spot.line` of an action is where people put it; it is in the plan when, besides, it misses nothing (smart.ts), which every
// reader works out anew.
// `sources`, `partners` and `log` of an action and `themes` of evidence are lists of `[key, value]`, in order of key. Nothing
// in it tells who wrote what.
import * as Y from 'yjs'
import { isId } from '#shared/lib/ids.ts'
import type { Fields } from './fields.ts'
import { readText, type Run, type TextProse } from './prose.ts'
import { all, type Collection } from './record.ts'
import * as schema from './schema.ts'
import { forTexts, textOf } from './texts.ts'

export const archiveFormat = 'folkmoot'
/** Raised when what stands in a file changes its meaning; migrate.ts then takes older files along. */
export const archiveVersion = 5

/** The roots that hold records, with their fields. */
export const registers = {
  sessions: schema.sessions,
  notes: schema.notes,
  themes: schema.themes,
  apart: schema.apart,
  actions: schema.actions,
  suggestions: schema.suggestions,
  offers: schema.offers,
  evidence: schema.evidence,
  organisations: schema.organisations,
  tallies: schema.tallies,
  reach: schema.reach,
} as const satisfies Record<string, Collection<string, Fields>>
export type RegisterName = keyof typeof registers
export const registerNames = Object.keys(registers) as RegisterName[]

/** What differs between two archives of the same board, or of a board and one built from its archive. */
export interface Cover {
  readonly board: string
  readonly exportedAt: string
}

/** A board without its cover: the same for every copy of a board, whoever made it. [B4] */
export function archiveOf(doc: Y.Doc) {
  // Whether the plan is public belongs to this address, and what lies face down to this server's private records;
  // not to a board built from the file somewhere else.
  const { published: _published, faceDown: _faceDown, ...about } = schema.readAbout(doc)
  const kept = Object.entries(registers).map(([name, of]) => [name, recordsIn(doc, of)])
  return {
    about,
    wall: schema.readWall(doc),
    ...forTexts(text => plainest(readText(textOf(doc, text)))),
    ...(Object.fromEntries(kept) as Record<RegisterName, Record<string, unknown>[]>),
  }
}
export type Archive = ReturnType<typeof archiveOf>

export function withCover({ board, exportedAt }: Cover, archive: Archive) {
  return { format: archiveFormat, version: archiveVersion, exportedAt, board, ...archive }
}

/** A key of the register of who took part is words; all others are ids. [R7] */
export function isKeyOf(name: RegisterName, key: unknown): key is string {
  return name === 'reach' ? typeof key === 'string' && key.length <= 120 && key.isWellFormed() : isId(key)
}

function recordsIn(doc: Y.Doc, of: Collection<string, Fields>): Record<string, unknown>[] {
  return all(doc, of)
    .filter(([id]) => isKeyOf(of.root as RegisterName, id))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, record]) => {
      const given = Object.entries(record).map(([key, value]) => [
        key,
        of.fields[key] === schema.actions.fields.s ? plainest(value as TextProse) : value,
      ])
      return { id, ...(Object.fromEntries(given) as object) }
    })
}

/** Prose in its one plainest form: runs of one style are one run, and empty ones are none. */
function plainest<T extends TextProse>(prose: T): T {
  return prose.map(block => {
    switch (block.kind) {
      case 'list':
        return { ...block, items: block.items.map(plainest) }
      case 'table':
        return { ...block, rows: block.rows.map(row => row.map(plainest)) }
      default:
        return { ...block, runs: plainestRuns(block.runs) }
    }
  }) as readonly unknown[] as T
}

function plainestRuns(given: readonly Run[]): Run[] {
  const runs: Run[] = []
  for (const run of given) {
    const last = runs.at(-1)
    if (run.text === '') continue
    if (last?.bold === run.bold && last.italic === run.italic) runs.push({ ...run, text: runs.pop()?.text + run.text })
    else runs.push(run)
  }
  return runs
}
