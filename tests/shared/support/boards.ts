// Boards for tests: ids that read well, dice that fall the same each time, and boards with something on them.
import * as Y from 'yjs'
import { arrange, type ListName } from '#shared/board/arrangement.ts'
import { draftAction } from '#shared/board/operations/actions.ts'
import { foundBoard } from '#shared/board/operations/boards.ts'
import type { By } from '#shared/board/operations/by.ts'
import { postNotes } from '#shared/board/operations/notes.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import { read } from '#shared/board/record.ts'
import {
  actions,
  notes,
  themes,
  type ActionId,
  type EvidenceId,
  type NoteId,
  type OrganisationId,
  type SessionId,
  type ThemeId,
} from '#shared/board/schema.ts'
import type { Dice } from '#shared/lib/ids.ts'

const named = (kind: string, n: number) => `${kind}-${String(n).padStart(4, '0')}`
export const noteId = (n: number) => named('note', n) as NoteId
export const themeId = (n: number) => named('theme', n) as ThemeId
export const actionId = (n: number) => named('action', n) as ActionId
export const evidenceId = (n: number) => named('evidence', n) as EvidenceId
export const organisationId = (n: number) => named('organisation', n) as OrganisationId
export const sessionId = (n: number) => named('session', n) as SessionId

/** Dice that fall in the same order each time for the same seed. */
export function diceFrom(seed: number): Dice {
  let state = (seed * 2_654_435_761 + 1) >>> 0
  return bytes => {
    for (let i = 0; i < bytes.length; i += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      bytes[i] = state >>> 24
    }
    return bytes
  }
}

export const at = '2027-03-31T19:40:12.345Z'
export const by: By = { origin: 'test', at, dice: diceFrom(1) }

export function newBoard(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  const about = { title: 'Our village', place: 'Hall', question: 'What matters?', language: 'en' }
  foundBoard(doc, by, { ...about, session: sessionId(1) })
  return doc
}

/** Posts notes one after another, so that the last of them lies first. */
export function post(doc: Y.Doc, ...numbers: number[]): void {
  for (const n of numbers) {
    postNotes(doc, by, [{ id: noteId(n), kind: 'issue', text: `Words ${n}`, via: 'phone', lang: 'en' }])
  }
}

export function addThemes(doc: Y.Doc, ...numbers: number[]): void {
  for (const n of numbers) addTheme(doc, by, { theme: themeId(n), name: `Theme ${n}` })
}

export function draft(doc: Y.Doc, n: number, sources: readonly string[] = []): void {
  draftAction(doc, by, { action: actionId(n), title: `Action ${n}`, sources, place: 'last' })
}

/** The ids of a list of the board as it stands. */
export const listed = (doc: Y.Doc, name: ListName) => [...arrange(doc).list(name)]

/** A record that must be there. */
export const note = (doc: Y.Doc, n: number) => there(read(doc, notes, noteId(n)))
export const theme = (doc: Y.Doc, n: number) => there(read(doc, themes, themeId(n)))
export const action = (doc: Y.Doc, n: number) => there(read(doc, actions, actionId(n)))

export function there<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('expected something to be there')
  return value
}

/** Another person's copy of a board, alike until one of the two changes. */
export function copyOf(doc: Y.Doc, clientID: number): Y.Doc {
  const copy = new Y.Doc()
  copy.clientID = clientID
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** Lets everybody hear everything, until nobody has anything left to tell. */
export function meet(...docs: Y.Doc[]): void {
  for (let turn = 0; turn < 3; turn += 1) {
    for (const from of docs) {
      for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
    }
  }
}
