// Heard: who was heard, from the figures that a board has, and said in words that invent nothing.
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { texts as words } from '#client/words/texts.ts'
import { askedIn, shareOf } from '#shared/board/evidence.ts'
import { heardOf } from '#shared/board/heard.ts'
import type { NoteVia } from '#shared/board/noteKinds.ts'
import { describeSession } from '#shared/board/operations/boards.ts'
import { keepEvidence } from '#shared/board/operations/facts.ts'
import { postNotes } from '#shared/board/operations/notes.ts'
import { countHelped } from '#shared/board/operations/slips.ts'
import { planOf } from '#shared/board/plan.ts'
import { remove } from '#shared/board/record.ts'
import { sessions } from '#shared/board/schema.ts'
import { by, evidenceId, newBoard, noteId, sessionId } from './support/boards.ts'

/** So many notes by each way, in the workshop that is on. */
function said(doc: Y.Doc, ways: Partial<Record<NoteVia, number>>): void {
  let n = 0
  for (const [via, notes] of Object.entries(ways)) {
    for (let i = 0; i < notes; i += 1) {
      n += 1
      postNotes(doc, by, [{ id: noteId(n), kind: 'idea', text: `Words ${n}`, via: via as NoteVia, lang: null }])
    }
  }
}
const survey = (doc: Y.Doc, n: number, figure: string, source = 'School survey') =>
  keepEvidence(doc, by, {
    evidence: evidenceId(n),
    claim: `Claim ${n}`,
    kind: 'survey',
    figure,
    source,
    date: '2026-05',
  })
const told = (doc: Y.Doc) => words.started(heardOf(planOf(doc))).split('\n')

it('[F9] a workshop tells who came, how notes came in and who was helped', () => {
  const doc = newBoard()
  describeSession(doc, by, { session: sessionId(1), name: 'Launch night', attendance: 64 })
  said(doc, { paper: 2, phone: 3 })
  countHelped(doc, by, { people: 1 })
  expect(told(doc)).toEqual([
    'Launch night: we met on 31 Mar 2027 at Hall. 64 people came. ' +
      'People posted 5 notes: 3 from phones and 2 on paper. Helpers wrote for 1 person.',
  ])
})

it('[F9] what nobody wrote down is said to be so, and no figure stands in its place', () => {
  const doc = newBoard()
  survey(doc, 1, 'most of them', '')
  expect(told(doc)).toEqual([
    'Workshop 1: we met on 31 Mar 2027 at Hall. How many came is not written down. No note was posted.',
    'We looked at a survey, May 2026. How many answered is not written down.',
  ])
  expect(
    told(doc)
      .join(' ')
      .match(/\d+ (people|person)/),
  ).toBeNull()
})

it('[F9] the evidence of one survey is told once, with how many answered at least and at most', () => {
  const doc = newBoard()
  survey(doc, 1, '78% of 412')
  survey(doc, 2, '5 of 1,398')
  survey(doc, 3, '12 out of 40', 'Another survey')
  keepEvidence(doc, by, { evidence: evidenceId(4), kind: 'count', figure: '3 of 9', source: 'Speed watch' })
  expect(heardOf(planOf(doc)).surveys.map(({ source, answered }) => [source, answered])).toEqual([
    ['School survey', { least: 412, most: 1398 }],
    ['Another survey', { least: 40, most: 40 }],
  ])
  expect(told(doc).slice(1)).toEqual([
    'We looked at a survey: School survey, May 2026. Between 412 and 1,398 people answered.',
    'We looked at a survey: Another survey, May 2026. 40 people answered.',
  ])
})

it('[F9] notes of a workshop that has gone are told by themselves', () => {
  const doc = newBoard()
  said(doc, { import: 1 })
  remove(doc, sessions, sessionId(1))
  expect(told(doc)).toEqual(['Outside the workshops people posted 1 note, from answers that were brought in.'])
})

it('the number of those asked is read from the end of a figure, and only there', () => {
  expect(['78% of 412', '321 of 1,236', '3/9', '41 mph', '5 of them', 'of 12 homes', ''].map(askedIn)).toEqual([
    412,
    1236,
    9,
    null,
    null,
    null,
    null,
  ])
  expect(askedIn(shareOf(321, 412) ?? '')).toBe(412)
})
