// Who wrote which note is known for 30 days after its workshop, and forgotten then.
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { Ledger } from '#server/relay/ledger.ts'
import { expiredAuthors, forgetAuthors } from '#server/requests/authorship.ts'
import type { Turn } from '#server/relay/turn.ts'
import { noteComing } from '#server/requests/sessions.ts'
import { foundBoard, openSession } from '#shared/board/operations/boards.ts'
import { postNotes } from '#shared/board/operations/notes.ts'
import type { NoteId, SessionId } from '#shared/board/schema.ts'
import type { OwnNotes } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { ManualClock } from '#tests/support/manualClock.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer } from '#tests/support/testServer.ts'

const day = 24 * 60 * 60 * 1000
const dice = (bytes: Uint8Array<ArrayBuffer>) => bytes

it('authors of each workshop are forgotten when its 30 days are over, and not before', () => {
  const doc = new Y.Doc()
  const by = { origin: 'test', at: '2026-01-10T19:00:00.000Z', dice }
  const ledger = new Ledger([])
  const write = (id: string) => {
    postNotes(doc, by, [{ id: id as NoteId, kind: 'idea', text: 'A bench', via: 'phone', lang: null }])
    ledger.set('author', id, { person: 'person-1', ref: '' })
  }
  foundBoard(doc, by, { title: 'x', place: '', question: '', language: 'en', session: 'session-1' as SessionId })
  write('note-of-one')
  openSession(doc, by, { session: 'session-2' as SessionId, name: '', date: '2026-03-01', place: '' })
  write('note-of-two')
  ledger.set('author', 'note-that-went', { person: 'person-1', ref: '' })
  ledger.set('other', 'note-of-one', 'kept')
  const at = (date: string) => expiredAuthors(doc, ledger, Date.parse(date))
  expect(at('2026-02-09T23:59:59Z')).toEqual([])
  expect(at('2026-02-10T00:00:01Z')).toEqual(['note-of-one'])
  expect(at('2026-03-31T23:59:59Z')).toEqual(['note-of-one'])
  expect(at('2026-04-01T00:00:01Z')).toEqual(['note-of-one', 'note-of-two', 'note-that-went'])
  doc.getMap('sessions').delete('session-2')
  expect(at('2026-01-11T00:00:00Z')).toEqual(['note-of-two', 'note-that-went'])
})

it('[A20] who came to a workshop is forgotten 30 days after it, with who wrote, answered and can help', () => {
  const doc = new Y.Doc()
  const by = { origin: 'test', at: '2026-01-10T19:00:00.000Z', dice }
  const ledger = new Ledger([])
  foundBoard(doc, by, { title: 'x', place: '', question: '', language: 'en', session: 'session-1' as SessionId })
  noteComing(doc, ledger, 'resident', 'person-1')
  noteComing(doc, ledger, 'viewer', 'a-wall')
  ledger.set('suggester', 'suggestion-1', 'person-1')
  ledger.set('author', 'suggestion-2', { person: 'person-1', ref: '' })
  ledger.set('offer', 'action-1 person-1', true)
  const look = (date: string) => {
    const room = { enter: (run: (turn: Turn) => void) => (run({ doc, ledger } as unknown as Turn), true) }
    forgetAuthors(room, { now: () => Date.parse(date), after: () => () => {} })
    return ['came', 'suggester', 'author', 'offer'].flatMap(kind => [...ledger.entries(kind)])
  }
  expect(look('2026-02-09T23:59:59Z')).toHaveLength(4)
  expect(look('2026-02-10T00:00:01Z')).toEqual([])
})

it.each([
  ['while the board stays open', true],
  ['when it is opened the next time', false],
])('a note is nobody’s after its time %s: it stays up, and its author can no longer change it', async (_when, open) => {
  const clock = new ManualClock()
  const server = await startServer({ clock })
  const made = await server.makeBoard()
  const at = `/api/boards/${made.board.id}`
  const author = await server.ticketFor('resident', made)
  await server.ask('POST', `${at}/notes`, author, { id: 'my-only-note', kind: 'idea', text: 'A bench' })
  await clock.advance(100)
  const mine = async (ticket: string) => (await server.ask<OwnNotes>('GET', `${at}/notes/mine`, ticket)).body
  const viewer = server.provider(made.board.id, await server.ticketFor('viewer', made))
  await eventually(() => expect(viewer.synced).toBe(true))
  const closed = vi.fn()
  viewer.on('connection-close', closed)
  if (!open) viewer.destroy()
  /** So many days later; an empty room is forgotten on the way. */
  const later = async (days: number) => {
    if (!open) await clock.advance(40_000)
    clock.jump(days * day)
    await clock.advance(1_000)
  }
  await later(29)
  expect(await mine(author)).toMatchObject({ notes: [{ id: 'my-only-note' }] })
  await later(2)

  if (open) expect(closed).not.toHaveBeenCalled()
  const { body: again } = await server.ask<{ ticket: string }>('POST', '/api/tickets', null, {
    code: made.board.code,
    previous: author,
  })
  expect(await mine(again.ticket)).toEqual({ notes: [], cut: true })
  const saved = await server.store.load(made.board.id)
  expect(saved?.ledger.filter(({ kind }) => kind === 'author')).toEqual([])
  expectProblem(await server.ask('PATCH', `${at}/notes/my-only-note`, again.ticket, { text: 'Two' }), 'not-allowed')
  const { body } = await server.ask<{ notes: unknown[] }>('GET', `${at}/export`, await server.ticketFor('editor', made))
  expect(body.notes).toHaveLength(1)
  await server.close()
})
