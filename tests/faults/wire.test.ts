// The wire: of what is hidden, nobody is told one byte before its time; and nothing ties a note to whoever wrote it.
import { afterAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { formats } from '#server/archive/files.ts'
import { presenceFrame } from '#server/relay/frames.ts'
import { all } from '#shared/board/record.ts'
import { notes, readAbout, tallies, type NoteId } from '#shared/board/schema.ts'
import type { Role } from '#shared/people/roles.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { eventually } from '#tests/support/eventually.ts'
import { openSocket } from '#tests/support/sockets.ts'
import { marker, openWatchedHall } from '#tests/support/watchedHall.ts'
import type { Witness } from '#tests/support/witness.ts'

const { server, clock, hall, logged, come, close } = await openWatchedHall()
afterAll(close)

/** One more of each kind, who knows nothing of what was before. */
const newcomers = () => Promise.all((['resident', 'viewer', 'editor', 'facilitator'] as const).map(come))

/** Looks everywhere that a ticket leads to. */
async function lookAround(who: Witness, everyFile = false): Promise<void> {
  for (const path of ['', '/state', '/notes/mine', '/dots/mine', '/code']) await who.look(hall.at(path))
  for (const format of everyFile ? formats : ['json']) await who.look(hall.at(`/export?format=${format}`))
  await who.look(`/p/${hall.board}`)
  await who.settled()
}

/** What was told of secrets: to whom, and which words. */
function leaks(secrets: readonly string[], among: readonly Witness[]): string[] {
  return among.flatMap((who, i) => secrets.filter(secret => who.knows(secret)).map(secret => `${secret} to ${i}`))
}

/** Somebody who writes, as the phone does: a ticket, a socket, presence under a client id of its own. */
async function comeToWrite(role: Role, client: number, name: string) {
  const wanted =
    role === 'resident' ? { code: hall.made.board.code } : { board: hall.board, key: hall.made.keys[role as 'editor'] }
  const { body } = await server.ask<TicketGiven>('POST', '/api/tickets', null, wanted)
  const socket = await openSocket(server.wsOrigin, hall.board, body.ticket)
  let clockOfEntry = 0
  return {
    ...body,
    client,
    name,
    say(state: object) {
      clockOfEntry += 1
      socket.send(presenceFrame([{ client, clock: clockOfEntry, state: JSON.stringify(state) }]))
    },
    end: () => socket.socket.terminate(),
  }
}

it('wire: 0 bytes of hidden notes and ballots before they are shown, to anybody not entitled', async () => {
  const editor = server.provider(hall.board, await hall.ticketFor('editor'))
  for (const id of ['theme-roads', 'theme-homes']) {
    editor.doc.getMap('themes').set(id, new Y.Map(Object.entries({ name: id, slot: 0, rank: 'a0' })))
  }
  const helper = await hall.ticketFor('helper')
  const author = await comeToWrite('resident', 4_242_424, '')
  const byAuthor = Object.fromEntries(
    ['down', 'suspect', 'first', 'short', 'kept', 'worried'].map(what => [what, { id: marker(), words: marker() }]),
  )
  const of = (what: string) => byAuthor[what] ?? { id: '', words: '' }
  const post = async (what: string, more = '', ticket = author.ticket) => {
    author.say({ writing: true })
    const { body } = await hall.post(ticket, of(what).id, `${of(what).words}${more}`)
    return body.notes[0]?.state
  }
  const secretsOf = (...whats: string[]) => whats.flatMap(what => Object.values(of(what)))
  const early = await newcomers()

  // Face down, and waiting for a check.
  await hall.stage('post', { blind: true })
  expect(await post('down')).toBe('face-down')
  expect(await post('suspect', ' Ring 07700 900123')).toBe('waiting')
  await hall.stage('post', { hold: 'first' })
  expect(await post('first')).toBe('waiting')
  clock.leap(60_000)
  await hall.stage('post', { hold: 'short' })
  expect(await post('short')).toBe('waiting')
  await hall.stage('post')
  const reason = marker()
  const worry = marker()
  for (const what of ['kept', 'worried']) expect(await post(what, '', helper)).toBe('up')
  await hall.decide(helper, of('kept').id, 'keep-off', reason)
  await hall.worry(await hall.ticketFor('resident'), of('worried').id, worry)

  // What was up for a while is nowhere for those who come later.
  const late = await newcomers()
  for (const who of [...early, ...late]) await lookAround(who)
  for (const who of late.slice(2)) await lookAround(who, true)
  const neverUp = secretsOf('down', 'suspect', 'first', 'short')
  expect(leaks([...neverUp, '07700', reason, worry, author.person], [...early, ...late])).toEqual([])
  // Of a note that was up, Yjs keeps the id for ever (random letters, which everybody saw then), and nothing else.
  const takenOff = [of('kept').words, of('worried').words]
  expect(leaks(takenOff, late)).toEqual([])
  for (const { id } of Object.values(byAuthor)) {
    for (const who of late.slice(0, 3)) {
      expect(await who.look(hall.at(`/notes/${id}`), 'PATCH', { text: 'Mine' })).toBeGreaterThan(400)
    }
  }
  // Those who check see what waits, and not what only lies face down.
  const checking = await come('helper')
  await checking.look(hall.at('/held'))
  expect(leaks(secretsOf('down'), [checking])).toEqual([])
  expect(leaks([of('first').words, of('suspect').words, reason, worry], [checking])).toHaveLength(4)

  // Dots.
  const voters = await Promise.all([1, 2, 3].map(each => comeToWrite('resident', 777_000 + each, '')))
  await hall.stage('choose')
  for (const who of [...early, ...late, checking]) await who.settled()
  const from = late.map(({ heard }) => heard.length)
  for (const [i, { ticket }] of voters.entries()) {
    const dots = i === 0 ? { 'theme-roads': 2, 'theme-homes': 2 } : { 'theme-homes': 1 }
    expect((await hall.ask('PUT', '/dots', ticket, { round: 1, dots })).status).toBe(200)
  }
  const paper = { round: 1, dots: { 'theme-roads': 41, 'theme-homes': 0 } }
  expect((await hall.ask('PUT', '/dots/paper', helper, paper)).status).toBe(200)
  for (const role of ['resident', 'viewer', 'editor'] as const) {
    const asked = await hall.ask('GET', '/dots/paper', await hall.ticketFor(role))
    expect(asked.status).toBe(403)
  }
  for (const who of [...early, ...late, checking]) await lookAround(who)
  await checking.look(hall.at('/held'))
  expect(
    leaks(
      voters.map(({ person }) => person),
      [...early, ...late, checking],
    ),
  ).toEqual([])
  for (const [i, who] of late.entries()) {
    const told = who.heard.slice(from[i]).flatMap(each => (each.kind === 'update' ? valuesIn(each.update) : []))
    // One value was written, the count; deletions of the earlier counts are no values.
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter(each => !/^{"round":1,"open":true,"chosen":[1-3]}$/.test(each))).toEqual([])
    expect(all(who.doc(), tallies)).toEqual([])
    expect(readAbout(who.doc()).choosing.chosen).toBe(3)
  }
  expect(leaks(neverUp, [...early, ...late])).toEqual([])

  // Shown: the same search finds all of it.
  await hall.reveal('notes')
  clock.leap(limits.shortHold)
  for (const what of ['first', 'suspect', 'worried']) await hall.decide(helper, of(what).id, 'up')
  await hall.reveal('choices')
  await eventually(async () => expect(await hall.wall()).toHaveLength(5))
  for (const who of [...early, ...late]) {
    await lookAround(who)
    for (const secret of [...neverUp, ...secretsOf('worried')]) expect(who.knows(secret)).toBe(true)
    const sums = all(who.doc(), tallies).map(([id, { dots, people, paper: on }]) => `${id} ${dots} ${people} ${on}`)
    expect(sums.toSorted((a, b) => a.localeCompare(b))).toEqual(['theme-homes 4 3 0', 'theme-roads 2 1 41'])
  }
  // Still nobody knows who, nor what was kept off, nor why.
  const people = [author, ...voters].flatMap(({ person, ticket }) => [person, ticket])
  expect(leaks([reason, worry, ...people], [...early, ...late])).toEqual([])
  expect(leaks([of('kept').words], late)).toEqual([])
  expect(logged()).toContain('note checked')
  const everything = [...Object.values(byAuthor).map(({ words }) => words), reason, worry, ...people, '07700']
  expect(everything.filter(secret => logged().includes(secret))).toEqual([])
  for (const each of [author, ...voters]) each.end()
})

