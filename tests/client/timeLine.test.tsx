// Time line: the same time for all by the server's clock, and a word at half, at the last minute and at the end only.
// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { TimeLine } from '#client/board/TimeLine.tsx'
import { digitsOf, time as words } from '#client/words/time.ts'
import type { Timer } from '#shared/board/timer.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
const minute = 60_000
let root: Root
/** This device's clock is wrong by this much; the server's is what counts. Milliseconds. */
const ahead = 123_456_789
const serverNow = () => Date.now() + ahead

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
  vi.useRealTimers()
})

/** A timer with so many seconds left. */
const running = (seconds: number, lasts: number): Timer => ({
  stage: 'post',
  endsAt: new Date(serverNow() + seconds * 1000).toISOString(),
  pausedWith: null,
  lasts: lasts * minute,
})
const show = (timer: Timer | null) =>
  act(() => root.render(<TimeLine timer={timer} stage="post" serverNow={serverNow} />))
const seconds = (n: number) => act(() => vi.advanceTimersByTimeAsync(n * 1000))
const shown = () => document.querySelector('[role=timer]')?.textContent ?? null
const said = () => document.querySelector('[role=status]')?.textContent

it.each([
  [0, '0:00'],
  [1, '0:01'],
  [59_001, '1:00'],
  [270_000, '4:30'],
  [3_600_000, '60:00'],
])('%i ms are %s', (left, digits) => expect(digitsOf(left)).toBe(digits))

it('shows every second on the server’s clock, whatever this device’s says', async () => {
  show(running(270, 6))
  expect(shown()).toBe('4:30')
  const digits: unknown[] = []
  for (let i = 0; i < 5; i += 1) {
    await seconds(1)
    digits.push(shown())
  }
  expect(digits).toEqual(['4:29', '4:28', '4:27', '4:26', '4:25'])
})

it('[O5] says a word at half, at the last minute and at the end, once each', async () => {
  show(running(360, 6))
  const heard: string[] = []
  for (let i = 0; i < 380; i += 1) {
    await seconds(1)
    const word = said() ?? ''
    if (word !== '' && word !== heard.at(-1)) heard.push(word)
  }
  expect(heard).toEqual([words.half, words.minute, words.over.post])
  expect(shown()).toBe(words.over.post)
})

it('[O5] says nothing of what was over before somebody came, nor when more time is given', async () => {
  const timer = running(50, 6)
  show(timer)
  await seconds(1)
  expect(said()).toBe('')
  show({ ...timer, endsAt: new Date(serverNow() + 109_000).toISOString(), lasts: 7 * minute })
  expect(said()).toBe('')
  await seconds(50)
  expect(said()).toBe(words.minute)
})

it('stands still while it is paused, and goes when it is stopped', async () => {
  show({ stage: 'post', endsAt: null, pausedWith: 90_000, lasts: 5 * minute })
  await seconds(30)
  expect(shown()).toBe(`1:30${words.paused}`)
  show(null)
  expect(shown()).toBeNull()
})
