// Removals: a facilitator takes away what twenty people are writing in, and takes that back.
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { WebsocketProvider } from 'y-websocket'
import { openHistory } from '#client/board/history.ts'
import { arrange } from '#shared/board/arrangement.ts'
import { draftAction, dropAction, letterText } from '#shared/board/operations/actions.ts'
import type { By } from '#shared/board/operations/by.ts'
import { moveNotes, stackNotes } from '#shared/board/operations/notes.ts'
import { addTheme, dissolveTheme, nameTheme } from '#shared/board/operations/themes.ts'
import { appendProse, plainText } from '#shared/board/prose.ts'
import { has, ids, read } from '#shared/board/record.ts'
import { actions, notes, roots, themes, type ActionId, type NoteId, type ThemeId } from '#shared/board/schema.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

const people = 20
const roads = 'theme-roads' as ThemeId
const paths = 'theme-paths' as ThemeId
const action = 'action-crossing' as ActionId
const noteId = (n: number) => `note-number-${n}` as NoteId
const dice = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)

interface Person {
  readonly doc: Y.Doc
  readonly by: By
  readonly provider: WebsocketProvider
}

let server: TestServer
let made: BoardMade
let facilitator: Person
let history: ReturnType<typeof openHistory>
let editors: Person[]

async function join(name: string, ticket: string): Promise<Person> {
  const doc = new Y.Doc()
  const provider = server.provider(made.board.id, ticket, doc)
  await eventually(() => expect(provider.synced).toBe(true))
  return { doc, provider, by: { origin: { name }, at: '2026-11-22T19:40:00.000Z', dice } }
}

beforeEach(async () => {
  server = await startServer()
  made = await server.makeBoard()
  const ticket = await server.ticketFor('facilitator', made)
  const posted = Array.from({ length: 10 }, (_, n) => ({
    id: noteId(n),
    kind: 'issue',
    text: `Words ${n}`,
    via: 'paper',
  }))
  await server.ask('POST', `/api/boards/${made.board.id}/notes`, ticket, { notes: posted })
  facilitator = await join('facilitator', ticket)
  history = openHistory(facilitator.doc, facilitator.by.origin)
  editors = await Promise.all(
    Array.from({ length: people }, async (_, i) => join(`editor ${i}`, await server.ticketFor('editor', made))),
  )
  const [first] = editors
  if (first === undefined) throw new Error('twenty people are here')
  addTheme(first.doc, first.by, { theme: roads, name: 'Roads' })
  addTheme(first.doc, first.by, { theme: paths, name: 'Paths' })
  const all = Array.from({ length: 10 }, (_, n) => noteId(n))
  moveNotes(first.doc, first.by, { notes: all, theme: roads, place: 'first' })
  const given = { action, title: 'A crossing', sources: [`theme:${roads}`], place: 'last' } as const
  draftAction(first.doc, first.by, given)
  appendProse(letterOf(first.doc), 'By the shop')
  await everybodyAgrees(doc => expect(plainText(read(doc, actions, action)?.s ?? [])).toBe('By the shop'))
})
afterEach(async () => {
  history.close()
  await server.close()
})

function letterOf(doc: Y.Doc): Y.XmlFragment {
  const letter = letterText(doc, action, 's')
  if (letter === undefined) throw new Error('the letter is there')
  return letter
}

/** Everybody holds the same, and the check holds for it. */
function everybodyAgrees(check: (doc: Y.Doc) => void): Promise<void> {
  return eventually(() => {
    const told = [facilitator, ...editors].map(({ doc }) =>
      JSON.stringify(
        Object.entries(roots).map(([root, type]) =>
          type === 'prose' ? doc.getXmlFragment(root).toJSON() : sorted(doc.getMap(root).toJSON()),
        ),
      ),
    )
    expect(new Set(told).size).toBe(1)
    check(facilitator.doc)
  })
}

const sorted = (records: Record<string, unknown>) => Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1))

/** Each editor writes a line in the letter and gives the theme a name of their own. */
function everybodyWrites() {
  for (const [i, { doc, by }] of editors.entries()) {
    appendProse(letterOf(doc), `Line of ${i}.`)
    nameTheme(doc, by, { theme: roads, name: `Roads ${i}`, statement: `Statement ${i}` })
  }
}

const linesIn = (doc: Y.Doc) => {
  const text = plainText(read(doc, actions, action)?.s ?? [])
  return editors.flatMap((_, i) => (text.includes(`Line of ${i}.`) ? [i] : []))
}

function removeBoth() {
  expect(dissolveTheme(facilitator.doc, facilitator.by, { theme: roads }).ok).toBe(true)
  expect(dropAction(facilitator.doc, facilitator.by, { action }).ok).toBe(true)
}

const areGone = (doc: Y.Doc) => {
  expect([has(doc, actions, action), has(doc, themes, roads)]).toEqual([false, false])
  // No note went with the theme.
  expect([...arrange(doc).list('loose')].sort()).toEqual([...ids(doc, notes)].sort())
}

