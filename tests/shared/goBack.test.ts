// Going back: the board says word for word what it said then, as new edits, and everybody ends with the same board.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { openHistory } from '#client/board/history.ts'
import { archiveOf } from '#shared/board/archive.ts'
import { changesTo, goBack } from '#shared/board/goBack.ts'
import { letterText } from '#shared/board/operations/actions.ts'
import { openSession, publishPlan } from '#shared/board/operations/boards.ts'
import { moveNotes, withdrawNote } from '#shared/board/operations/notes.ts'
import { dissolveTheme, nameTheme } from '#shared/board/operations/themes.ts'
import { planOf } from '#shared/board/plan.ts'
import { appendProse, plainText } from '#shared/board/prose.ts'
import { has, read } from '#shared/board/record.ts'
import { notes, readAbout, roots, sessions, visionOf } from '#shared/board/schema.ts'
import * as support from './support/boards.ts'
import { peerOf, play, steps } from './support/moves.ts'
import { boardOf, heard, litter, played } from './support/playedBoards.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const {
  action,
  actionId,
  addThemes,
  by,
  copyOf,
  draft,
  meet,
  newBoard,
  note,
  noteId,
  post,
  sessionId,
  theme,
  themeId,
} = support
const nobody: ReadonlySet<string> = new Set()
const server = { ...by, origin: 'server' }
const back = (live: Y.Doc, then: Y.Doc, away = nobody) => goBack(live, server, { past: then, away })

/** What must be as it was then: everything but what never goes back. */
function comparable(doc: Y.Doc, then: Y.Doc) {
  const of = new Set(archiveOf(then).sessions.map(({ id }) => id))
  const { about, sessions: workshops, offers: _offers, ...rest } = archiveOf(doc)
  // The plan names workshops by number, and junk may give one number to two of them.
  const { sessions: _sessions, about: _about, notes: planned, ...plan } = planOf(doc)
  return {
    ...rest,
    about: { ...about, notesEver: 0, schema: 0, choosing: null, timer: null },
    sessions: workshops.filter(({ id }) => of.has(id)).map(each => ({ ...each, lastNote: 0, slips: [], helped: 0 })),
    plan: { ...plan, notes: planned.map(each => ({ ...each, session: null })) },
  }
}

const told = (doc: Y.Doc) =>
  Object.entries(roots).map(([root, type]) =>
    type === 'prose' ? doc.getXmlFragment(root).toJSON() : doc.getMap(root).toJSON(),
  )

it('[G1] [G4] makes any board say what any earlier board of it said, and writes nothing the second time', () => {
  const same = fc.property(played, fc.array(steps, { maxLength: 60, size: 'max' }), played, (before, since, junk) => {
    const then = heard(boardOf(before))
    const peer = peerOf(2)
    Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(then))
    for (const step of since) play(peer, step)
    litter(peer.doc, junk.fields)
    const live = peer.doc
    const numbers = read(live, sessions, sessionId(1))?.lastNote
    const ever = readAbout(live).notesEver

    back(live, then)
    assert.deepEqual(comparable(live, then), comparable(then, then))
    assert.equal(readAbout(live).notesEver, ever)
    if (has(then, sessions, sessionId(1))) assert.equal(read(live, sessions, sessionId(1))?.lastNote ?? 0, numbers ?? 0)

    let written = 0
    live.on('update', () => (written += 1))
    assert.deepEqual(changesTo(live, { past: then, away: nobody }), {})
    back(live, then)
    assert.equal(written, 0)
  })
  fc.assert(same, { numRuns: 150, seed: 41 })
})

it('[G5] ends with one board for everybody, whatever they do meanwhile', () => {
  const event = fc.record({ who: fc.nat(2), does: steps, asks: fc.option(fc.nat(2)) })
  const agree = fc.property(
    fc.array(event, { minLength: 10, maxLength: 60, size: 'max' }),
    fc.nat(),
    (events, when) => {
      const peers = [0, 1, 2].map(peerOf)
      const start = Y.encodeStateAsUpdate(boardOf({ moves: [], fields: [] }))
      for (const { doc } of peers) Y.applyUpdate(doc, start)
      const [first] = peers
      assert(first)
      let then = heard(first.doc)
      for (const [i, { who, does, asks }] of events.entries()) {
        const peer = peers[who]
        const other = peers[asks ?? who]
        assert(peer && other)
        play(peer, does)
        Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(other.doc)))
        if (i === when % 7) then = heard(first.doc)
        if (i % 11 === 10) back(first.doc, then)
      }
      meet(...peers.map(({ doc }) => doc))
      const [one, ...others] = peers.map(({ doc }) => told(doc))
      for (const other of others) assert.deepEqual(other, one)
    },
  )
  fc.assert(agree, { numRuns: 100, seed: 42 })
})

