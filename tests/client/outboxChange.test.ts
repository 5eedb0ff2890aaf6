// Outbox: other words for a note that the server has. They keep its id, survive the line, and what a helper took out stays out.
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  board,
  line,
  note,
  onDevice,
  refusal,
  settle,
  setUp,
  seconds,
  start,
  taken,
  tearDown,
  type Sent,
} from './outboxServer.ts'

beforeEach(setUp)
afterEach(tearDown)

const edit = { kind: 'issue', text: 'Cars park on the path' } as const
const reworded = (text: string = edit.text) => ({
  status: 200,
  body: { id: 'note-0001', state: 'waiting', ref: 'W1-001', kind: 'issue', text, reason: '' },
})
const patches = () => line.sent.filter(({ method }) => method === 'PATCH')

async function posted() {
  const box = start()
  box.post(note('note-0001', 'Mrs Cole parks on the path'))
  await settle()
  return box
}

it('sends a change for the same note, and shows it from the first moment', async () => {
  const box = await posted()
  line.answer = () => reworded()
  box.change('note-0001', edit)
  expect(box.notes()[0]).toMatchObject({ edit, note: { text: 'Mrs Cole parks on the path' } })
  expect(onDevice()[0]).toMatchObject({ edit })
  await settle()
  expect(patches()).toMatchObject([{ path: `/api/boards/${board}/notes/note-0001`, body: edit }])
  expect(box.notes()).toMatchObject([{ edit: null, state: 'waiting', reason: '', note: { id: 'note-0001', ...edit } }])
  expect(line.sent).toHaveLength(2)
})

it('keeps a change until there is a line again, also in a page that was closed', async () => {
  const box = await posted()
  line.answer = () => 'no line'
  box.change('note-0001', edit)
  await settle()
  expect(box.notes()[0]).toMatchObject({ edit, trouble: 'offline', state: 'up' })
  box.close()
  line.answer = () => reworded()
  const again = start()
  await seconds(20)
  expect(again.notes()[0]).toMatchObject({ edit: null, state: 'waiting', note: edit })
})

it('sends the latest of two changes', async () => {
  const box = await posted()
  const bodies: unknown[] = []
  line.answer = ({ body }: Sent) => {
    bodies.push(body)
    if (bodies.length === 1) box.change('note-0001', { ...edit, text: 'Better words' })
    return reworded(body?.text)
  }
  box.change('note-0001', edit)
  await settle()
  expect(bodies).toEqual([edit, { ...edit, text: 'Better words' }])
  expect(box.notes()[0]).toMatchObject({ edit: null, note: { text: 'Better words' } })
})

it('keeps the new words of a note that has gone, so that they can be posted anew', async () => {
  const box = await posted()
  line.answer = () => refusal(404, 'no-such-note')
  box.change('note-0001', edit)
  await settle()
  expect(box.notes()[0]).toMatchObject({ state: 'gone', edit: null, note: edit })
})

it('gives a change up when it is refused, and says why', async () => {
  const box = await posted()
  line.answer = () => refusal(409, 'note-in-use')
  box.change('note-0001', edit)
  await settle()
  expect(box.notes()[0]).toMatchObject({ state: 'up', edit: null, trouble: 'note-in-use' })
})

it('takes a note back in the middle of a change', async () => {
  const box = await posted()
  line.answer = () => 'no line'
  box.change('note-0001', edit)
  await settle()
  line.answer = () => ({ status: 204 })
  box.takeBack('note-0001')
  await seconds(20)
  expect([box.notes(), patches().length]).toEqual([[], 1])
})

it('learns which words a helper took out', async () => {
  const box = await posted()
  const own = { id: 'note-0001', state: 'up', ref: 'W1-001', kind: 'idea', text: '[…] parks on the path', reason: '' }
  line.answer = () => ({ status: 200, body: { notes: [{ ...own, redacted: true }] } })
  await box.refresh()
  expect(box.notes()[0]).toMatchObject({ redacted: true, state: 'up', note: { text: '[…] parks on the path' } })
  line.answer = () => ({ status: 200, body: { notes: [own] } })
  await box.refresh()
  expect(box.notes()[0]?.redacted).toBe(false)
  line.answer = taken
})
