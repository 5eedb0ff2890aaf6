// Connection: dead lines are noticed, and a hall does not return in step.
// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '#client/board/connection.ts'
import { presenceFrame } from '#server/relay/frames.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import {
  latest,
  page,
  persisted,
  seconds,
  setUp,
  Socket,
  tearDown,
  untilNext,
  wakeAll,
  wakings,
  write,
} from './lineServer.ts'

beforeEach(setUp)
afterEach(tearDown)

describe('the server’s clock', () => {
  it('is known as soon as the server has spoken, and goes on between its words', async () => {
    Socket.ahead = -7_200_000
    await seconds(1)
    expect(Math.abs(page.line.serverNow() - Date.now() - Socket.ahead)).toBeLessThan(1_000)
    // What somebody else says is no new time.
    const before = page.line.serverNow()
    await seconds(5)
    latest().say(presenceFrame([{ client: 77, clock: 1, state: JSON.stringify({ name: 'Ann' }) }]))
    expect(page.line.serverNow() - before).toBe(5_000)
  })
})

describe('a line that is dead although it looks open', () => {
  for (const [what, happens] of Object.entries(wakings)) {
    it(`is dropped 3 s after ${what}`, async () => {
      await seconds(1)
      latest().dead = true
      happens()
      await seconds(2.9)
      expect(Socket.all).toHaveLength(1)
      await seconds(0.2)
      expect(Socket.all).toHaveLength(2)
      await seconds(0.1)
      expect(page.line.state()).toBe('saved')
    })

    it(`is kept after ${what} when it gives a sign`, async () => {
      await seconds(1)
      const states: string[] = []
      page.line.subscribe(() => states.push(page.line.state()))
      happens()
      await seconds(10)
      expect(Socket.all).toHaveLength(1)
      expect(states.filter(state => state !== 'saved')).toEqual([])
      expect(page.line.unsaved()).toBe(false)
    })
  }

  it('is not asked for a sign when the page is merely shown for the first time', async () => {
    await seconds(1)
    latest().dead = true
    dispatchEvent(persisted(false))
    await seconds(5)
    expect(Socket.all).toHaveLength(1)
  })

  it('is dropped when "saved?" stays unanswered for 15 s, also while more is typed', async () => {
    await seconds(1)
    const first = latest()
    first.dead = true
    for (let second = 0; second < 14; second += 1) {
      write()
      await seconds(1)
      // Other people's changes still come in, so it is not quiet.
      first.sayCounts()
    }
    expect(Socket.all).toHaveLength(1)
    await seconds(1.5)
    expect(Socket.all).toHaveLength(2)
    await seconds(1)
    expect(page.line.state()).toBe('saved')
  })

  it('is noticed within 20 s when nothing at all happens', async () => {
    await seconds(1)
    latest().dead = true
    await seconds(20)
    expect(Socket.all).toHaveLength(2)
  })

  it('is not mistaken for a server that cannot save', async () => {
    await seconds(1)
    Socket.stuck = true
    latest().sayCounts()
    write()
    await seconds(120)
    expect(Socket.all).toHaveLength(1)
    expect(page.line.state()).toBe('saving')
    latest().dead = true
    await seconds(20)
    expect(Socket.all).toHaveLength(2)
  })
})

