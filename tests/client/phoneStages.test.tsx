// Phone in every stage: the right thing to see and to do, and a few lines for whoever comes late.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Arrival } from '#client/board/arrival.ts'
import type { LiveNews } from '#client/scenes/phone/live.ts'
import { Phone } from '#client/scenes/phone/Phone.tsx'
import { arrival as arrivalWords } from '#client/words/arrival.ts'
import { phone } from '#client/words/phone.ts'
import { time } from '#client/words/time.ts'
import { stages, type Stage } from '#shared/people/roles.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
const live = vi.hoisted(() => ({
  tell: (_news: unknown) => {},
  said: [] as object[],
}))
vi.mock('#client/scenes/phone/live.ts', () => ({
  follow: (_given: unknown, _own: unknown, told: (news: unknown) => void) => {
    live.tell = told
    return {
      present: (own: object) => void live.said.push(own),
      serverNow: () => Date.now(),
      look: () => {},
      close: () => {},
    }
  },
}))

const code = 'K7QM4P'
const board = { id: 'board-0001', title: 'Milham', place: 'Milham', question: 'What next?', stage: 'post' as Stage }
const given = { ticket: 'ticket-1', role: 'resident', person: 'person-01', expiresAt: '2027-01-01T00:00:00Z', board }

let root: Root
/** The id of the note that the phone posted. */
let posted = ''
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  localStorage.clear()
  posted = ''
  live.said.length = 0
  vi.stubGlobal('fetch', (path: string, { method, body }: RequestInit) => {
    if (method === 'POST' && path.endsWith('/notes')) {
      posted = (JSON.parse(body as string) as { id: string }).id
      return Promise.resolve(Response.json({ notes: [{ id: posted, state: 'up', ref: 'W1-001' }] }, { status: 201 }))
    }
    if (path === '/api/tickets') return Promise.resolve(Response.json(given, { status: 201 }))
    const own = posted === '' ? [] : [{ id: posted, state: 'up', reason: '', ref: 'W1-001', kind: 'idea', text: '' }]
    const timer = { stage: 'post', endsAt: null, pausedWith: 90_000, lasts: 300_000 }
    return Promise.resolve(Response.json({ ...board, timer, now: Date.now(), notes: own }))
  })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
  vi.useRealTimers()
})

const seconds = (n: number) => act(() => vi.advanceTimersByTimeAsync(n * 1000))
async function come(): Promise<void> {
  act(() => root.render(<Phone typed={code} />))
  await seconds(0.01)
  await seconds(0.5)
  await act(() => vi.dynamicImportSettled())
}
function hear(stage: Stage, more: Partial<LiveNews> = {}): void {
  const news: LiveNews = {
    link: 'saved',
    ended: null,
    board: { ...board, stage },
    counts: { here: 1, helpers: 0, writing: 0, finished: 0, home: 0, cannotSave: false, refused: 0 },
    hands: 'off',
    faceDown: 0,
    timer: null,
    arrival: null,
    choices: null,
    helpSort: false,
    acting: false,
    places: {},
    ...more,
  }
  act(() => live.tell(news))
}
async function post(text: string): Promise<void> {
  act(() => {
    const box = document.querySelector('textarea')
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, text)
    box?.dispatchEvent(new Event('input', { bubbles: true }))
  })
  act(() => document.querySelector<HTMLButtonElement>('button.post')?.click())
  await seconds(0.01)
}
const words = () => document.body.textContent
const heading = () => document.querySelector('h1')?.textContent
const links = () => [...document.querySelectorAll('a')].map(link => link.getAttribute('href'))

