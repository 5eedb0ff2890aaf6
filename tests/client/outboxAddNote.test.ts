// Adding a note from the board: nothing typed is wiped, and each wording gets its own id.
// @vitest-environment jsdom
import { act, createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { BoardContext } from '#client/board/useBoard.ts'
import { AddNote } from '#client/scenes/board/AddNote.tsx'
import { line, refusal, setUp, taken, tearDown, type Reply } from './outboxServer.ts'

let root: Root
let open: () => void

beforeEach(() => {
  setUp()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  let made = 0
  const board = {
    id: 'board-0001',
    given: { ticket: 'ticket-1', person: 'person-01' },
    newId: () => `note-${(made += 1)}`,
  }
  open = () => {
    root = createRoot(document.body.appendChild(document.createElement('div')))
    act(() =>
      root.render(createElement(BoardContext, { value: board as unknown as OpenBoard }, createElement(AddNote))),
    )
  }
  open()
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
  tearDown()
})

const box = () => document.querySelector('textarea') as HTMLTextAreaElement
const settle = () => act(() => vi.advanceTimersByTimeAsync(0))
function write(text: string): void {
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box(), text)
    box().dispatchEvent(new Event('input', { bubbles: true }))
  })
}
const add = () => act(() => document.querySelector('button')?.click())
const sent = () => line.sent.map(({ body }) => [body?.id, body?.text])

it('keeps a second note that was typed while the first was on its way', async () => {
  let arrive: (reply: Reply) => void = () => {}
  line.answer = () => new Promise(resolve => (arrive = resolve))
  write('A bench')
  add()
  write('A tree')
  await settle()
  arrive({ status: 201, body: {} })
  await settle()
  expect(box().value).toBe('A tree')
})

it('empties the box, and takes a new id for the next', async () => {
  for (const text of ['A bench', 'A bench']) {
    write(text)
    add()
    await settle()
    expect(box().value).toBe('')
  }
  expect(new Set(line.sent.map(({ body }) => body?.id)).size).toBe(2)
})

it('after a failed try keeps the id for the same words, and takes a new one for others', async () => {
  line.answer = () => refusal(503, 'cannot-save')
  write('A bench')
  add()
  await settle()
  line.answer = () => 'no line'
  add()
  await settle()
  line.answer = taken
  write('A bench and a tree')
  add()
  await settle()
  const [first, again, other] = sent()
  expect(again).toEqual(first)
  expect(other?.[1]).toBe('A bench and a tree')
  expect(other?.[0]).not.toBe(first?.[0])
})

it('keeps words and id through a killed tab, and forgets both once the note is up', async () => {
  line.answer = () => 'no line'
  write('A bench')
  add()
  await settle()
  // Killed: nothing is unmounted.
  document.body.replaceChildren()
  open()
  expect(box().value).toBe('A bench')
  line.answer = taken
  add()
  await settle()
  const [first, again] = sent()
  expect(again).toEqual(first)
  expect(box().value).toBe('')
  expect(localStorage.getItem('folkmoot:draft:board-0001:person-01')).toBeNull()
})
