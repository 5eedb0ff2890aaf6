// Kill -9 and what is hidden: notes that wait, notes face down and ballots are as safe as what is on the board.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BoardMade, HeldNotes, OwnBallot, TicketGiven } from '#shared/protocol/requests.ts'
import { startChild, type ChildServer } from '#tests/support/childServer.ts'

const cycles = 6

let folder: string
let server: ChildServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-held-'))
  server = await startChild({ DATA_DIR: folder })
})
afterAll(async () => {
  await server.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

async function ask<T>(method: string, path: string, ticket: string | null, body?: object): Promise<T> {
  const response = await fetch(server.origin + path, {
    method,
    headers: ticket === null ? {} : { authorization: `Bearer ${ticket}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path} was refused with ${response.status}`)
  return (await response.json()) as T
}

it('row 25: what waits, lies face down or was chosen in secret survives kill -9 once it was acknowledged', async () => {
  const made = await ask<BoardMade>('POST', '/api/boards', null, { title: 'A village that crashes' })
  const at = (path: string) => `/api/boards/${made.board.id}${path}`
  const enter = async (wanted: object) => (await ask<TicketGiven>('POST', '/api/tickets', null, wanted)).ticket
  const facilitator = await enter({ board: made.board.id, key: made.keys.facilitator })
  const stage = (move: object) => ask<{ round: number }>('POST', at('/stage'), facilitator, move)
  const note = (id: string) => ask('POST', at('/notes'), facilitator, { id, kind: 'idea', text: `Words of ${id}` })
  const resident = await enter({ code: made.board.code })
  await stage({ stage: 'choose', rules: { items: ['note-chosen'], dots: cycles, perItem: cycles } })
  await note('note-chosen')
  const rules = { items: ['note-chosen'], dots: cycles, perItem: cycles }
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    await stage({ stage: 'choose', rules: { ...rules, hold: 'first' } })
    await note(`note-first-${cycle}`)
    await stage({ stage: 'choose', rules: { ...rules, blind: true } })
    await note(`note-down-${cycle}`)
    await ask('PUT', at('/dots'), resident, { round: 1, dots: { 'note-chosen': cycle } })
    expect(await server.kill('SIGKILL')).toBeNull()
    server = await startChild({ DATA_DIR: folder })
    const held = await ask<HeldNotes>('GET', at('/held'), facilitator)
    expect(held.notes.map(({ id }) => id)).toEqual(Array.from({ length: cycle }, (_, i) => `note-first-${i + 1}`))
    expect(held.faceDown).toBe(cycle)
    const own = await ask<OwnBallot>('GET', at('/dots/mine'), resident)
    expect(own).toEqual({ round: 1, open: true, dots: { 'note-chosen': cycle }, left: cycles - cycle })
  }
  await ask('POST', at('/reveal'), facilitator, { what: 'notes' })
  const shown = await ask<{ tallies: object }>('POST', at('/reveal'), facilitator, { what: 'choices' })
  expect(shown.tallies).toEqual({ 'note-chosen': { dots: cycles, people: 1, paper: 0 } })
  expect(await server.kill('SIGKILL')).toBeNull()
  server = await startChild({ DATA_DIR: folder })
  const { notes, tallies } = await ask<{ notes: object[]; tallies: object[] }>('GET', at('/export'), facilitator)
  expect([notes.length, tallies.length]).toEqual([1 + cycles, 1])
})
