// Help sort: residents say from their phones where a note belongs; what three of them say is done. Who said what is in the ledger only.
import type { Context } from 'hono'
import type * as Y from 'yjs'
import * as v from 'valibot'
import type { Ledger } from '#server/relay/ledger.ts'
import type { By } from '#shared/board/operations/by.ts'
import { moveNotes } from '#shared/board/operations/notes.ts'
import { byRank } from '#shared/board/rank.ts'
import { all, has, ids, read, readField } from '#shared/board/record.ts'
import { notes, readAbout, themes, type NoteId, type ThemeId } from '#shared/board/schema.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { may } from '#shared/people/roles.ts'
import { sortingVote, type SortingAsked, type SortingVote } from '#shared/protocol/requests.ts'
import { answer, readBody, refuse } from './answers.ts'
import { momentOf } from '#server/guard/moment.ts'
import { atBoard, byServer, type AtBoard, type Desk, type Result } from './asking.ts'

/** So many people have to agree. */
const agreed = 3
/** When so many could not agree, nobody else is asked: somebody at a desk has to look. */
const mostAsked = 9

const kind = 'sorting'
const votesRecord = v.record(v.string(), v.nullable(v.string()))
type Votes = v.InferOutput<typeof votesRecord>

/** GET /api/boards/:id/sorting – the next note to help with. */
export async function getSorting(c: Context, desk: Desk): Promise<Response> {
  return answer(
    c,
    await atBoard(c, desk, 'read', board => (isOpen(board) ? made(next(board)) : refused('sorting-closed'))),
  )
}

/** POST /api/boards/:id/sorting – where a note belongs, or null for "skip"; answers the next one. [U5] */
export async function postSorting(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, sortingVote)
  if (!body.ok) return refuse(body.reason)
  return answer(c, await atBoard(c, desk, 'read', board => vote(board, byServer(desk), body.value)))
}

/** Forgets who said what: helping is over. */
export function forgetVotes(ledger: Ledger): void {
  for (const [note] of ledger.entries(kind)) ledger.set(kind, note, null)
}

function isOpen({ doc, ticket }: AtBoard): boolean {
  return readAbout(doc).stageRules.helpSort && may(ticket.role, 'help-sort', momentOf(doc))
}

function vote(board: AtBoard, by: By, { note, theme }: SortingVote): Result<SortingAsked> {
  const { doc, ledger, ticket } = board
  if (!isOpen(board)) return refused('sorting-closed')
  const id = note as NoteId
  // Somebody else sorted it meanwhile, or its theme has gone: there is nothing left to say, so the next one is asked.
  const isAsked = looseTops(doc).includes(id) && (theme === null || has(doc, themes, theme as ThemeId))
  if (!isAsked) return made(next(board))
  const votes = { ...votesOf(ledger, id), [ticket.person]: theme }
  ledger.set(kind, id, votes)
  if (theme !== null && Object.values(votes).filter(each => each === theme).length >= agreed) {
    ledger.set(kind, id, null)
    moveNotes(doc, by, { notes: [id], theme: theme as ThemeId, place: 'first' })
  }
  return made(next(board))
}

/** The note to ask this person about: one that others have looked at already, so that they come to agree; else the oldest. */
function next({ doc, ledger, ticket }: AtBoard): SortingAsked {
  const loose = looseTops(doc)
  const standing = all(doc, themes).map(([id, { name, rank }]) => ({ id, name, rank }))
  for (const [note] of ledger.entries(kind)) if (!loose.includes(note as NoteId)) ledger.set(kind, note, null)
  const open = loose.flatMap(id => {
    const votes = votesOf(ledger, id)
    const count = Object.keys(votes).length
    return Object.hasOwn(votes, ticket.person) || count >= mostAsked ? [] : [{ id, count }]
  })
  const most = open.reduce<(typeof open)[number] | null>(
    (best, each) => (best && best.count > each.count ? best : each),
    null,
  )
  const note = most && standing.length > 0 ? read(doc, notes, most.id) : undefined
  return {
    note: most && note ? { id: most.id, kind: note.kind, text: note.text } : null,
    themes: standing.sort(byRank).map(({ id, name }) => ({ id, name })),
  }
}

/** Loose notes that lie on no other, the newest first. */
function looseTops(doc: Y.Doc): NoteId[] {
  const standing = new Set<string>(ids(doc, themes))
  return ids(doc, notes)
    .flatMap(id => {
      const { theme, rank } = readField(doc, notes, id, 'spot') ?? { theme: null, rank: '' }
      const on = readField(doc, notes, id, 'stackedOn') ?? null
      const isLoose = (theme === null || !standing.has(theme)) && (on === null || !has(doc, notes, on))
      return isLoose ? [{ id, rank }] : []
    })
    .sort(byRank)
    .map(({ id }) => id)
}

function votesOf(ledger: Ledger, note: NoteId): Votes {
  const kept = ledger.get(kind, note)
  return v.is(votesRecord, kept) ? kept : {}
}