it('wire: nothing in a note or beside it leads to a presence entry', async () => {
  const who = await Promise.all((['editor', 'resident'] as const).map(come))
  const nickname = marker()
  const sam = await comeToWrite('editor', 5_151_515, nickname)
  const lee = await comeToWrite('resident', 6_161_616, marker())
  for (const each of [sam, lee]) each.say({ name: each.name, writing: true })
  const [first] = who
  await eventually(() => expect(first?.knows(nickname)).toBe(true))
  const posted = { sam: marker(), lee: marker() }
  await hall.post(sam.ticket, 'note-by-sam-1', posted.sam)
  await hall.post(lee.ticket, 'note-by-lee-1', posted.lee)
  for (const each of who) {
    await each.settled()
    const entries = each.heard.flatMap(told => (told.kind === 'presence' ? told.entries : []))
    const present = new Set(entries.map(({ client }) => client))
    // Residents are counted; they have no entry at all, and no name.
    expect(present.has(lee.client)).toBe(false)
    expect(each.knows(lee.name)).toBe(false)
    const doc = each.doc()
    for (const id of ['note-by-sam-1', 'note-by-lee-1']) {
      const writers = writersOf(doc, id as NoteId)
      expect(writers.size).toBe(1)
      expect(
        [...writers].filter(client => present.has(client) || client === sam.client || client === lee.client),
      ).toEqual([])
    }
    const said = each.heard.flatMap((told, i) =>
      told.kind === 'update' && saysAny(told.update, Object.values(posted)) ? [{ i, bytes: told.update }] : [],
    )
    expect(said.length).toBeGreaterThan(0)
    for (const { i, bytes } of said) {
      expect(saysAny(bytes, [nickname, lee.name, sam.person, lee.person])).toBe(false)
      for (const told of each.heard.slice(Math.max(0, i - 2), i + 3)) {
        if (told.kind !== 'presence') continue
        expect(told.entries.map(({ client }) => client)).not.toContain(lee.client)
        expect(JSON.stringify(told.entries)).not.toMatch(/note-by|W1-/)
      }
    }
    expect([sam, lee].some(({ person }) => each.knows(person))).toBe(false)
  }
  for (const each of [sam, lee]) each.end()
})

