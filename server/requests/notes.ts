// Notes: posted, listed, changed and withdrawn by those who wrote them. Who wrote what stays in the ledger.
import type { Context } from 'hono'
import * as v from 'valibot'
import type { Ledger } from '#server/relay/ledger.ts'
import { momentOf } from '#server/guard/moment.ts'
import { hasLeft, leaves } from '#server/snapshots/away.ts'
import { linkTo } from '#shared/board/link.ts'
import { postNotes, rewordNote, withdrawNote } from '#shared/board/operations/notes.ts'
import { all, has, ids, read } from '#shared/board/record.ts'
import { actions, notes, type Note, type NoteId } from '#shared/board/schema.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { countCharacters } from '#shared/lib/text.ts'
import { may } from '#shared/people/roles.ts'
import { limits } from '#shared/protocol/limits.ts'
import {
  newNote,
  newNotes,
  type NewNote,
  type NotePosted,
  type NoteVia,
  type OwnNote,
} from '#shared/protocol/requests.ts'
import { answer, check, readBody, readJson, refuse } from './answers.ts'
import { atBoard, byServer, glance, type AtBoard, type Desk, type Result } from './asking.ts'

const authorRecord = v.object({ person: v.string(), ref: v.string() })
const noteChange = v.partial(v.pick(newNote, ['kind', 'text']))
/** Ways by which a note may be longer: it was written on paper, or said to somebody who types. */
const longVias = new Set<NoteVia>(['paper', 'helper', 'import'])

/** POST /api/boards/:id/notes */
export async function postNote(c: Context, desk: Desk): Promise<Response> {
  const json = await readJson(c)
  if (!json.ok) return refuse(json.reason)
  const many = typeof json.value === 'object' && json.value !== null && 'notes' in json.value
  const body = check(many ? json.value : { notes: [json.value] }, newNotes)
  if (!body.ok) return refuse(body.reason)
  const asked = body.value.notes

  const counted = await glance(c, desk, board => ({ ...whoPosts(board), fresh: freshOf(board, asked).length }))
  if (!counted.ok) return refuse(counted.reason)
  const { person, helping, fresh } = counted.value
  const wait = await desk.pace.waitToPost(person, fresh, helping)
  if (wait > 0) return refuse('too-fast', wait)

  const posted = await atBoard(c, desk, 'post', board => post(board, asked, desk))
  if (!posted.ok) {
    await desk.pace.unpost(person, fresh, helping)
    return refuse(posted.reason)
  }
  return c.json({ notes: posted.value.notes }, posted.value.fresh ? 201 : 200)
}

/** GET /api/boards/:id/notes/mine */
export async function getMine(c: Context, desk: Desk): Promise<Response> {
  const mine = await atBoard(c, desk, 'read', ({ doc, ledger, ticket }) => {
    const own: OwnNote[] = []
    for (const [id] of ledger.entries('author')) {
      const note = authorOf(ledger, id)?.person === ticket.person ? read(doc, notes, id as NoteId) : undefined
      if (note) own.push({ id, state: 'up', ref: note.ref, kind: note.kind, text: note.text })
    }
    return made({ notes: own.sort((a, b) => a.ref.localeCompare(b.ref, 'en', { numeric: true })) })
  })
  return answer(c, mine)
}

/** PATCH /api/boards/:id/notes/:note */
export async function patchNote(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, noteChange)
  if (!body.ok) return refuse(body.reason)
  const changed = await atBoard(c, desk, 'post', board => {
    const own = ownNote(c, board)
    if (!own.ok) return own
    const { id, note } = own.value
    const { kind = note.kind, text = note.text } = body.value
    if (isTooLong(text, note.via)) return refused('too-long')
    const reworded = rewordNote(board.doc, byServer(desk), { note: id, kind, text })
    return reworded.ok ? made({ id, state: 'up', ref: note.ref, kind, text } satisfies OwnNote) : reworded
  })
  return answer(c, changed)
}

/** DELETE /api/boards/:id/notes/:note */
export async function deleteNote(c: Context, desk: Desk): Promise<Response> {
  const withdrawn = await atBoard(c, desk, 'post', board => {
    const own = ownNote(c, board)
    if (!own.ok) return own
    board.ledger.set('author', own.value.id, null)
    leaves(board.ledger, own.value.id)
    return withdrawNote(board.doc, byServer(desk), { note: own.value.id })
  })
  return withdrawn.ok ? c.body(null, 204) : refuse(withdrawn.reason)
}

function whoPosts({ doc, ticket: { role, person } }: AtBoard) {
  return { person, helping: may(role, 'post-for-others', momentOf(doc)) }
}

/** The notes among these that are not on the board yet, each once. */
function freshOf({ doc, ledger }: AtBoard, asked: readonly NewNote[]): NewNote[] {
  const once = new Map(asked.toReversed().map(note => [note.id, note]))
  return asked.filter(
    note => once.get(note.id) === note && !ledger.get('author', note.id) && !has(doc, notes, note.id as NoteId),
  )
}

function post(board: AtBoard, asked: readonly NewNote[], desk: Desk): Result<{ notes: NotePosted[]; fresh: boolean }> {
  const { doc, ledger, ticket } = board
  // Such as by a phone that never heard the answer to its first try.
  if (asked.some(({ id }) => hasLeft(ledger, id))) return refused('no-such-note')
  const { person, helping } = whoPosts(board)
  const fresh = freshOf(board, asked).map(({ id, kind, text, via, lang = null }) => ({
    id: id as NoteId,
    kind,
    text,
    via: helping ? via : ticket.role === 'editor' ? ('board' as const) : ('phone' as const),
    lang,
  }))
  const isOthers = ({ id }: NewNote) => authorOf(ledger, id)?.person !== person && !fresh.some(each => each.id === id)
  if (asked.some(isOthers)) return refused('note-id-taken')
  if (fresh.some(({ text, via }) => isTooLong(text, via))) return refused('too-long')
  if (fresh.length > 0) {
    if (ids(doc, notes).length + fresh.length > limits.notesPerBoard) return refused('board-full')
    const refs = postNotes(doc, byServer(desk), fresh)
    if (!refs.ok) return refused('note-id-taken')
    for (const [i, { id }] of fresh.entries()) ledger.set('author', id, { person, ref: refs.value[i] ?? '' })
  }
  const answers = asked.map(({ id }): NotePosted => ({ id, state: 'up', ref: authorOf(ledger, id)?.ref ?? '' }))
  return made({ notes: answers, fresh: fresh.length > 0 })
}

/** The note that a request names, if it is this person's and nothing rests on it yet. */
function ownNote(c: Context, { doc, ledger, ticket }: AtBoard): Result<{ id: NoteId; note: Note }> {
  const id = (c.req.param('note') ?? '') as NoteId
  const note = read(doc, notes, id)
  if (!note) return refused('no-such-note')
  if (authorOf(ledger, id)?.person !== ticket.person) return refused('not-allowed')
  const link = linkTo('note', id)
  const isUsed = all(doc, actions).some(([, { sources }]) => sources.some(([source]) => source === link))
  return isUsed ? refused('note-in-use') : made({ id, note })
}

function isTooLong(text: string, via: NoteVia): boolean {
  return countCharacters(text) > (longVias.has(via) ? limits.paperNoteCharacters : limits.noteCharacters)
}

/** Who wrote a note, and the reference it was given; null when the ledger does not say. */
function authorOf(ledger: Ledger, note: string): v.InferOutput<typeof authorRecord> | null {
  const author = ledger.get('author', note)
  return v.is(authorRecord, author) ? author : null
}
