// The plan as data: what became of each note, references that stay, and traces that lead both ways.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { fillDemo } from '#server/demo/fill.ts'
import type { Fate } from '#shared/board/fates.ts'
import { dropAction, fillAction, linkSources, setPartner } from '#shared/board/operations/actions.ts'
import { keepEvidence, keepOrganisation } from '#shared/board/operations/facts.ts'
import { moveNotes, stackNotes, tellFate, withdrawNote } from '#shared/board/operations/notes.ts'
import { orderTheme } from '#shared/board/operations/themes.ts'
import { openNotes, planOf, tearOff, type Plan } from '#shared/board/plan.ts'
import { ids, patch } from '#shared/board/record.ts'
import { notes, type Note } from '#shared/board/schema.ts'
import {
  actionId,
  addThemes,
  by,
  diceFrom,
  draft,
  evidenceId,
  newBoard,
  noteId,
  organisationId,
  post,
  themeId,
  there,
} from './support/boards.ts'
import { boardOf, heard, played } from './support/playedBoards.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const fateOf = (doc: Y.Doc, n: number): Fate => there(planOf(doc).notes.find(({ id }) => id === noteId(n))).fate
const say = (doc: Y.Doc, n: number, fate: Note['fate']) => patch(doc, notes, noteId(n), { fate })
const parked = { kind: 'parked', to: '', why: 'Later' } as const

/** Notes 1 to 5; 1, 2 and 3 in theme 1, and 3 stacked on 2. */
function sorted(): Y.Doc {
  const doc = newBoard()
  post(doc, 1, 2, 3, 4, 5)
  addThemes(doc, 1, 2)
  moveNotes(doc, by, { notes: [noteId(1), noteId(2), noteId(3)], theme: themeId(1), place: 'last' })
  stackNotes(doc, by, { notes: [noteId(3)], on: noteId(2) })
  return doc
}

describe('what became of a note', () => {
  it('[F1] is the action that rests on it, whatever else was said', () => {
    const doc = sorted()
    say(doc, 3, parked)
    draft(doc, 1, [`note:${noteId(3)}`])
    draft(doc, 2, [`note:${noteId(3)}`])
    expect(fateOf(doc, 3)).toEqual({ kind: 'action', actions: ['T1.1', 'T1.2'] })
    dropAction(doc, by, { action: actionId(1) })
    dropAction(doc, by, { action: actionId(2) })
    expect(fateOf(doc, 3)).toEqual(parked)
  })

  it('[F2] is what people said of it, before the stack it lies on and the action of its theme', () => {
    const doc = sorted()
    expect(fateOf(doc, 1)).toEqual({ kind: 'none' })
    expect(fateOf(doc, 3)).toEqual({ kind: 'stacked', on: 'W1-002', next: { kind: 'none' } })
    draft(doc, 1, [`theme:${themeId(1)}`])
    expect(fateOf(doc, 1)).toEqual({ kind: 'action', actions: ['T1.1'] })
    expect(fateOf(doc, 3)).toEqual({ kind: 'stacked', on: 'W1-002', next: { kind: 'action', actions: ['T1.1'] } })
    say(doc, 2, { kind: 'passed-on', to: 'County', why: 'Theirs' })
    say(doc, 1, parked)
    expect(fateOf(doc, 1)).toEqual(parked)
    expect(fateOf(doc, 3)).toMatchObject({ kind: 'stacked', next: { kind: 'passed-on', to: 'County' } })
    say(doc, 3, { kind: 'not-taken', to: '', why: 'Done already' })
    expect(fateOf(doc, 3)).toEqual({ kind: 'not-taken', to: '', why: 'Done already' })
    expect(fateOf(doc, 4)).toEqual({ kind: 'none' })
  })

  it('[F2] is open while nobody has said it of the note nor of the one it is stacked on', () => {
    const doc = sorted()
    const open = () => openNotes(planOf(doc)).map(({ ref }) => ref)
    expect(open()).toEqual(['W1-001', 'W1-002', 'W1-003', 'W1-004', 'W1-005'])
    say(doc, 2, parked)
    draft(doc, 1, [`note:${noteId(4)}`])
    expect(open()).toEqual(['W1-001', 'W1-005'])
  })
})

