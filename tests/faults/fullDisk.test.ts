// A disk that takes nothing more, in four ways: nobody is told "saved", everybody is told that nothing can be saved,
// nothing that happened meanwhile is lost, and it goes on by itself.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { savedFrame, updateFrame, vectorFrame } from '#server/relay/frames.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import type { BoardMade, TicketGiven } from '#shared/protocol/requests.ts'
import { startChild } from '#tests/support/childServer.ts'
import { dropFolder, makeFolder } from '#tests/support/dataFolder.ts'
import { appendProse } from '#shared/board/prose.ts'
import { visionOf } from '#shared/board/schema.ts'
import { eventually } from '#tests/support/eventually.ts'
import { ManualClock } from '#tests/support/manualClock.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { savedDoc } from '#tests/support/savedBoards.ts'
import { openSocket, type BareSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let folder: string
let db: DatabaseSync
let clock: ManualClock
let server: TestServer
let made: BoardMade
beforeEach(async () => {
  folder = await makeFolder()
  const store = openSqlite(folder, path => {
    db = new DatabaseSync(path)
    return db
  })
  clock = new ManualClock()
  server = await startServer({ store, clock })
  made = await server.makeBoard()
})
afterEach(async () => {
  await server.close()
  await dropFolder(folder)
})

/** The file as it was filled to the last page. */
function fill() {
  const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count'])
  db.exec(`PRAGMA max_page_count = ${pages}`)
}

/** Another connection that writes and does not come to an end. */
function holdTheLock(): () => void {
  const other = new DatabaseSync(join(folder, 'folkmoot.db'))
  other.exec('BEGIN IMMEDIATE')
  return () => other.close()
}

const faults: [string, () => () => void][] = [
  ['the disk is full', () => (fill(), () => db.exec('PRAGMA max_page_count = 1073741823'))],
  ['the disk is read-only', () => (db.exec('PRAGMA query_only = ON'), () => db.exec('PRAGMA query_only = OFF'))],
  ['another connection holds the lock for ten seconds', holdTheLock],
]

const cannotSave = ({ heard }: BareSocket): boolean | undefined => {
  const counts = heard.flatMap(each => (each.kind === 'presence' ? each.entries.map(({ state }) => state) : []))
  return counts.flatMap(state => /"cannotSave":(true|false)/.exec(state)?.[1] ?? []).at(-1) === 'true'
}
const heardSaved = ({ heard }: BareSocket) => heard.flatMap(each => (each.kind === 'saved' ? [each.number] : []))
const heardUpdates = ({ heard }: BareSocket) => heard.filter(({ kind }) => kind === 'update').length
const note = (id: string) => ({ id: `note-number-${id}`, kind: 'idea', text: `Words of ${id}. `.padEnd(120, '.') })

it.each(faults)(
  'row 28: when %s, nothing is promised and nothing is lost, and it goes on by itself',
  async (_, breakIt) => {
    const board = made.board.id
    const notes = `/api/boards/${board}/notes`
    const [editorTicket, helper] = [await server.ticketFor('editor', made), await server.ticketFor('helper', made)]
    const editor = await openSocket(server.wsOrigin, board, editorTicket)
    const wall = await openSocket(server.wsOrigin, board, await server.ticketFor('viewer', made))
    wall.send(vectorFrame(new Uint8Array([0])))
    await wall.hear('answer')
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => editor.send(updateFrame(update)))
    expect((await server.ask('POST', notes, helper, note('one'))).status).toBe(201)
    const seen = heardUpdates(wall)

    const mend = breakIt()
    // Large enough to need another page of the file.
    doc.transact(() => {
      doc.getMap('themes').set('theme-meanwhile', new Y.Map(Object.entries({ name: 'Roads', rank: 'a0' })))
      appendProse(visionOf(doc), 'x'.repeat(9_000))
    })
    editor.send(savedFrame(1))
    await eventually(async () => {
      await clock.advance(100)
      expect((await server.ask('GET', '/health/ready')).status).toBe(503)
    })
    expectProblem(await server.ask('POST', notes, helper, note('two')), 'cannot-save')
    // Ten seconds, in which it tries every second.
    for (let second = 0; second < 10; second += 1) await clock.advance(1_000)
    await eventually(() => expect([cannotSave(wall), cannotSave(editor)]).toEqual([true, true]))
    expect(heardSaved(editor)).toEqual([])
    expect(heardUpdates(wall)).toBe(seen)
    expect((await savedDoc(server.store, board)).getMap('themes').size).toBe(0)

    mend()
    await eventually(async () => {
      await clock.advance(1_000)
      expect(heardSaved(editor)).toEqual([1])
    })
    await eventually(async () => {
      await clock.advance(2_000)
      expect([cannotSave(wall), cannotSave(editor)]).toEqual([false, false])
    })
    expect(heardUpdates(wall)).toBeGreaterThan(seen)
    expect((await server.ask('GET', '/health/ready')).status).toBe(200)
    expect((await server.ask('POST', notes, helper, note('two'))).status).toBe(201)
    const saved = await savedDoc(server.store, board)
    expect([...saved.getMap('themes').keys()]).toEqual(['theme-meanwhile'])
    expect([...saved.getMap('notes').keys()].toSorted()).toEqual(['note-number-one', 'note-number-two'])
  },
)

it('row 28: no attempt to save holds up the others for longer than a moment', () => {
  expect(Number(db.prepare('PRAGMA busy_timeout').get()?.['timeout'])).toBeLessThanOrEqual(50)
})

it('row 28: when writing is an IO error, what was promised is there, and nothing else was promised', async () => {
  const cramped = await makeFolder()
  const child = await startChild({ DATA_DIR: cramped }, 400 * 1024)
  const post = async (path: string, ticket: string | null, body: unknown) => {
    const headers = ticket === null ? {} : { authorization: `Bearer ${ticket}` }
    const response = await fetch(child.origin + path, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: response.status, body: (await response.json()) as unknown }
  }
  const { board, keys } = (await post('/api/boards', null, { title: 'A village on a small disk' })).body as BoardMade
  const asked = await post('/api/tickets', null, { board: board.id, key: keys.helper })
  const { ticket } = asked.body as TicketGiven
  const promised: string[] = []
  let status = 0
  for (let i = 0; i < 2_000 && status !== 503; i += 1) {
    const sent = note(String(i))
    status = (await post(`/api/boards/${board.id}/notes`, ticket, sent)).status
    if (status === 201) promised.push(sent.id)
    if (status === 429) break
  }
  expect(status).toBe(503)
  expect(promised.length).toBeGreaterThan(5)
  expect((await fetch(`${child.origin}/health/ready`)).status).toBe(503)
  await child.kill('SIGKILL')
  const store = openSqlite(cramped)
  const there = [...(await savedDoc(store, board.id)).getMap('notes').keys()]
  expect(promised.filter(id => !there.includes(id))).toEqual([])
  // The one note that was under way may have landed; it was never promised.
  expect(there.length).toBeLessThanOrEqual(promised.length + 1)
  await store.close()
  await dropFolder(cramped)
})
