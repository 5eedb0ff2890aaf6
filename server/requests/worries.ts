// Worries: a note or an answer taken off the wall because somebody is worried, a private copy of it, and whom to tell. All in the ledger alone.
import type { Context } from 'hono'
import * as v from 'valibot'
import { momentOf } from '#server/guard/moment.ts'
import type { Ledger } from '#server/relay/ledger.ts'
import type { Note } from '#shared/board/schema.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { may } from '#shared/people/roles.ts'
import { contact, worry, type Contact } from '#shared/protocol/requests.ts'
import { type Worried, type WorryCopy } from '#shared/protocol/safety.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, boardOf, byServer, glance, writtenAnew, type AtBoard, type Desk, type Result } from './asking.ts'
import { heldOf, hold, noteOf, offTheWall } from './held.ts'
import type { SaidId } from './said.ts'

/** So many reasons and wordings are kept of one note. */
const kept = 20
const contactKind = 'contact'
const copyKind = 'worry'
const copyRecord = v.object({
  ref: v.string(),
  at: v.string(),
  words: v.array(v.string()),
  reasons: v.array(v.string()),
})

/** What a new board keeps in its ledger of the contact that was typed at set-up: nothing when none was. */
export function firstContact(given: Contact | undefined): { kind: string; key: string; value: Contact }[] {
  return given === undefined || isBlank(given) ? [] : [{ kind: contactKind, key: contactKind, value: given }]
}

/** POST /api/boards/:id/notes/:note/worry */
export async function postWorry(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, worry)
  if (!body.ok) return refuse(body.reason)
  const who = await glance(c, desk, ({ ticket }) => ticket.person)
  if (!who.ok) return refuse(who.reason)
  const wait = await desk.pace.waitToWorry(who.value)
  if (wait > 0) return refuse('too-fast', wait)
  return answer(c, await atBoard(c, desk, 'worry', board => beWorried(board, desk, noteOf(c), body.value.reason)))
}

/** GET /api/boards/:id/contact – for everybody at the board: whoever is worried must be able to tell somebody. */
export async function getContact(c: Context, desk: Desk): Promise<Response> {
  const told = await atBoard(c, desk, 'read', ({ ledger }) => made(contactOf(ledger) ?? { name: '', phone: '' }))
  return answer(c, told)
}

/** PUT /api/boards/:id/contact */
export async function putContact(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, contact)
  if (!body.ok) return refuse(body.reason)
  const set = await atBoard(c, desk, 'safeguard', ({ ledger }) => {
    ledger.set(contactKind, contactKind, isBlank(body.value) ? null : body.value)
    return made(body.value)
  })
  return answer(c, set)
}

/** GET /api/boards/:id/worries – the private copies, the latest first. */
export async function getWorries(c: Context, desk: Desk): Promise<Response> {
  const copies = await atBoard(c, desk, 'safeguard', ({ ledger }) => {
    const found = Array.from(ledger.entries(copyKind), ([id]) => copyOf(ledger, id)).filter(each => each !== null)
    return made({ worries: found.toSorted((a, b) => (a.at < b.at ? 1 : -1)) })
  })
  return answer(c, copies)
}

/** DELETE /api/boards/:id/worries/:note – answers once the copy is in no file of this server any more. */
export async function deleteWorry(c: Context, desk: Desk): Promise<Response> {
  const note = noteOf(c)
  const deleted = await atBoard(c, desk, 'safeguard', ({ ledger }) => {
    if (ledger.get(copyKind, note) === undefined) return refused('no-such-note')
    ledger.set(copyKind, note, null)
    return made(undefined)
  })
  const gone = deleted.ok ? await writtenAnew(desk, boardOf(c)) : deleted
  return gone.ok ? c.body(null, 204) : refuse(gone.reason)
}

/** Takes a note off the wall until a helper has looked, and keeps a copy of it for the contact. [H7] [H11] */
function beWorried({ doc, ledger, ticket }: AtBoard, desk: Desk, id: SaidId, reason: string): Result<Worried> {
  const held = heldOf(ledger, id)
  const maySee = held?.wasUp === true || (held?.check !== 'none' && may(ticket.role, 'check', momentOf(doc)))
  // Of a note that was never up, nobody is told whether it is there, but for those who check it.
  if (held !== null && !maySee) return refused('no-such-note')
  const by = byServer(desk)
  const off = held ?? offTheWall(doc, by, id)
  if (off === null) return refused('no-such-note')
  hold(ledger, id, {
    ...off,
    check: off.check === 'none' ? 'waiting' : off.check,
    due: null,
    worries: withOneMore(off.worries, reason),
  })
  keepCopy(ledger, id, off.note, reason, by.at)
  return made({ id, state: 'waiting', contact: contactOf(ledger) })
}

function keepCopy(ledger: Ledger, id: SaidId, { ref, text }: Note, reason: string, at: string): void {
  const none: Pick<WorryCopy, 'at' | 'words' | 'reasons'> = { at: `${at.slice(0, 16)}Z`, words: [], reasons: [] }
  const before = copyOf(ledger, id) ?? none
  const words = before.words.includes(text) ? before.words : withOneMore(before.words, text)
  ledger.set(copyKind, id, { ref, at: before.at, words, reasons: withOneMore(before.reasons, reason) })
}

function withOneMore(list: readonly string[], words: string): string[] {
  return words === '' ? [...list] : [...list, words].slice(0, kept)
}

function copyOf(ledger: Ledger, id: string): WorryCopy | null {
  const read = v.safeParse(copyRecord, ledger.get(copyKind, id))
  return read.success ? { id, ...read.output } : null
}

function contactOf(ledger: Ledger): Contact | null {
  const read = v.safeParse(contact, ledger.get(contactKind, contactKind))
  return read.success ? read.output : null
}

function isBlank({ name, phone }: Contact): boolean {
  return name === '' && phone === ''
}
