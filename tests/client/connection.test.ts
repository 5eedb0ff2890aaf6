// Connection: dead lines are noticed, a hall does not return in step, and nothing unsaved is forgotten.
// @vitest-environment jsdom
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect, type Connection } from '#client/board/connection.ts'
import { answerFrame, presenceFrame, readFrame, savedFrame } from '#server/relay/frames.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'

/** A socket with its server behind it, which says what a real one would unless it is told to be dead or stuck. */
class Socket extends EventTarget {
  static all: Socket[] = []
  /** New sockets stay unopened until the test opens them. */
  static waits = false
  /** The server cannot save: it acknowledges nothing. */
  static stuck = false

  readonly OPEN = 1
  readyState = 0
  /** Nothing gets through any more, and nobody has been told. */
  dead = false
  onopen: (() => void) | null = null
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null

  constructor() {
    super()
    Socket.all.push(this)
    if (!Socket.waits) setTimeout(() => this.open())
  }

  open() {
    if (this.readyState !== 0) return
    this.readyState = 1
    this.onopen?.()
    this.sayCounts()
  }

  send(frame: Uint8Array) {
    const said = readFrame(frame)
    setTimeout(() => {
      if (this.dead) return
      if (said?.kind === 'vector') this.say(answerFrame(Y.encodeStateAsUpdate(new Y.Doc())))
      else if (said?.kind === 'saved' && !Socket.stuck) this.say(savedFrame(said.number))
      else if (said?.kind === 'who') this.sayCounts()
    }, 20)
  }

  sayCounts() {
    const state = JSON.stringify({ counts: { here: 1, cannotSave: Socket.stuck } })
    this.say(presenceFrame([{ client: 1, clock: (clock += 1), state }]))
  }

  say(frame: Uint8Array) {
    const event = new MessageEvent('message', { data: new Uint8Array(frame).buffer })
    this.onmessage?.(event)
    this.dispatchEvent(event)
  }

  close() {
    this.readyState = 3
  }

  /** The server closes, or the line drops. */
  end(code: number) {
    this.close()
    this.onclose?.({ code, reason: '' })
  }
}

let clock = 0
let doc: Y.Doc
let line: Connection

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  vi.stubGlobal('WebSocket', Socket)
  Object.assign(Socket, { all: [], waits: false, stuck: false })
  doc = new Y.Doc()
  line = connect(doc, 'board-0001', 'ticket-1')
})
afterEach(() => {
  line.close()
  doc.destroy()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1000)
const latest = () => Socket.all.at(-1) as Socket
const write = () => doc.getMap('test').set('key', Math.random())
const persisted = (is: boolean) => new PageTransitionEvent('pageshow', { persisted: is })
const wakings = {
  online: () => dispatchEvent(new Event('online')),
  'pageshow from the cache': () => dispatchEvent(persisted(true)),
  'being seen again': () => document.dispatchEvent(new Event('visibilitychange')),
}
const wakeAll = () => Object.values(wakings).forEach(happens => happens())
/** Milliseconds from now until another socket is made. */
async function untilNext(): Promise<number> {
  const [from, before] = [Date.now(), Socket.all.length]
  while (Socket.all.length === before && Date.now() - from < 60_000) await vi.advanceTimersByTimeAsync(10)
  return Date.now() - from
}

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
      expect(line.state()).toBe('saved')
    })

    it(`is kept after ${what} when it gives a sign`, async () => {
      await seconds(1)
      const states: string[] = []
      line.subscribe(() => states.push(line.state()))
      happens()
      await seconds(10)
      expect(Socket.all).toHaveLength(1)
      expect(states.filter(state => state !== 'saved')).toEqual([])
      expect(line.unsaved()).toBe(false)
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
    expect(line.state()).toBe('saved')
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
    expect(line.state()).toBe('saving')
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

  it('does not come back to a server that will not have us', async () => {
    await seconds(1)
    latest().end(closeCodes.erased.code)
    wakeAll()
    await seconds(60)
    expect(Socket.all).toHaveLength(1)
    expect(line.why()).toBe('erased')
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
        expect(line.state()).toBe('saved')
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
    expect(line.state()).toBe('ended')
    expect(line.why()).toBe('unreadable')
    await seconds(60)
    expect(Socket.all).toHaveLength(1)
  })
})

describe('unsaved', () => {
  it('holds from a change to its acknowledgement', async () => {
    await seconds(1)
    expect(line.unsaved()).toBe(false)
    write()
    expect(line.unsaved()).toBe(true)
    await seconds(1)
    expect(line.unsaved()).toBe(false)
  })

  it('holds offline and while connecting, until the next line has acknowledged it', async () => {
    await seconds(1)
    Socket.waits = true
    latest().end(1006)
    write()
    await seconds(0)
    expect(line.state()).toBe('offline')
    expect(line.unsaved()).toBe(true)
    await untilNext()
    latest().open()
    expect(line.state()).toBe('connecting')
    expect(line.unsaved()).toBe(true)
    await seconds(1)
    expect(line.state()).toBe('saved')
    expect(line.unsaved()).toBe(false)
  })

  it('holds after the end', async () => {
    await seconds(1)
    latest().dead = true
    write()
    await seconds(0)
    latest().end(closeCodes.noTicket.code)
    expect(line.state()).toBe('ended')
    expect(line.unsaved()).toBe(true)
  })
})

it('leaves nothing behind when it is closed', async () => {
  await seconds(1)
  write()
  line.close()
  wakeAll()
  await seconds(60)
  expect(Socket.all).toHaveLength(1)
})