describe('each stage', () => {
  it.each(stages)('%s says what we do, has one heading, and a box that is named by what it asks', async stage => {
    await come()
    hear(stage)
    expect(document.querySelector('.phone-now')?.textContent).toBe(phone.stageLines[stage])
    expect(document.querySelectorAll('h1')).toHaveLength(1)
    const box = document.querySelector('textarea')
    const name = document.getElementById(box?.getAttribute('aria-labelledby') ?? '')?.textContent
    expect(name).toBe({ plan: phone.missing, follow: phone.box.late }[stage as string] ?? board.question)
  })
  it('plan leads to the vision and the actions, and asks what is missing', async () => {
    await come()
    hear('plan')
    expect(heading()).toBe(phone.missing)
    expect(links()).toEqual(['/b/board-0001?view=vision', '/b/board-0001?view=actions'])
  })
  it('act shows one way to the actions, also while everybody may write them', async () => {
    await come()
    hear('act')
    expect(links()).toEqual(['/b/board-0001?view=actions'])
    hear('act', { hands: 'act' })
    expect(links()).toEqual(['/b/board-0001?view=actions'])
  })
  it('follow begins with what became of one’s notes', async () => {
    await come()
    await post('A crossing')
    const action = { ref: 'T3.4', title: 'Paint a crossing', status: 'under-way' } as const
    hear('follow', { places: { [posted]: { theme: 'Roads', action, fate: null, text: 'A crossing' } } })
    await seconds(0.1)
    expect(heading()).toBe(phone.became)
    expect(words()).toContain(phone.mine.inAction('T3.4', 'Paint a crossing'))
    expect(words()).toContain(phone.mine.statuses['under-way'])
    const mine = document.querySelector('.mine') as Element
    const box = document.querySelector('textarea') as Element
    expect(mine.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0)
    const fate = { kind: 'passed-on', to: 'the council', why: 'It is their road' } as const
    hear('follow', { places: { [posted]: { theme: 'Roads', action: null, fate, text: 'A crossing' } } })
    expect(words()).toContain('Passed on to the council: It is their road.')
  })
})

describe('coming late', () => {
  const arrival: Arrival = { stage: 'choose', isLate: true, notes: 214, themes: 9, since: null }
  it('tells in three lines, gives the focus back to the question, and does not come again', async () => {
    await come()
    hear('choose', { arrival })
    expect(words()).toContain('You have joined while we are choosing.')
    expect(words()).toContain('So far: 214 notes, 9 themes.')
    const button = [...document.querySelectorAll('button')].find(each => each.textContent === arrivalWords.ok)
    act(() => button?.click())
    expect(document.querySelector('.arrival')).toBeNull()
    expect(document.activeElement?.id).toBe('question')
  })
  it('is over when the evening moves on', async () => {
    await come()
    hear('choose', { arrival })
    hear('act', { arrival })
    expect(document.querySelector('.arrival')).toBeNull()
  })
  it('tells those who were here before what is new', async () => {
    await come()
    const since = { date: '2027-03-14', name: 'Spring', notes: 12, inPlan: 6, done: 1 }
    hear('post', { arrival: { ...arrival, stage: 'post', isLate: false, since } })
    for (const line of ['Spring, 14 Mar 2027', '12 new notes', '6 actions are in the plan', '1 action is done']) {
      expect(words()).toContain(line)
    }
  })
})

it('shows the timer also by asking, where no line to the board can be had', async () => {
  await come()
  expect(document.querySelector('[role=timer]')).toBeNull()
  await seconds(21)
  expect(document.querySelector('[role=timer]')?.textContent).toBe(`1:30${time.paused}`)
})

it('says that somebody takes part from home, and remembers it', async () => {
  await come()
  hear('post')
  const box = document.querySelector<HTMLInputElement>('.at-home input')
  act(() => box?.click())
  expect(live.said.at(-1)).toEqual({ home: true })
  act(() => root.unmount())
  root = createRoot(document.body.appendChild(document.createElement('div')))
  live.said.length = 0
  await come()
  hear('post')
  expect(document.querySelector<HTMLInputElement>('.at-home input')?.checked).toBe(true)
  expect(live.said).toContainEqual({ home: true })
})
