// Smart: what an action still needs, over every combination of what it may have.
import { expect, it } from 'vitest'
import { readFields } from '#shared/board/fields.ts'
import type { Prose } from '#shared/board/prose.ts'
import { actions, letters, type Action, type Letter } from '#shared/board/schema.ts'
import { agreedFieldOf, isInPlan, letterState, needs } from '#shared/board/smart.ts'

const nothing: Action = readFields(actions.fields, () => undefined)
const text: Prose = [{ kind: 'paragraph', runs: [{ text: 'Words', bold: false, italic: false }] }]

/** What an action may have, and what it is asked for when it has not. */
const parts: readonly (readonly [Partial<Action>, { kind: string; letter?: Letter }])[] = [
  ...letters.map(
    letter =>
      [
        { [letter]: text, [agreedFieldOf(letter)]: 'Words' },
        { kind: 'letter', letter },
      ] as const,
  ),
  [{ doer: 'community' }, { kind: 'doer' }],
  [{ lead: 'Ada' }, { kind: 'lead' }],
  [{ leadReply: 'yes' }, { kind: 'lead-yes' }],
  [{ due: '2027-09' }, { kind: 'due' }],
]

it('[A7] [L7] asks for exactly what is missing, in order, over all combinations', () => {
  let combinations = 0
  for (let bits = 0; bits < 2 ** (parts.length + 2); bits += 1) {
    const has = (i: number) => (bits & (1 << i)) !== 0
    const [above, sources] = [has(parts.length), has(parts.length + 1) ? 2 : 0]
    const given = parts.flatMap(([values], i) => (has(i) ? [values] : []))
    const spot = { line: above ? 'above' : 'below', rank: 'a0' } as const
    const action: Action = Object.assign({}, nothing, { spot }, ...given)
    const missing = parts.flatMap(([, need], i) => (has(i) ? [] : [need]))
    // Nobody can have said yes before there is somebody to say it.
    const wanted = missing.filter(({ kind }) => kind !== 'lead-yes' || action.lead !== '')
    if (sources === 0) wanted.push({ kind: 'source' })
    expect(needs(action, sources)).toEqual(wanted)
    expect(isInPlan(action, sources)).toBe(above && wanted.length === 0)
    combinations += 1
  }
  expect(combinations).toBe(2048)
})

it('[A7] takes blanks for no lead, and any answer but yes for no yes', () => {
  const led = (lead: string, leadReply: Action['leadReply']) =>
    needs({ ...nothing, lead, leadReply }, 1).flatMap(({ kind }) => (kind.startsWith('lead') ? [kind] : []))
  expect(led('  ', 'yes')).toEqual(['lead'])
  for (const reply of ['not-yet', 'asked', 'no'] as const) expect(led('Ada', reply)).toEqual(['lead-yes'])
  expect(led('Ada', 'yes')).toEqual([])
})

it.each(letters)('[A9] knows letter %s as not yet, written or agreed', letter => {
  const agreed = agreedFieldOf(letter)
  expect(letterState(nothing, letter)).toBe('not-yet')
  expect(letterState({ ...nothing, [agreed]: '' }, letter)).toBe('not-yet')
  expect(letterState({ ...nothing, [letter]: text }, letter)).toBe('written')
  expect(letterState({ ...nothing, [letter]: text, [agreed]: 'Other words' }, letter)).toBe('written')
  expect(letterState({ ...nothing, [letter]: text, [agreed]: 'Words' }, letter)).toBe('agreed')
})
