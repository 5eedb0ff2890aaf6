// Month: a date in two lists, saved whole or not at all.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Month } from '#client/cards/PlainCells.tsx'
import { board as words } from '#client/words/board.ts'

let root: Root
let saved: (string | null)[]

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  root = createRoot(document.body.appendChild(document.createElement('div')))
  saved = []
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
})

function show(value: string | null) {
  const onSave = (month: string | null) => {
    saved.push(month)
    show(month)
  }
  act(() => root.render(<Month value={value} disabled={false} onSave={onSave} />))
}
const list = (label: string) => document.querySelector<HTMLSelectElement>(`[aria-label="${label}"]`)
function choose(label: string, value: string) {
  const select = list(label)
  if (select === null) throw new Error('that list is not there')
  act(() => {
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
}

it('saves nothing before month and year are both there', () => {
  show(null)
  choose(words.dueMonth, '09')
  expect(saved).toEqual([])
  expect(list(words.dueMonth)?.value).toBe('09')
  choose(words.dueYear, String(new Date().getFullYear() + 1))
  expect(saved).toEqual([`${new Date().getFullYear() + 1}-09`])
})

it('takes the date away with either, and keeps the other for the next choice', () => {
  show('2027-09')
  choose(words.dueMonth, '')
  expect(saved).toEqual([null])
  expect(list(words.dueYear)?.value).toBe('2027')
  choose(words.dueMonth, '03')
  expect(saved).toEqual([null, '2027-03'])
})

it('offers a year that stands there, however long ago', () => {
  show('2011-05')
  expect([list(words.dueMonth)?.value, list(words.dueYear)?.value]).toEqual(['05', '2011'])
})
