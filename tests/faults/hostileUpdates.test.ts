// Hostile updates on the real server: what each does to the board (nothing), to its sender, and to everybody else (nothing).
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { answerFrame, updateFrame, vectorFrame } from '#server/relay/frames.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import type { BoardMade, TicketGiven } from '#shared/protocol/requests.ts'
import { newId } from '#shared/lib/ids.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openSocket, type BareSocket } from '#tests/support/sockets.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'
import { editOf, handMade, itemAfter, itemAt } from '#tests/support/wildUpdates.ts'

const mallory = 4_000_001
const [unreadable, notAllowed] = [closeCodes.unreadable.code, closeCodes.notAllowed.code]
const dice = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)

let server: TestServer
let made: BoardMade
/** What an honest editor sees: the judge of what reached the board. */
let seen: Y.Doc
let editorTicket: string
const notes: string[] = []

beforeEach(async () => {
  server = await startServer()
  made = await server.makeBoard()
  const resident = await server.ticketFor('resident', made)
  notes.length = 0
  for (const text of ['A crossing', 'Later buses', 'A bench']) {
    const id = newId(dice)
    notes.push(id)
    await server.ask('POST', `/api/boards/${made.board.id}/notes`, resident, { id, kind: 'idea', text })
  }
  editorTicket = await server.ticketFor('editor', made)
  const provider = server.provider(made.board.id, editorTicket)
  seen = provider.doc
  await eventually(() => expect(seen.getMap('notes').size).toBe(3))
  seen.getMap('themes').set('theme-0001', new Y.Map([['name', 'Roads']]))
})

afterEach(async () => {
  await server.close()
})

/** Somebody else with an editor's link, who has greeted as a client does. */
async function enter(role: 'editor' | 'resident' = 'editor'): Promise<BareSocket> {
  const socket = await openSocket(server.wsOrigin, made.board.id, await server.ticketFor(role, made))
  if (role === 'editor') {
    await socket.hear('vector')
    socket.send(answerFrame(Y.encodeStateAsUpdate(new Y.Doc())))
  }
  socket.send(vectorFrame(Y.encodeStateVector(new Y.Doc())))
  await socket.hear('answer')
  return socket
}

const said = () => JSON.stringify([seen.getMap('notes').toJSON(), seen.getMap('themes').toJSON()])
const noteItem = (id: string) => seen.getMap('notes')._map.get(id)?.id ?? Y.createID(0, 0)
const saidItem = (id: string) =>
  (seen.getMap('notes').get(id) as Y.Map<unknown>)._map.get('said')?.id ?? Y.createID(0, 0)
const serversClient = () => noteItem(notes[0] ?? '').client

/** The honest editor goes on working, and everybody hears it. */
async function lifeGoesOn(): Promise<void> {
  const other = server.provider(made.board.id, await server.ticketFor('editor', made))
  const name = `Still here ${Math.floor(dice(new Uint8Array(1))[0] ?? 0)}`
  ;(seen.getMap('themes').get('theme-0001') as Y.Map<unknown>).set('name', name)
  await eventually(() => expect(other.doc.getMap('themes').toJSON()).toMatchObject({ 'theme-0001': { name } }))
  expect(other.doc.getMap('notes').toJSON()).toEqual(seen.getMap('notes').toJSON())
  expect([...other.doc.share.keys()].filter(root => root.startsWith('root-'))).toEqual([])
}

async function endsWith(code: number, update: Uint8Array, role: 'editor' | 'resident' = 'editor') {
  const before = said()
  const socket = await enter(role)
  socket.send(updateFrame(update))
  expect((await socket.closed).code).toBe(code)
  await lifeGoesOn()
  expect(said().replace(/Still here \d+/, 'Roads')).toBe(before)
}

describe('row 4: an update with a gap', () => {
  it('row 4: two thousand of them are asked for again, and nothing of them stays pending', async () => {
    const socket = await enter()
    for (let i = 0; i < 2000; i += 1)
      socket.send(
        updateFrame(handMade([itemAt(mallory, 10 + i, 'themes', `theme-gap${i}`, new Y.ContentType(new Y.Map()))])),
      )
    await socket.hear('vector')
    await lifeGoesOn()
    // Asked once, not two thousand times, until it answers.
    expect(socket.heard.filter(({ kind }) => kind === 'vector').length).toBeLessThan(5)
    socket.send(
      answerFrame(editOf(seen, mallory, doc => doc.getMap('themes').set('theme-0002', new Y.Map([['name', 'Homes']])))),
    )
    await eventually(() => expect(seen.getMap('themes').has('theme-0002')).toBe(true))
  })
})

