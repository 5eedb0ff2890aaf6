// Press: jobs one after the other in a thread of their own, which may fail or be lost without taking anything along.
import { pino } from 'pino'
import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { systemClock } from '#server/clock.ts'
import { Press } from '#server/press.ts'
import { newBoard, post } from '#tests/shared/support/boards.ts'
import { eventually } from '#tests/support/eventually.ts'
import { ManualClock } from '#tests/support/manualClock.ts'

const log = pino({ level: 'silent' })
let press = new Press(systemClock, log)
afterEach(() => press.close())

const doc = newBoard()
post(doc, 1, 2)
const job = { kind: 'open', state: Y.encodeStateAsUpdate(doc) } as const
const refs = async () => {
  const asked = await press.ask(job)
  return asked.ok ? asked.value.notes.map(({ ref }) => ref) : asked.reason
}

it('does jobs in the order in which they come, and refuses what would wait too long', async () => {
  press = new Press(systemClock, log)
  const order: number[] = []
  const asked = Array.from({ length: 20 }, async (_, i) => {
    const answer = await refs()
    if (answer !== 'press-busy') order.push(i)
    return answer
  })
  const answers = await Promise.all(asked)
  expect(answers.slice(0, 16)).toEqual(Array.from({ length: 16 }, () => ['W1-001', 'W1-002']))
  expect(answers.slice(16)).toEqual(Array.from({ length: 4 }, () => 'press-busy'))
  expect(order).toEqual(Array.from({ length: 16 }, (_, i) => i))
  expect(await refs()).toEqual(['W1-001', 'W1-002'])
})

it('goes on after a job that fails', async () => {
  press = new Press(systemClock, log)
  await expect(press.ask({ kind: 'open', state: new Uint8Array([255, 255]) })).rejects.toThrow('the press failed')
  expect(await refs()).toEqual(['W1-001', 'W1-002'])
})

it('ends a job that takes too long, and goes on with the next in a new thread', async () => {
  const clock = new ManualClock()
  press = new Press(clock, log)
  // Long enough to be still at it: a board of a million brackets.
  const file = new TextEncoder().encode(
    `{"format":"folkmoot","version":2,"vision":[${'{"kind":"paragraph"},'.repeat(700_000)}0]}`,
  )
  const lost = expect(press.ask({ kind: 'read', file })).rejects.toThrow('the press was lost')
  const next = refs()
  await eventually(() => expect(clock.set).toBeGreaterThan(0))
  await clock.advance(30_000)
  await lost
  expect(await next).toEqual(['W1-001', 'W1-002'])
})
