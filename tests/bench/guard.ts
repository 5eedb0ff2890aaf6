// Guard bench: what judging a change costs beside applying it, on a board of 2,000 notes.
import * as Y from 'yjs'
import { momentOf } from '#server/guard/moment.ts'
import { judge } from '#server/guard/policy.ts'
import { applyWhole } from '#server/relay/updates.ts'
import { draftAction } from '#shared/board/operations/actions.ts'
import { foundBoard } from '#shared/board/operations/boards.ts'
import type { By } from '#shared/board/operations/by.ts'
import { moveNotes, postNotes } from '#shared/board/operations/notes.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import { appendProse } from '#shared/board/prose.ts'
import { mapOf } from '#shared/board/record.ts'
import { actions, notes, type ActionId, type NoteId, type SessionId, type ThemeId } from '#shared/board/schema.ts'
import type { Role } from '#shared/people/roles.ts'
import { handMade } from '#tests/support/wildUpdates.ts'

/** Microseconds: the middle one of all, and one in a hundred is slower than the last. */
export interface Cost {
  readonly what: string
  readonly 'judge µs': number
  readonly 'apply µs': number
  readonly 'judge p99 µs': number
}

const size = 2000
const times = 2000
const dice = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)
const by: By = { origin: 'bench', at: '2026-11-22T19:40:00.000Z', dice }
const noteId = (n: number) => `bench-note-${n}` as NoteId
const themeId = (n: number) => `bench-theme-${n}` as ThemeId
const action = 'bench-action' as ActionId
const [server, editor] = [1, 2]

function bigBoard(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = server
  foundBoard(doc, by, {
    title: 'Bench',
    place: '',
    question: '',
    language: 'en',
    session: 'bench-session' as SessionId,
  })
  const text = 'A safe crossing by the school before winter'
  postNotes(
    doc,
    by,
    Array.from({ length: size }, (_, n) => ({
      id: noteId(n),
      kind: 'idea' as const,
      text,
      via: 'phone' as const,
      lang: 'en',
    })),
  )
  for (let n = 0; n < 12; n += 1) addTheme(doc, by, { theme: themeId(n), name: `Theme ${n}` })
  draftAction(doc, by, { action, title: 'A crossing', sources: [], place: 'last' })
  return doc
}

/** Updates that an editor sends one after the other. */
function sentBy(board: Y.Doc, edit: (doc: Y.Doc, n: number) => void, count = times): Uint8Array[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board))
  doc.clientID = editor
  const sent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => sent.push(update))
  for (let n = 0; n < count; n += 1) edit(doc, n)
  return sent
}

function typing(doc: Y.Doc, n: number): void {
  const letter = mapOf(doc, actions, action)?.get('s')
  if (!(letter instanceof Y.XmlFragment)) throw new Error('the action has no letter')
  const [paragraph] = letter.toArray()
  const [words] = paragraph instanceof Y.XmlElement ? paragraph.toArray() : []
  if (words instanceof Y.XmlText) words.insert(words.length, 'abcdefgh'.charAt(n % 8))
  else appendProse(letter, 'x')
}

const middle = (sorted: readonly number[], share: number) =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10

function measure(what: string, board: Y.Doc, updates: readonly Uint8Array[], role: Role, applied: boolean): Cost {
  const judging: number[] = []
  const applying: number[] = []
  const owners = new Map<number, string>()
  for (const update of updates) {
    const start = performance.now()
    const verdict = judge(
      update,
      { role, person: 'editor' },
      board,
      momentOf(board),
      client => owners.get(client) ?? null,
    )
    const judged = performance.now()
    if (applied && verdict.kind === 'apply' && verdict.update) applyWhole(board, verdict.update, 'bench')
    const end = performance.now()
    if (applied) owners.set(editor, 'editor')
    judging.push((judged - start) * 1000)
    applying.push((end - judged) * 1000)
  }
  for (const all of [judging, applying]) all.sort((a, b) => a - b)
  return {
    what,
    'judge µs': middle(judging, 0.5),
    'apply µs': applied ? middle(applying, 0.5) : 0,
    'judge p99 µs': middle(judging, 0.99),
  }
}

/** What the guard costs, kind of change by kind of change; twice, and the second time counts. */
export function benchGuard(): Cost[] {
  const board = bigBoard()
  const everything = handMade([], [[server, 0, Y.getState(board.store, server)]])
  const rewrite = sentBy(board, (doc, n) => mapOf(doc, notes, noteId(n % size))?.set('said', { text: 'mine' }), 1)
  const [first] = rewrite
  if (!first) throw new Error('nothing was sent')
  const same = (update: Uint8Array) => Array.from({ length: times }, () => update)
  const round = (): Cost[] => [
    measure('a keystroke', bigBoard(), sentBy(bigBoard(), typing), 'editor', true),
    measure('a note moved', bigBoard(), sentBy(bigBoard(), moving, 400), 'editor', true),
    measure('refused: a resident’s words rewritten', board, same(first), 'editor', false),
    measure('refused: by somebody who may not edit', board, same(first), 'viewer', false),
    measure('refused: delete everything', board, same(everything), 'editor', false),
  ]
  round()
  return round()
}

function moving(doc: Y.Doc, n: number): void {
  moveNotes(doc, by, { notes: [noteId((n * 7) % size)], theme: themeId(n % 12), place: 'last' })
}
