// Suggestions by request: given from phones, held and checked as notes are, taken back, removed for good; who can help; and nobody learns who.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { letterText } from '#shared/board/operations/actions.ts'
import { appendProse, newProse } from '#shared/board/prose.ts'
import { letters, type ActionId } from '#shared/board/schema.ts'
import type { OfferTold, OwnOffers } from '#shared/protocol/answers.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { NotePosted, OwnNotes } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openHall, type Hall } from '#tests/support/hall.ts'
import { LeapingClock } from '#tests/support/leapingClock.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const path = 'action-of-the-path' as ActionId
const one = 'suggestion-one'

let server: TestServer
const clock = new LeapingClock()
let hall: Hall
let editor: Y.Doc
let [ann, bob] = ['', '']
beforeAll(async () => {
  server = await startServer({ clock })
})
afterAll(() => server.close())
beforeEach(async () => {
  hall = await openHall(server)
  await hall.stage('act')
  ann = await hall.ticketFor('resident')
  bob = await hall.ticketFor('resident')
  editor = server.provider(hall.board, await hall.ticketFor('editor')).doc
  await eventually(() => expect(editor.getMap('about').get('stage')).toBe('act'))
  const cells = letters.map(letter => [letter, newProse()] as const)
  editor
    .getMap('actions')
    .set(
      path,
      new Y.Map<unknown>([
        ['no', 1],
        ['title', 'Mend the path'],
        ['spot', { line: 'below', rank: 'a0' }],
        ...cells,
        ['partners', new Y.Map()],
        ['sources', new Y.Map()],
        ['log', new Y.Map()],
      ]),
    )
  await eventually(async () => expect((await file()).actions).toHaveLength(1))
})

interface File {
  readonly actions: readonly { readonly m: unknown }[]
  readonly notes: readonly object[]
  readonly suggestions: readonly { readonly id: string; readonly text: string; readonly became: string }[]
  readonly offers: readonly { readonly id: string; readonly people: number }[]
}
const file = async () => (await hall.ask<File>('GET', '/export', hall.facilitator)).body
const give = (ticket: string, text = 'Two steps at the ford', more = {}) =>
  hall.ask<{ notes: NotePosted[] }>('POST', '/suggestions', ticket, {
    id: one,
    action: path,
    letter: 'm',
    text,
    ...more,
  })
const mine = async (ticket: string) => (await hall.ask<OwnNotes>('GET', '/notes/mine', ticket)).body.notes
const helps = async (ticket: string) => (await hall.ask<OwnOffers>('GET', '/offers/mine', ticket)).body.helps
const beside = async () => (await file()).suggestions.map(({ text }) => text)
/** Looks after a turn that nobody answers for, such as the end of a hold. */
const besideAfter = (leap: number, texts: readonly string[]) => {
  clock.leap(leap)
  return eventually(async () => expect(await beside()).toEqual(texts))
}
const help = (ticket: string, can: boolean) => hall.ask<OfferTold>('PUT', `/actions/${path}/help`, ticket, { can })

it('[A17] [A22] goes beside the cell, once however often it is sent, and its author alone is told how it stands', async () => {
  expect((await give(ann)).status).toBe(201)
  expect((await give(ann)).body).toEqual({ notes: [{ id: one, state: 'up', ref: '' }] })
  const { suggestions, actions } = await file()
  expect(suggestions).toMatchObject([{ id: one, text: 'Two steps at the ford', became: 'waiting' }])
  expect(actions[0]?.m).toEqual([])
  const own = {
    id: one,
    state: 'up',
    ref: '',
    kind: 'idea',
    text: 'Two steps at the ford',
    reason: '',
    became: 'waiting',
  }
  expect(await mine(ann)).toEqual([own])
  expect(await mine(bob)).toEqual([])
  expectProblem(await give(bob), 'note-id-taken')
  expect((await hall.post(bob, one)).status).toBe(409)
  expect(JSON.stringify([await file(), Y.encodeStateAsUpdate(editor)])).not.toMatch(/person|author/)
})

it('[A22] is answered again after answering is over, and whatever a helper has done with it', async () => {
  await give(ann)
  const helper = await hall.ticketFor('helper')
  await hall.stage('plan')
  expect((await give(ann)).body).toEqual({ notes: [{ id: one, state: 'up', ref: '' }] })
  await hall.decide(helper, one, 'keep-off', 'It names a child')
  expect((await give(ann)).body).toEqual({ notes: [{ id: one, state: 'waiting', ref: '' }] })
  expect(await mine(ann)).toMatchObject([{ id: one, state: 'kept-off', reason: 'It names a child' }])
  expect(await beside()).toEqual([])
})

