// Phone: a note that a helper sent back for other words. The change is for the same note, and its author sees how it stands.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Phone } from '#client/scenes/phone/Phone.tsx'
import { phone } from '#client/words/phone.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
vi.mock('#client/scenes/phone/live.ts', () => ({
  follow: () => ({ present: () => {}, look: () => {}, close: () => {}, followSaid: () => () => {} }),
}))

const board = { id: 'board-0001', title: 'Milham', place: 'Milham', question: 'What next?', stage: 'post' }
const given = { ticket: 'ticket-1', role: 'resident', person: 'person-01', expiresAt: '2027-01-01T00:00:00Z', board }
const own = { id: 'note-0001', ref: 'W1-1', kind: 'idea' }
const before = { ...own, state: 'reword', text: 'Mrs Cole parks on the path', reason: 'No names' }

let root: Root
let mine: object
let sent: { method: string; path: string; body: unknown }[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  localStorage.clear()
  const note = { id: 'note-0001', kind: 'idea', text: before.text, via: 'phone' }
  localStorage.setItem('folkmoot:outbox:board-0001', JSON.stringify([{ note, state: 'waiting', trouble: null }]))
  mine = before
  sent = []
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit) => {
    if (path === '/api/tickets') return Response.json(given, { status: 201 })
    if (method !== 'GET') sent.push({ method, path, body: typeof body === 'string' ? JSON.parse(body) : null })
    return Response.json(method === 'PATCH' ? mine : { ...board, notes: [mine] })
  })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
  vi.useRealTimers()
})

const seconds = (n: number) => act(() => vi.advanceTimersByTimeAsync(n * 1000))
const box = () => document.querySelector('textarea') as HTMLTextAreaElement
const message = () => document.querySelector('#slot-message')?.textContent
const list = () => [...document.querySelectorAll('.my-note')].map(note => note.textContent)
const press = (words: string) =>
  act(() => [...document.querySelectorAll('button')].find(each => each.textContent.includes(words))?.click())
function write(text: string): void {
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box(), text)
    box().dispatchEvent(new Event('input', { bubbles: true }))
  })
}

it('says so above the box, and sends the change for the same note', async () => {
  act(() => root.render(<Phone typed="K7QM4P" />))
  for (const wait of [0.01, 0.01, 30]) await seconds(wait)
  expect(message()).toBe(phone.change.asked)
  press(phone.mine.change)
  expect([box().value, message()]).toEqual([before.text, ''])
  press(phone.change.leave)
  expect([box().value, document.activeElement, list().length]).toEqual(['', box(), 1])
  press(phone.mine.change)
  write('Cars park on the path')
  mine = { ...own, state: 'waiting', text: 'Cars park on the path', reason: '' }
  press(phone.change.send)
  await seconds(0.01)
  const body = { kind: 'idea', text: 'Cars park on the path' }
  expect(sent).toEqual([{ method: 'PATCH', path: '/api/boards/board-0001/notes/note-0001', body }])
  expect([message(), box().value]).toEqual([phone.change.thanks, ''])
  expect(list()).toEqual([expect.stringContaining(phone.mine.states.waiting)])
})

it('tells whose words were taken out, and shows the rest', async () => {
  mine = { ...own, state: 'up', text: '[…] parks on the path', reason: '', redacted: true }
  act(() => root.render(<Phone typed="K7QM4P" />))
  for (const wait of [0.01, 0.01, 30]) await seconds(wait)
  expect(list()).toEqual([expect.stringContaining('[…] parks on the path')])
  expect(list()[0]).toContain(phone.mine.redacted)
})
