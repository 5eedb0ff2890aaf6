// Acting on the phone: an answer says honestly how it stands, outlives the page, and comes back into the box when a helper asks.
// @vitest-environment jsdom
import { act, useSyncExternalStore } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { isAnswer } from '#client/requests/outNote.ts'
import type { Outbox } from '#client/requests/outbox.ts'
import Acting from '#client/scenes/phone/Acting.tsx'
import type { ActingAction } from '#client/scenes/phone/actingOn.ts'
import type { Live } from '#client/scenes/phone/live.ts'
import { MyNotes } from '#client/scenes/phone/MyNotes.tsx'
import { acting as words } from '#client/words/acting.ts'
import { common } from '#client/words/common.ts'
import { phone } from '#client/words/phone.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { board, line, refusal, setUp, start, taken, tearDown, type Reply, type Sent } from './outboxServer.ts'

const path: ActingAction = {
  id: 'action-path', ref: 'T3.2', title: 'Mend the path', cells: { s: '', m: '', a: '', r: '', t: '' }, agreed: [], helpers: 0,
} // prettier-ignore
const given = { ticket: 'ticket-1', board: { id: board } } as TicketGiven
const live = {
  followActing: (told: (acting: object) => void) => {
    told({ open: path.id, actions: [path] })
    return () => {}
  },
} as unknown as Live

let root: Root
let box: Outbox
let answers: (request: Sent) => Reply
beforeEach(async () => {
  setUp()
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  answers = taken
  line.answer = request =>
    request.path.endsWith('/offers/mine') ? { status: 200, body: { helps: [] } } : answers(request)
  await open()
})
afterEach(() => {
  close()
  tearDown()
})

function Screen() {
  const answers = useSyncExternalStore(box.subscribe, box.notes).filter(isAnswer)
  const kept = { isKept: box.isKept(), places: {} }
  return <Acting given={given} live={live} outbox={box} answers={answers} {...kept} List={MyNotes} />
}
/** The page as it is loaded, with what this device keeps. */
async function open(): Promise<void> {
  box = start()
  root = createRoot(document.body.appendChild(document.createElement('div')))
  act(() => root.render(<Screen />))
  await seconds(0)
}
function close(): void {
  act(() => root.unmount())
  box.close()
  document.body.replaceChildren()
}
const seconds = (n: number) => act(() => vi.advanceTimersByTimeAsync(n * 1000))
const input = () => document.querySelector('textarea')
async function write(text: string): Promise<void> {
  const area = input()
  act(() => {
    // React hears of a value that was set the way a browser sets it.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text)
    area?.dispatchEvent(new Event('input', { bubbles: true }))
  })
  act(() => document.querySelector('form')?.requestSubmit())
  await seconds(0)
}
const said = () => document.querySelector('#acting-said')?.textContent
const listed = () => [...document.querySelectorAll('.my-note')].map(row => row.textContent)
const button = (name: string) => [...document.querySelectorAll('button')].find(each => each.textContent === name)
const posts = () => line.sent.filter(({ method }) => method === 'POST')

it('says that an answer is safe here while the line is down, and sends it after a reload, once', async () => {
  answers = () => 'no line'
  await write('A handrail')
  expect([said(), input()?.value]).toEqual([phone.thanks.offline, ''])
  expect(listed()[0]).toContain(phone.mine.answer.label(common.letters.s, 'T3.2'))
  expect(listed()[0]).toContain(phone.mine.states.saved)
  close()
  line.sent = []
  answers = taken
  await open()
  expect(posts().map(({ body }) => body?.text)).toEqual(['A handrail'])
  await seconds(60)
  expect(posts()).toHaveLength(1)
  expect(listed()).toHaveLength(1)
  expect(listed()[0]).toContain(phone.mine.answer.became.waiting)
})

it('says that it is being saved until the server has it, and then where it is', async () => {
  let reply: (reply: Reply) => void = () => {}
  const slow = new Promise<Reply>(resolve => (reply = resolve))
  line.answer = request => (request.method === 'GET' ? { status: 200, body: { helps: [] } } : slow)
  await write('A handrail')
  expect(said()).toBe(words.saving)
  const [sent] = posts()
  reply({ status: 201, body: { notes: [{ id: sent?.body?.id, state: 'waiting', ref: '' }] } })
  await seconds(0)
  expect(said()).toBe(phone.thanks.waiting)
})

it('tells why one that came too late is not there, and keeps its words', async () => {
  answers = () => refusal(409, 'acting-closed')
  await write('A handrail')
  expect(said()).toBe(common.troubles['acting-closed'])
  expect(listed()[0]).toContain('A handrail')
  expect(listed()[0]).toContain(phone.mine.answer.refused)
})

it('puts one that a helper sent back into the box, and sends the change for the same answer', async () => {
  await write('A handrail')
  const id = posts()[0]?.body?.id
  const own = { id, ref: '', kind: 'idea', text: 'A handrail', reason: 'How long?' }
  answers = () => ({ status: 200, body: { notes: [{ ...own, state: 'reword' }] } })
  await act(() => box.refresh())
  expect(listed()[0]).toContain(phone.mine.answer.reword('How long?'))
  expect(said()).toBe(words.asked)
  act(() => button(phone.mine.change)?.click())
  expect([input()?.value, document.activeElement, said()]).toEqual(['A handrail', input(), words.changing])
  await write(' ')
  expect(said()).toBe(words.empty)
  answers = () => ({ status: 200, body: { ...own, state: 'waiting', text: 'Ten metres', reason: '' } })
  await write('Ten metres')
  expect(line.sent.at(-1)).toMatchObject({ method: 'PATCH', path: `/api/boards/${board}/notes/${id}` })
  expect(said()).toBe(phone.thanks.waiting)
  expect(posts()).toHaveLength(1)
})