it('wire: a planted leak is found, wherever it is planted', async () => {
  const secret = marker()
  const author = await hall.ticketFor('resident')
  await hall.stage('post', { blind: true })
  await hall.post(author, 'note-planted-1', secret)
  const watching = [await come('resident')]
  for (const who of watching) await lookAround(who)
  expect(leaks([secret], watching)).toEqual([])
  const editor = server.provider(hall.board, await hall.ticketFor('editor'))
  await eventually(() => expect(editor.synced).toBe(true))
  editor.doc
    .getMap('themes')
    .set('theme-leak-1', new Y.Map(Object.entries({ name: `x${secret}x`, slot: 1, rank: 'a1' })))
  await eventually(() => expect(leaks([secret], watching)).toEqual([`${secret} to 0`]))
  // Packed bytes too: a newcomer without a socket's words, by the compressed state alone.
  const packed = [await come('viewer')]
  for (const who of packed) await who.look(hall.at('/state'))
  expect(leaks([secret], packed)).toHaveLength(1)
})

/** Every plain value that an update writes, as JSON. */
function valuesIn(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap(struct =>
    struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted)
      ? struct.content.getContent().map(each => JSON.stringify(each))
      : [],
  )
}

/** Under which client ids a note and everything in it was written. */
function writersOf(doc: Y.Doc, id: NoteId): Set<number> {
  const map = doc.getMap(notes.root).get(id)
  if (!(map instanceof Y.Map)) return new Set()
  const items = [map._item, ...map._map.values()]
  return new Set(items.flatMap(item => (item === null ? [] : [item.id.client])))
}

function saysAny(update: Uint8Array, words: readonly string[]): boolean {
  return words.some(each => Buffer.from(update).includes(each))
}
