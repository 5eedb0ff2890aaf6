// Bad lines: cut, reset, stalled and narrow ones. Everybody ends up with the same board, and "All saved" is never said too early.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openBoard, type OpenBoard } from '#client/board/openBoard.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import { addTheme } from '#shared/board/operations/themes.ts'
import type { ThemeId } from '#shared/board/schema.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { layLine, type BadLine } from '#tests/support/badLine.ts'
import { comeTo, given, isAllSaved, within } from '#tests/support/realClient.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'
import { watch, type WatchedStore } from '#tests/support/watchedStore.ts'

let folder: string
let disk: WatchedStore
let server: TestServer
let made: BoardMade
let line: BadLine
let here: OpenBoard
/** What was done here so far, and how often the sign has said that all of it is saved. */
let written: string[]
let signs: string[]
let lies: string[]
/** Somebody else, on a good line. */
let other: Y.Doc

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-line-'))
  disk = watch(openSqlite(folder))
  server = await startServer({ folder, store: disk.store })
  made = await server.makeBoard()
  line = await layLine(server.origin)
  ;[written, signs, lies] = [[], [], []]
  other = new Y.Doc()
  server.provider(made.board.id, await server.ticketFor('editor', made), other)
})
afterEach(async () => {
  here.close()
  vi.unstubAllGlobals()
  await line.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const themesOf = (doc: Y.Doc) => Object.keys(doc.getMap('themes').toJSON()).sort()
const themesHere = () => [...here.store.slots().values()].sort()

/** Opens the board through the line and looks over the shoulder of its sign. */
async function open(): Promise<void> {
  comeTo(line)
  here = openBoard(await given(server, made, 'editor'))
  here.connection.subscribe(look)
}
function look(): void {
  const state = here.connection.state()
  if (signs.at(-1) !== state) signs.push(state)
  if (!isAllSaved(here)) return
  const kept = themesOf(disk.onDisk(made.board.id))
  lies.push(...written.filter(theme => !kept.includes(theme)))
}
function write(count: number): void {
  for (let i = 0; i < count; i += 1) {
    const theme = here.newId<ThemeId>()
    written.push(theme)
    here.act(addTheme, { theme, name: `Theme ${written.length}` })
  }
}
function isSaved(): void {
  look()
  expect(isAllSaved(here)).toBe(true)
}

async function allAgree(): Promise<void> {
  await within(20, () => {
    isSaved()
    const board = disk.onDisk(made.board.id)
    expect(themesOf(board)).toEqual(expect.arrayContaining(written))
    expect(themesHere()).toEqual(themesOf(board))
    expect(themesOf(other)).toEqual(themesOf(board))
  })
  expect(lies).toEqual([])
}
/** The other one adds a theme too, so that there is something on its way down. */
function writeElsewhere(count: number): void {
  for (let i = 0; i < count; i += 1) {
    const theme = new Y.Map(Object.entries({ name: `Other ${i}`, slot: 100 + i, rank: 'a0' }))
    other.getMap('themes').set(`theme-other-${i}-${Math.random().toString(36).slice(2)}`, theme)
  }
}

it.each([
  ['in the middle of a change going up', () => line.cutAfter('up', 60)],
  ['in the middle of an answer coming down', () => line.cutAfter('down', 3)],
  ['by a reset', () => line.reset()],
])('row 21: a line that is cut %s', async (_how, cut) => {
  await open()
  await within(10, isSaved)
  for (let round = 0; round < 3; round += 1) {
    cut()
    write(5)
    writeElsewhere(3)
    await allAgree()
  }
  expect(signs).toContain('offline')
})

it('row 21: a greeting that is cut again and again', async () => {
  await open()
  await within(10, isSaved)
  line.down()
  write(40)
  await within(10, () => expect(here.connection.state()).toBe('offline'))
  line.back()
  // Long enough for the socket to open, too short for all that was written meanwhile.
  for (const bytes of [900, 1_500, 2_100]) {
    line.cutNext('up', bytes)
    const before = signs.length
    line.reset()
    await within(20, () => expect(signs.slice(before)).toContain('offline'))
  }
  await allAgree()
})

it('row 4: what is typed before the greeting is over arrives, although it did not fit when it came', async () => {
  await open()
  await within(10, isSaved)
  line.latency = 60
  let typed = 0
  // The first words of each line build on some that the server has yet to be sent.
  here.connection.subscribe(() => {
    if (here.connection.state() !== 'connecting' || typed >= 12) return
    typed += 2
    write(2)
  })
  for (let round = 0; round < 4; round += 1) {
    line.down()
    await within(5, () => expect(here.connection.state()).toBe('offline'))
    write(3)
    line.back()
    await within(20, isSaved)
  }
  await allAgree()
  expect(typed).toBeGreaterThanOrEqual(6)
})

it('row 17: one change that is too large for a message ends the line, is never called saved, and is not sent again and again', async () => {
  await open()
  await within(10, isSaved)
  const upgrades = vi.fn()
  server.app.server.on('upgrade', upgrades)
  const paragraph = new Y.XmlElement('paragraph')
  here.proseOf('vision')?.insert(0, [paragraph])
  paragraph.insert(0, [new Y.XmlText('x'.repeat(limits.syncMessageBytes))])
  await within(10, () => expect([here.connection.state(), here.connection.why()]).toEqual(['ended', 'tooLarge']))
  expect(here.connection.unsaved()).toBe(true)
  expect(upgrades).not.toHaveBeenCalled()
  expect(signs.slice(signs.indexOf('saving'))).not.toContain('saved')
})

it('row 21: a line that stalls and goes on', async () => {
  await open()
  await within(10, isSaved)
  for (let round = 0; round < 3; round += 1) {
    line.stall()
    write(5)
    writeElsewhere(5)
    await within(5, () => expect(themesOf(other)).toHaveLength(themesOf(disk.onDisk(made.board.id)).length))
    expect(here.connection.state()).toBe('saving')
    line.back()
    await allAgree()
  }
  expect(signs).not.toContain('offline')
})

it('row 21: 50 kB/s and 150 ms each way', async () => {
  Object.assign(line, { bandwidth: 50_000, latency: 150 })
  writeElsewhere(300)
  await within(10, () => expect(themesOf(disk.onDisk(made.board.id))).toHaveLength(300))
  await open()
  await within(20, isSaved)
  for (let round = 0; round < 5; round += 1) {
    write(10)
    await within(10, () => expect(here.connection.unsaved()).toBe(true))
    await within(10, isSaved)
  }
  await allAgree()
})
