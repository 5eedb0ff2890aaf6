// Presence: what screens get to know of who is there, and what they never do.
import { beforeEach, expect, it } from 'vitest'
import { readFrame, type PresenceEntry } from '#server/relay/frames.ts'
import { Presence, type Guest } from '#server/relay/presence.ts'
import type { Role } from '#shared/people/roles.ts'
import type { Counts } from '#shared/protocol/frames.ts'
import { limits } from '#shared/protocol/limits.ts'
import { ManualClock } from '#tests/support/manualClock.ts'

interface Screen extends Guest {
  readonly frames: readonly PresenceEntry[][]
  /** What the server last said of the counts. */
  counts(): Counts | undefined
  /** The last state heard of each other client. */
  others(): Record<number, unknown>
}

let clock: ManualClock
let presence: Presence
beforeEach(() => {
  clock = new ManualClock()
  presence = new Presence(clock, bytes => bytes.fill(9))
})
const serverClient = 0x09090909

function guest(role: Role, person: string): Screen {
  const frames: PresenceEntry[][] = []
  const states = () => new Map(frames.flat().map(({ client, state }) => [client, JSON.parse(state) as unknown]))
  const screen: Screen = {
    role,
    person,
    frames,
    send(frame) {
      const incoming = readFrame(frame)
      if (incoming?.kind === 'presence') frames.push([...incoming.entries])
    },
    counts: () => (states().get(serverClient) as { counts: Counts } | undefined)?.counts,
    others: () => Object.fromEntries([...states()].filter(([client]) => client !== serverClient)),
  }
  presence.join(screen)
  return screen
}

const say = (who: Guest, client: number, state: unknown, clock = 1) =>
  presence.hear(who, [{ client, clock, state: JSON.stringify(state) }])

it('counts people, not sockets, and no walls; and how many of them help', async () => {
  const wall = guest('viewer', 'wall')
  guest('resident', 'ann')
  guest('resident', 'ann')
  guest('resident', 'bob')
  guest('helper', 'hal')
  await clock.advance(limits.countsEvery)
  expect(wall.counts()).toEqual({
    here: 3,
    helpers: 1,
    writing: 0,
    finished: 0,
    home: 0,
    cannotSave: false,
    refused: 0,
  })
})

it('counts who writes and who has finished, and says nothing about who', async () => {
  const [ann, bob] = [guest('resident', 'ann'), guest('resident', 'bob')]
  say(ann, 1, { writing: true, name: 'Ann' })
  say(bob, 2, { finished: true })
  await clock.advance(limits.countsEvery)
  expect(bob.counts()).toEqual({ here: 2, helpers: 0, writing: 1, finished: 1, home: 0, cannotSave: false, refused: 0 })
  expect(JSON.stringify(bob.frames)).not.toContain('Ann')
  presence.leave(ann)
  await clock.advance(limits.countsEvery)
  expect(bob.counts()).toEqual({ here: 1, helpers: 0, writing: 0, finished: 1, home: 0, cannotSave: false, refused: 0 })
})

it('counts those who say that they are at home, and tells every screen the time', async () => {
  const [wall, ann, bob] = [guest('viewer', 'wall'), guest('resident', 'ann'), guest('editor', 'bob')]
  say(ann, 1, { home: true })
  say(bob, 2, { home: true, name: 'Bob' })
  say(wall, 3, { home: true })
  await clock.advance(limits.countsEvery)
  expect(wall.counts()).toMatchObject({ here: 2, home: 2 })
  const spoken = wall.frames.at(-1)?.[0]?.state ?? ''
  expect(JSON.parse(spoken)).toMatchObject({ now: clock.now() })
  say(ann, 1, { home: false }, 2)
  await clock.advance(limits.countsEvery)
  expect(wall.counts()?.home).toBe(1)
})

it('[C7] counts whoever is refused three times in ten minutes, and nobody for good', async () => {
  const desk = guest('facilitator', 'fay')
  const refuse = async (...people: string[]) => {
    for (const person of people) presence.strike(person)
    await clock.advance(limits.countsEvery)
    return desk.counts()?.refused
  }
  expect(await refuse('ann', 'bob', 'ann')).toBe(0)
  expect(await refuse('ann')).toBe(1)
  expect(await refuse('bob', 'bob')).toBe(2)
  await clock.advance(11 * 60 * 1000)
  expect(desk.counts()?.refused).toBe(0)
})

it('says changed counts once in two seconds at most, and something every twelve', async () => {
  const wall = guest('viewer', 'wall')
  await clock.advance(limits.countsEvery)
  const before = wall.frames.length
  for (let i = 0; i < 50; i += 1) {
    guest('resident', `person ${i}`)
    await clock.advance(limits.countsEvery / 50)
  }
  expect(wall.frames.length - before).toBeLessThanOrEqual(2)
  await clock.advance(limits.countsEvery)
  const quiet = wall.frames.length
  await clock.advance(limits.heartbeatEvery * 3)
  expect(wall.frames.length - quiet).toBe(3)
})

it('says each time with a higher clock, as stock clients need', async () => {
  const wall = guest('viewer', 'wall')
  await clock.advance(limits.heartbeatEvery * 3)
  const clocks = wall.frames.slice(1).map(([entry]) => entry?.clock ?? 0)
  expect(clocks.every((each, i) => i === 0 || each > (clocks[i - 1] ?? 0))).toBe(true)
})

