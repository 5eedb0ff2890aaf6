// How fast somebody may speak: buckets and speakers by the clock, and what a socket notices of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { Bucket } from '#server/relay/buckets.ts'
import { Flow } from '#server/relay/flow.ts'
import { presenceFrame, savedFrame, updateFrame, vectorFrame } from '#server/relay/frames.ts'
import { Herd } from '#server/relay/herd.ts'
import { Ledger } from '#server/relay/ledger.ts'
import type { Room } from '#server/relay/room.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { flow as rates, limits } from '#shared/protocol/limits.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { calm, ManualClock } from '#tests/support/manualClock.ts'
import { readMetrics } from '#tests/support/metrics.ts'
import { openSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const noVector = vectorFrame(new Uint8Array([0]))

describe('a bucket', () => {
  it('gives what is in it at once, and then says how long to wait', () => {
    const bucket = new Bucket({ perSecond: 10, burst: 20 }, 1000)
    expect([bucket.take(20, 1000), bucket.take(1, 1000), bucket.take(1, 1000)]).toEqual([0, 100, 200])
    expect([bucket.waitFor(1, 1200), bucket.waitFor(1, 1300)]).toEqual([100, 0])
    expect([bucket.isFull(3199), bucket.isFull(3200)]).toEqual([false, true])
    expect(bucket.take(20, 9_000_000)).toBe(0)
    expect(bucket.take(1, 9_000_000)).toBe(100)
  })

  it('gives nothing for a clock that was set back, and goes on from there', () => {
    const bucket = new Bucket({ perSecond: 10, burst: 10 }, 5000)
    bucket.take(10, 5000)
    expect(bucket.take(1, 2000)).toBe(100)
    expect(bucket.take(0, 2100)).toBe(0)
  })
})

describe('a speaker', () => {
  const small = 20

  it('may burst, drag and type for as long as it likes without waiting', () => {
    const speaker = new Flow(rates).speaker('board', 'ann', 0)
    const waits = new Set<number>()
    for (let i = 0; i < rates.personMessages.burst; i += 1) waits.add(speaker.hear(small, false, 0))
    for (let at = 2_000; at < 600_000; at += 40) waits.add(speaker.hear(small, false, at))
    // Our client asks after each change whether it is saved.
    for (let at = 600_000; at < 660_000; at += 50) {
      waits.add(speaker.hear(small, false, at))
      waits.add(speaker.hear(small, true, at))
    }
    // 200 notes that were written offline come as one update.
    waits.add(speaker.hear(200 * 1024, false, 700_000))
    expect([...waits]).toEqual([0])
  })

  it('waits for as long as it was too fast, whichever of its sockets spoke', () => {
    const flow = new Flow(rates)
    const [one, two] = [flow.speaker('board', 'ann', 0), flow.speaker('board', 'ann', 0)]
    expect(two).toBe(one)
    for (let i = 0; i < rates.personMessages.burst; i += 1) one.hear(small, false, 0)
    for (let i = 0; i < 29; i += 1) two.hear(small, false, 0)
    expect(one.hear(small, false, 0)).toBe(1000)
    expect(flow.speaker('board', 'bob', 0).hear(small, false, 0)).toBe(0)
    expect(flow.speaker('other', 'ann', 0).hear(small, false, 0)).toBe(0)
    expect(one.hear(small, false, 1100)).toBe(0)
  })

  it('is hopeless when it would have to wait for more than a minute, or goes on and on', () => {
    const flow = new Flow(rates)
    const hear = (person: string, at: number, count: number) => {
      const speaker = flow.speaker('board', person, at)
      let wait = 0
      for (let i = 0; i < count; i += 1) wait = speaker.hear(small, false, at)
      return wait
    }
    expect(hear('patient', 0, 60 + 59 * 30)).toBe(59_000)
    expect(hear('flood', 0, 60 + 61 * 30)).toBe(Number.POSITIVE_INFINITY)
    const waits: number[] = []
    for (let at = 0; at < 300_000 && waits.at(-1) !== Number.POSITIVE_INFINITY; at += 1_000) {
      waits.push(hear('steady', at, 100))
      at += Math.min(waits.at(-1) ?? 0, 300_000)
    }
    expect(waits.at(-1)).toBe(Number.POSITIVE_INFINITY)
    expect(waits.length).toBeGreaterThan(30)
  })

  it('waits for its board when all of them together are too fast', () => {
    const flow = new Flow({ ...rates, boardMessages: { perSecond: 10, burst: 5 } })
    for (let i = 0; i < 5; i += 1) expect(flow.speaker('board', `p${i}`, 0).hear(small, false, 0)).toBe(0)
    expect(flow.speaker('board', 'last', 0).hear(small, false, 0)).toBe(100)
    expect(flow.speaker('other', 'last', 0).hear(small, false, 0)).toBe(0)
  })

  it('is forgotten once it is away and owes nothing', () => {
    const flow = new Flow(rates)
    const speaker = flow.speaker('board', 'ann', 0)
    speaker.sockets.add({ end: () => {} })
    for (let i = 0; i < 90; i += 1) speaker.hear(small, false, 0)
    flow.sweep(1_000_000)
    expect(flow.size).toBe(1)
    speaker.sockets.clear()
    speaker.hear(small, false, 1_000_000)
    flow.sweep(1_000_001)
    expect(flow.size).toBe(1)
    flow.sweep(1_100_000)
    expect(flow.size).toBe(0)
  })
})

it('a herd is answered a few at a time: fewer when answers take long', async () => {
  const clock = new ManualClock()
  const turn: (() => void)[] = []
  const enter: Room['enter'] = run => {
    const afterwards = (after: () => void) => void turn.push(after)
    run({ doc: new Y.Doc(), ledger: new Ledger([]), apply: () => true, afterwards })
    return true
  }
  const herd = new Herd({ enter }, clock)
  const asked: number[] = []
  for (let i = 0; i < 50; i += 1) {
    herd.admit(() => {
      asked.push(i)
      turn.push(() => clock.jump(20))
    })
  }
  const sizes = [asked.length]
  while (asked.length < 50) {
    const before = asked.length
    for (const answer of turn.splice(0)) answer()
    await calm()
    sizes.push(asked.length - before)
  }
  expect(asked).toEqual(Array.from({ length: 50 }, (_, i) => i))
  expect(sizes.slice(0, 6)).toEqual([1, 8, 4, 2, 1, 1])
})

describe('a socket', () => {
  let clock: ManualClock
  let server: TestServer
  let made: BoardMade
  beforeEach(async () => {
    clock = new ManualClock()
    server = await startServer({ clock, rates })
    made = await server.makeBoard()
  })
  afterEach(() => server.close())

  const enter = async (ticket: string) => openSocket(server.wsOrigin, made.board.id, ticket)
  const board = () => `/api/boards/${made.board.id}`

  it('that speaks too fast is read later, and loses nothing', async () => {
    const editor = await enter(await server.ticketFor('editor', made))
    editor.send(noVector)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await editor.hear('answer')).update)
    doc.on('update', (update: Uint8Array) => editor.send(updateFrame(update)))
    const themes = doc.getMap('themes')
    for (let i = 0; i < 300; i += 1) {
      themes.set(`theme-number-${i}`, new Y.Map(Object.entries({ name: `Theme ${i}`, slot: 0, rank: 'a0' })))
    }
    editor.send(savedFrame(9))
    await editor.hear('vector')
    const saved = () => editor.heard.filter(({ kind }) => kind === 'saved')
    await eventually(async () => expect((await readMetrics(server.origin))('folkmoot_pauses_total')).toBe(1))
    // Time stands still, and so it stays unread.
    expect(saved()).toEqual([])
    await eventually(async () => {
      await clock.advance(1_000)
      expect(saved()).toEqual([{ kind: 'saved', number: 9 }])
    })
    const reader = await enter(await server.ticketFor('viewer', made))
    reader.send(noVector)
    const read = new Y.Doc()
    Y.applyUpdate(read, (await reader.hear('answer')).update)
    expect(read.getMap('themes').size).toBe(300)
  })

  it('that floods without end is closed in a way that it may come back from', async () => {
    const [flood, other] = [await server.ticketFor('resident', made), await server.ticketFor('resident', made)]
    const [bad, good] = [await enter(flood), await enter(other)]
    const nothing = updateFrame(new Uint8Array([0, 0]))
    // How much of it is read at once is the network's affair: so it goes on, and what was not read is read later.
    await eventually(async () => {
      if (bad.socket.readyState === WebSocket.OPEN) for (let i = 0; i < 5_000; i += 1) bad.send(nothing)
      await clock.advance(1_000)
      expect(bad.socket.readyState).toBe(WebSocket.CLOSED)
    })
    good.send(savedFrame(1))
    await good.hear('saved')
    expect((await bad.closed).code).toBe(closeCodes.tooFast.code)
    expect(closeCodes.tooFast.code).toBeGreaterThan(4499)
  })

  it('shows the last of what it says of itself, however often it says it', async () => {
    const resident = await enter(await server.ticketFor('resident', made))
    const helper = await server.ticketFor('helper', made)
    const writing = async () =>
      (await server.ask<{ counts: { writing: number } }>('GET', board(), helper)).body.counts.writing
    for (let i = 1; i <= 100; i += 1) {
      resident.send(presenceFrame([{ client: 7, clock: i, state: JSON.stringify({ writing: i !== 100 }) }]))
    }
    resident.send(savedFrame(1))
    await resident.hear('saved')
    expect(await writing()).toBe(1)
    await clock.advance(1_000)
    expect(await writing()).toBe(0)
  })

  it('is the sixth of one person: the oldest is closed for good, kindly', async () => {
    const [ticket, other] = [await server.ticketFor('resident', made), await server.ticketFor('resident', made)]
    const neighbour = await enter(other)
    const mine = []
    for (let i = 0; i <= limits.socketsPerPerson; i += 1) {
      const socket = await enter(ticket)
      await socket.hear('presence')
      mine.push(socket)
    }
    const [oldest, ...rest] = mine
    expect(await oldest?.closed).toEqual({ code: closeCodes.elsewhere.code, reason: closeCodes.elsewhere.meaning })
    for (const socket of [neighbour, ...rest]) {
      socket.send(savedFrame(1))
      await socket.hear('saved')
    }
  })
})
