// Traces, searched: whatever people do, every note has at most one fate, every link leads both ways, and no note is lost.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { fillDemo } from '#server/demo/fill.ts'
import { dropAction } from '#shared/board/operations/actions.ts'
import { dissolveTheme } from '#shared/board/operations/themes.ts'
import { planOf, type Plan } from '#shared/board/plan.ts'
import { ids, read } from '#shared/board/record.ts'
import { actions, notes, themes } from '#shared/board/schema.ts'
import { traceOfAction } from '#shared/board/trace.ts'
import { by, diceFrom, there } from './support/boards.ts'
import { boardOf, played } from './support/playedBoards.ts'
import { brokenTraces } from './support/traces.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const saidOn = (doc: Y.Doc) =>
  ids(doc, notes)
    .map(id => `${id} ${read(doc, notes, id)?.text}`)
    .sort()

function demo(): Plan {
  const doc = new Y.Doc()
  fillDemo(doc, { origin: 'demo', at: '2026-11-26T20:10:00.000Z', dice: diceFrom(3) })
  return planOf(doc)
}

describe('traces', () => {
  it('[F7] lead both ways after any edits, and removing actions and themes loses no note', () => {
    const holds = fc.property(played, moves => {
      const doc = boardOf(moves)
      assert.deepEqual(brokenTraces(planOf(doc)), [])
      const said = saidOn(doc)
      for (const action of ids(doc, actions)) {
        dropAction(doc, by, { action })
        assert.deepEqual(brokenTraces(planOf(doc)), [])
      }
      for (const theme of ids(doc, themes)) dissolveTheme(doc, by, { theme })
      const plan = planOf(doc)
      assert.deepEqual(brokenTraces(plan), [])
      assert.deepEqual(saidOn(doc), said)
      assert(plan.notes.every(({ fate }) => fate.kind !== 'action'))
    })
    fc.assert(holds, { numRuns: 80, seed: 20_261_126 })
  })

  it('[F7] of the demo board are whole, and count words, dots, evidence and workshops', () => {
    const plan = demo()
    expect(brokenTraces(plan)).toEqual([])
    const action = there(
      [...plan.actions, ...plan.wishes].find(({ themes: from, evidence }) => from.length && evidence.length),
    )
    const trace = there(traceOfAction(plan, action.id))
    expect(trace.behind).toHaveLength(action.said)
    expect(trace.dots).toBeGreaterThan(0)
    expect(trace.sessions.reduce((sum, each) => sum + each.notes, 0)).toBe(action.said)
    expect(trace.isOnlyOpinion).toBe(false)
    expect(traceOfAction(plan, 'action-of-nobody')).toBeNull()
  })
})

type Hole = (plan: Plan) => Plan
const holes: Record<string, Hole> = {
  'evidence that forgets its actions': plan => ({
    ...plan,
    evidence: plan.evidence.map(each => ({ ...each, actions: [] })),
  }),
  'evidence that forgets its themes': plan => ({
    ...plan,
    evidence: plan.evidence.map(each => ({ ...each, themes: [] })),
  }),
  'themes that forget their evidence': plan => ({
    ...plan,
    themes: plan.themes.map(each => ({ ...each, evidence: [] })),
  }),
  'themes that forget their actions': plan => ({
    ...plan,
    themes: plan.themes.map(each => ({ ...each, actions: [] })),
  }),
  'themes that forget their notes': plan => ({ ...plan, themes: plan.themes.map(each => ({ ...each, notes: [] })) }),
  'notes that forget their actions': plan => ({
    ...plan,
    notes: plan.notes.map(each => (each.fate.kind === 'action' ? { ...each, fate: { kind: 'none' } } : each)),
  }),
  'notes in an action that is not there': plan => ({
    ...plan,
    notes: plan.notes.map(each => ({ ...each, fate: { kind: 'action', actions: ['T9.99'] } })),
  }),
  'actions that forget whose words they rest on': plan => ({
    ...plan,
    actions: plan.actions.map(each => ({ ...each, behind: [] })),
  }),
  'a note that is lost': plan => ({ ...plan, notes: plan.notes.slice(1) }),
  'a note that stands twice': plan => ({ ...plan, notes: [...plan.notes, ...plan.notes.slice(0, 1)] }),
}

it.each(Object.entries(holes))('the search for broken traces finds %s', (_name, hole) => {
  expect(brokenTraces(hole(demo()))).not.toEqual([])
})