it('tells editors of editors: name and what they hold, and nothing else they might say', async () => {
  const [ann, bob, resident] = [guest('editor', 'ann'), guest('facilitator', 'bob'), guest('resident', 'cat')]
  say(ann, 1, { name: ' Ann \u202E', holding: 'note-123456', cursor: [3, 4], user: { email: 'ann@example.org' } })
  await clock.advance(100)
  expect(bob.others()).toEqual({ 1: { name: 'Ann', holding: 'note-123456' } })
  expect(resident.others()).toEqual({})
  const late = guest('helper', 'dan')
  expect(late.others()).toEqual(bob.others())
  presence.leave(ann)
  await clock.advance(100)
  expect([bob.others(), late.others()]).toEqual([{ 1: null }, { 1: null }])
})

it('tells editors where an editor writes, only while that holds a text, and nothing but the place', async () => {
  const [ann, bob, resident] = [guest('editor', 'ann'), guest('editor', 'bob'), guest('resident', 'cat')]
  const place = { type: { client: 1, clock: 7 }, item: null, tname: null, assoc: 0 }
  const holding = 'action:abcdefgh:s'
  const told = { type: { client: 1, clock: 7 }, assoc: 0 }
  say(ann, 1, { name: 'Ann', holding, cursor: { anchor: { ...place, x: 3 }, head: place, y: 4 } })
  await clock.advance(100)
  expect(bob.others()).toEqual({ 1: { name: 'Ann', holding, cursor: { anchor: told, head: told } } })
  expect(resident.others()).toEqual({})
  say(ann, 1, { name: 'Ann', holding: null, cursor: { anchor: place, head: place } }, 2)
  await clock.advance(100)
  expect(bob.others()).toEqual({ 1: { name: 'Ann', holding: null } })
})

it.each([
  ['half a caret', { anchor: { tname: 'vision' } }],
  ['no place at all', { anchor: {}, head: {} }],
  ['a place that is a list', { anchor: [1], head: [2] }],
  ['a root with words in it', { anchor: { tname: 'Call 01234' }, head: { tname: 'vision' } }],
  ['numbers that count nothing', { anchor: { item: { client: -1, clock: 0.5 } }, head: { tname: 'vision' } }],
])('passes over %s', async (_what, cursor) => {
  const [ann, bob] = [guest('editor', 'ann'), guest('editor', 'bob')]
  say(ann, 1, { name: 'Ann', holding: 'vision', cursor })
  await clock.advance(100)
  expect(bob.others()).toEqual({ 1: { name: 'Ann', holding: 'vision' } })
})

it('passes over what a socket says under an id that is not its own', async () => {
  const [ann, eve, bob] = [guest('editor', 'ann'), guest('editor', 'eve'), guest('editor', 'bob')]
  say(ann, 1, { name: 'Ann' })
  say(eve, 2, { name: 'Eve' })
  say(eve, 1, { name: 'the Vicar' }, 99)
  say(eve, serverClient, { counts: { here: 1000 } }, 2 ** 40)
  say(eve, 3, { name: 'Eve again' })
  await clock.advance(limits.countsEvery)
  expect(bob.others()).toEqual({ 1: { name: 'Ann', holding: null }, 2: { name: 'Eve', holding: null } })
  expect(bob.counts()?.here).toBe(3)
})

it('does not give a live id to a newcomer, but to the same person come back', async () => {
  const [ann, eve, bob] = [guest('editor', 'ann'), guest('editor', 'eve'), guest('editor', 'bob')]
  say(ann, 1, { name: 'Ann' })
  say(eve, 1, { name: 'Eve' }, 2)
  await clock.advance(100)
  expect(bob.others()).toEqual({ 1: { name: 'Ann', holding: null } })
  const back = guest('editor', 'ann')
  say(back, 1, { name: 'Ann again' }, 2)
  presence.leave(ann)
  await clock.advance(100)
  expect(bob.others()).toEqual({ 1: { name: 'Ann again', holding: null } })
})

it.each<[string, string]>([
  ['no JSON', '{'],
  ['a number', '7'],
  ['too much', JSON.stringify({ name: 'x'.repeat(limits.awarenessBytes) })],
])('does without a state that is %s', async (_what, state) => {
  const [ann, bob] = [guest('editor', 'ann'), guest('editor', 'bob')]
  presence.hear(ann, [{ client: 1, clock: 1, state }])
  await clock.advance(limits.countsEvery)
  expect(Object.values(bob.others()).filter(other => other !== null)).toEqual([])
  expect(bob.counts()?.here).toBe(2)
})

it('shows when the board cannot be saved', async () => {
  const wall = guest('viewer', 'wall')
  presence.showCannotSave(true)
  await clock.advance(limits.countsEvery)
  expect(wall.counts()?.cannotSave).toBe(true)
})

it('[S19] sets no alarm once everybody has left', async () => {
  const ann = guest('editor', 'ann')
  say(ann, 1, { name: 'Ann' })
  presence.leave(ann)
  await clock.advance(limits.heartbeatEvery)
  expect(clock.set).toBe(0)
})
