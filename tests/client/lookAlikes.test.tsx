// Look-alikes: what somebody does not want to decide now stays away on this device, until it changes or is asked for.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { boardStore } from '#client/board/boardStore.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { BoardContext } from '#client/board/useBoard.ts'
import { LookAlikes } from '#client/cards/LookAlikes.tsx'
import { kept } from '#client/requests/keep.ts'
import { sorting as words } from '#client/words/sorting.ts'
import { postNotes, rewordNote } from '#shared/board/operations/notes.ts'
import { by, newBoard, noteId } from '../shared/support/boards.ts'

let doc: Y.Doc
let root: Root

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  localStorage.clear()
  doc = newBoard()
  say(1, 'No bus after six in the evening')
  say(2, 'There is no bus after six')
})
afterEach(async () => {
  await leave()
  vi.useRealTimers()
})

function say(n: number, text: string): void {
  postNotes(doc, by, [{ id: noteId(n), kind: 'idea', text, via: 'phone', lang: 'en' }])
}
/** Opens the page anew, as after a reload: nothing is left of the page before but what the device keeps. */
async function open(id = 'board-0001'): Promise<void> {
  const board = { id, store: boardStore(doc), can: () => true } as unknown as OpenBoard
  root = createRoot(document.body.appendChild(document.createElement('div')))
  act(() =>
    root.render(
      <BoardContext value={board}>
        <LookAlikes />
      </BoardContext>,
    ),
  )
  await compare()
}
const compare = () => act(() => vi.advanceTimersByTimeAsync(1_000))
async function leave(): Promise<void> {
  act(() => root.unmount())
  document.body.replaceChildren()
  await compare()
}
const press = (label: string) =>
  act(() => [...document.querySelectorAll('button')].find(button => button.textContent === label)?.click())
const groups = () => document.querySelectorAll('.alike-group').length

it('a group that was put off stays away after a reload, on that board only', async () => {
  await open()
  expect(groups()).toBe(1)
  press(words.notNow)
  expect(groups()).toBe(0)
  await leave()
  await open()
  expect([groups(), document.body.textContent.includes(words.putOff(1))]).toEqual([0, true])
  await leave()
  await open('board-0002')
  expect(groups()).toBe(1)
})

it('it comes back when a note of it has other words, and when another note joins it', async () => {
  await open()
  press(words.notNow)
  act(() => void rewordNote(doc, by, { note: noteId(2), kind: 'idea', text: 'There is no bus at all after six' }))
  await compare()
  expect(groups()).toBe(1)
  press(words.notNow)
  expect(groups()).toBe(0)
  act(() => say(3, 'No bus after six o’clock'))
  await compare()
  expect(groups()).toBe(1)
})

it('it comes back when somebody asks for it, and nothing is kept any more', async () => {
  await open()
  press(words.notNow)
  press(words.putOffAgain)
  expect([groups(), kept('not-now:board-0001')]).toEqual([1, null])
})

it('no words are kept, and no more than a hundred groups', async () => {
  localStorage.setItem('folkmoot:not-now:board-0001', JSON.stringify(Array.from({ length: 100 }, (_, i) => `old ${i}`)))
  await open()
  press(words.notNow)
  const off = kept<string[]>('not-now:board-0001') ?? []
  expect([off.length, off[0], off.join(' ').includes('bus')]).toEqual([100, 'old 1', false])
  expect(off.at(-1)).toContain(noteId(1))
})
