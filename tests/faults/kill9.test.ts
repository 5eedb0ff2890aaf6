// Kill -9 at any moment: nothing that was acknowledged, or that anybody has seen, is missing afterwards.
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { savedFrame, updateFrame, vectorFrame } from '#server/relay/frames.ts'
import { subprotocol } from '#shared/protocol/frames.ts'
import type { BoardMade, TicketGiven } from '#shared/protocol/requests.ts'
import { startChild, type ChildServer } from '#tests/support/childServer.ts'
import { figure } from '#tests/support/figures.ts'
import { openSocket } from '#tests/support/sockets.ts'

const cycles = figure(100, 1_000)
/** A board holds so many notes and no more, so a new one is opened every now and then; the folder goes on. */
const cyclesPerBoard = 100

let folder: string
let server: ChildServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-kill9-'))
})
afterAll(async () => {
  await server.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function ask<T>(server: ChildServer, path: string, ticket: string | null, body: unknown): Promise<T> {
  const response = await fetch(server.origin + path, {
    method: 'POST',
    headers: ticket === null ? {} : { authorization: `Bearer ${ticket}` },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`refused with ${response.status}`)
  return (await response.json()) as T
}

/** What must be there: `notes ID` or `themes ID`. */
type Promised = Set<string>

const addTheme = (doc: Y.Doc, id: string) =>
  doc.getMap('themes').set(id, new Y.Map(Object.entries({ name: id, slot: 0, rank: 'a0' })))

function everythingOn(doc: Y.Doc): string[] {
  return ['notes', 'themes'].flatMap(root => [...doc.getMap(root).keys()].map(id => `${root} ${id}`))
}

/** Everybody who is at the board during one cycle. Each of them stops when the line is cut. */
class Evening {
  readonly #server: ChildServer
  readonly #board: string
  readonly #cycle: number
  readonly #note: (promised: string) => void
  readonly #providers: WebsocketProvider[] = []

  constructor(server: ChildServer, board: string, cycle: number, note: (promised: string) => void) {
    this.#server = server
    this.#board = board
    this.#cycle = cycle
    this.#note = note
  }

  /** Posts one note after the other; each answer is a promise. */
  async post(ticket: string, writer: number) {
    for (let i = 0; ; i += 1) {
      const id = `note-${this.#cycle}-${writer}-${i}`
      await ask(this.#server, `/api/boards/${this.#board}/notes`, ticket, { id, kind: 'idea', text: id })
      this.#note(`notes ${id}`)
    }
  }

  /** Edits through a bare socket; each "saved" is a promise. */
  async edit(ticket: string) {
    const socket = await openSocket(this.#server.wsOrigin, this.#board, ticket)
    const cut = socket.closed.then(() => true)
    const doc = new Y.Doc()
    for (let i = 0; ; i += 1) {
      const id = `theme-${this.#cycle}-saved-${i}`
      const vector = Y.encodeStateVector(doc)
      addTheme(doc, id)
      socket.send(updateFrame(Y.encodeStateAsUpdate(doc, vector)))
      socket.send(savedFrame(i))
      if ((await Promise.race([socket.hear('saved'), cut])) === true) return
      this.#note(`themes ${id}`)
    }
  }

  /** A stock client that edits whenever it hears that somebody else did. Nothing is promised to it. */
  scribble(ticket: string) {
    const doc = this.#provide(ticket)
    let i = 0
    doc.on('update', (_update, origin) => {
      if (origin === null) return
      addTheme(doc, `theme-${this.#cycle}-stock-${i}`)
      i += 1
    })
  }

  /** A stock client that only looks; whatever it has seen is a promise. */
  watch(ticket: string) {
    const doc = this.#provide(ticket)
    for (const root of ['notes', 'themes']) {
      doc.getMap(root).observe(event => {
        for (const id of event.keysChanged) this.#note(`${root} ${id}`)
      })
    }
  }

  end() {
    for (const provider of this.#providers) {
      provider.destroy()
      // Its awareness has a timer that ends only with the doc, and would keep every board of every cycle in memory.
      provider.doc.destroy()
    }
  }

  #provide(ticket: string): Y.Doc {
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`${this.#server.wsOrigin}/sync`, this.#board, doc, {
      protocols: [subprotocol, ticket],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    })
    this.#providers.push(provider)
    return doc
  }
}

/** The board as somebody finds it who was never there before. */
async function found(server: ChildServer, board: string, ticket: string): Promise<Set<string>> {
  const socket = await openSocket(server.wsOrigin, board, ticket)
  socket.send(vectorFrame(new Uint8Array([0])))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await socket.hear('answer')).update)
  socket.socket.terminate()
  return new Set(everythingOn(doc))
}

/** A board of the folder, with what was promised on it. */
interface Board {
  readonly id: string
  readonly promised: Promised
  readonly viewer: string
  readonly editor: string
  readonly helpers: readonly string[]
}

async function newBoard(server: ChildServer): Promise<Board> {
  const made = await ask<BoardMade>(server, '/api/boards', null, { title: 'A village that crashes' })
  const { id } = made.board
  const ticketFor = async (role: keyof BoardMade['keys']) =>
    (await ask<TicketGiven>(server, '/api/tickets', null, { board: id, key: made.keys[role] })).ticket
  const [viewer, editor] = [await ticketFor('viewer'), await ticketFor('editor')]
  const helpers = [await ticketFor('helper'), await ticketFor('helper'), await ticketFor('helper')]
  return { id, promised: new Set(), viewer, editor, helpers }
}

async function missing(server: ChildServer, { id, viewer, promised }: Board): Promise<string[]> {
  const there = await found(server, id, viewer)
  return [...promised].filter(each => !there.has(each))
}

it(`row 25: loses nothing over ${cycles} kills`, { timeout: cycles * 7_500 }, async () => {
  server = await startChild({ DATA_DIR: folder })
  const boards: Board[] = []

  for (let cycle = 0; cycle < cycles; cycle += 1) {
    if (cycle % cyclesPerBoard === 0) boards.push(await newBoard(server))
    const board = boards.at(-1)
    if (!board) throw new Error('there is no board')
    const { id, promised, viewer, editor, helpers } = board
    let left = randomInt(1, 30)
    let enough = () => {}
    const killed = new Promise<void>(resolve => {
      enough = resolve
    })
    const evening = new Evening(server, id, cycle, each => {
      if (promised.has(each)) return
      promised.add(each)
      left -= 1
      if (left === 0) enough()
    })
    evening.watch(viewer)
    evening.scribble(editor)
    const stopped = Promise.allSettled([...helpers.map((ticket, i) => evening.post(ticket, i)), evening.edit(editor)])
    await killed
    const [code] = await Promise.all([server.kill('SIGKILL'), stopped])
    evening.end()
    expect(code).toBeNull()

    server = await startChild({ DATA_DIR: folder })
    expect(await missing(server, board)).toEqual([])
  }
  for (const board of boards) expect(await missing(server, board)).toEqual([])
  expect(boards.reduce((sum, { promised }) => sum + promised.size, 0)).toBeGreaterThan(cycles * 5)
  expect(await server.kill('SIGTERM')).toBe(0)
})