describe('row 5: delete everything', () => {
  it.each([
    ['fourteen bytes, to the end of all clocks', () => handMade([], [[serversClient(), 0, 2 ** 31]])],
    [
      'to the end of what is there',
      () => handMade([], [[serversClient(), 0, Y.getState(seen.store, serversClient())]]),
    ],
  ])('row 5: %s', async (_what, update) => {
    await endsWith(notAllowed, update())
  })

  it('[C7] row 5: by somebody who may not edit at all', async () => {
    await endsWith(notAllowed, handMade([], [[serversClient(), 0, 3]]), 'resident')
  })
})

describe('row 6: a forged client id', () => {
  const theme = (doc: Y.Doc) => doc.getMap('themes').set('theme-0009', new Y.Map([['name', 'Forged']]))

  it('row 6: of somebody who is here', async () => {
    await eventually(() => expect(said()).toContain('Roads'))
    await endsWith(notAllowed, editOf(seen, seen.clientID, theme))
  })

  it('row 6: of the server', async () => {
    await endsWith(notAllowed, editOf(seen, serversClient(), theme))
  })

  it('[C5] row 6: of nobody yet is theirs from then on', async () => {
    const first = await enter()
    first.send(updateFrame(editOf(seen, mallory, theme)))
    await eventually(() => expect(seen.getMap('themes').has('theme-0009')).toBe(true))
    await endsWith(
      notAllowed,
      editOf(seen, mallory, doc => doc.getMap('themes').delete('theme-0009') ?? theme(doc)),
    )
  })
})

describe('row 7: numbers out of all bounds', () => {
  it.each([
    ['a collected struct of 2^52', () => handMade([new Y.GC(Y.createID(mallory, 0), 2 ** 52)])],
    ['a clock of 2^31', () => handMade([new Y.GC(Y.createID(mallory, 2 ** 31), 1)])],
    ['a client id of 2^40', () => handMade([new Y.GC(Y.createID(2 ** 40, 0), 1)])],
  ])('row 7: %s', async (_what, update) => {
    await endsWith(unreadable, update())
  })
})

describe('row 8: far too much of it', () => {
  it.each([
    [
      'eight thousand maps in each other',
      () => {
        const maps = [itemAt(mallory, 0, 'themes', 'theme-deep', new Y.ContentType(new Y.Map()))]
        for (let i = 1; i < 8000; i += 1)
          maps.push(itemAt(mallory, i, Y.createID(mallory, i - 1), 'name', new Y.ContentType(new Y.Map())))
        return handMade(maps)
      },
      notAllowed,
    ],
    [
      'five thousand roots',
      () =>
        handMade(Array.from({ length: 5000 }, (_, i) => itemAt(mallory, i, `root-${i}`, 'x', new Y.ContentAny([1])))),
      unreadable,
    ],
    [
      'a value thirty thousand arrays deep',
      () => {
        const deep = Uint8Array.from({ length: 60_000 }, (_, i) => (i % 2 === 0 ? 117 : 1))
        const shallow = handMade([itemAt(mallory, 0, 'themes', 'theme-deep', new Y.ContentAny([[]]))])
        return Uint8Array.from([...shallow.slice(0, -3), ...deep, 0])
      },
      unreadable,
    ],
  ])('row 8: %s', async (_what, update, code) => {
    await endsWith(code, update())
    expect(seen.share.size).toBeLessThan(20)
  })
})

