// Steps: who can do an action, told from three answers, and first steps broken off.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { archiveOf } from '#shared/board/archive.ts'
import { doerFrom, noAnswers } from '#shared/board/doers.ts'
import { agreeLetter, fillAction, letterText } from '#shared/board/operations/actions.ts'
import { mostLogged } from '#shared/board/operations/log.ts'
import { answerDoer, breakOffStep } from '#shared/board/operations/steps.ts'
import { appendProse } from '#shared/board/prose.ts'
import { rebuild } from '#shared/board/rebuild.ts'
import { sides } from '#shared/board/schema.ts'
import { action, actionId, by, diceFrom, draft, listed, newBoard, noteId, post, there } from './support/boards.ts'

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

it('[A16] writes down what is changed, by role, within the change, and keeps the latest sixty', () => {
  const doc = newBoard()
  draft(doc, 1)
  const helper = { ...by, dice: diceFrom(7), role: 'helper' } as const
  fillAction(doc, by, { action: first, cost: '£1' })
  expect(action(doc, 1).log).toEqual([])
  fillAction(doc, helper, { action: first, cost: '£2', lead: '', doer: 'community' })
  const told = action(doc, 1).log.map(([, entry]) => entry)
  expect(told).toHaveLength(2)
  expect(told).toContainEqual({ at: by.at, role: 'helper', field: 'cost', before: '£1', after: '£2' })
  expect(told).toContainEqual({ at: by.at, role: 'helper', field: 'doer', before: '', after: 'community' })

  appendProse(there(letterText(doc, first, 'm')), 'x'.repeat(900))
  agreeLetter(doc, helper, { action: first, letter: 'm', agreed: true })
  const agreed = there(action(doc, 1).log.find(([, { field }]) => field === 'agreedM'))[1]
  expect(agreed).toMatchObject({ before: '', after: `${'x'.repeat(499)}…` })

  for (let i = 0; i < mostLogged + 5; i += 1) {
    const at = new Date(Date.parse(by.at) + 1000 * (i + 1)).toISOString()
    fillAction(doc, { ...helper, at }, { action: first, cost: `£${i + 10}` })
  }
  const { log } = action(doc, 1)
  expect(log).toHaveLength(mostLogged)
  expect(log.every(([, { field }]) => field === 'cost')).toBe(true)
  const built = rebuild(archiveOf(doc))
  expect(built.ok && archiveOf(built.value)).toEqual(archiveOf(doc))
})

it('[A16] takes back what was written down with the change that is taken back', () => {
  const doc = newBoard()
  draft(doc, 1)
  const undo = new Y.UndoManager(doc.getMap('actions'), { trackedOrigins: new Set(['me']), captureTimeout: 0 })
  fillAction(doc, { ...by, origin: 'me', role: 'editor' }, { action: first, cost: '£2' })
  expect(action(doc, 1).log).toHaveLength(1)
  undo.undo()
  expect(action(doc, 1)).toMatchObject({ cost: '', log: [] })
})
