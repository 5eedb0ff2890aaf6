// Phone: from the question to a posted note in two taps, and nothing typed is lost on the way.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkNote } from '#client/scenes/phone/composing.ts'
import { Phone } from '#client/scenes/phone/Phone.tsx'
import { phone } from '#client/words/phone.ts'
import { limits } from '#shared/protocol/limits.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
// The live part has its own life; the phone must do without it.
vi.mock('#client/scenes/phone/live.ts', () => ({
  follow: () => ({ present: () => {}, look: () => {}, close: () => {} }),
}))

const code = 'K7QM4P'
const board = { id: 'board-0001', title: 'Milham', place: 'Milham', question: 'What next?', stage: 'post' }
const given = { ticket: 'ticket-1', role: 'resident', person: 'person-01', expiresAt: '2027-01-01T00:00:00Z', board }
type Reply = { status: number; body: unknown } | 'no line'

let root: Root
let join: () => Reply
let post: (body: { id: string; kind: string; text: string }) => Reply
let mine: () => object[]
let posted: { id: string; kind: string; text: string }[]

beforeEach(() => {
  // Not setImmediate: React's `act` waits with it.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  localStorage.clear()
  posted = []
  mine = () => []
  join = () => ({ status: 201, body: given })
  post = ({ id }) => ({ status: 201, body: { notes: [{ id, state: 'up', ref: 'W1-1' }] } })
  vi.stubGlobal('fetch', (path: string, { method, body }: RequestInit) => {
    const content = typeof body === 'string' ? (JSON.parse(body) as never) : null
    let reply: Reply = { status: 200, body: { ...board, notes: mine() } }
    if (path === '/api/tickets') reply = join()
    else if (method === 'DELETE') return Promise.resolve(new Response(null, { status: 204 }))
    else if (method === 'POST' && content !== null) {
      posted.push(content)
      reply = post(content)
    }
    if (reply === 'no line') return Promise.reject(new TypeError('no line'))
    return Promise.resolve(new Response(JSON.stringify(reply.body), { status: reply.status }))
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
const button = (words: string) =>
  [...document.querySelectorAll('button')].find(each => each.textContent.includes(words)) as HTMLButtonElement
const press = (words: string) => act(() => button(words).click())
async function come(typed = code): Promise<void> {
  act(() => root.render(<Phone typed={typed} />))
  await seconds(0.01)
}
function write(text: string): void {
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box(), text)
    box().dispatchEvent(new Event('input', { bubbles: true }))
  })
}

describe('what may be posted', () => {
  it.each([
    ['', 140, 'empty'],
    ['  \n ', 140, 'empty'],
    ['A bench', 133, null],
    [' A bench ', 133, null],
    ['x'.repeat(140), 0, null],
    ['x'.repeat(142), -2, 'too-long'],
    ['👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿é', 137, null],
  ])('%j', (text, left, problem) => expect(checkNote(text)).toEqual({ left, problem }))
})

describe('coming in', () => {
  it('shows the question and the box', async () => {
    await come()
    expect(document.querySelector('h1')?.textContent).toBe('What next?')
    expect(box().getAttribute('dir')).toBe('auto')
    expect(document.body.textContent).toContain(phone.rules[0])
  })
  it('keeps a wrong code and says what codes look like', async () => {
    join = () => ({ status: 404, body: { code: 'unknown-code' } })
    await come('K7QM4Q')
    expect(document.querySelector('input')?.value).toBe('K7QM4Q')
    expect(document.body.textContent).toContain(phone.door.unknownCode)
  })
  it('says when joining is closed', async () => {
    join = () => ({ status: 423, body: { code: 'joining-closed' } })
    await come()
    expect(document.body.textContent).toContain(phone.door.closed)
  })
  it('goes on trying while there is no line', async () => {
    join = () => 'no line'
    await come()
    expect(document.body.textContent).toContain(phone.door.noLine)
    join = () => ({ status: 201, body: given })
    await seconds(3)
    expect(box()).not.toBeNull()
  })
  it('lets a phone that was here before in at once, without a line', async () => {
    localStorage.setItem(`folkmoot:code:${code}`, JSON.stringify(given))
    join = () => 'no line'
    await come()
    expect(box()).not.toBeNull()
  })
  it('keeps whoever is in when the code has changed', async () => {
    localStorage.setItem(`folkmoot:code:${code}`, JSON.stringify(given))
    join = () => ({ status: 404, body: { code: 'unknown-code' } })
    await come()
    expect(box()).not.toBeNull()
  })
})

describe('posting', () => {
  it('thanks, clears the box and keeps focus in it', async () => {
    await come()
    write('A bench at the bus stop ')
    press(phone.post)
    await seconds(0.01)
    expect(posted).toEqual([expect.objectContaining({ kind: 'idea', text: 'A bench at the bus stop', via: 'phone' })])
    expect(box().value).toBe('')
    expect(document.activeElement).toBe(box())
    expect(message()).toBe(phone.thanks.up)
    expect(list()).toHaveLength(1)
  })
  it('remembers the kind chosen last', async () => {
    await come()
    act(() => (document.querySelector('input[type=radio]') as HTMLInputElement).click())
    write('Speeding')
    press(phone.post)
    write('Potholes')
    press(phone.post)
    await seconds(0.01)
    expect(posted.map(({ kind }) => kind)).toEqual(['issue', 'issue'])
  })
  it('asks kindly for words, and does not scold a second tap', async () => {
    await come()
    press(phone.post)
    expect(message()).toBe(phone.problems.empty)
    expect(document.activeElement).toBe(box())
    write('A bench')
    press(phone.post)
    press(phone.post)
    await seconds(0.01)
    expect(posted).toHaveLength(1)
    expect(message()).toBe(phone.thanks.up)
  })
  it('explains what is too long and loses nothing', async () => {
    await come()
    const long = 'x'.repeat(limits.noteCharacters + 3)
    write(long)
    press(phone.post)
    expect(posted).toHaveLength(0)
    expect(box().value).toBe(long)
    expect(message()).toBe(phone.problems.tooLong(3))
  })
  it('keeps the draft in a closed tab', async () => {
    await come()
    write('Half a thou')
    act(() => root.unmount())
    root = createRoot(document.body.appendChild(document.createElement('div')))
    await come()
    expect(box().value).toBe('Half a thou')
  })
})

describe('after posting', () => {
  it('gives the words back with Undo', async () => {
    await come()
    write('A wrong note')
    press(phone.post)
    await seconds(0.01)
    press('Undo')
    await seconds(0.01)
    expect(list()).toEqual([])
    expect(box().value).toBe('A wrong note')
  })
  it('shows a refused note with its reason, and Change puts the words back', async () => {
    post = () => ({ status: 409, body: { code: 'board-full' } })
    await come()
    write('A bench')
    press(phone.post)
    await seconds(0.01)
    expect(list()[0]).toContain(phone.mine.refused)
    press(phone.mine.change)
    expect(box().value).toBe('A bench')
    expect(list()).toEqual([])
  })
  it.each([
    ['reword', 'No names, please.', phone.mine.reword('No names, please'), true],
    ['kept-off', '', phone.mine.keptOff(''), false],
  ])('tells when a helper said %s, and why', async (state, reason, told, mayChange) => {
    post = ({ id }) => ({ status: 201, body: { notes: [{ id, state: 'waiting', ref: '' }] } })
    await come()
    write('Mr Smith’s hedge')
    press(phone.post)
    await seconds(0.01)
    expect(list()[0]).toContain(phone.mine.states.waiting)
    const [{ id } = { id: '' }] = posted
    mine = () => [{ id, state, reason, ref: '', kind: 'issue', text: '' }]
    await seconds(6)
    expect(list()[0]).toContain(told)
    expect(button(phone.mine.change) !== undefined).toBe(mayChange)
  })
  it('does not overwrite other words with Change', async () => {
    post = () => ({ status: 409, body: { code: 'board-full' } })
    await come()
    write('A bench')
    press(phone.post)
    await seconds(0.01)
    write('Something new')
    press(phone.mine.change)
    expect(box().value).toBe('Something new')
    expect(list()).toHaveLength(1)
    expect(message()).toBe(phone.problems.boxFull)
  })
})

describe('without a line', () => {
  it('says so only after four seconds, and what was sent once it is back', async () => {
    await come()
    post = () => 'no line'
    write('A bench')
    press(phone.post)
    write('A tree')
    press(phone.post)
    await seconds(0.01)
    expect(message()).toBe(phone.thanks.offline)
    expect(list()[0]).toContain(phone.mine.states.saved)
    await seconds(11)
    expect(message()).toBe(phone.offline)
    post = ({ id }) => ({ status: 201, body: { notes: [{ id, state: 'up', ref: '' }] } })
    act(() => void dispatchEvent(new Event('online')))
    await seconds(0.01)
    expect(message()).toBe(phone.back(2))
    await seconds(10)
    expect(message()).toBe('')
  })
  it('stays quiet about a short break', async () => {
    await come()
    post = () => 'no line'
    write('A bench')
    press(phone.post)
    await seconds(0.5)
    post = ({ id }) => ({ status: 201, body: { notes: [{ id, state: 'up', ref: '' }] } })
    await seconds(2)
    expect(message()).toBe(phone.thanks.up)
    await seconds(12)
    expect(message()).toBe('')
  })

  it('promises nothing that the phone does not keep', async () => {
    await come()
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full')
    })
    post = () => 'no line'
    write('A bench')
    press(phone.post)
    await seconds(0.01)
    expect(message()).toBe(phone.thanks.onlyHere)
    expect(list()[0]).toContain(phone.mine.states.onlyHere)
    await seconds(15)
    expect(message()).toBe(phone.offlineOnlyHere)
    full.mockRestore()
    expect(document.body.textContent).not.toContain('aved on this phone')
  })

  it('asks whoever has no ticket any more to come by the code, not by a link', async () => {
    await come()
    post = () => ({ status: 401, body: { code: 'no-ticket' } })
    write('A bench')
    press(phone.post)
    await seconds(2)
    expect(list()[0]).toContain(phone.troubles['no-ticket'])
    expect(document.body.textContent).not.toContain('link')
  })
})