describe('saying what becomes of notes', () => {
  it('[F6] says it of each that is there, can be taken back, and touches nothing else', () => {
    const doc = sorted()
    const without = () => planOf(doc).notes.map(({ fate: _fate, ...rest }) => rest)
    const before = without()
    const told = [noteId(1), noteId(4), noteId(99)]
    expect(tellFate(doc, by, { notes: told, fate: parked }).ok).toBe(true)
    expect([1, 2, 4].map(n => fateOf(doc, n).kind)).toEqual(['parked', 'none', 'parked'])
    expect(without()).toEqual(before)
    tellFate(doc, by, { notes: [noteId(1)], fate: null })
    expect(fateOf(doc, 1)).toEqual({ kind: 'none' })
    expect(tellFate(doc, by, { notes: [noteId(9)], fate: parked })).toEqual({ ok: false, reason: 'no-such-note' })
  })
})

describe('a plan', () => {
  it('[F3] holds every note once and every action once, of any board, the same for every copy', () => {
    const holds = fc.property(played, moves => {
      const doc = boardOf(moves)
      const plan = planOf(doc)
      const lying = ids(doc, notes).filter(id => id !== ('odd' as typeof id))
      assert.deepEqual(plan.notes.map(({ id }) => id).toSorted(), lying.toSorted())
      const inThemes = plan.themes.flatMap(theme => theme.notes)
      assert.equal(new Set(inThemes).size <= inThemes.length, true)
      for (const { fate } of plan.notes) assert(fate.kind !== 'action' || fate.actions.length > 0)
      for (const { id } of plan.actions) assert(!plan.wishes.some(wish => wish.id === id))
      assert(plan.actions.every(({ isInPlan, needs }) => isInPlan && needs.length === 0))
      assert(plan.wishes.every(({ isInPlan }) => !isInPlan))
      for (const ref of [...plan.actions, ...plan.wishes].map(each => each.ref)) assert.match(ref, /^(T\d+\.\d+|A\d+)$/)
      assert.deepEqual(planOf(heard(doc)), plan)
      JSON.stringify(plan)
    })
    fc.assert(holds, { numRuns: 80, seed: 21 })
  })

  it('[F3] leads from an action to what it rests on, and back', () => {
    const doc = sorted()
    keepEvidence(doc, by, { evidence: evidenceId(1), claim: 'One in three', ref: 'Q7' })
    draft(doc, 1, [`note:${noteId(2)}`, `theme:${themeId(2)}`, `evidence:${evidenceId(1)}`, 'note:gone-0001'])
    moveNotes(doc, by, { notes: [noteId(4)], theme: themeId(2), place: 'last' })
    const plan = planOf(doc)
    expect(plan.actions).toEqual([])
    expect(plan.wishes).toMatchObject([
      { ref: 'T2.1', theme: 'T2', notes: ['W1-002'], themes: ['T2'], evidence: ['Q7'], said: 3, isInPlan: false },
    ])
    expect(plan.themes.map(({ ref, notes: inside, actions }) => [ref, inside, actions])).toEqual([
      ['T1', ['W1-001', 'W1-002', 'W1-003'], ['T2.1']],
      ['T2', ['W1-004'], ['T2.1']],
    ])
    expect(plan.evidence).toMatchObject([{ ref: 'Q7', actions: ['T2.1'] }])
  })

  it('[F3] of the demo board accounts for all of it', () => {
    const doc = new Y.Doc()
    fillDemo(doc, { origin: 'demo', at: '2026-11-26T20:10:00.000Z', dice: diceFrom(3) })
    const plan = planOf(doc)
    expect(plan.actions.map(({ title }) => title)).toHaveLength(3)
    expect(plan.wishes).toHaveLength(4)
    expect(plan.sessions.reduce((sum, session) => sum + session.notes, 0)).toBe(plan.notes.length)
    expect(plan.notes.map(({ ref }) => ref)).toEqual(plan.notes.map(({ ref }) => ref).toSorted())
    for (const { evidence: facts } of [...plan.actions, ...plan.wishes]) {
      for (const ref of facts) expect(plan.evidence.map(fact => fact.ref)).toContain(ref)
    }
  })
})