it('[A17] is taken only in the act stage, from those who take part, for an action that is there', async () => {
  expectProblem(await give(await hall.ticketFor('viewer')), 'not-allowed')
  expectProblem(await give(ann, 'x', { action: 'action-nowhere' }), 'no-such-action')
  expectProblem(await give(ann, 'x', { letter: 'q' }), 'not-understood')
  expectProblem(await give(ann, '   '), 'empty')
  expectProblem(await give(ann, 'x'.repeat(141)), 'too-long')
  await hall.stage('plan')
  expectProblem(await give(ann), 'acting-closed')
  expectProblem(await help(ann, true), 'acting-closed')
  expect((await file()).suggestions).toEqual([])
})

it('[A21] waits for a check with words that a note would wait with, in one list with the notes', async () => {
  const helper = await hall.ticketFor('helper')
  expect((await give(ann, 'Ask Mr Brown')).body.notes).toEqual([{ id: one, state: 'waiting', ref: '' }])
  await hall.post(bob, 'note-for-a-check', 'Ring 07700 900123')
  const { notes, waiting } = await hall.held(helper)
  expect(waiting).toBe(2)
  expect(notes.find(({ id }) => id === one)).toMatchObject({
    text: 'Ask Mr Brown',
    state: 'waiting',
    suspects: ['name'],
    answers: { action: path, letter: 'm' },
    device: expect.any(Number) as number,
  })
  expect(notes.find(({ id }) => id === 'note-for-a-check')).toMatchObject({ answers: null })
  expect(await beside()).toEqual([])
  expectProblem(await hall.decide(bob, one, 'up'), 'not-allowed')
  expect((await hall.decide(helper, one, 'up')).body).toEqual({ id: one, state: 'up' })
  expect((await file()).suggestions).toMatchObject([{ id: one, text: 'Ask Mr Brown', became: 'waiting' }])
  expect((await file()).notes).toEqual([])
})

it('[A21] waits for a helper with check first, and for its time with a short hold', async () => {
  await hall.stage('act', { hold: 'first' })
  await give(ann, 'A handrail')
  await hall.stage('act', { hold: 'short' })
  await give(bob, 'A second handrail', { id: 'suggestion-two' })
  expect(await beside()).toEqual([])
  await besideAfter(limits.shortHold + 1_000, ['A second handrail'])
  await hall.decide(await hall.ticketFor('helper'), one, 'up')
  expect((await beside()).toSorted()).toEqual(['A handrail', 'A second handrail'])
})

it('[A21] stands in the list to check where it came in, among the notes', async () => {
  const helper = await hall.ticketFor('helper')
  await hall.stage('act', { hold: 'first' })
  await hall.post(bob, 'note-before')
  clock.leap(60_000)
  await give(ann)
  clock.leap(60_000)
  await hall.post(bob, 'note-after')
  const { notes } = await hall.held(helper)
  expect(notes.map(({ id }) => id)).toEqual(['note-before', one, 'note-after'])
})

it('[A21] lies face down until it is shown with the notes', async () => {
  await hall.stage('act', { blind: true })
  expect((await give(ann)).body.notes[0]?.state).toBe('face-down')
  expect(await beside()).toEqual([])
  expect(await hall.held(await hall.ticketFor('helper'))).toEqual({ notes: [], waiting: 0, faceDown: 1 })
  await hall.reveal('notes')
  expect(await beside()).toEqual(['Two steps at the ford'])
})

it('[A21] is hidden by a worry from beside its cell, and lies there as it was once it is let up', async () => {
  await give(ann)
  editor.getMap<Y.Map<unknown>>('suggestions').get(one)?.set('became', 'aside')
  await eventually(async () => expect(await mine(ann)).toMatchObject([{ became: 'aside' }]))
  expect((await hall.worry(bob, one, 'I know who that is')).status).toBe(200)
  expect(await beside()).toEqual([])
  const { notes } = await hall.held(hall.facilitator)
  expect(notes).toMatchObject([{ id: one, worries: ['I know who that is'], wasUp: true }])
  const copies = await hall.ask<{ worries: object[] }>('GET', '/worries', hall.facilitator)
  expect(copies.body.worries).toMatchObject([{ id: one, words: ['Two steps at the ford'] }])
  await hall.decide(hall.facilitator, one, 'up')
  expect((await file()).suggestions).toMatchObject([{ id: one, became: 'aside' }])
})