it('[G2] never gives a reference twice: numbers go on, and a workshop opened since stays', () => {
  const live = newBoard()
  post(live, 1)
  const then = heard(live)
  post(live, 2)
  openSession(live, by, { session: sessionId(2), name: 'Second', date: '2027-04-01', place: '' })
  post(live, 3)
  expect(note(live, 3).ref).toBe('W2-001')
  back(live, then)
  expect([has(live, notes, noteId(2)), has(live, notes, noteId(3))]).toEqual([false, false])
  post(live, 4)
  expect(note(live, 4).ref).toBe('W1-003')
  openSession(live, by, { session: sessionId(3), name: 'Third', date: '2027-05-01', place: '' })
  post(live, 5)
  expect(note(live, 5).ref).toBe('W3-001')
})

it('[G2] counts rounds of choosing on', () => {
  const live = newBoard()
  live.getMap('about').set('choosing', { round: 1, open: true, chosen: 4 })
  const then = heard(live)
  live.getMap('about').set('choosing', { round: 2, open: false, chosen: 0 })
  back(live, then)
  expect(live.getMap('about').get('choosing')).toEqual({ round: 2, open: false, chosen: 0 })
})

it('[G3] does not bring back a note that must stay away, and no note of any other name', () => {
  const live = newBoard()
  post(live, 1, 2)
  addThemes(live, 1)
  draft(live, 1, [`note:${noteId(1)}`])
  const then = heard(live)
  withdrawNote(live, by, { note: noteId(1) })
  withdrawNote(live, by, { note: noteId(2) })
  const moment = { past: then, away: new Set([noteId(1)]) }
  expect(changesTo(live, moment)).toEqual({ notes: { back: 1, gone: 0, changed: 0 } })
  goBack(live, server, moment)
  expect([has(live, notes, noteId(1)), has(live, notes, noteId(2))]).toEqual([false, true])
  expect(planOf(live).wishes[0]?.notes).toEqual([])
})

it('[G1] leaves it as it is whether the plan is public', () => {
  const live = newBoard()
  publishPlan(live, by, { indexable: true })
  const then = heard(live)
  publishPlan(live, by, null)
  back(live, then)
  expect(readAbout(live).published).toBeNull()
})

it('[G4] keeps the paragraphs that are the same, so that whoever writes in them goes on', () => {
  const live = newBoard()
  draft(live, 1)
  const letter = letterText(live, actionId(1), 's')
  appendProse(support.there(letter), 'First\nSecond\nThird')
  const then = heard(live)
  const writer = copyOf(live, 77)
  const words = (doc: Y.Doc, i: number) =>
    (support.there(letterText(doc, actionId(1), 's')).get(i) as Y.XmlElement).get(0) as Y.XmlText
  words(live, 1).insert(6, ' thoughts')
  words(writer, 0).insert(5, ' of all')
  words(writer, 2).insert(5, ' and last')
  back(live, then)
  meet(live, writer)
  expect(plainText(action(live, 1).s)).toBe('First of all\nSecond\nThird and last')
})

it('[G4] counts what it changes, and does it in one step of the server', () => {
  const live = newBoard()
  post(live, 1, 2)
  addThemes(live, 1, 2)
  appendProse(visionOf(live), 'A village to grow old in')
  const then = heard(live)
  post(live, 3)
  nameTheme(live, by, { theme: themeId(1), name: 'Another name' })
  dissolveTheme(live, by, { theme: themeId(2) })
  appendProse(visionOf(live), 'and young')
  const origins: unknown[] = []
  live.on('afterTransaction', ({ origin, changed }: Y.Transaction) => {
    if (changed.size > 0) origins.push(origin)
  })
  const expected = {
    notes: { back: 0, gone: 1, changed: 0 },
    themes: { back: 1, gone: 0, changed: 1 },
    vision: { back: 0, gone: 0, changed: 1 },
  }
  expect(changesTo(live, { past: then, away: nobody })).toEqual(expected)
  expect(back(live, then)).toEqual(expected)
  expect(origins).toEqual(['server'])
  expect(theme(live, 1).name).toBe('Theme 1')
})

it('[G6] can itself be undone, and people undo what they do after it', () => {
  const live = newBoard()
  post(live, 1)
  addThemes(live, 1, 2)
  const then = heard(live)
  const mine = copyOf(live, 88)
  const self = { ...by, origin: { person: 'me' } }
  const history = openHistory(mine, self.origin)
  moveNotes(mine, self, { notes: [noteId(1)], theme: themeId(1), place: 'first' })
  meet(live, mine)
  const before = heard(live)
  back(live, then)
  meet(live, mine)
  expect(note(mine, 1).spot.theme).toBeNull()
  moveNotes(mine, self, { notes: [noteId(1)], theme: themeId(2), place: 'first' })
  expect(history.undo()).toBe('done')
  expect(note(mine, 1).spot.theme).toBeNull()
  meet(live, mine)
  back(live, before)
  expect(archiveOf(live)).toEqual(archiveOf(before))
})
