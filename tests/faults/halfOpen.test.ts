// Half-open lines: both ends believe in a line that nothing gets through any more.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openBoard, type OpenBoard } from '#client/board/openBoard.ts'
import { vectorFrame } from '#server/relay/frames.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import type { ThemeId } from '#shared/board/schema.ts'
import type { Counts } from '#shared/protocol/frames.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { layLine, type BadLine } from '#tests/support/badLine.ts'
import { eventually } from '#tests/support/eventually.ts'
import { ManualClock } from '#tests/support/manualClock.ts'
import { openSocket } from '#tests/support/sockets.ts'
import { comeTo, given, isAllSaved, within, type Page } from '#tests/support/realClient.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

/** Seconds within which both ends have to notice; with a little more for a busy machine. */
const soon = 20
const slack = 2

let server: TestServer
let made: BoardMade
let line: BadLine
let page: Page
let here: OpenBoard | null = null

async function start(clock?: ManualClock): Promise<void> {
  server = await startServer(clock ? { clock } : {})
  made = await server.makeBoard()
  line = await layLine(server.origin)
}
afterEach(async () => {
  here?.close()
  here = null
  vi.unstubAllGlobals()
  await line.close()
  await server.close()
})

const themesOf = (doc: Y.Doc) => Object.values<{ name: string }>(doc.getMap('themes').toJSON())

describe('row 20: a line that is dead although it looks open', () => {
  let board: OpenBoard
  let other: Y.Doc
  beforeEach(async () => {
    await start()
    other = new Y.Doc()
    server.provider(made.board.id, await server.ticketFor('editor', made), other)
    page = comeTo(line)
    here = board = openBoard(await given(server, made, 'editor'))
    await within(10, () => expect(isAllSaved(board)).toBe(true))
  })
  const write = (by: OpenBoard, name: string) => by.act(addTheme, { theme: by.newId<ThemeId>(), name })
  const arrived = (...names: string[]) =>
    expect(themesOf(other).map(({ name }) => name)).toEqual(expect.arrayContaining(names))

  it('row 20: is noticed by whoever does nothing and by whoever writes, and what they did meanwhile arrives', async () => {
    const writer = openBoard(await given(server, made, 'editor'))
    const signs = new Set<string>()
    try {
      await within(10, () => expect(isAllSaved(writer)).toBe(true))
      line.blackhole()
      writer.connection.subscribe(() => signs.add(writer.connection.state()))
      write(writer, 'Into the dark')
      await within(soon + slack, () => {
        expect(writer.connection.state()).toBe('offline')
        expect(board.connection.state()).toBe('offline')
      })
      // Between the words and the end of the line it was "Saving…", and never that all is saved.
      expect([...signs]).toEqual(['saving', 'offline'])
      write(board, 'While nothing got through')
      // What was tried in the dark hangs as well, and is given up.
      line.back()
      await within(soon + slack, () => {
        arrived('Into the dark', 'While nothing got through')
        expect([isAllSaved(board), isAllSaved(writer)]).toEqual([true, true])
      })
    } finally {
      writer.close()
    }
  })

  it('row 20: an unlocked phone is back within seconds', async () => {
    page.hide()
    line.blackhole()
    line.back()
    write(board, 'Just before the phone was locked')
    page.beSeen()
    page.comeFromCache()
    page.comeOnline()
    await within(3 + slack, () => arrived('Just before the phone was locked'))
    await within(3, () => expect(isAllSaved(board)).toBe(true))
    expect(line.open).toBe(1)
  })
})

it('row 20: the server lets a silent socket go, and counts it no more', async () => {
  const clock = new ManualClock()
  await start(clock)
  const enter = async (origin: string) =>
    openSocket(origin.replace('http', 'ws'), made.board.id, await server.ticketFor('resident', made))
  const [alive, silent] = [await enter(server.origin), await enter(line.origin)]
  for (const socket of [alive, silent]) {
    socket.send(vectorFrame(new Uint8Array([0])))
    await socket.hear('answer')
  }
  await clock.advance(5_000)
  const here = () => {
    const said = alive.heard.findLast(({ kind }) => kind === 'presence')
    return said?.kind === 'presence' ? (JSON.parse(said.entries[0]?.state ?? '') as { counts: Counts }).counts.here : 0
  }
  await eventually(() => expect(here()).toBe(2))
  line.blackhole()
  for (let waited = 0; waited < soon; waited += 5) {
    await clock.advance(5_000)
    // Whoever speaks is alive.
    alive.send(vectorFrame(new Uint8Array([0])))
    await alive.hear('answer')
  }
  await eventually(() => expect(here()).toBe(1))
  expect(silent.socket.readyState).toBe(silent.socket.OPEN)
  silent.socket.terminate()
})
