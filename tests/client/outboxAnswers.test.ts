// Outbox, answers: what somebody answers to a question of an action is as safe on its way as a note, and arrives once.
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OutWords } from '#client/requests/outNote.ts'
import {
  board,
  ids,
  line,
  note,
  onDevice,
  refusal,
  seconds,
  settle,
  setUp,
  start,
  taken,
  tearDown,
} from './outboxServer.ts'

beforeEach(setUp)
afterEach(tearDown)

const answer = (id: string): OutWords => ({ ...note(id, 'A handrail'), action: 'action-0001', letter: 'm' })
const paths = () => line.sent.map(({ method, path }) => `${method} ${path.replace(`/api/boards/${board}`, '')}`)

it('goes where answers go, with its question, and in turn with notes', async () => {
  const box = start()
  box.post(answer('answer-0001'))
  box.post(note('note-0001'))
  await settle()
  expect(paths()).toEqual(['POST /suggestions', 'POST /notes'])
  expect(line.sent[0]?.body).toMatchObject({
    id: 'answer-0001',
    action: 'action-0001',
    letter: 'm',
    text: 'A handrail',
  })
  expect(box.notes().map(({ state }) => state)).toEqual(['up', 'up'])
})

it('is kept while the line is down, also in a page that was closed, and then sent under the same id', async () => {
  line.answer = () => 'no line'
  const box = start()
  box.post(answer('answer-0001'))
  expect(onDevice()).toMatchObject([{ state: 'saved', note: { action: 'action-0001', letter: 'm' } }])
  await settle()
  expect(box.notes()[0]).toMatchObject({ state: 'saved', trouble: 'offline' })
  box.close()
  line.answer = taken
  const again = start()
  await settle()
  expect(again.notes()[0]).toMatchObject({ state: 'up', note: { id: 'answer-0001' } })
  expect(new Set(paths())).toEqual(new Set(['POST /suggestions']))
})

it('is sent again when the answer was lost, and shows what the server says the second time', async () => {
  let tries = 0
  line.answer = ({ body }) => {
    tries += 1
    return tries === 1 ? 'no line' : { status: 201, body: { notes: [{ id: body?.id, state: 'waiting', ref: '' }] } }
  }
  const box = start()
  box.post(answer('answer-0001'))
  await seconds(1)
  expect(ids()).toEqual(['answer-0001', 'answer-0001'])
  expect(box.notes()[0]).toMatchObject({ state: 'waiting', trouble: null })
})

it('keeps the words of one that came too late', async () => {
  line.answer = () => refusal(409, 'acting-closed')
  const box = start()
  box.post(answer('answer-0001'))
  await settle()
  expect(onDevice()).toMatchObject([{ state: 'refused', trouble: 'acting-closed', note: { text: 'A handrail' } }])
})

it('is asked for, changed and taken back where notes are', async () => {
  const box = start()
  box.post(answer('answer-0001'))
  await settle()
  const told = { id: 'answer-0001', state: 'reword', ref: '', kind: 'idea', text: 'A handrail', reason: 'How long?' }
  line.answer = () => ({ status: 200, body: { notes: [{ ...told, became: 'aside' }] } })
  await box.refresh()
  expect(box.notes()[0]).toMatchObject({ state: 'reword', reason: 'How long?', became: 'aside', note: { letter: 'm' } })
  line.answer = () => ({ status: 200, body: { ...told, state: 'waiting', text: 'Ten metres' } })
  box.change('answer-0001', { kind: 'idea', text: 'Ten metres' })
  await settle()
  expect(box.notes()[0]).toMatchObject({ state: 'waiting', note: { text: 'Ten metres', action: 'action-0001' } })
  line.answer = () => ({ status: 204 })
  box.takeBack('answer-0001')
  await settle()
  expect(box.notes()).toEqual([])
  expect(paths().slice(1)).toEqual(['GET /notes/mine', 'PATCH /notes/answer-0001', 'DELETE /notes/answer-0001'])
})
