// Hostile imports: files that are too big, too deep, doubled or wrong are refused with a clear sentence, and nothing is made.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { archiveOf, archiveVersion, withCover } from '#shared/board/archive.ts'
import { problems, type ProblemCode } from '#shared/protocol/problems.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Problem } from '#shared/protocol/requests.ts'
import { addThemes, at, draft, newBoard, noteId, post, there } from '#tests/shared/support/boards.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  await server.makeBoard()
})
afterAll(() => server.close())

const doc = newBoard()
post(doc, 1, 2)
addThemes(doc, 1)
draft(doc, 1, [`note:${noteId(1)}`])
const good = () => withCover({ board: 'board-0001', exportedAt: at }, archiveOf(doc))
const lines = (file: unknown) => JSON.stringify(file, null, 1)
const bytes = (text: string) => new TextEncoder().encode(text)

/** How many boards the server keeps. */
function boardsKept(): number {
  const db = new DatabaseSync(join(server.folder, 'folkmoot.db'), { readOnly: true })
  try {
    return Number(there(db.prepare('SELECT count(*) AS n FROM boards').get())['n'])
  } finally {
    db.close()
  }
}

/** A zip that says its file is small although it is not. */
function lyingZip(): Uint8Array {
  const zip = zipSync({ 'board.json': new Uint8Array(64 * 1024 * 1024) })
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  for (let i = 0; i + 30 < zip.length; i += 1) {
    // The size stands 22 bytes behind the mark of a file, and 24 behind its mark in the list of files.
    if (view.getUint32(i, true) === 0x04034b50) view.setUint32(i + 22, 100, true)
    if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 100, true)
  }
  return zip
}

const [first, second] = good().notes
const manyNotes = Array.from({ length: limits.notesPerBoard + 1 }, (_, i) => ({ ...first, id: `note-${1000 + i}` }))

const wrong: [name: string, body: () => string | Uint8Array, code: ProblemCode, at?: RegExp][] = [
  ['200 MB', () => new Uint8Array(200 * 1024 * 1024), 'file-too-large'],
  ['a zip that unfolds to 64 MB', () => zipSync({ 'board.json': new Uint8Array(64 * 1024 * 1024) }), 'file-unreadable'],
  ['a zip that lies about that', lyingZip, 'file-unreadable'],
  ['a zip without the board', () => zipSync({ '../board.json': bytes(lines(good())) }), 'file-unreadable'],
  ['half a zip', () => zipSync({ 'board.json': bytes(lines(good())) }).subarray(0, 200), 'file-unreadable'],
  ['nothing', () => '', 'file-unreadable'],
  ['bytes that are no text', () => new Uint8Array([0xff, 0xfe, 0x00]), 'file-unreadable'],
  ['half a file', () => lines(good()).slice(0, 400), 'file-unreadable'],
  ['NaN', () => lines(good()).replace('"notesEver": 2', '"notesEver": NaN'), 'file-unreadable'],
  ['brackets 100,000 deep', () => '['.repeat(100_000), 'file-too-deep'],
  ['lists in lists 100,000 deep', () => `{"format":"folkmoot","version":2,"vision":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'file-too-deep'],
  ['no object', () => '[]', 'file-foreign'],
  ['null', () => 'null', 'file-foreign'],
  ['another program’s export', () => '{"type":"excalidraw","version":2,"elements":[]}', 'file-foreign'],
  ['a version nobody knows', () => lines({ ...good(), version: 0 }), 'file-wrong', /^version \(line 3\)$/],
  ['a newer version', () => lines({ ...good(), version: archiveVersion + 1 }), 'file-newer'],
  ['one note twice', () => lines({ ...good(), notes: [first, second, first] }), 'file-twice', /^notes\[2\] \(line \d+\)$/],
  ['a number for words', () => lines({ ...good(), notes: [{ ...first, text: 7 }, second] }), 'file-wrong', /^notes\[0\]\.text \(line \d+\)$/],
  ['a wrong kind of action', () => lines({ ...good(), actions: [{ ...good().actions[0], status: 'someday' }] }), 'file-wrong', /^actions\[0\]\.status/],
  ['a prototype', () => lines(good()).replace('"title"', '"__proto__": {"polluted": 1}, "title"'), 'file-wrong', /^about\.__proto__/],
  ['5,001 notes', () => lines({ ...good(), notes: manyNotes }), 'file-too-many'],
] // prettier-ignore

it.each(wrong)('row 37: is refused, and nothing is made: %s', async (_name, body, code, place) => {
  const before = boardsKept()
  const answer = await fetch(`${server.origin}/api/boards/import`, { method: 'POST', body: body() as BodyInit }).catch(
    () => null,
  )
  // A server that has read enough may hang up before everything was sent.
  if (answer !== null || code !== 'file-too-large') {
    const problem = (await there(answer).json()) as Problem
    expect(problem).toMatchObject({ code, status: problems[code].status, detail: problems[code].detail })
    if (place !== undefined) expect(there(problem.at)[0]).toMatch(place)
  }
  expect(boardsKept()).toBe(before)
  expect('polluted' in {}).toBe(false)
  expect((await fetch(`${server.origin}/health/ready`)).status).toBe(200)
})

it('row 37: names the line of the file on which the wrong thing stands', async () => {
  const text = lines({ ...good(), notes: [first, { ...second, kind: 'rant' }] })
  const line = 1 + text.split('\n').findIndex(each => each.includes('rant'))
  const answer = await fetch(`${server.origin}/api/boards/import`, { method: 'POST', body: text })
  expect((await answer.json()) as Problem).toMatchObject({ at: [`notes[1].kind (line ${line})`] })
})

it('row 37: stops nobody’s notes meanwhile: a board answers while the largest file is read', async () => {
  const made = await server.makeBoard()
  const ticket = await server.ticketFor('resident', made)
  const runs = Array.from({ length: 120_000 }, (_, i) => ({ text: `word ${i} `, bold: i % 2 === 0, italic: false }))
  const large = JSON.stringify({ ...good(), vision: [{ kind: 'paragraph', runs }] })
  expect(large.length).toBeLessThan(limits.importBytes)
  let isRead = false
  const reading = fetch(`${server.origin}/api/boards/import`, { method: 'POST', body: large }).then(answer => {
    isRead = true
    return answer
  })
  const posted = await server.ask('POST', `/api/boards/${made.board.id}/notes`, ticket, {
    id: 'note-0001',
    kind: 'idea',
    text: 'Bins',
  })
  expect(posted.status).toBe(201)
  expect(isRead).toBe(false)
  expect((await reading).status).toBe(201)
})
