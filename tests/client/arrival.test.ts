// Arrival: what is told to whoever comes late or again, once, on the device that remembers.
// @vitest-environment jsdom
import * as Y from 'yjs'
import { beforeEach, expect, it } from 'vitest'
import { arriveAt, endArrival } from '#client/board/arrival.ts'
import { boardStore } from '#client/board/boardStore.ts'
import { moveStage, openSession } from '#shared/board/operations/boards.ts'
import type { Stage } from '#shared/people/roles.ts'
import { addThemes, by, newBoard, post, sessionId } from '#tests/shared/support/boards.ts'

let doc: Y.Doc
beforeEach(() => {
  localStorage.clear()
  doc = newBoard()
  post(doc, 1, 2, 3)
  addThemes(doc, 1, 2)
})
const to = (stage: Stage) => moveStage(doc, by, { stage, question: null })
const next = (n: number) =>
  openSession(doc, by, { session: sessionId(n), name: `Evening ${n}`, date: `2027-0${n}-01`, place: '' })
const arrive = () => {
  const store = boardStore(doc)
  const arrival = arriveAt('board-0001', store)
  store.close()
  return arrival
}

it('tells nothing to whoever comes in time', () => {
  expect(arrive()).toBeNull()
  to('post')
  expect(arrive()).toBeNull()
  to('choose')
  expect(arrive()).toBeNull()
})

it('tells whoever comes late what has happened, until they have read it', () => {
  to('choose')
  const told = { stage: 'choose', isLate: true, notes: 3, themes: 2, since: null }
  expect(arrive()).toEqual(told)
  // Loaded again before it was read.
  expect(arrive()).toEqual(told)
  endArrival('board-0001')
  expect(arrive()).toBeNull()
})

it('is not told any more once the evening has moved on', () => {
  to('sort')
  expect(arrive()).not.toBeNull()
  to('choose')
  expect(arrive()).toBeNull()
  to('sort')
  expect(arrive()).toBeNull()
})

it('[V3] tells whoever was here before what is new since, and nothing to others', () => {
  arrive()
  next(2)
  post(doc, 4, 5)
  const since = { date: '2027-03-31', name: '', notes: 2, inPlan: 0, done: 0 }
  expect(arrive()).toEqual({ stage: 'welcome', isLate: false, notes: 5, themes: 2, since })
  endArrival('board-0001')
  expect(arrive()).toBeNull()
  next(3)
  post(doc, 6)
  expect(arrive()?.since).toEqual({ ...since, date: '2027-02-01', name: 'Evening 2', notes: 1 })
  localStorage.clear()
  expect(arrive()).toBeNull()
})