it('[A19] [A21] is changed by its author alone: one that was sent back for other words waits again, a clean one stays up', async () => {
  await give(ann)
  const change = (ticket: string, text: string) => hall.ask('PATCH', `/notes/${one}`, ticket, { text })
  expectProblem(await change(bob, 'Mine'), 'not-allowed')
  expect((await change(ann, 'Three steps')).body).toMatchObject({ state: 'up', text: 'Three steps' })
  expect(await beside()).toEqual(['Three steps'])
  await hall.decide(hall.facilitator, one, 'reword', 'How many?')
  expect(await mine(ann)).toMatchObject([{ state: 'reword', reason: 'How many?' }])
  expectProblem(await change(bob, 'Mine'), 'no-such-note')
  expect((await change(ann, 'Four steps')).body).toMatchObject({ state: 'waiting', text: 'Four steps' })
  await hall.decide(hall.facilitator, one, 'up')
  expect((await change(ann, 'Ask Mr Brown')).body).toMatchObject({ state: 'waiting' })
  expect(await beside()).toEqual([])
})

it('has the pace of notes', async () => {
  for (const n of [1, 2, 3, 4, 5]) expect((await give(ann, `Answer ${n}`, { id: `suggestion-${n}` })).status).toBe(201)
  expect((await give(ann, 'One more', { id: 'suggestion-6' })).status).toBe(429)
  expect((await hall.post(ann, 'note-too-fast')).status).toBe(429)
  expect((await give(bob)).status).toBe(201)
})

it('[A18] editors say what becomes of it, and nobody but the server writes one', async () => {
  await give(ann)
  const records = editor.getMap<Y.Map<unknown>>('suggestions')
  await eventually(() => expect(records.get(one)).toBeDefined())
  records.get(one)?.set('became', 'used')
  const cell = letterText(editor, path, 'm')
  if (cell) appendProse(cell, 'Two steps at the ford')
  await eventually(async () => expect((await mine(ann))[0]?.became).toBe('used'))
  const forged: ((doc: Y.Doc) => void)[] = [
    doc => doc.getMap('suggestions').set('suggestion-forged', new Y.Map([['given', { action: path, letter: 'm' }]])),
    doc =>
      doc.getMap<Y.Map<unknown>>('suggestions').get(one)?.set('given', { action: path, letter: 'm', text: 'Not so' }),
    doc => doc.getMap('suggestions').delete(one),
    doc => doc.getMap('offers').set(path, new Y.Map([['people', 99]])),
  ]
  for (const forge of forged) {
    const other = server.provider(hall.board, await hall.ticketFor('helper'))
    await eventually(() => expect(other.doc.getMap('suggestions').has(one)).toBe(true))
    const closed = new Promise<number | undefined>(resolve => {
      other.on('connection-close', event => resolve(event?.code))
    })
    forge(other.doc)
    expect(await closed).toBe(4403)
  }
  const { suggestions, offers } = await file()
  expect(suggestions.map(({ text }) => text)).toEqual(['Two steps at the ford'])
  expect(offers).toEqual([])
})

it('[A19] is taken back by its author alone, and sending it again does not bring it back', async () => {
  await give(ann)
  const remove = (ticket: string) => hall.ask('DELETE', `/notes/${one}`, ticket)
  expectProblem(await remove(bob), 'not-allowed')
  expect((await remove(ann)).status).toBe(204)
  expect((await file()).suggestions).toEqual([])
  expectProblem(await give(ann), 'no-such-note')
})

it('[A19] is removed for good by the facilitator, out of every kept moment too', async () => {
  await give(ann)
  await hall.ask('POST', '/snapshots', hall.facilitator, { label: 'Before' })
  const remove = (id: string) => hall.decide(hall.facilitator, id, 'forget')
  expect((await remove(one)).status).toBe(200)
  // Asked again, it is cleared away once more.
  expect((await remove(one)).status).toBe(200)
  expectProblem(await remove('suggestion-nowhere'), 'no-such-note')
  const { body } = await hall.ask<{ snapshots: { id: string; label: string }[] }>('GET', '/snapshots', hall.facilitator)
  const moment = body.snapshots.find(({ label }) => label === 'Before')
  expect((await hall.ask('POST', `/snapshots/${moment?.id}/restore`, hall.facilitator, {})).status).toBe(200)
  expect((await file()).suggestions).toEqual([])
})

it('[A20] counts each person once, takes it back, and tells nobody who', async () => {
  expect((await help(ann, true)).body).toEqual({ can: true, people: 1 })
  expect((await help(ann, true)).body).toEqual({ can: true, people: 1 })
  expect((await help(bob, true)).body).toEqual({ can: true, people: 2 })
  expect(await helps(ann)).toEqual([path])
  expect(await helps(await hall.ticketFor('resident'))).toEqual([])
  expect((await file()).offers).toEqual([{ id: path, people: 2 }])
  expect((await help(ann, false)).body).toEqual({ can: false, people: 1 })
  expect(await helps(ann)).toEqual([])
  expectProblem(await hall.ask('PUT', '/actions/action-nowhere/help', ann, { can: true }), 'no-such-action')
  expectProblem(await help(await hall.ticketFor('viewer'), true), 'not-allowed')
})
