// The timer: started, paused, given more time, stopped; and what is worth a word.
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { moveStage } from '#shared/board/operations/boards.ts'
import { setTimer, type TimerChange } from '#shared/board/operations/timer.ts'
import { readAbout } from '#shared/board/schema.ts'
import { leftOf, partOfTime, timerNow } from '#shared/board/timer.ts'
import { by, newBoard } from './support/boards.ts'

const minute = 60_000
const start = Date.parse('2027-03-31T19:40:00.000Z')
const at = (seconds: number) => start + seconds * 1000
const ask = (doc: Y.Doc, seconds: number, wanted: TimerChange) =>
  setTimer(doc, { ...by, at: new Date(at(seconds)).toISOString() }, wanted)
/** Seconds left, or null when no timer counts. */
function left(doc: Y.Doc, seconds: number): number | null {
  const timer = timerNow(readAbout(doc), at(seconds))
  return timer === null ? null : leftOf(timer, at(seconds)) / 1000
}

it('[O1] starts for the stage that is on, in place of an earlier timer', () => {
  const doc = newBoard()
  expect(left(doc, 0)).toBeNull()
  expect(ask(doc, 0, { do: 'start', minutes: 6 }).ok).toBe(true)
  expect(readAbout(doc).timer).toEqual({
    stage: 'welcome',
    endsAt: '2027-03-31T19:46:00.000Z',
    pausedWith: null,
    lasts: 6 * minute,
  })
  expect(left(doc, 60)).toBe(300)
  ask(doc, 60, { do: 'start', minutes: 2 })
  expect(left(doc, 60)).toBe(120)
})

it('[O2] keeps what is left while it is paused, and asking twice changes nothing', () => {
  const doc = newBoard()
  ask(doc, 0, { do: 'start', minutes: 5 })
  ask(doc, 100, { do: 'pause' })
  expect(left(doc, 5000)).toBe(200)
  ask(doc, 200, { do: 'pause' })
  expect(left(doc, 5000)).toBe(200)
  ask(doc, 1000, { do: 'go-on' })
  expect(left(doc, 1010)).toBe(190)
  ask(doc, 1020, { do: 'go-on' })
  expect(left(doc, 1030)).toBe(170)
})

it('[O3] adds to what is left, paused or not, and counts from now when it is over', () => {
  const doc = newBoard()
  ask(doc, 0, { do: 'start', minutes: 2 })
  ask(doc, 30, { do: 'add', minutes: 1 })
  expect([left(doc, 30), readAbout(doc).timer?.lasts]).toEqual([150, 3 * minute])
  ask(doc, 40, { do: 'pause' })
  ask(doc, 50, { do: 'add', minutes: 1 })
  expect(left(doc, 60)).toBe(200)
  ask(doc, 60, { do: 'go-on' })
  ask(doc, 60 + 200 + 90, { do: 'add', minutes: 1 })
  expect(left(doc, 60 + 200 + 90)).toBe(60)
})

it('[O4] counts in its own stage, until ten minutes after its end', () => {
  const doc = newBoard()
  const none = { ok: false, reason: 'no-timer' }
  for (const wanted of ['pause', 'go-on'] as const) expect(ask(doc, 0, { do: wanted })).toEqual(none)
  expect(ask(doc, 0, { do: 'add', minutes: 1 })).toEqual(none)
  expect(ask(doc, 0, { do: 'stop' })).toEqual({ ok: true, value: null })
  ask(doc, 0, { do: 'start', minutes: 5 })
  moveStage(doc, by, { stage: 'post', question: null })
  expect(left(doc, 10)).toBeNull()
  expect(ask(doc, 10, { do: 'pause' })).toEqual(none)
  moveStage(doc, by, { stage: 'welcome', question: null })
  expect(left(doc, 10)).toBe(290)
  expect(left(doc, 300 + 599)).toBe(-599)
  expect(left(doc, 300 + 600)).toBeNull()
  ask(doc, 20, { do: 'stop' })
  expect([left(doc, 20), readAbout(doc).timer]).toEqual([null, null])
})

it.each([
  [6, [360, 181], 'begun'],
  [6, [180, 61], 'half'],
  [6, [60, 1], 'minute'],
  [6, [0, -5], 'over'],
  [2, [120, 61], 'begun'],
  [2, [60, 1], 'minute'],
  [1, [60, 1], 'begun'],
  [1, [0], 'over'],
] as const)('[O5] of %i minutes, %j seconds left are %s', (minutes, seconds, part) => {
  for (const each of seconds) expect(partOfTime(each * 1000, minutes * minute)).toBe(part)
})
