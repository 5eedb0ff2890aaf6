// Hints: what they say of an action, in several languages, and that they never hold it up.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { readFields } from '#shared/board/fields.ts'
import { hintsFor, mostOnLead, type Around, type HintCell } from '#shared/board/hints.ts'
import type { Prose } from '#shared/board/prose.ts'
import { actions, letters, type Action } from '#shared/board/schema.ts'
import { needs } from '#shared/board/smart.ts'

const nothing: Action = readFields(actions.fields, () => undefined)
const said = (text: string): Prose => [{ kind: 'paragraph', runs: [{ text, bold: false, italic: false }] }]
const around: Around = { today: '2027-03-31', notesBehind: 3, onLead: 1 }
const hintAt = (cell: HintCell, action: Partial<Action>, more: Partial<Around> = {}) =>
  hintsFor({ ...nothing, ...action }, { ...around, ...more }).find(hint => hint.cell === cell)?.kind ?? null

it('says nothing of an action on which nothing is written, nor of one that is over', () => {
  expect(hintsFor(nothing, around)).toEqual([])
  const vague = { s: said('Roads'), due: '2020', lead: 'someone' }
  for (const status of ['done', 'dropped'] as const)
    expect(hintsFor({ ...nothing, ...vague, status }, around)).toEqual([])
  expect(hintsFor({ ...nothing, ...vague }, around)).toHaveLength(3)
})

it.each([
  ['Safer roads', 'say-more'],
  ['Make it safer for everybody', 'no-place'],
  ['Paint a crossing at the school', null],
  ['Paint two crossings, Wade Street', null],
  ['Croesfan newydd ger yr ysgol', null],
  ['نريد معبرا آمنا قرب المدرسة', null],
  ['学校の前に横断歩道を作る', null],
])('asks of “%s” what and where: %s', (text, hint) => {
  expect(hintAt('s', { s: said(text) })).toBe(hint)
})

it.each([
  ['It will be nicer', 'no-measure'],
  ['Half as many cars over 30', null],
  ['٤٠ سيارة أقل', null],
  ['The shop is open', null],
])('asks of “%s” how one would know: %s', (text, hint) => {
  expect(hintAt('m', { m: said(text) })).toBe(hint)
})

it('asks for people or money, for words behind it, and for a cost', () => {
  const able = { a: said('We think so') }
  expect(hintAt('a', able)).toBe('nobody-named')
  for (const named of [{ lead: 'Path group' }, { cost: '£200' }, { moneyFrom: 'Lottery' }])
    expect(hintAt('a', { ...able, ...named })).toBeNull()
  expect(hintAt('r', { r: said('Yes it can') }, { notesBehind: 0 })).toBe('no-words-behind')
  expect(hintAt('r', { r: said('Yes it can') })).toBeNull()
  expect(hintAt('cost', able)).toBe('no-cost')
  expect(hintAt('cost', { ...able, cost: 'Nothing' })).toBeNull()
})

it.each([
  ['Soon', null, 'vague-when'],
  ['Cyn bo hir', null, 'vague-when'],
  ['Soon', '2027-09', null],
  ['By September 2027', null, null],
])('asks of “%s” with the date %s for a time: %s', (text, due, hint) => {
  expect(hintAt('t', { t: said(text), due })).toBe(hint)
})

it.each([
  ['2027-03', null],
  ['2027', null],
  ['2027-03-31', null],
  ['2027-02', 'past-date'],
  ['2027-03-30', 'past-date'],
  ['2037-12', null],
  ['2038-01', 'far-date'],
])('finds the date %s %s', (due, hint) => {
  expect(hintAt('due', { due })).toBe(hint)
})

it('finds a lead that is nobody, and one that has too much to do', () => {
  for (const lead of ['Someone', 'the council', 'They', '???']) expect(hintAt('lead', { lead })).toBe('vague-lead')
  for (const lead of ['Larkwade Council', 'Ada', '']) expect(hintAt('lead', { lead })).toBeNull()
  expect(hintAt('lead', { lead: 'Ada' }, { onLead: mostOnLead })).toBeNull()
  expect(hintAt('lead', { lead: 'Ada' }, { onLead: mostOnLead + 1 })).toBe('busy-lead')
})

it('[A15] holds nothing up, one hint a cell at most, whatever is written', () => {
  const text = fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 40 }), fc.constant('Agreed'))
  const texts = fc.tuple(text, text, text, text, text)
  fc.assert(
    fc.property(texts, fc.string({ maxLength: 9 }), fc.nat(9), fc.nat(9), (words, lead, notesBehind, onLead) => {
      const prose = Object.fromEntries(letters.map((letter, i) => [letter, said(words[i] ?? '')]))
      const action: Action = { ...nothing, ...prose, lead, due: '1999' }
      const before = needs(action, 1)
      const cells = hintsFor(action, { today: '2027-03-31', notesBehind, onLead }).map(({ cell }) => cell)
      expect(new Set(cells).size).toBe(cells.length)
      expect(needs(action, 1)).toEqual(before)
    }),
    { numRuns: 200 },
  )
})
