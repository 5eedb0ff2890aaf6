// Notes: posted, listed, changed and withdrawn by those who wrote them; listed, changed and withdrawn in the same way are answers. Who wrote what stays in the ledger.
import type { Context } from 'hono'
import * as v from 'valibot'
import type { Ledger } from '#server/relay/ledger.ts'
import { momentOf } from '#server/guard/moment.ts'
import { hasLeft, leaves } from '#server/snapshots/away.ts'
import { linkTo } from '#shared/board/link.ts'
import { numberNotes, putUp } from '#shared/board/operations/hidden.ts'
import type { NoteWords } from '#shared/board/operations/notes.ts'
import { all, ids } from '#shared/board/record.ts'
import { actions, notes, readAbout, type Note, type NoteId } from '#shared/board/schema.ts'
import { done, made, refused } from '#shared/lib/outcome.ts'
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
  type OwnNotes,
} from '#shared/protocol/requests.ts'
import { answer, check, readBody, readJson, refuse } from './answers.ts'
import { authorOf, wasCut } from './authorship.ts'
import { checkPaper, rememberPaper, returnSlip } from './paper.ts'
import { atBoard, byServer, glance, type AtBoard, type Desk, type Result } from './asking.ts'
import {
  countDown,
  countHeld,
  heldOf,
  hold,
  isHeldId,
  letGo,
  noteOf,
  offTheWall,
  settle,
  standingOf,
  stateOf,
  verdictOn,
  type Held,
} from './held.ts'
import { isRedacted, noMoreRedacted } from './redact.ts'
import { isUp, rewordSaid, saidOn, withdrawSaid, type Said, type SaidId } from './said.ts'

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
    const own = [...ledger.entries('author')].flatMap(([id]) =>
      authorOf(ledger, id)?.person === ticket.person ? (ownNoteOf(doc, ledger, id as SaidId) ?? []) : [],
    )
    own.sort((a, b) => a.ref.localeCompare(b.ref, 'en', { numeric: true }))
    return made({ notes: own, ...(wasCut(ledger) ? { cut: true } : {}) } satisfies OwnNotes)
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
    const { id, note, held } = own.value
    const { kind = note.kind, text = note.text } = body.value
    if (isTooLong(text, note.via)) return refused('too-long')
    if (kind !== note.kind || text !== note.text) change(board, desk, id, { ...note, kind, text }, held)
    const now = ownNoteOf(board.doc, board.ledger, id)
    return now === null ? refused('no-such-note') : made(now)
  })
  return answer(c, changed)
}

/** DELETE /api/boards/:id/notes/:note */
export async function deleteNote(c: Context, desk: Desk): Promise<Response> {
  const withdrawn = await atBoard(c, desk, 'post', board => {
    const own = ownNote(c, board)
    if (!own.ok) return own
    const { id, held, note } = own.value
    board.ledger.set('author', id, null)
    leaves(board.ledger, id)
    returnSlip(board, desk, id, note.ref)
    withdrawSaid(board.doc, byServer(desk), id)
    if (held !== null) letGo(board.ledger, id)
    countDown(board.doc, board.ledger, byServer(desk))
    return made(undefined)
  })
  return withdrawn.ok ? c.body(null, 204) : refuse(withdrawn.reason)
}

function whoPosts({ doc, ticket: { role, person } }: AtBoard) {
  return { person, helping: may(role, 'post-for-others', momentOf(doc)) }
}

/** The notes among these that are not there yet, on the board or held, each once. */
function freshOf(board: AtBoard, asked: readonly NewNote[]): NewNote[] {
  const once = new Map(asked.toReversed().map(note => [note.id, note]))
  return asked.filter(note => once.get(note.id) === note && !isPosted(board, note.id))
}

function post(board: AtBoard, asked: readonly NewNote[], desk: Desk): Result<{ notes: NotePosted[]; fresh: boolean }> {
  const { doc, ledger, ticket } = board
  // Such as by a phone that never heard the answer to its first try.
  if (asked.some(({ id }) => hasLeft(ledger, id))) return refused('no-such-note')
  const { person, helping } = whoPosts(board)
  const fresh = freshOf(board, asked).map(({ id, kind, text, via, lang = null, slip = null, helped = null }) => ({
    id: id as NoteId,
    kind,
    text,
    slip,
    helped,
    via: helping ? via : ticket.role === 'editor' ? ('board' as const) : ('phone' as const),
    lang,
  }))
  const isOthers = ({ id }: NewNote) => authorOf(ledger, id)?.person !== person && !fresh.some(each => each.id === id)
  if (asked.some(isOthers)) return refused('note-id-taken')
  if (fresh.some(({ text, via }) => isTooLong(text, via))) return refused('too-long')
  const paper = checkPaper(board, fresh)
  if (!paper.ok) return paper
  const took = takeIn(
    board,
    desk,
    fresh.map(({ helped: _helped, ...note }) => note),
  )
  if (!took.ok) return took
  if (fresh.length > 0) rememberPaper(board, desk, fresh)
  const answers = asked.map(({ id }): NotePosted => {
    return { id, state: stateOf(doc, ledger, id as NoteId), ref: authorOf(ledger, id)?.ref ?? '' }
  })
  return made({ notes: answers, fresh: fresh.length > 0 })
}

