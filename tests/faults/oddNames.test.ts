// Odd names: ids and words that break programs are refused, or kept exactly and given out safely.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BoardMade, NotePosted } from '#shared/protocol/requests.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let made: BoardMade
beforeAll(async () => {
  server = await startServer()
  made = await server.makeBoard()
})
afterAll(() => server.close())
const send = async (note: unknown) =>
  server.ask<{ notes: NotePosted[] }>(
    'POST',
    `/api/boards/${made.board.id}/notes`,
    await server.ticketFor('helper', made),
    note,
  )
const note = (id: string, text: string) => ({ id, kind: 'idea', text, via: 'paper' })

it('row 10: names and words that break programs are refused, or stored exactly and exported safely', async () => {
  const words: Record<string, string> = {
    prototype: '__proto__',
    constructor: 'constructor',
    'zero-width': 'می‌خواهم',
    'right-to-left': 'نريد حافلة مسائية',
    'family-emoji': '👩‍👩‍👧 play',
  }
  for (const [id, text] of Object.entries(words)) expect((await send(note(id, text))).status).toBe(201)
  expect((await send(note('__proto__', 'proto'))).status).toBe(201)
  expect((await send(`{"id":"surrogate-1","kind":"idea","text":"half \\ud800 a letter"}`)).status).toBe(201)
  expectProblem(await send(note('x'.repeat(10_240), 'long key')), 'not-understood')
  expectProblem(await send(note('long-text-1', 'x'.repeat(2001))), 'too-long')
  expectProblem(await send('{"id":"__proto__","__proto__":{"polluted":1},"kind":"idea"}'), 'not-understood')
  const editor = await server.ticketFor('editor', made)
  const at = `/api/boards/${made.board.id}/export`
  const { body } = await server.ask<{ notes: { id: string; text: string }[] }>('GET', at, editor)
  const said = new Map(body.notes.map(each => [each.id, each.text]))
  for (const [id, text] of Object.entries(words)) expect(said.get(id)).toBe(text)
  expect(said.get('__proto__')).toBe('proto')
  expect(said.get('surrogate-1')).toBe('half \uFFFD a letter')
  expect('polluted' in {}).toBe(false)
  for (const format of ['csv', 'md', 'html', 'docx', 'xlsx', 'zip']) {
    const headers = { authorization: `Bearer ${editor}` }
    expect((await fetch(`${server.origin}${at}?format=${format}`, { headers })).status).toBe(200)
  }
  const back = await fetch(`${server.origin}/api/boards/import`, { method: 'POST', body: JSON.stringify(body) })
  expect(back.status).toBe(201)
})
