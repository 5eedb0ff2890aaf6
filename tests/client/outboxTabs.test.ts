// Outbox, trouble around it: several tabs of one phone, clocks that are set right, full storage, and answers that are not ours.
// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  board,
  ids,
  line,
  note,
  onDevice,
  refusal,
  seconds,
  settle,
  setUp,
  start,
  taken,
  tearDown,
} from './outboxServer.ts'
import type { Reply } from './outboxServer.ts'

beforeEach(setUp)
afterEach(() => {
  tearDown()
  vi.restoreAllMocks()
})

const sendingName = `folkmoot:sending:${board}`
const elsewhere = () => dispatchEvent(new StorageEvent('storage', { key: `folkmoot:outbox:${board}` }))

describe('two tabs of one phone', () => {
  it('send each note once, although both hear that the line is back', async () => {
    line.answer = () => 'no line'
    const one = start()
    one.post(note('note-0001'))
    one.post(note('note-0002'))
    await settle()
    const two = start()
    await settle()
    line.sent = []
    line.answer = taken
    dispatchEvent(new Event('online'))
    await seconds(5)
    expect(ids()).toEqual(['note-0001', 'note-0002'])
    for (const box of [one, two]) expect(box.notes().map(({ state }) => state)).toEqual(['up', 'up'])
  })

  it('do not send what the other has just taken back', async () => {
    line.answer = () => 'no line'
    const one = start()
    one.post(note('note-0001'))
    await settle()
    const two = start()
    await settle()
    line.sent = []
    let arrive: (reply: Reply) => void = () => {}
    line.answer = () => new Promise(resolve => (arrive = resolve))
    two.flush()
    one.takeBack('note-0001')
    await settle()
    // The second tab was at it already; the first waits for its turn.
    expect(line.sent.map(({ method }) => method)).toEqual(['POST'])
    line.answer = () => ({ status: 204 })
    arrive(taken(line.sent[0] as never))
    await seconds(5)
    expect(line.sent.map(({ method }) => method)).toEqual(['POST', 'DELETE'])
    expect(onDevice()).toEqual([])
  })

  it('do not send what the other dropped before it was ever tried', async () => {
    localStorage.setItem(sendingName, JSON.stringify({ tab: 7, until: Date.now() + 3_000 }))
    const one = start()
    one.post(note('note-0001'))
    const two = start()
    two.takeBack('note-0001')
    await seconds(10)
    expect(line.sent).toEqual([])
    elsewhere()
    expect(one.notes()).toEqual([])
  })

  it('do not wait longer than 3 s for one that was killed at it', async () => {
    localStorage.setItem(sendingName, JSON.stringify({ tab: 7, until: Date.now() + 3_000 }))
    const box = start()
    box.post(note('note-0001'))
    await seconds(2.5)
    expect(line.sent).toHaveLength(0)
    await seconds(1.5)
    expect(box.notes()[0]?.state).toBe('up')
    expect(localStorage.getItem(sendingName)).toBeNull()
  })

  it('keep their turn while an answer takes long', async () => {
    line.answer = () => new Promise<never>(() => {})
    start().post(note('note-0001'))
    await settle()
    start()
    await seconds(14)
    expect(line.sent).toHaveLength(1)
  })
})

describe('a clock that is set right by two days', () => {
  it.each([-2, 2])('(%i) changes no wait that the server asked for', async days => {
    line.answer = () => refusal(429, 'too-fast', { retryAfter: 30 })
    const box = start()
    box.post(note('note-0001'))
    await settle()
    vi.setSystemTime(Date.now() + days * 24 * 60 * 60 * 1000)
    line.answer = taken
    box.flush()
    await seconds(29)
    expect(line.sent).toHaveLength(1)
    await seconds(2)
    expect(box.notes()[0]?.state).toBe('up')
  })

  it.each([-2, 2])('(%i) leaves no turn that lasts for days', async days => {
    localStorage.setItem(sendingName, JSON.stringify({ tab: 7, until: Date.now() + 3_000 }))
    vi.setSystemTime(Date.now() + days * 24 * 60 * 60 * 1000)
    const box = start()
    box.post(note('note-0001'))
    await settle()
    expect(box.notes()[0]?.state).toBe('up')
  })
})

describe('answers that are not ours', () => {
  it.each([{ code: 403 }, { code: 'AUTH_REQUIRED', retryAfter: {} }, { code: 'constructor', retryAfter: 'soon' }, {}])(
    '%j refuse no note, and are not asked without rest',
    async body => {
      line.answer = () => ({ status: 403, body })
      const box = start()
      box.post(note('note-0001'))
      await seconds(4)
      expect(line.sent).toHaveLength(3)
      expect(box.notes()[0]).toMatchObject({ state: 'saved', trouble: 'our-fault' })
      line.answer = taken
      await seconds(4)
      expect(box.notes()[0]?.state).toBe('up')
    },
  )

  it.each([86_400, 1e9])('do not make it wait for %i seconds', async retryAfter => {
    line.answer = () => ({ status: 503, body: {}, headers: { 'Retry-After': `${retryAfter}` } })
    const box = start()
    box.post(note('note-0001'))
    await seconds(60)
    expect(line.sent).toHaveLength(1)
    line.answer = taken
    await seconds(61)
    expect(box.notes()[0]?.state).toBe('up')
  })

  it.each([null, { welcome: 'to the hall' }, { notes: 'none' }])('%j do not make notes look gone', async body => {
    const box = start()
    box.post(note('note-0001'))
    await settle()
    line.answer = () => ({ status: 200, body })
    expect(await box.refresh()).toBe('offline')
    expect(box.notes()[0]?.state).toBe('up')
  })
})

it('tells when the phone keeps nothing, and when it does again', async () => {
  line.answer = () => 'no line'
  const box = start()
  expect(box.isKept()).toBe(true)
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full')
  })
  const told: boolean[] = []
  box.subscribe(() => told.push(box.isKept()))
  box.post(note('note-0001'))
  expect(told[0]).toBe(false)
  full.mockRestore()
  box.post(note('note-0002'))
  expect(box.isKept()).toBe(true)
  expect(onDevice()).toHaveLength(2)
})
