// Narrow lines: what was missed comes through, although one message with all of it would take longer than a line may be silent.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openBoard, type OpenBoard } from '#client/board/openBoard.ts'
import { addTheme, nameTheme } from '#shared/board/operations/themes.ts'
import type { By } from '#shared/board/operations/by.ts'
import type { ThemeId } from '#shared/board/schema.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { layLine, type BadLine } from '#tests/support/badLine.ts'
import { comeTo, given, isAllSaved, within } from '#tests/support/realClient.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let made: BoardMade
let line: BadLine
let here: OpenBoard
beforeEach(async () => {
  server = await startServer()
  made = await server.makeBoard()
  line = await layLine(server.origin)
})
afterEach(async () => {
  here.close()
  vi.unstubAllGlobals()
  await line.close()
  await server.close()
})

it('row 21: much that was missed comes through a line of 6 kB/s', async () => {
  const page = comeTo(line)
  here = openBoard(await given(server, made, 'editor'))
  await within(10, () => expect(isAllSaved(here)).toBe(true))
  page.hide()
  line.down()
  const other = new Y.Doc()
  const provider = server.provider(made.board.id, await server.ticketFor('editor', made), other)
  await within(10, () => expect(provider.synced).toBe(true))
  const by: By = { origin: 'elsewhere', at: '2026-11-22T19:40:00.000Z', dice: bytes => crypto.getRandomValues(bytes) }
  const added = Array.from({ length: 420 }, (_, i) => `theme-${i}-elsewhere` as ThemeId)
  for (const theme of added) {
    addTheme(other, by, { theme, name: theme })
    nameTheme(other, by, { theme, statement: `What people said of ${theme}. `.repeat(6) })
  }
  // In one message it takes longer than a line may be silent, asked for a sign or not.
  expect(Y.encodeStateAsUpdate(other).length).toBeGreaterThan(6_000 * 20)
  line.bandwidth = 6_000
  line.back()
  page.beSeen()
  page.comeOnline()
  await within(60, () => expect(isAllSaved(here)).toBe(true))
  expect(added.filter(theme => here.store.theme(theme) === undefined)).toEqual([])
})
