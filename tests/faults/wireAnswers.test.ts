// The wire, answers from phones: of what is held of them, nobody who does not check is told one byte.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formats } from '#server/archive/files.ts'
import type { NotePosted, TicketGiven } from '#shared/protocol/requests.ts'
import { actionId, draft } from '#tests/shared/support/boards.ts'
import { eventually } from '#tests/support/eventually.ts'
import { marker, notEntitled, openWatchedHall } from '#tests/support/watchedHall.ts'
import type { Witness } from '#tests/support/witness.ts'

const { server, hall, logged, come, close } = await openWatchedHall()
beforeAll(async () => {
  draft(server.provider(hall.board, await hall.ticketFor('editor')).doc, 1)
  await eventually(async () => expect((await exported()).actions).toHaveLength(1))
})
afterAll(close)

const exported = async () => {
  const { body } = await hall.ask<{ actions: object[]; suggestions: { text: string }[] }>(
    'GET',
    '/export',
    hall.facilitator,
  )
  return body
}
const newcomers = () => Promise.all(notEntitled.map(come))

/** Looks everywhere, also where only others may look or change something. */
async function lookEverywhere(who: Witness, ids: readonly string[], everyFile = false): Promise<void> {
  const paths = ['', '/state', '/notes/mine', '/offers/mine', '/held', '/worries', '/snapshots', '/plan', '/publish']
  for (const path of paths) await who.look(hall.at(path))
  for (const format of everyFile ? formats : ['json', 'csv']) await who.look(hall.at(`/export?format=${format}`))
  for (const id of ids) {
    await who.look(hall.at(`/notes/${id}`), 'PATCH', { text: 'Mine' })
    await who.look(hall.at(`/notes/${id}`), 'DELETE')
    await who.look(hall.at(`/notes/${id}/redact`), 'POST', { was: '', cut: [[0, 1]] })
    await who.look(hall.at(`/notes/${id}/decision`), 'POST', { decision: 'up' })
  }
  await who.look(`/p/${hall.board}`)
  await who.settled()
}

const leaks = (secrets: readonly string[], among: readonly Witness[]) =>
  among.flatMap((who, i) => secrets.filter(secret => who.knows(secret)).map(secret => `${secret} to ${notEntitled[i]}`))

it('wire: 0 bytes of held answers to residents, viewers and editors, whatever holds them', async () => {
  const code = { code: hall.made.board.code }
  const { body: author } = await server.ask<TicketGiven>('POST', '/api/tickets', null, code)
  const helper = await hall.ticketFor('helper')
  const said = Object.fromEntries(
    ['down', 'suspect', 'first', 'short', 'worried', 'cut'].map(what => [what, { id: marker(), words: marker() }]),
  )
  const of = (what: string) => said[what] ?? { id: '', words: '' }
  const answer = async (what: string, more = '', ticket = author.ticket) => {
    const { body } = await hall.ask<{ notes: NotePosted[] }>('POST', '/suggestions', ticket, {
      id: of(what).id,
      action: actionId(1),
      letter: 'm',
      text: `${of(what).words}${more}`,
    })
    return body.notes[0]?.state
  }
  const early = await newcomers()
  await hall.stage('act', { blind: true })
  expect(await answer('down')).toBe('face-down')
  await hall.stage('act')
  expect(await answer('suspect', ' Ring 07700 900123')).toBe('waiting')
  await hall.stage('act', { hold: 'first' })
  expect(await answer('first')).toBe('waiting')
  await hall.stage('act', { hold: 'short' })
  expect(await answer('short')).toBe('waiting')
  await hall.stage('act')
  // These were beside the cell for a moment: nobody who comes later hears of them.
  const [worry, reason] = [marker(), marker()]
  for (const what of ['worried', 'cut']) expect(await answer(what, ' and a rail', helper)).toBe('up')
  await hall.worry(author.ticket, of('worried').id, worry)
  const { id, words } = of('cut')
  await hall.ask('POST', `/notes/${id}/redact`, helper, { was: `${words} and a rail`, cut: [[0, words.length]] })
  await hall.decide(helper, of('suspect').id, 'reword', reason)

  const late = await newcomers()
  const neverUp = ['down', 'suspect', 'first', 'short'].flatMap(what => Object.values(of(what)))
  for (const who of [...early, ...late])
    await lookEverywhere(
      who,
      ['down', 'first', 'worried'].map(what => of(what).id),
    )
  for (const who of late) await lookEverywhere(who, [], true)
  expect(leaks([...neverUp, '07700', worry, reason, author.person], early)).toEqual([])
  expect(leaks([...neverUp, of('worried').words, words, '07700', worry, reason, author.person], late)).toEqual([])
  expect(late.every(who => who.knows('[…] and a rail'))).toBe(true)
  const secrets = Object.values(said).map(each => each.words)
  expect([...secrets, worry, reason, author.person].filter(each => logged().includes(each))).toEqual([])

  // Those who check know what waits, and not what only lies face down.
  const { notes, faceDown } = await hall.held(helper)
  expect(notes.map(each => each.id).toSorted()).toEqual(
    ['suspect', 'first', 'short', 'worried'].map(what => of(what).id).toSorted(),
  )
  expect(faceDown).toBe(1)

  // Let up and shown: the same search finds them.
  await hall.reveal('notes')
  for (const what of ['first', 'short', 'worried']) await hall.decide(helper, of(what).id, 'up')
  await eventually(async () => expect((await exported()).suggestions).toHaveLength(5))
  for (const who of late) {
    await who.settled()
    for (const what of ['down', 'first', 'short', 'worried']) expect(who.knows(of(what).words)).toBe(true)
  }
  expect(leaks([of('suspect').words, reason, worry, author.person], late)).toEqual([])
})