describe('waking without a line', () => {
  it('comes back at once, and starts the waits from the beginning', async () => {
    await seconds(1)
    vi.spyOn(Math, 'random').mockReturnValue(0.999)
    Socket.waits = true
    for (let tries = 0; tries < 6; tries += 1) {
      latest().end(1006)
      if (tries < 5) await untilNext()
    }
    wakings.online()
    expect(Socket.all).toHaveLength(7)
    latest().end(1006)
    expect(await untilNext()).toBeLessThanOrEqual(200)
  })

  it('leaves a socket alone that has only begun to open, not one that hangs', async () => {
    await seconds(1)
    Socket.waits = true
    latest().end(1006)
    await untilNext()
    await seconds(2)
    wakeAll()
    expect(Socket.all).toHaveLength(2)
    await seconds(5)
    wakeAll()
    expect(Socket.all).toHaveLength(3)
  })

  it('gives up a socket that does not open within 10 s, and goes on trying', async () => {
    await seconds(1)
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    Socket.waits = true
    latest().end(1006)
    await untilNext()
    await seconds(9.9)
    expect(Socket.all).toHaveLength(2)
    await seconds(0.5)
    expect(Socket.all).toHaveLength(3)
    expect(page.line.state()).toBe('offline')
    await seconds(60)
    expect(Socket.all.length).toBeGreaterThan(6)
    Socket.waits = false
    await seconds(20)
    expect(page.line.state()).toBe('saved')
  })

  it('does not come back to a server that will not have us', async () => {
    await seconds(1)
    latest().end(closeCodes.erased.code)
    wakeAll()
    await seconds(60)
    expect(Socket.all).toHaveLength(1)
    expect(page.line.why()).toBe('erased')
  })
})

describe('the wait before coming back', () => {
  it('[S20] is drawn from the whole span, from the first try on', async () => {
    await seconds(1)
    const draw = vi.spyOn(Math, 'random').mockReturnValue(0.5)
    Socket.waits = true
    for (const wait of [100, 200, 400, 800, 1600, 3200, 6400, 7500, 7500]) {
      latest().end(1006)
      expect(await untilNext()).toBe(wait)
    }
    draw.mockReturnValue(0)
    latest().end(1006)
    expect(await untilNext()).toBe(100)
  })

  for (const name of ['tooFast', 'unavailable'] as const) {
    it(`is 4 s and more after ${name}, although each greeting succeeds`, async () => {
      const draw = vi.spyOn(Math, 'random')
      for (const drawn of [0, 0.5, 0.999]) {
        await seconds(1)
        expect(page.line.state()).toBe('saved')
        draw.mockReturnValue(drawn)
        latest().end(closeCodes[name].code)
        expect(Math.abs((await untilNext()) - (4000 + 8000 * drawn))).toBeLessThanOrEqual(10)
      }
    })
  }
})

describe('the end', () => {
  it('comes with any code from 4400 to 4499, also one that is not known here', async () => {
    await seconds(1)
    latest().end(4477)
    expect(page.line.state()).toBe('ended')
    expect(page.line.why()).toBe('unreadable')
    await seconds(60)
    expect(Socket.all).toHaveLength(1)
  })
})

it('ends with a message that was too large: it would be too large again', async () => {
  await seconds(1)
  latest().end(1009)
  expect([page.line.state(), page.line.why()]).toEqual(['ended', 'tooLarge'])
  await seconds(60)
  expect(Socket.all).toHaveLength(1)
})

describe('a line that opens, and falls silent before the board has come through it', () => {
  it('is given up, and the board is read in pieces before the next; not so a line that fell silent later', async () => {
    page.line.close()
    Socket.all = []
    const reads: (() => void)[] = []
    const read = vi.fn(() => new Promise<void>(resolve => reads.push(resolve)))
    page.line = connect(page.doc, 'board-0001', 'ticket-1', read)
    expect(Socket.all).toHaveLength(0)
    reads[0]?.()
    await seconds(0)
    latest().dead = true
    await seconds(20)
    expect(read).toHaveBeenCalledTimes(2)
    wakeAll()
    await seconds(20)
    expect(Socket.all).toHaveLength(1)
    expect(page.line.state()).toBe('offline')
    reads[1]?.()
    await seconds(1)
    expect(page.line.state()).toBe('saved')
    latest().dead = true
    await seconds(21)
    expect(page.line.state()).toBe('saved')
    expect([read.mock.calls.length, Socket.all.length]).toEqual([2, 3])
  })
})
