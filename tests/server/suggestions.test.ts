// Suggestions by request: given from phones, taken back, removed for good; who can help; and nobody learns who.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { letterText } from '#shared/board/operations/actions.ts'
import { appendProse, newProse } from '#shared/board/prose.ts'
import { letters, type ActionId } from '#shared/board/schema.ts'
import type { OfferTold, OwnSuggestions } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openHall, type Hall } from '#tests/support/hall.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const path = 'action-of-the-path' as ActionId
const one = 'suggestion-one'

let server: TestServer
let hall: Hall
let editor: Y.Doc
let [ann, bob] = ['', '']
beforeAll(async () => {
  server = await startServer()
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
  readonly suggestions: readonly { readonly id: string; readonly text: string; readonly became: string }[]
  readonly offers: readonly { readonly id: string; readonly people: number }[]
}
const file = async () => (await hall.ask<File>('GET', '/export', hall.facilitator)).body
const give = (ticket: string, text = 'Two steps at the ford', more = {}) =>
  hall.ask<{ id: string }>('POST', '/suggestions', ticket, { id: one, action: path, letter: 'm', text, ...more })
const mine = async (ticket: string) => (await hall.ask<OwnSuggestions>('GET', '/suggestions/mine', ticket)).body
const help = (ticket: string, can: boolean) => hall.ask<OfferTold>('PUT', `/actions/${path}/help`, ticket, { can })

it('[A17] goes beside the cell, once however often it is sent, and its author alone is told that it is theirs', async () => {
  expect((await give(ann)).status).toBe(201)
  expect((await give(ann)).body).toEqual({ id: one })
  const { suggestions, actions } = await file()
  expect(suggestions).toMatchObject([{ id: one, text: 'Two steps at the ford', became: 'waiting' }])
  expect(actions[0]?.m).toEqual([])
  const own = { id: one, action: path, letter: 'm', text: 'Two steps at the ford', became: 'waiting' }
  expect(await mine(ann)).toEqual({ suggestions: [own], helps: [] })
  expect(await mine(bob)).toEqual({ suggestions: [], helps: [] })
  expectProblem(await give(bob), 'note-id-taken')
  expect(JSON.stringify([await file(), Y.encodeStateAsUpdate(editor)])).not.toMatch(/person|suggester/)
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

it('[A21] asks to leave people out, and keeps nothing of such words', async () => {
  for (const text of ['Ring 07700 900123', 'Ask Mr Brown', 'write to x@example.org'])
    expectProblem(await give(ann, text), 'leave-person-out')
  expect(await mine(ann)).toEqual({ suggestions: [], helps: [] })
  expect((await give(ann)).status).toBe(201)
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
  await eventually(async () => expect((await mine(ann)).suggestions[0]?.became).toBe('used'))
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
  const remove = (ticket: string) => hall.ask('DELETE', `/suggestions/${one}`, ticket)
  expectProblem(await remove(bob), 'not-allowed')
  expect((await remove(ann)).status).toBe(204)
  expect((await file()).suggestions).toEqual([])
  expectProblem(await give(ann), 'no-such-suggestion')
})

it('[A19] is removed for good by the facilitator, out of every kept moment too', async () => {
  await give(ann)
  await hall.ask('POST', '/snapshots', hall.facilitator, { label: 'Before' })
  const remove = () => hall.ask('DELETE', `/suggestions/${one}`, hall.facilitator)
  expect((await remove()).status).toBe(204)
  // Asked again, it is cleared away once more.
  expect((await remove()).status).toBe(204)
  expectProblem(await hall.ask('DELETE', '/suggestions/suggestion-nowhere', hall.facilitator), 'no-such-suggestion')
  const { body } = await hall.ask<{ snapshots: { id: string; label: string }[] }>('GET', '/snapshots', hall.facilitator)
  const moment = body.snapshots.find(({ label }) => label === 'Before')
  expect((await hall.ask('POST', `/snapshots/${moment?.id}/restore`, hall.facilitator, {})).status).toBe(200)
  expect((await file()).suggestions).toEqual([])
})

it('[A20] counts each person once, takes it back, and tells nobody who', async () => {
  expect((await help(ann, true)).body).toEqual({ can: true, people: 1 })
  expect((await help(ann, true)).body).toEqual({ can: true, people: 1 })
  expect((await help(bob, true)).body).toEqual({ can: true, people: 2 })
  expect((await mine(ann)).helps).toEqual([path])
  expect((await file()).offers).toEqual([{ id: path, people: 2 }])
  expect((await help(ann, false)).body).toEqual({ can: false, people: 1 })
  expect((await mine(ann)).helps).toEqual([])
  expectProblem(await hall.ask('PUT', '/actions/action-nowhere/help', ann, { can: true }), 'no-such-action')
  expectProblem(await help(await hall.ticketFor('viewer'), true), 'not-allowed')
})
