// Big board: a data folder with one board of many notes, for measuring.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { hashOf, newKey } from '#server/keys.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import { draftAction, fillAction, letterText } from '#shared/board/operations/actions.ts'
import { foundBoard, moveStage } from '#shared/board/operations/boards.ts'
import type { By } from '#shared/board/operations/by.ts'
import { moveNotes, postNotes } from '#shared/board/operations/notes.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import { appendProse } from '#shared/board/prose.ts'
import { letters, type ActionId, type NoteId, type SessionId, type ThemeId } from '#shared/board/schema.ts'
import { keyRoles, type KeyRole } from '#shared/people/roles.ts'

const dice = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)
const said = [
  'No bus after six',
  'A safe crossing at the school, please',
  'Bring back the youth club on Fridays',
  'Homes that people who work here can afford to rent',
  'Cars park on the pavement by the shop and prams must go into the road',
  'المزيد من الأشجار بجانب النهر',
]

export interface BigBoard {
  readonly folder: string
  readonly id: string
  readonly keys: Record<KeyRole, string>
  readonly code: string
}

/** The doc of a board with `count` notes, as one update: ten themes with most of them, the rest still to sort. */
export function bigDoc(count: number): Uint8Array {
  const by: By = { origin: 'bench', at: '2026-11-22T19:40:00.000Z', dice }
  const doc = new Y.Doc()
  const session = 'session-bench' as SessionId
  foundBoard(doc, by, { title: 'Bench', place: 'Bench', question: 'What?', language: 'en', session })
  moveStage(doc, by, { stage: 'sort', hands: 'off', question: null })
  const ids = Array.from({ length: count }, (_, i) => `note-${String(i).padStart(6, '0')}` as NoteId)
  for (const [i, id] of ids.entries()) {
    const text = `${said[i % said.length]} (${i})`
    postNotes(doc, by, [{ id, kind: i % 2 === 0 ? 'issue' : 'idea', text, via: 'phone', lang: null }])
  }
  for (let i = 0; i < 10; i += 1) {
    const theme = `theme-${String(i).padStart(4, '0')}` as ThemeId
    addTheme(doc, by, { theme, name: `Theme ${i + 1}` })
    moveNotes(doc, by, { notes: ids.filter((_, n) => n % 11 === i), theme, place: 'last' })
  }
  return Y.encodeStateAsUpdate(doc)
}

/** The doc of a board with `count` actions, each with five letters written and a note behind it, as one update. */
export function gridDoc(count: number): Uint8Array {
  const by: By = { origin: 'bench', at: '2026-11-22T19:40:00.000Z', dice }
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bigDoc(count))
  for (let i = 0; i < count; i += 1) {
    const action = `action-${String(i).padStart(4, '0')}` as ActionId
    const sources = [`note:note-${String(i).padStart(6, '0')}`]
    draftAction(doc, by, { action, title: `Action ${i + 1} of the bench`, sources, place: 'last' })
    fillAction(doc, by, { action, doer: 'community', lead: `Group ${i % 9}`, leadReply: 'asked', due: '2027-09' })
    for (const [n, letter] of letters.entries()) {
      const text = letterText(doc, action, letter)
      if (text !== undefined) appendProse(text, said[(i + n) % said.length] ?? '')
    }
  }
  return Y.encodeStateAsUpdate(doc)
}

/** Makes a data folder with one board of `count` notes. */
export async function makeBigBoard(count: number): Promise<BigBoard> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-bench-'))
  const id = 'bench-board'
  const { keys, codes } = await keepBoards(folder, new Map([[id, bigDoc(count)]]))
  return { folder, id, keys, code: codes.get(id) ?? '' }
}

/** Keeps boards in a data folder, by id; each under a code of its own and all with the same keys. Answers the keys, and the codes by board. */
export async function keepBoards(
  folder: string,
  boards: ReadonlyMap<string, Uint8Array>,
): Promise<{ keys: Record<KeyRole, string>; codes: ReadonlyMap<string, string> }> {
  const keys = Object.fromEntries(keyRoles.map(role => [role, newKey(dice)])) as Record<KeyRole, string>
  const hashes = Object.fromEntries(keyRoles.map(role => [role, hashOf(keys[role])])) as Record<KeyRole, string>
  const store = openSqlite(folder)
  const codes = new Map<string, string>()
  for (const [n, [id, firstUpdate]] of [...boards].entries()) {
    const code = `B${String(n).padStart(5, '0').replaceAll('0', 'Z').replaceAll('1', 'Y')}`
    codes.set(id, code)
    await store.create({ id, code, createdAt: Date.now(), keys: hashes, firstUpdate, ledger: [] })
  }
  await store.close()
  return { keys, codes }
}