describe('row 9: things that do not belong where they are put', () => {
  const anyNote = () => noteItem(notes[0] ?? '')
  it.each<[string, () => Uint8Array, number]>([
    [
      'a list in a map',
      () => handMade([itemAt(mallory, 0, 'themes', null, new Y.ContentString('ballast'))]),
      notAllowed,
    ],
    ['a key on words', () => handMade([itemAt(mallory, 0, 'vision', 'x', new Y.ContentAny([1]))]), notAllowed],
    [
      'a document in a note',
      () => handMade([itemAt(mallory, 0, anyNote(), 'spot', new Y.ContentDoc(new Y.Doc()))]),
      notAllowed,
    ],
    [
      'bytes in a note',
      () => handMade([itemAt(mallory, 0, anyNote(), 'spot', new Y.ContentBinary(new Uint8Array([1])))]),
      notAllowed,
    ],
    [
      'an embed in the vision',
      () => handMade([itemAt(mallory, 0, 'vision', null, new Y.ContentEmbed({ src: 'x' }))]),
      notAllowed,
    ],
    [
      'an element in a note',
      () => handMade([itemAt(mallory, 0, anyNote(), 'spot', new Y.ContentType(new Y.XmlElement('a')))]),
      notAllowed,
    ],
    [
      'a script in the vision',
      () => handMade([itemAt(mallory, 0, 'vision', null, new Y.ContentType(new Y.XmlElement('script')))]),
      notAllowed,
    ],
    [
      'a record named __proto__',
      () => handMade([itemAt(mallory, 0, 'themes', '__proto__', new Y.ContentType(new Y.Map()))]),
      notAllowed,
    ],
  ])('row 9: %s', async (_what, update, code) => {
    await endsWith(code, update())
  })
})

describe('row 11: another person’s words', () => {
  const note = () => notes[0] ?? ''
  it.each<[string, () => Uint8Array]>([
    [
      'edited',
      () =>
        editOf(seen, mallory, doc =>
          (doc.getMap('notes').get(note()) as Y.Map<unknown>).set('said', { text: 'Mine now' }),
        ),
    ],
    [
      'overwritten by a new note',
      () => editOf(seen, mallory, doc => doc.getMap('notes').set(note(), new Y.Map([['said', { text: 'Mine' }]]))),
    ],
    [
      'wiped by a deleted piece after them',
      () => handMade([itemAfter(mallory, 0, saidItem(note()), new Y.ContentDeleted(1))]),
    ],
    ['deleted with their note', () => handMade([], [[noteItem(note()).client, noteItem(note()).clock, 1]])],
    [
      'added to the board by sync',
      () => editOf(seen, mallory, doc => doc.getMap('notes').set('note-forged', new Y.Map([['said', { text: 'x' }]]))),
    ],
    ['about what the board is', () => editOf(seen, mallory, doc => doc.getMap('about').set('title', 'Mine'))],
  ])('row 11: %s', async (_what, update) => {
    await endsWith(notAllowed, update())
  })

  it('[C3] row 11: our own client is told which, and the rest of what it sent stands', async () => {
    const socket = await enter()
    socket.send(Uint8Array.of(4, 0))
    await socket.hear('saved')
    socket.send(
      updateFrame(
        editOf(seen, mallory, doc => {
          ;(doc.getMap('notes').get(note()) as Y.Map<unknown>).set('said', { text: 'Mine now' })
          doc.getMap('themes').set('theme-0003', new Y.Map([['name', 'Homes']]))
        }),
      ),
    )
    const { refused } = await socket.hear('refused')
    expect(refused).toEqual([{ path: `notes/${note()}/said`, rule: 'roles: only the server writes this' }])
    await eventually(() => expect(seen.getMap('themes').has('theme-0003')).toBe(true))
    expect(said()).not.toContain('Mine now')
    await lifeGoesOn()
  })
})

it('row 13: many hands let a resident move notes and nothing else, and only while they are on', async () => {
  const { body } = await server.ask<TicketGiven>('POST', '/api/tickets', null, { code: made.board.code })
  const facilitator = await server.ticketFor('facilitator', made)
  const provider = server.provider(made.board.id, body.ticket)
  await eventually(() => expect(provider.doc.getMap('notes').size).toBe(3))
  const spotOf = () => (seen.getMap('notes').get(notes[1] ?? '') as Y.Map<unknown>).get('spot')
  await server.ask('POST', `/api/boards/${made.board.id}/stage`, facilitator, {
    stage: 'sort',
    rules: { hands: 'sort' },
  })
  await eventually(() => expect(JSON.stringify(provider.doc.getMap('about').toJSON())).toContain('"hands":"sort"'))
  ;(provider.doc.getMap('notes').get(notes[1] ?? '') as Y.Map<unknown>).set('spot', { theme: 'theme-0001', rank: 'a0' })
  await eventually(() => expect(spotOf()).toEqual({ theme: 'theme-0001', rank: 'a0' }))
  const ended = new Promise(resolve => provider.on('closed', resolve))
  provider.doc.getMap('themes').delete('theme-0001')
  await ended
  expect(seen.getMap('themes').has('theme-0001')).toBe(true)
})
