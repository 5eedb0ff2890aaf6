// Evidence: how old a fact is, when it is stale, and how a share is written.
import { describe, expect, it } from 'vitest'
import { isStale, shareOf, yearsOld } from '#shared/board/evidence.ts'
import { planOf } from '#shared/board/plan.ts'
import { isOnlyOpinion, quotedFact } from '#shared/board/trace.ts'
import { keepEvidence, linkEvidence } from '#shared/board/operations/facts.ts'
import { addThemes, by, draft, evidenceId, newBoard, themeId, there } from './support/boards.ts'

describe('the age of evidence', () => {
  const now = '2026-11-26T20:10:00.000Z'
  const ages = [
    [null, null, false],
    ['2026-11-26', 0, false],
    ['2027-01', null, false],
    ['2025-11-26', 1, false],
    ['2025-11-27', 0, false],
    ['2021-11-27', 4, false],
    ['2021-11-26', 5, true],
    ['2021-11', 5, true],
    ['2021-12', 4, false],
    ['2021', 5, true],
    ['2022', 4, false],
    ['1998-05', 28, true],
  ] as const
  it.each(ages)('[E5] of %s is %s years, stale: %s', (date, years, stale) => {
    expect(yearsOld({ date }, now)).toBe(years)
    expect(isStale({ date }, now)).toBe(stale)
  })
})

it.each([
  [321, 412, '78% of 412'],
  [0, 7, '0% of 7'],
  [7, 7, '100% of 7'],
  [8, 7, null],
  [1, 0, null],
  [1.5, 3, null],
  [Number.NaN, 3, null],
])('writes %s of %s as %s', (said, asked, share) => {
  expect(shareOf(said, asked)).toBe(share)
})

it('is quoted by its name with its figure', () => {
  expect(quotedFact({ ref: 'Q14', figure: '78% of 412' })).toBe('Q14: 78% of 412')
  expect(quotedFact({ ref: 'E1', figure: '' })).toBe('E1')
})

it('an action is nothing but opinion until it or its theme has evidence', () => {
  const doc = newBoard()
  addThemes(doc, 1)
  draft(doc, 1, [`theme:${themeId(1)}`])
  const opinion = () => {
    const plan = planOf(doc)
    return isOnlyOpinion(plan, there(plan.wishes[0]))
  }
  expect(opinion()).toBe(true)
  keepEvidence(doc, by, { evidence: evidenceId(1), claim: 'Cars are fast' })
  expect(opinion()).toBe(true)
  linkEvidence(doc, by, { evidence: evidenceId(1), theme: themeId(1), linked: true })
  expect(opinion()).toBe(false)
})