it('row 39: undo brings back a theme and an action with everything that twenty people wrote before they heard of it', async () => {
  // The facilitator's line is down for a moment: they take away what they see, and everybody else goes on.
  facilitator.provider.disconnect()
  everybodyWrites()
  await eventually(() => expect(editors.every(({ doc }) => linesIn(doc).length === people)).toBe(true))
  removeBoth()
  facilitator.provider.connect()
  await everybodyAgrees(areGone)
  expect([history.undo(), history.undo()]).toEqual(['done', 'done'])
  await everybodyAgrees(doc => {
    expect(linesIn(doc)).toHaveLength(people)
    expect(plainText(read(doc, actions, action)?.s ?? [])).toContain('By the shop')
    expect(read(doc, actions, action)?.title).toBe('A crossing')
    const theme = read(doc, themes, roads)
    expect(theme?.name).toMatch(/^Roads \d+$/)
    expect(theme?.statement).toBe(theme?.name.replace('Roads', 'Statement'))
    expect(arrange(doc).list(`theme:${roads}`)).toHaveLength(10)
  })
})

it('row 39: undo says that words may be missing when they reached the server after it had let go of them', async () => {
  for (const { provider } of editors) provider.disconnect()
  everybodyWrites()
  removeBoth()
  await eventually(async () => {
    const { body } = await server.ask<{ themes: unknown[]; actions: unknown[] }>(
      'GET',
      `/api/boards/${made.board.id}/export`,
      await server.ticketFor('facilitator', made),
    )
    expect([body.themes.length, body.actions.length]).toEqual([1, 0])
  })
  for (const { provider } of editors) provider.connect()
  await everybodyAgrees(areGone)
  expect([history.undo(), history.undo()]).toEqual(['partly', 'partly'])
  await everybodyAgrees(doc => {
    expect(plainText(read(doc, actions, action)?.s ?? [])).toBe('By the shop')
    expect(read(doc, themes, roads)?.name).toBe('Roads')
    expect(arrange(doc).list(`theme:${roads}`)).toHaveLength(10)
  })
})

it('row 39: at the very same moment every word comes back, or undo says that some may be missing', async () => {
  for (const { doc, by } of editors.slice(0, 10)) {
    appendProse(letterOf(doc), `Line of ${editors.findIndex(each => each.doc === doc)}.`)
    nameTheme(doc, by, { theme: roads, name: 'Roads at once' })
  }
  removeBoth()
  for (const [i, { doc, by }] of editors.entries()) {
    if (i < 10) continue
    appendProse(letterOf(doc), `Line of ${i}.`)
    nameTheme(doc, by, { theme: roads, name: 'Roads at once' })
  }
  await everybodyAgrees(areGone)
  const undone = new Set([history.undo(), history.undo()])
  await everybodyAgrees(doc => {
    expect([has(doc, actions, action), has(doc, themes, roads)]).toEqual([true, true])
    expect(plainText(read(doc, actions, action)?.s ?? [])).toContain('By the shop')
    const isWhole = linesIn(doc).length === people && read(doc, themes, roads)?.name === 'Roads at once'
    expect(isWhole || undone.has('partly')).toBe(true)
  })
})

it('row 39: themes are merged and notes stacked while twenty people type and sort, and nothing is lost', async () => {
  for (const [i, { doc, by }] of editors.entries()) {
    appendProse(letterOf(doc), `Line of ${i}.`)
    if (i % 2 === 0) moveNotes(doc, by, { notes: [noteId(i % 10)], theme: roads, place: 'first' })
    else stackNotes(doc, by, { notes: [noteId(i % 10)], on: noteId((i + 3) % 10) })
    if (i !== 10) continue
    // Merging is laying the notes of one theme into the other, and taking the empty one away.
    const lying = arrange(facilitator.doc).list(`theme:${roads}`) as NoteId[]
    moveNotes(facilitator.doc, facilitator.by, { notes: lying, theme: paths, place: 'last' })
    dissolveTheme(facilitator.doc, facilitator.by, { theme: roads })
  }
  await everybodyAgrees(doc => {
    expect(linesIn(doc)).toHaveLength(people)
    const lists = arrange(doc)
    const places = lists.names().filter(name => /^(loose$|theme:|stack:)/.test(name))
    expect(places.flatMap(name => [...lists.list(name)]).sort()).toEqual([...ids(doc, notes)].sort())
    expect(ids(doc, notes)).toHaveLength(10)
    expect(has(doc, themes, roads)).toBe(false)
  })
})

it('row 39: a note that goes while twenty people move it and stack on it is gone for everybody, and takes no other with it', async () => {
  const histories = editors.map(({ doc, by }) => openHistory(doc, by.origin))
  const ticket = await server.ticketFor('facilitator', made)
  const path = `/api/boards/${made.board.id}/notes/${noteId(0)}/decision`
  const going = server.ask('POST', path, ticket, { decision: 'forget' })
  for (const [i, { doc, by }] of editors.entries()) {
    const place = i % 2 === 0 ? 'first' : 'last'
    if (i % 3 === 0) stackNotes(doc, by, { notes: [noteId(1 + (i % 9))], on: noteId(0) })
    else moveNotes(doc, by, { notes: [noteId(0)], theme: i % 3 === 1 ? paths : null, place })
  }
  expect((await going).status).toBe(200)
  const isGone = (doc: Y.Doc) => {
    expect([...ids(doc, notes)].sort()).toEqual(Array.from({ length: 9 }, (_, n) => noteId(n + 1)))
    const lists = arrange(doc)
    const places = lists.names().filter(name => /^(loose$|theme:|stack:)/.test(name))
    expect(places.flatMap(name => [...lists.list(name)]).sort()).toEqual([...ids(doc, notes)].sort())
  }
  await everybodyAgrees(isGone)
  for (const each of histories) each.undo()
  await everybodyAgrees(isGone)
  for (const each of histories) each.close()
})
