// Steps: who can do an action, told from three answers, and first steps broken off.
import { expect, it } from 'vitest'
import { archiveOf } from '#shared/board/archive.ts'
import { doerFrom, noAnswers } from '#shared/board/doers.ts'
import { fillAction } from '#shared/board/operations/actions.ts'
import { answerDoer, breakOffStep } from '#shared/board/operations/steps.ts'
import { rebuild } from '#shared/board/rebuild.ts'
import { sides } from '#shared/board/schema.ts'
import { action, actionId, by, draft, listed, newBoard, noteId, post } from './support/boards.ts'

const first = actionId(1)

it('[A13] tells who can do it from every three answers', () => {
  const told = sides.flatMap(yes =>
    sides.flatMap(pays => sides.map(works => [yes, pays, works, doerFrom({ yes, pays, works })] as const)),
  )
  const of = (doer: string) => told.filter(each => each[3] === doer).map(each => each.slice(0, 3).join(' '))
  expect(of('community')).toEqual(['us us us'])
  expect(of('agency')).toEqual([
    'us others others',
    'both others others',
    'others us others',
    'others both others',
    'others others others',
  ])
  expect(of('with-help')).toHaveLength(27 - 6)
  for (const key of ['yes', 'pays', 'works']) {
    expect(doerFrom({ yes: 'us', pays: 'us', works: 'us', [key]: null })).toBeNull()
  }
})

it('[A13] keeps the answers, and who does it once there are three; files carry them', () => {
  const doc = newBoard()
  draft(doc, 1)
  answerDoer(doc, by, { action: first, answers: { ...noAnswers, yes: 'others' } })
  expect(action(doc, 1)).toMatchObject({ doer: null, doerBecause: { yes: 'others', pays: null, works: null } })
  const answers = { yes: 'others', pays: 'us', works: 'us' } as const
  answerDoer(doc, by, { action: first, answers })
  expect(action(doc, 1)).toMatchObject({ doer: 'with-help', doerBecause: answers })
  const built = rebuild(archiveOf(doc))
  expect(built.ok && archiveOf(built.value)).toEqual(archiveOf(doc))
  const gone = { ok: false, reason: 'no-such-action' }
  expect(answerDoer(doc, by, { action: actionId(2), answers })).toEqual(gone)
})

it('[A14] breaks off a first step in one act, from the same words, and leaves the rest as it is', () => {
  const doc = newBoard()
  post(doc, 1)
  draft(doc, 1, [`note:${noteId(1)}`])
  fillAction(doc, by, { action: first, doer: 'agency', lead: 'Highways' })
  const before = action(doc, 1)
  let acts = 0
  doc.on('afterTransaction', () => (acts += 1))
  expect(breakOffStep(doc, by, { action: first, step: actionId(2), title: 'Count the cars' }).ok).toBe(true)
  expect(acts).toBe(1)
  expect(action(doc, 1)).toEqual(before)
  expect(action(doc, 2)).toMatchObject({
    no: 2,
    title: 'Count the cars',
    doer: 'community',
    sources: before.sources,
    lead: '',
  })
  expect(listed(doc, 'below')).toEqual([first, actionId(2)])
  expect(breakOffStep(doc, by, { action: first, step: actionId(2), title: '' })).toEqual({
    ok: false,
    reason: 'already-there',
  })
  expect(breakOffStep(doc, by, { action: actionId(9), step: actionId(3), title: '' })).toEqual({
    ok: false,
    reason: 'no-such-action',
  })
})
