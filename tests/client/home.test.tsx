// Home: the code in any shape people bring it, and what a workshop needs before it can be started.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CodeForm, placeOf } from '#client/ui/CodeForm.tsx'
import { codeOf, fileOf, linksOf } from '#client/scenes/home/linkList.ts'
import { checkStart, nothingYet, questionOf } from '#client/scenes/home/starting.ts'
import { join } from '#client/words/phone.ts'
import { limits } from '#shared/protocol/limits.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
let root: Root

beforeEach(() => {
  const place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
})

describe('where what was typed leads', () => {
  it.each([
    ['K7QM4P', '/j/K7QM4P'],
    [' k7q m4p ', '/j/K7QM4P'],
    ['k7q-m4p', '/j/K7QM4P'],
    ['https://moot.example/j/K7QM4P', '/j/K7QM4P'],
    ['http://192.168.1.20:4321/j/k7qm4p/?from=poster', '/j/K7QM4P'],
    ['moot.example/j/k7q%20m4p', '/j/K7QM4P'],
    ['https://moot.example/b/board-0001/desk#key=abc', '/b/board-0001/desk#key=abc'],
    ['https://moot.example/b/board-0001#key=abc', '/b/board-0001#key=abc'],
  ])('%s → %s', (typed, place) => expect(placeOf(typed)).toBe(place))

  it.each(['', 'K7Q', 'K7QM4PX', 'K0QM4P', 'https://moot.example/', '%E0%A4%A'])('%s → nowhere', typed =>
    expect(placeOf(typed)).toBeNull(),
  )
})

describe('the code field', () => {
  const field = () => document.querySelector('input') as HTMLInputElement
  const error = () => document.querySelector('.error')?.textContent
  function type(text: string): void {
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), text)
      field().dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
  const send = () =>
    act(() => {
      document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    })

  it('goes where the code leads', () => {
    const go = vi.fn()
    act(() => root.render(<CodeForm go={go} />))
    type('k7q m4p')
    send()
    expect(go).toHaveBeenCalledExactlyOnceWith('/j/K7QM4P')
  })

  it('says what a code looks like, keeps what was typed, and keeps focus', () => {
    const go = vi.fn()
    act(() => root.render(<CodeForm go={go} />))
    type('k7q')
    send()
    expect(go).not.toHaveBeenCalled()
    expect(error()).toBe(join.wrongShape)
    expect(field().value).toBe('k7q')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(field())
  })

  it('asks kindly for a code when there is none', () => {
    act(() => root.render(<CodeForm />))
    send()
    expect(error()).toBe(join.empty)
  })
})

describe('starting a workshop', () => {
  it('writes the question with the place in it, until somebody writes their own', () => {
    expect(questionOf(nothingYet)).toBe('What would make this place better to live in?')
    expect(questionOf({ ...nothingYet, place: ' Milham ' })).toBe('What would make Milham better to live in?')
    expect(questionOf({ ...nothingYet, place: 'Milham', question: 'What next?' })).toBe('What next?')
  })

  it('needs a title, and no more than fits', () => {
    expect(Object.keys(checkStart(nothingYet))).toEqual(['title'])
    expect(checkStart({ ...nothingYet, title: 'Milham' })).toEqual({})
    const long = 'x'.repeat(limits.titleCharacters)
    expect(checkStart({ ...nothingYet, title: long })).toEqual({})
    expect(checkStart({ ...nothingYet, title: `${long}xx` }).title).toContain('2 characters')
  })

  it('accepts the longest place in the question that it makes', () => {
    expect(checkStart({ ...nothingYet, title: 'x', place: 'x'.repeat(limits.placeCharacters) })).toEqual({})
  })
})

describe('the private links', () => {
  const own = {
    id: 'board-0001',
    title: 'Milham',
    startedAt: '2026-11-23T10:00:00Z',
    links: {
      facilitator: 'http://moot.example/b/board-0001/desk#key=SECRET1',
      helper: 'http://moot.example/b/board-0001/desk#key=SECRET2',
      editor: 'http://moot.example/b/board-0001#key=SECRET3',
      viewer: 'http://moot.example/b/board-0001/wall#key=SECRET4',
      resident: 'http://moot.example/j/K7QM4P',
    },
  }
  it('show no secret on screen', () => {
    expect(linksOf(own).map(({ shown }) => shown)).toEqual([
      'moot.example/b/board-0001/desk#…',
      'moot.example/b/board-0001/desk#…',
      'moot.example/b/board-0001#…',
      'moot.example/b/board-0001/wall#…',
      'moot.example/j/K7QM4P',
    ])
  })
  it('are all in the file, with the code', () => {
    const file = fileOf(own)
    for (const address of Object.values(own.links)) expect(file).toContain(address)
    expect(file).toContain('K7Q M4P')
    expect(codeOf(own)).toBe('K7Q M4P')
  })
})
