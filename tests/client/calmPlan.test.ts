// Calm plan: the first change is shown at once, a flood of them is worked out now and then, and the last is never missed.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { boardStore } from '#client/board/boardStore.ts'
import { calmPlan } from '#client/board/calmPlan.ts'
import { by, newBoard, post } from '#tests/shared/support/boards.ts'
import { tellFate } from '#shared/board/operations/notes.ts'
import { ids } from '#shared/board/record.ts'
import { notes } from '#shared/board/schema.ts'

let doc: Y.Doc
beforeEach(() => {
  vi.useFakeTimers()
  doc = newBoard()
})
afterEach(() => vi.useRealTimers())

it('shows the first change at once and a flood in steps, the last one too', () => {
  const store = boardStore(doc)
  const calm = calmPlan(store)
  let told = 0
  const stop = calm.subscribe(() => (told += 1))
  post(doc, 1)
  expect([told, calm.read().notes.length]).toEqual([1, 1])
  for (let n = 2; n <= 50; n += 1) post(doc, n)
  expect([told, calm.read().notes.length]).toEqual([1, 1])
  vi.advanceTimersByTime(400)
  expect([told, calm.read().notes.length]).toEqual([2, 50])
  vi.advanceTimersByTime(5_000)
  expect(told).toBe(2)
  tellFate(doc, by, { notes: ids(doc, notes), fate: { kind: 'parked', to: '', why: '' } })
  expect([told, calm.read().notes[0]?.fate.kind]).toEqual([3, 'parked'])
  stop()
  post(doc, 51)
  vi.advanceTimersByTime(5_000)
  expect(told).toBe(3)
  store.close()
})

it('takes in what changed before anybody listened', () => {
  const store = boardStore(doc)
  const calm = calmPlan(store)
  post(doc, 1)
  const stop = calm.subscribe(() => undefined)
  expect(calm.read().notes).toHaveLength(1)
  stop()
  store.close()
})
