// Choose: dots by plus and minus within the budget, said as people hear it; nothing of others before it is shown.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Choices } from '#client/board/choices.ts'
import { ChoiceResults } from '#client/choosing/ChoiceResults.tsx'
import { Choose } from '#client/choosing/Choose.tsx'
import { choose as words } from '#client/words/choose.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)

const given = { ticket: 'ticket', person: 'person-01', role: 'resident', board: { id: 'board-01' } } as TicketGiven
const names = ['Crossing', 'Buses', 'Bench']
const items = names.map((name, i) => ({ id: `theme-00${i}`, no: i + 1, slot: i, name, people: 1, bigNeed: '' }))
const open: Choices = { round: 1, isOpen: true, chosen: 7, dots: 3, perItem: 2, items, results: null }
const renew = async () => null

let root: Root
let sent: { dots: object }[]
beforeEach(() => {
  localStorage.clear()
  sent = []
  vi.stubGlobal('fetch', async (_path: string, { method, body }: RequestInit) => {
    if (method === 'PUT') sent.push(JSON.parse(body as string) as { dots: object })
    return Response.json(method === 'PUT' ? { left: 0 } : { round: 1, open: true, dots: {}, left: 3 })
  })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
})
const show = (choices: Choices) =>
  act(async () => root.render(<Choose choices={choices} given={given} renew={renew} heading="h1" />))
const button = (label: string) => document.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)
const press = (label: string) => act(async () => button(label)?.click())
const left = () => document.querySelector('output')?.textContent
const on = (name: string) =>
  [...document.querySelectorAll('.choice')]
    .find(row => row.textContent.startsWith(name))
    ?.querySelector('.choice-dots [aria-hidden]')?.textContent

it('puts and takes dots within what each person has, and on one line', async () => {
  await show(open)
  expect(left()).toBe('3 dots left of 3')
  await press('Put a dot on: Crossing')
  await press('Put a dot on: Crossing')
  expect(left()).toBe('1 dot left of 3')
  await press('Put a dot on: Crossing')
  expect([on('Crossing'), left()]).toEqual(['2', words.most(2, 1)])
  await press('Put a dot on: Bench')
  expect(left()).toBe('You have no dots left. Take one back to move it.')
  await press('Put a dot on: Buses')
  expect(on('Buses')).toBe('0')
  await press('Take a dot off: Crossing')
  expect([on('Crossing'), left()]).toEqual(['1', '1 dot left of 3'])
  expect(sent.at(-1)).toEqual({ round: 1, dots: { 'theme-000': 1, 'theme-002': 1 } })
  expect(document.querySelector('.choose-state')?.textContent).toBe(words.states.sent)
})

it('says so while there is nothing to choose among', async () => {
  await show({ ...open, items: [] })
  expect(document.querySelector('h1')?.textContent).toBe(words.title)
  expect(document.body.textContent).toContain(words.nothing)
})

it('keeps the focus on a button that can do no more', async () => {
  await show({ ...open, dots: 1 })
  button('Put a dot on: Bench')?.focus()
  await press('Put a dot on: Bench')
  expect(document.activeElement).toBe(button('Put a dot on: Bench'))
  expect(button('Put a dot on: Bench')?.getAttribute('aria-disabled')).toBe('true')
})

it('gives dots back that lay on something that has gone', async () => {
  await show(open)
  await press('Put a dot on: Crossing')
  await press('Put a dot on: Bench')
  await show({ ...open, items: items.slice(1) })
  expect(left()).toBe('2 dots left of 3')
  expect(sent.at(-1)).toEqual({ round: 1, dots: { 'theme-002': 1 } })
})

it('begins the next round with all dots in hand', async () => {
  await show(open)
  await press('Put a dot on: Crossing')
  await show({ ...open, round: 2 })
  expect(left()).toBe('3 dots left of 3')
})

it('shows what people chose in order, with what was put on paper and why a big need is one', async () => {
  const results = items.map((item, i) => ({
    ...item,
    dots: 9 - i,
    paper: i,
    bigNeed: i === 2 ? 'They cannot sit.' : '',
  }))
  await act(async () => root.render(<ChoiceResults results={results} heading="h1" />))
  const rows = [...document.querySelectorAll('.result')].map(row => row.textContent)
  expect(rows[0]).toContain('9 dots')
  expect(rows[1]).toContain('8 from screens, 1 on paper')
  expect(rows[2]).toContain('Few people, big need. They cannot sit.')
  expect(document.body.textContent).toContain(words.notBallot)
})
