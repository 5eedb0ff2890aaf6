// Deeds: what every carried thing means on every target.
import { describe, expect, it } from 'vitest'
import { deedOf, type Carried, type Target } from '#client/cards/deeds.ts'
import { step, type Column, type Places } from '#client/cards/lift.ts'
import type { ActionId, EvidenceId, NoteId, ThemeId } from '#shared/board/schema.ts'

const [a, b, c] = ['note-aaaa', 'note-bbbb', 'note-cccc'] as [NoteId, NoteId, NoteId]
const [roads, youth] = ['theme-roads', 'theme-youth'] as [ThemeId, ThemeId]
const [action, another] = ['action-0001', 'action-0002'] as [ActionId, ActionId]
const survey = 'evidence-0001' as EvidenceId
const carried: Record<string, Carried> = {
  notes: { kind: 'notes', ids: [a, b] },
  theme: { kind: 'theme', id: roads },
  evidence: { kind: 'evidence', id: survey },
  action: { kind: 'action', id: action },
}
const targets: Record<string, Target> = {
  'a theme': { kind: 'theme', theme: youth, place: { before: c } },
  'the tray': { kind: 'theme', theme: null, place: 'first' },
  'a new theme': { kind: 'new-theme', name: 'Homes' },
  'a note': { kind: 'onto-note', note: c },
  'the grid': { kind: 'grid' },
  'an action': { kind: 'action', action },
  'another action': { kind: 'action', action: another },
  'the line': { kind: 'line', line: 'above' },
}

describe('what putting down means', () => {
  const expected: Record<string, Record<string, unknown>> = {
    notes: {
      'a theme': { kind: 'move', notes: [a, b], theme: youth, place: { before: c } },
      'the tray': { kind: 'move', notes: [a, b], theme: null, place: 'first' },
      'a new theme': { kind: 'gather', notes: [a, b], name: 'Homes' },
      'a note': { kind: 'stack', notes: [a, b], on: c },
      'the grid': { kind: 'draft', sources: [`note:${a}`, `note:${b}`] },
      'an action': { kind: 'link', action, sources: [`note:${a}`, `note:${b}`] },
      'another action': { kind: 'link', action: another, sources: [`note:${a}`, `note:${b}`] },
      'the line': null,
    },
    theme: {
      'a theme': { kind: 'order-theme', theme: roads, before: youth },
      'the tray': null,
      'a new theme': null,
      'a note': null,
      'the grid': { kind: 'draft', sources: [`theme:${roads}`] },
      'an action': { kind: 'link', action, sources: [`theme:${roads}`] },
      'another action': { kind: 'link', action: another, sources: [`theme:${roads}`] },
      'the line': null,
    },
    evidence: {
      'a theme': null,
      'the tray': null,
      'a new theme': null,
      'a note': null,
      'the grid': { kind: 'draft', sources: [`evidence:${survey}`] },
      'an action': { kind: 'link', action, sources: [`evidence:${survey}`] },
      'another action': { kind: 'link', action: another, sources: [`evidence:${survey}`] },
      'the line': null,
    },
    action: {
      'a theme': null,
      'the tray': null,
      'a new theme': null,
      'a note': null,
      'the grid': null,
      'an action': null,
      'another action': { kind: 'order-action', action, to: { kind: 'action', action: another } },
      'the line': { kind: 'order-action', action, to: { kind: 'line', line: 'above' } },
    },
  }
  for (const [what, from] of Object.entries(carried)) {
    for (const [where, to] of Object.entries(targets)) {
      it(`${what} onto ${where}`, () => expect(deedOf(from, to)).toEqual(expected[what]?.[where]))
    }
  }

  it('a theme onto itself, and a note onto itself, mean nothing', () => {
    expect(deedOf({ kind: 'theme', id: roads }, { kind: 'theme', theme: roads, place: 'first' })).toBeNull()
    expect(deedOf({ kind: 'notes', ids: [a] }, { kind: 'onto-note', note: a })).toBeNull()
  })
})

describe('stepping something lifted with the arrow keys', () => {
  const columns: Column[] = [
    { theme: null, notes: [a] },
    { theme: roads, notes: [b, c] },
    { theme: youth, notes: [] },
  ]
  const places: Places = { columns, actions: [action, another] }
  const start: Target = { kind: 'theme', theme: null, place: { before: a } }

  it('goes down to the end of a list and no further', () => {
    const end = step(start, 'ArrowDown', places)
    expect(end).toEqual({ kind: 'theme', theme: null, place: 'last' })
    expect(step(end, 'ArrowDown', places)).toEqual(end)
    expect(step(end, 'ArrowUp', places)).toEqual(start)
    expect(step(start, 'ArrowUp', places)).toEqual(start)
  })

  it('goes across all lists to the grid and back', () => {
    let over = step(start, 'ArrowRight', places)
    expect(over).toEqual({ kind: 'theme', theme: roads, place: { before: b } })
    over = step(over, 'ArrowRight', places)
    expect(over).toEqual({ kind: 'theme', theme: youth, place: 'last' })
    over = step(over, 'ArrowRight', places)
    expect(over).toEqual({ kind: 'grid' })
    expect(step(over, 'ArrowRight', places)).toEqual({ kind: 'grid' })
    expect(step(over, 'ArrowLeft', places)).toEqual({ kind: 'theme', theme: youth, place: 'last' })
  })

  it('goes up among the actions and down to a new one, and stays there', () => {
    const grid: Target = { kind: 'grid' }
    const last: Target = { kind: 'action', action: another }
    expect(step(grid, 'ArrowUp', places)).toEqual(last)
    expect(step(last, 'ArrowUp', places)).toEqual({ kind: 'action', action })
    expect(step({ kind: 'action', action }, 'ArrowUp', places)).toEqual({ kind: 'action', action })
    expect(step(last, 'ArrowRight', places)).toEqual(last)
    expect(step(last, 'ArrowDown', places)).toEqual(grid)
    expect(step(grid, 'ArrowDown', places)).toEqual(grid)
    expect(step(last, 'ArrowLeft', places)).toEqual({ kind: 'theme', theme: youth, place: 'last' })
  })

  it('goes among the actions alone when it lies in no list, beginning at either end', () => {
    const alone: Places = { columns: [], actions: [action, another] }
    expect(step(null, 'ArrowDown', alone)).toEqual({ kind: 'action', action })
    expect(step(null, 'ArrowUp', alone)).toEqual({ kind: 'grid' })
    expect(step(null, 'ArrowRight', alone)).toEqual({ kind: 'grid' })
    expect(step(null, 'ArrowDown', { columns: [], actions: [] })).toEqual({ kind: 'grid' })
    expect(step({ kind: 'action', action }, 'ArrowLeft', alone)).toEqual({ kind: 'action', action })
  })

  it('goes on among those that are there when the action it was over has gone', () => {
    expect(step({ kind: 'action', action: 'action-gone' as ActionId }, 'ArrowDown', places)).toEqual({
      kind: 'action',
      action,
    })
  })

  it('is mirrored where people read from right to left', () => {
    expect(step(start, 'ArrowLeft', places, true)).toEqual({ kind: 'theme', theme: roads, place: { before: b } })
  })

  it('stays in the first list when there is none further on that side', () => {
    expect(step(start, 'ArrowLeft', places)).toEqual(start)
  })
})