/** Numbers new notes and puts them up, or holds those that may not go up yet, as brought by whoever asks. */
export function takeIn(
  board: AtBoard,
  desk: Desk,
  fresh: readonly (NoteWords & { id: NoteId; slip?: string | null })[],
): Result<void> {
  const { doc, ledger, ticket } = board
  if (fresh.length === 0) return done
  const there = ids(doc, notes).length + countHeld(ledger).notes
  if (there + fresh.length > limits.notesPerBoard) return refused('board-full')
  const whole = numberNotes(doc, byServer(desk), fresh)
  for (const { id, note } of whole) ledger.set('author', id, { person: ticket.person, ref: note.ref })
  putUp(
    doc,
    byServer(desk),
    whole.filter(({ id, note }) => !holdsBack(board, desk, id, { note, answers: null })),
  )
  countDown(doc, ledger, byServer(desk))
  return done
}

/** True when a note or an answer of this id was posted before, whether it is up or held. */
export function isPosted({ doc, ledger }: AtBoard, id: string): boolean {
  return ledger.get('author', id) !== undefined || isHeldId(ledger, id) || isUp(doc, id as SaidId)
}

/** Holds a new note or a new answer if something keeps it from going up now, and says whether it did. [H1] [A21] */
export function holdsBack({ doc, ledger, ticket }: AtBoard, desk: Desk, id: SaidId, said: Said): boolean {
  const about = readAbout(doc)
  const verdict = verdictOn(said.note.text, about, desk.clock.now())
  const faceDown = about.stageRules.blind
  if (verdict.check === 'none' && !faceDown) return false
  hold(ledger, id, { ...verdict, ...said, faceDown, reason: '', worries: [], wasUp: false })
  if (verdict.due !== null) desk.holds.watch(ticket.board, verdict.due)
  return true
}

/** Gives a note other words or another kind. What somebody looked at, or took words out of, is looked at again. [H9] [H13] */
function change({ doc, ledger, ticket }: AtBoard, desk: Desk, id: SaidId, note: Note, held: Held | null): void {
  const by = byServer(desk)
  const verdict = verdictOn(note.text, readAbout(doc), desk.clock.now())
  const wantsLook = isRedacted(ledger, id) || (held !== null && held.check !== 'none' && held.due === null)
  const now = wantsLook ? { ...verdict, check: 'waiting' as const, due: null } : verdict
  if (held !== null) settle(doc, ledger, by, id, { ...held, ...now, note })
  else if (now.check === 'none') rewordSaid(doc, by, id, note)
  else {
    const off = offTheWall(doc, by, id)
    if (off !== null) hold(ledger, id, { ...off, ...now, note })
  }
  noMoreRedacted(ledger, id)
  countDown(doc, ledger, by)
  if (now.due !== null) desk.holds.watch(ticket.board, now.due)
}

/** A note or an answer as its author may know it; null when there is none. */
function ownNoteOf(doc: AtBoard['doc'], ledger: Ledger, id: SaidId): OwnNote | null {
  const held = heldOf(ledger, id)
  const said = held ?? saidOn(doc, id)
  const state = standingOf(doc, ledger, id)
  if (said === null || state === null) return null
  const { ref, kind, text } = said.note
  const told = { id, state, ref, kind, text, reason: held?.reason ?? '' }
  return {
    ...told,
    ...(isRedacted(ledger, id) ? { redacted: true } : {}),
    ...(said.answers === null ? {} : { became: said.answers.became }),
  }
}

/** The note or the answer that a request names, up or held, if it is this person's and nothing rests on it yet. */
function ownNote(c: Context, { doc, ledger, ticket }: AtBoard): Result<{ id: SaidId; note: Note; held: Held | null }> {
  const id = noteOf(c)
  const isOwn = authorOf(ledger, id)?.person === ticket.person
  const held = heldOf(ledger, id)
  const note = (held ?? saidOn(doc, id))?.note
  // That somebody else's note is held is nobody's business.
  if (note === undefined || (held !== null && !isOwn)) return refused('no-such-note')
  if (!isOwn) return refused('not-allowed')
  // What is off the wall may be put right, whatever rested on it.
  if (held !== null) return made({ id, note, held })
  const link = linkTo('note', id)
  const isUsed = all(doc, actions).some(([, { sources }]) => sources.some(([source]) => source === link))
  return isUsed ? refused('note-in-use') : made({ id, note, held })
}

function isTooLong(text: string, via: NoteVia): boolean {
  return countCharacters(text) > (longVias.has(via) ? limits.paperNoteCharacters : limits.noteCharacters)
}
