// Who waits for a turn, and who makes room when there is none left.
import { expect, it } from 'vitest'
import { networkOf } from '#server/origins.ts'
import { Waiting } from '#server/waiting.ts'
import { calm, ManualClock } from '#tests/support/manualClock.ts'

it('lets everybody through after the same time, while there is room', async () => {
  const clock = new ManualClock()
  const waiting = new Waiting(clock, 3)
  const done: boolean[] = []
  const wait = async () => void done.push(await waiting.wait('hall', 2_000))
  for (let i = 0; i < 4; i += 1) void wait()
  await calm()
  expect(done).toEqual([false])
  await clock.advance(1_999)
  expect(done).toEqual([false])
  await clock.advance(1)
  expect(done).toEqual([false, true, true, true])
  const next = waiting.wait('hall', 2_000)
  await clock.advance(2_000)
  expect(await next).toBe(true)
  expect(clock.set).toBe(0)
})

it('makes room for others in the largest crowd, until each has as much', async () => {
  const clock = new ManualClock()
  const waiting = new Waiting(clock, 10)
  const flood = Array.from({ length: 10 }, () => waiting.wait('flood', 2_000))
  const hall = Array.from({ length: 10 }, () => waiting.wait('hall', 2_000))
  const more = waiting.wait('flood', 2_000)
  await clock.advance(2_000)
  const through = (all: Promise<boolean>[]) => Promise.all(all)
  expect(await through(flood)).toEqual([...Array<boolean>(5).fill(true), ...Array<boolean>(5).fill(false)])
  expect(await through(hall)).toEqual([...Array<boolean>(5).fill(true), ...Array<boolean>(5).fill(false)])
  expect(await more).toBe(false)
})

it('takes the network from the line itself, and from a proxy only when told to', () => {
  const asked = (address: string, forwarded: string, trustProxy: boolean) =>
    networkOf(address, { headers: { 'x-forwarded-for': forwarded } }, { publicUrl: null, trustProxy })
  expect(asked('192.0.2.7', '203.0.113.9', false)).toBe('192.0.2.7')
  expect(asked('::ffff:192.0.2.7', '', false)).toBe('192.0.2.7')
  expect(asked('127.0.0.1', '198.51.100.1, 203.0.113.9', true)).toBe('203.0.113.9')
  expect(asked('127.0.0.1', '', true)).toBe('127.0.0.1')
  expect(asked('2001:db8:1:2:aaaa::1', '', false)).toBe(asked('2001:db8:1:2:bbbb::9', '', false))
  expect(networkOf(undefined, { headers: {} }, { publicUrl: null, trustProxy: false })).toBe('')
})
