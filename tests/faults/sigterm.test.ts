// Told to stop while much waits to be saved: what came in is saved in time, and everybody is told to come back.
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { savedFrame, updateFrame } from '#server/relay/frames.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import type { LedgerWrite } from '#server/store/store.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import type { BoardMade, TicketGiven } from '#shared/protocol/requests.ts'
import { startChild } from '#tests/support/childServer.ts'
import { dropFolder, makeFolder } from '#tests/support/dataFolder.ts'
import { eventually } from '#tests/support/eventually.ts'
import { MemoryStore } from '#tests/support/memoryStore.ts'
import { savedDoc } from '#tests/support/savedBoards.ts'
import { openSocket, type BareSocket } from '#tests/support/sockets.ts'
import { startServer } from '#tests/support/testServer.ts'

const editors = 10
const editsEach = 100
/** What the program gives itself; beyond it, it would end with an error. Milliseconds. */
const patience = 5_000

let folder: string
beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => dropFolder(folder))

/** Writes themes, each in a message of its own, and asks after each whether it is saved. Waits for no answer. */
function pour(socket: BareSocket, name: string) {
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => socket.send(updateFrame(update)))
  for (let i = 0; i < editsEach; i += 1) {
    doc.getMap('themes').set(`theme-${name}-${i}`, new Y.Map(Object.entries({ name, slot: 0, rank: 'a0' })))
    socket.send(savedFrame(i))
  }
}

/** The themes that somebody was told are saved. */
function promised({ heard }: BareSocket, name: string): string[] {
  return heard.flatMap(each => (each.kind === 'saved' ? [`theme-${name}-${each.number}`] : []))
}

class SlowStore extends MemoryStore {
  held = 0
  #released = Promise.resolve()
  release = () => {}

  hold() {
    this.#released = new Promise(resolve => {
      this.release = resolve
    })
  }

  override async append(board: string, update: Uint8Array | null, ledger: readonly LedgerWrite[]) {
    this.held += 1
    await this.#released
    return super.append(board, update, ledger)
  }
}

it('row 32: saves everything that has come in, whatever waits, and closes every socket with 1012', async () => {
  const store = new SlowStore()
  const server = await startServer({ store })
  const made = await server.makeBoard()
  const enter = async () => openSocket(server.wsOrigin, made.board.id, await server.ticketFor('editor', made))
  const sockets = await Promise.all(Array.from({ length: editors }, enter))
  store.hold()
  for (const [i, socket] of sockets.entries()) pour(socket, String(i))
  // A round trip on every line: what was poured has been taken in, and waits.
  await Promise.all(
    sockets.map(({ socket }) => {
      const back = new Promise(resolve => void socket.once('pong', resolve))
      socket.ping()
      return back
    }),
  )
  await eventually(() => expect(store.held).toBeGreaterThan(0))
  const stopped = server.close()
  const ends = await Promise.all(sockets.map(({ closed }) => closed))
  expect(new Set(ends.map(({ code }) => code))).toEqual(new Set([closeCodes.shuttingDown.code]))
  store.release()
  expect(await stopped).toBe(true)
  const saved = await savedDoc(store, made.board.id)
  expect(saved.getMap('themes').size).toBe(editors * editsEach)
})

it('row 32: the program, told to stop in the middle of it, ends cleanly and in time with all that it promised', async () => {
  const server = await startChild({ DATA_DIR: folder })
  const post = async <T>(path: string, body: unknown) =>
    (await (await fetch(server.origin + path, { method: 'POST', body: JSON.stringify(body) })).json()) as T
  const made = await post<BoardMade>('/api/boards', { title: 'A village that goes to bed' })
  const board = made.board.id
  const enter = async () => {
    const { ticket } = await post<TicketGiven>('/api/tickets', { board, key: made.keys.editor })
    return openSocket(server.wsOrigin, board, ticket)
  }
  const sockets = await Promise.all(Array.from({ length: editors }, enter))
  for (const [i, socket] of sockets.entries()) pour(socket, String(i))
  const [first] = sockets
  if (first) await first.hear('saved')
  const told = performance.now()
  expect(await server.kill('SIGTERM')).toBe(0)
  expect(performance.now() - told).toBeLessThan(patience)
  const ends = await Promise.all(sockets.map(({ closed }) => closed))
  expect(new Set(ends.map(({ code }) => code))).toEqual(new Set([closeCodes.shuttingDown.code]))
  const store = openSqlite(folder)
  const themes = (await savedDoc(store, board)).getMap('themes')
  await store.close()
  const all = sockets.flatMap((socket, i) => promised(socket, String(i)))
  expect(all.length).toBeGreaterThan(0)
  expect(all.filter(id => !themes.has(id))).toEqual([])
})
