// Archive over HTTP: files out, boards in, and the plan as a public page.
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fillDemo } from '#server/demo/fill.ts'
import { formats } from '#server/archive/files.ts'
import { archiveOf, withCover } from '#shared/board/archive.ts'
import type { Role } from '#shared/people/roles.ts'
import type { BoardImported, BoardMade, PlanPage, Published } from '#shared/protocol/requests.ts'
import { diceFrom, there } from '#tests/shared/support/boards.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type Answer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
let made: BoardMade
const demo = new Y.Doc()
const exportedAt = '2026-11-26T20:10:00.000Z'
const demoFile = () => JSON.stringify(withCover({ board: 'demo-board', exportedAt }, archiveOf(demo)))

beforeAll(async () => {
  fillDemo(demo, { origin: 'demo', at: exportedAt, dice: diceFrom(3) })
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  made = (await bringIn(demoFile())).body
})

async function bringIn(body: BodyInit): Promise<Answer<BoardImported>> {
  const response = await fetch(`${server.origin}/api/boards/import`, { method: 'POST', body })
  const json: unknown = await response.json()
  return { status: response.status, headers: response.headers, body: json as BoardImported, problem: json as never }
}

async function download(query: string, role: Role = 'editor'): Promise<Response> {
  const ticket = await server.ticketFor(role, made)
  const headers = { authorization: `Bearer ${ticket}` }
  return fetch(`${server.origin}/api/boards/${made.board.id}/export${query}`, { headers })
}
const page = () => fetch(`${server.origin}/p/${made.board.id}`)
const publish = async (body: unknown, role: Role = 'facilitator') =>
  server.ask<Published>('POST', `/api/boards/${made.board.id}/publish`, await server.ticketFor(role, made), body)

describe('exporting', () => {
  it.each(formats)('answers a %s file with its type and a name', async format => {
    const answer = await download(`?format=${format}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="folkmoot-${made.board.id}.${format}"`)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  })

  it('tears off the sheet of one organisation, as HTML and Word only', async () => {
    const sheet = await download('?format=html&organisation=organisation-highways')
    expect(await sheet.text()).toContain('What we ask of County council, highways')
    const word = await download('?format=docx&organisation=organisation-highways')
    expect(unzipSync(new Uint8Array(await word.arrayBuffer()))['word/document.xml']).toBeDefined()
    expect((await download('?format=csv&organisation=organisation-highways')).status).toBe(422)
    expect((await download('?format=html&organisation=organisation-nobody')).status).toBe(404)
  })

  it('is for those who may, and in the formats there are', async () => {
    expect((await download('?format=zip', 'resident')).status).toBe(403)
    expect((await download('?format=html', 'viewer')).status).toBe(403)
    expect((await download('?format=pdf')).status).toBe(422)
  })
})

describe('importing', () => {
  it('makes a new board with keys of its own, the same byte for byte', async () => {
    const { status, body } = await bringIn(demoFile())
    expect(status).toBe(201)
    expect(body.board).toMatchObject({ title: 'Larkwade Community Led Plan', stage: 'act' })
    expect(body.made).toMatchObject({ notes: archiveOf(demo).notes.length, themes: 9, actions: 7 })
    expect(body.board.id).not.toBe(made.board.id)
    expect(body.board.code).not.toBe(made.board.code)
    expect(Object.values(body.keys).filter(key => Object.values(made.keys).includes(key))).toEqual([])
    const first = await (await download('?format=json')).text()
    const again = (await bringIn(first)).body
    made = again
    const second = await (await download('?format=json')).text()
    const plainly = (text: string) => text.replace(/"exportedAt": "[^"]+"/, '').replace(/"board": "[^"]+"/, '')
    expect(plainly(second)).toBe(plainly(first))
    expect(second).not.toBe(first)
  })

  it('takes the zip as well', async () => {
    const zip = new Uint8Array(await (await download('?format=zip')).arrayBuffer())
    const { status, body } = await bringIn(zip)
    expect(status).toBe(201)
    made = body
    const file = JSON.parse(await (await download('?format=json')).text()) as { notes: unknown[] }
    expect(file.notes).toEqual(JSON.parse(strFromU8(there(unzipSync(zip)['board.json']))).notes)
    expect((await bringIn(zipSync({ 'other.json': new TextEncoder().encode(demoFile()) }))).status).toBe(400)
  })

  it('reads before it is public as it will then, for everybody with a ticket and nobody else', async () => {
    const path = `/api/boards/${made.board.id}/plan`
    const inside = await server.ask<PlanPage>('GET', path, await server.ticketFor('viewer', made))
    await publish({ published: true, indexable: false })
    expect(inside.body.html).toContain('<h2 id="s-1">Our vision</h2>')
    expect(inside.body.html).toBe(await (await page()).text())
    expectProblem(await server.ask('GET', path), 'no-ticket')
  })

  it('leaves a published plan behind: the new board is not public', async () => {
    await publish({ published: true })
    made = (await bringIn(await (await download('?format=json')).text())).body
    expect((await page()).status).toBe(404)
  })

  it('is for those who may create boards', async () => {
    const closed = await startServer({ createKey: 'a-key-for-creating' })
    try {
      const send = (headers: Record<string, string>) =>
        fetch(`${closed.origin}/api/boards/import`, { method: 'POST', body: demoFile(), headers })
      expect((await send({})).status).toBe(403)
      expect((await send({ authorization: 'Bearer a-key-for-creating' })).status).toBe(201)
    } finally {
      await closed.close()
    }
  })
})

describe('the public page', () => {
  it('is not there until a facilitator says so, and not after it was taken back', async () => {
    const [absent, unknown] = [await page(), await fetch(`${server.origin}/p/no-such-board-at-all`)]
    expect([absent.status, unknown.status]).toEqual([404, 404])
    expect(await absent.text()).toBe(await unknown.text())
    expectProblem(await publish({ published: true }, 'editor'), 'not-allowed')
    expectProblem(await publish({ published: 'yes' }), 'not-understood')
    const asked = async (role: Role) =>
      server.ask<Published>('GET', `/api/boards/${made.board.id}/publish`, await server.ticketFor(role, made))
    expectProblem(await asked('editor'), 'not-allowed')
    const before = (await asked('facilitator')).body
    expect(before).toMatchObject({ published: false, indexable: false })
    expect((await page()).status).toBe(404)
    const told = await publish({ published: true })
    expect(told.body).toMatchObject({
      published: true,
      indexable: false,
      address: `${server.origin}/p/${made.board.id}`,
    })
    expect(told.body.withoutFate.length).toBeGreaterThan(20)
    expect(told.body.withoutFate[0]).toMatchObject({ ref: expect.stringMatching(/^W\d-\d{3}$/) as string })
    const shown = await page()
    expect(shown.status).toBe(200)
    expect(shown.headers.get('x-robots-tag')).toBe('noindex')
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
    const html = await shown.text()
    expect(html).toContain('Larkwade Community Led Plan')
    expect(html).not.toContain('<script')
    await publish({ published: false })
    expect((await page()).status).toBe(404)
  })

  it('may be listed when that was asked for, and is as new as the board', async () => {
    await publish({ published: true, indexable: true })
    const before = await page()
    expect(before.headers.get('x-robots-tag')).toBe(null)
    expect(await before.text()).not.toContain('name="robots"')
    const facilitator = await server.ticketFor('facilitator', made)
    const body = { stage: 'follow', question: 'What is done by now?' }
    await server.ask('POST', `/api/boards/${made.board.id}/stage`, facilitator, body)
    expect(await (await page()).text()).toContain('What is done by now?')
  })
})