describe('references', () => {
  const refs = (plan: Plan) => ({
    themes: plan.themes.map(({ id, ref }) => [id, ref]),
    actions: plan.wishes.map(({ id, ref }) => [id, ref]),
  })

  it('[F4] stay when themes are put in another order and other records go', () => {
    const doc = sorted()
    draft(doc, 1, [`note:${noteId(1)}`])
    draft(doc, 2, [`theme:${themeId(2)}`])
    draft(doc, 3)
    expect(refs(planOf(doc))).toEqual({
      themes: [
        [themeId(1), 'T1'],
        [themeId(2), 'T2'],
      ],
      actions: [
        [actionId(1), 'T1.1'],
        [actionId(2), 'T2.2'],
        [actionId(3), 'A3'],
      ],
    })
    orderTheme(doc, by, { theme: themeId(2), place: 'first' })
    withdrawNote(doc, by, { note: noteId(5) })
    dropAction(doc, by, { action: actionId(1) })
    expect(refs(planOf(doc))).toEqual({
      themes: [
        [themeId(2), 'T2'],
        [themeId(1), 'T1'],
      ],
      actions: [
        [actionId(2), 'T2.2'],
        [actionId(3), 'A3'],
      ],
    })
    expect(planOf(doc).notes.map(({ ref }) => ref)).toEqual(['W1-001', 'W1-002', 'W1-003', 'W1-004'])
  })

  it('[F4] of evidence are its own, and different ones where people gave the same or none', () => {
    const doc = newBoard()
    for (const [i, ref] of ['Q7', '', 'E1', 'Q7', ' '].entries()) {
      keepEvidence(doc, by, { evidence: evidenceId(i + 1), ref })
    }
    const given = new Map(planOf(doc).evidence.map(({ id, ref }) => [id, ref]))
    expect([1, 2, 3, 4, 5].map(n => given.get(evidenceId(n)))).toEqual(['Q7', 'E2', 'E1', 'E3', 'E4'])
  })
})

describe('the sheet of an organisation', () => {
  it('[F5] holds its own rows and their evidence', () => {
    const doc = newBoard()
    keepOrganisation(doc, by, { organisation: organisationId(1), name: 'Parish Council' })
    keepOrganisation(doc, by, { organisation: organisationId(2), name: 'County' })
    for (const n of [1, 2, 3]) {
      keepEvidence(doc, by, { evidence: evidenceId(n), claim: `Fact ${n}` })
      draft(doc, n, [`evidence:${evidenceId(n)}`])
    }
    fillAction(doc, by, { action: actionId(1), lead: ' parish council ' })
    fillAction(doc, by, { action: actionId(3), deputy: 'Parish Council' })
    setPartner(doc, by, { action: actionId(3), partner: organisationId(1), as: { name: 'The parish', reply: 'asked' } })
    linkSources(doc, by, { action: actionId(3), sources: [`evidence:${evidenceId(1)}`] })
    const sheet = there(tearOff(planOf(doc), organisationId(1)))
    expect(sheet.organisations.map(({ name, rows }) => [name, rows])).toEqual([
      [
        'Parish Council',
        [
          { action: 'A1', as: ['lead'] },
          { action: 'A3', as: ['deputy', 'partner'] },
        ],
      ],
    ])
    expect([...sheet.actions, ...sheet.wishes].map(({ ref }) => ref)).toEqual(['A1', 'A3'])
    expect(sheet.evidence.map(({ ref }) => ref)).toEqual(['E1', 'E3'])
    expect(tearOff(planOf(doc), organisationId(9))).toBe(null)
  })
})
