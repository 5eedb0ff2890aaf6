// The wire, stage by stage: of what is face down, waits, worried somebody or was taken out, residents, viewers and editors are told nothing.
import { afterAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { formats } from '#server/archive/files.ts'
import { readAbout } from '#shared/board/schema.ts'
import { stages } from '#shared/people/roles.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import type { WorryCopy } from '#shared/protocol/safety.ts'
import { eventually } from '#tests/support/eventually.ts'
import { marker, notEntitled, openWatchedHall } from '#tests/support/watchedHall.ts'
import type { Witness } from '#tests/support/witness.ts'

const { server, clock, hall, logged, come, close } = await openWatchedHall()
afterAll(close)

/** Looks everywhere, also where only others may look. */
async function lookEverywhere(who: Witness, ids: readonly string[], everyFile = false): Promise<void> {
  const paths = ['', '/state', '/notes/mine', '/dots/mine', '/code', '/contact', '/held', '/worries', '/snapshots']
  for (const path of paths) await who.look(hall.at(path))
  for (const format of everyFile ? formats : ['json']) await who.look(hall.at(`/export?format=${format}`))
  for (const id of ids) {
    await who.look(hall.at(`/notes/${id}`), 'PATCH', { text: 'Mine' })
    await who.look(hall.at(`/notes/${id}/redact`), 'POST', { was: '', cut: [[0, 1]] })
    await who.look(hall.at(`/notes/${id}/decision`), 'POST', { decision: 'up' })
    await who.look(hall.at(`/worries/${id}`), 'DELETE')
  }
  await who.look(`/p/${hall.board}`)
  await who.settled()
}

const leaks = (secrets: readonly string[], among: readonly Witness[]) =>
  among.flatMap((who, i) => secrets.filter(secret => who.knows(secret)).map(secret => `${secret} to ${notEntitled[i]}`))

it('wire: 0 bytes of hidden words in every stage to residents, viewers and editors', async () => {
  const helper = await hall.ticketFor('helper')
  const secrets: string[] = []
  const ids: string[] = []
  const secret = () => {
    const made = marker()
    secrets.push(made)
    return made
  }
  const id = () => {
    const made = marker()
    ids.push(made)
    return made
  }
  const watching = await Promise.all(notEntitled.map(come))
  for (const stage of stages) {
    const author = await hall.ticketFor('resident')
    // One person may have only so many notes taken off in a minute.
    clock.leap(60_000)
    await hall.stage(stage, { blind: true })
    await hall.post(author, id(), secret())
    await hall.stage(stage, { hold: 'first' })
    await hall.post(author, id(), secret())
    // What a worry or a redaction is about was up for a moment: nobody who comes later hears of it.
    await hall.stage(stage)
    const worried = { id: marker(), words: secret() }
    const redacted = { id: marker(), words: secret() }
    for (const each of [worried, redacted]) await hall.post(helper, each.id, `The lamp is out, ${each.words}`)
    await hall.worry(author, worried.id, secret())
    await hall.ask('POST', `/notes/${redacted.id}/redact`, helper, {
      was: `The lamp is out, ${redacted.words}`,
      cut: [[17, 17 + redacted.words.length]],
    })
    await hall.stage(stage, { blind: true })
    const late = await Promise.all(notEntitled.map(come))
    for (const who of [...watching, ...late]) await lookEverywhere(who, [...ids.slice(-2), worried.id])
    expect(leaks([...secrets, ...ids], late)).toEqual([])
    const whileUp = new Set([worried.words, redacted.words])
    const neverUp = secrets.filter(each => !whileUp.has(each))
    expect(leaks(neverUp.slice(-3), watching)).toEqual([])
    // The count alone is everybody's.
    const down = stages.indexOf(stage) + 1
    for (const who of late) expect(readAbout(who.doc()).faceDown).toBe(down)
    expect(late.every(who => who.knows('The lamp is out, […]'))).toBe(true)
  }

  // Those who may, know: what waits is with the helpers, with a device; the copies are with the facilitator alone.
  const { notes } = await hall.held(helper)
  expect(notes.filter(({ device }) => device !== null).length).toBe(2 * stages.length)
  const { body } = await hall.ask<{ worries: WorryCopy[] }>('GET', '/worries', hall.facilitator)
  expect(body.worries).toHaveLength(stages.length)
  const told = body.worries.flatMap(({ words, reasons }) => [...words, ...reasons])
  expect(told.every(each => secrets.some(one => each.includes(one)))).toBe(true)
  // Devices are told to nobody else, and nothing of all this to the log.
  const devices = notes.flatMap(({ device }) => (device === null ? [] : [String(device)]))
  const last = await Promise.all(notEntitled.map(come))
  for (const who of last) await lookEverywhere(who, [], true)
  expect(leaks([...devices, ...secrets], last)).toEqual([])
  expect([...secrets, ...devices].filter(each => logged().includes(each))).toEqual([])

  // Shown: the same search finds what lay face down.
  const [first = ''] = secrets
  await hall.reveal('notes')
  for (const who of last) await eventually(() => expect(who.knows(first)).toBe(true))
})

it('wire: where people say that a note belongs is told to nobody, until three agree', async () => {
  const [theme, note] = ['theme-roads', marker()]
  const editor = server.provider(hall.board, await hall.ticketFor('editor'))
  editor.doc.getMap('themes').set(theme, new Y.Map(Object.entries({ name: 'Roads', slot: 0, rank: 'a0' })))
  await eventually(async () =>
    expect((await hall.ask('GET', '/export', hall.facilitator)).body).toHaveProperty(['themes', 0]),
  )
  await hall.stage('sort', { helpSort: true })
  await hall.post(await hall.ticketFor('helper'), note, 'Mend the kerb')
  const code = { code: hall.made.board.code }
  const people = await Promise.all([1, 2, 3].map(() => server.ask<TicketGiven>('POST', '/api/tickets', null, code)))
  const say = (i: number) => hall.ask('POST', '/sorting', people[i]?.body.ticket ?? '', { note, theme })
  const watching = await Promise.all(notEntitled.map(come))
  for (const who of watching) await lookEverywhere(who, [])
  const updates = (who: Witness) => who.heard.filter(({ kind }) => kind === 'update').length
  const before = watching.map(updates)
  for (const i of [0, 1]) expect((await say(i)).status).toBe(200)
  for (const who of watching) {
    await who.look(hall.at('/sorting'))
    await lookEverywhere(who, [], true)
  }
  expect(watching.map(updates)).toEqual(before)
  const persons = people.map(({ body }) => body.person)
  expect(leaks(persons, watching)).toEqual([])
  expect((await say(2)).status).toBe(200)
  for (const [i, who] of watching.entries()) {
    await eventually(() => expect(updates(who)).toBeGreaterThan(before[i] ?? 0))
  }
  // All then know where it lies, and still not who said so.
  expect(leaks(persons, watching)).toEqual([])
  expect(persons.filter(person => logged().includes(person))).toEqual([])
})
