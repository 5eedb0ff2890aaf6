// Boards as a whole: founded, moved from stage to stage, a further session.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { countChosen, showChoices } from '#shared/board/operations/choices.ts'
import { usualRules } from '#shared/people/stageRules.ts'
import { foundBoard, moveStage, openSession, publishPlan } from '#shared/board/operations/boards.ts'
import { all } from '#shared/board/record.ts'
import { readAbout, sessions } from '#shared/board/schema.ts'
import { by, newBoard, post, sessionId, themeId } from './support/boards.ts'

const given = { title: 'Our village', place: 'Hall', question: 'What matters?', language: 'cy', session: sessionId(1) }

it('[B1] founds a board once', () => {
  const doc = new Y.Doc()
  expect(foundBoard(doc, by, given).ok).toBe(true)
  expect(readAbout(doc)).toEqual({
    schema: 1,
    title: 'Our village',
    place: 'Hall',
    question: 'What matters?',
    stage: 'welcome',
    stageRules: usualRules,
    choosing: { round: 0, open: false, chosen: 0 },
    session: sessionId(1),
    timer: null,
    languages: ['cy'],
    controller: '',
    faceDown: 0,
    notesEver: 0,
    published: null,
  })
  const session = {
    number: 1,
    name: '',
    date: '2027-03-31',
    place: 'Hall',
    attendance: null,
    lastNote: 0,
    slips: [],
    helped: 0,
  }
  expect(all(doc, sessions)).toEqual([[sessionId(1), session]])
  const before = doc.getMap('about').toJSON()
  expect(foundBoard(doc, by, { ...given, title: 'Another' })).toEqual({ ok: false, reason: 'already-founded' })
  expect(doc.getMap('about').toJSON()).toEqual(before)
})

it('[B2] moves to a stage and touches nothing else', () => {
  const doc = newBoard()
  post(doc, 1)
  const before = { about: readAbout(doc), notes: doc.getMap('notes').toJSON() }
  moveStage(doc, by, { stage: 'sort', hands: 'sort', question: null })
  expect(readAbout(doc)).toEqual({ ...before.about, stage: 'sort', stageRules: { ...usualRules, hands: 'sort' } })
  moveStage(doc, by, { stage: 'post', hands: 'off', question: 'And now?' })
  expect(readAbout(doc)).toEqual({ ...before.about, stage: 'post', question: 'And now?' })
  expect(doc.getMap('notes').toJSON()).toEqual(before.notes)
})

it('[D1] opens a round of choosing where one begins, and goes on with it otherwise', () => {
  const doc = newBoard()
  const choose = (rules = {}) => moveStage(doc, by, { stage: 'choose', question: null, ...rules })
  expect(choose()).toEqual({ ok: true, value: { round: 1 } })
  expect(readAbout(doc).choosing).toEqual({ round: 1, open: true, chosen: 0 })
  countChosen(doc, by, 7)
  expect(choose({ hands: 'sort', hold: 'first', blind: true })).toEqual({ ok: true, value: { round: 1 } })
  expect(readAbout(doc).choosing).toEqual({ round: 1, open: true, chosen: 7 })
  expect(choose({ dots: 3 })).toEqual({ ok: true, value: { round: 2 } })
  expect(choose({ dots: 3, items: [themeId(1)] })).toEqual({ ok: true, value: { round: 3 } })
  expect(moveStage(doc, by, { stage: 'act', question: null })).toEqual({ ok: true, value: { round: 3 } })
  expect(choose({ dots: 3, items: [themeId(1)] })).toEqual({ ok: true, value: { round: 4 } })
  showChoices(doc, by, { round: 4, sums: new Map() })
  expect(readAbout(doc).choosing.open).toBe(false)
  expect(choose({ dots: 3, items: [themeId(1)] })).toEqual({ ok: true, value: { round: 5 } })
})

it('[B3] opens further sessions, each with the next number', () => {
  const doc = newBoard()
  const further = { name: 'Spring', date: '2027-05-01', place: 'School' }
  expect(openSession(doc, by, { session: sessionId(2), ...further }).ok).toBe(true)
  expect(readAbout(doc).session).toBe(sessionId(2))
  expect(all(doc, sessions)[1]?.[1]).toEqual({
    number: 2,
    ...further,
    attendance: null,
    lastNote: 0,
    slips: [],
    helped: 0,
  })
  expect(openSession(doc, by, { session: sessionId(2), ...further })).toEqual({ ok: false, reason: 'already-there' })
})

it('[B6] makes the plan public and takes it back, and changes nothing else', () => {
  const doc = newBoard()
  post(doc, 1)
  const before = doc.toJSON()
  publishPlan(doc, by, { indexable: true })
  expect(readAbout(doc).published).toEqual({ indexable: true })
  publishPlan(doc, by, { indexable: false })
  expect(readAbout(doc).published).toEqual({ indexable: false })
  publishPlan(doc, by, null)
  expect(readAbout(doc).published).toBe(null)
  expect(doc.toJSON()).toEqual({ ...before, about: { ...(before['about'] as object), published: null } })
})
