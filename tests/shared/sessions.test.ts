// Sessions of a board: described, stamped on notes, and what is new since the last one.
import { expect, it } from 'vitest'
import { describeSession, moveStage, openSession } from '#shared/board/operations/boards.ts'
import { all, read } from '#shared/board/record.ts'
import { notes, sessions } from '#shared/board/schema.ts'
import { countNewNotes } from '#shared/board/visits.ts'
import { stages } from '#shared/people/roles.ts'
import { by, newBoard, noteId, post, sessionId } from './support/boards.ts'

const next = (n: number) => ({ session: sessionId(n), name: '', date: `2027-0${n}-01`, place: '' })

it('[V1] describes a session without touching its numbers', () => {
  const doc = newBoard()
  post(doc, 1)
  const before = read(doc, sessions, sessionId(1))
  describeSession(doc, by, { session: sessionId(1), attendance: 46 })
  expect(read(doc, sessions, sessionId(1))).toEqual({ ...before, attendance: 46 })
  describeSession(doc, by, { session: sessionId(1), name: 'Spring', place: undefined })
  expect(read(doc, sessions, sessionId(1))).toEqual({ ...before, attendance: 46, name: 'Spring' })
  describeSession(doc, by, { session: sessionId(1), attendance: null })
  expect(read(doc, sessions, sessionId(1))?.attendance).toBeNull()
  expect(describeSession(doc, by, { session: sessionId(9), name: 'x' })).toEqual({
    ok: false,
    reason: 'no-such-session',
  })
})

it('[V2] knows late notes by the stage in which they were posted', () => {
  const doc = newBoard()
  for (const [i, stage] of stages.entries()) {
    moveStage(doc, by, { stage, question: null })
    post(doc, i)
  }
  moveStage(doc, by, { stage: 'post', question: null })
  const late = stages.filter((_, i) => read(doc, notes, noteId(i))?.late)
  expect(late).toEqual(['sort', 'choose', 'act', 'plan', 'follow'])
})

it('[V3] counts the notes of later sessions as new, and none for whoever was at none', () => {
  const doc = newBoard()
  post(doc, 1)
  openSession(doc, by, next(2))
  for (const n of [2, 3]) post(doc, n)
  openSession(doc, by, next(3))
  post(doc, 4)
  const count = (last: ReturnType<typeof sessionId> | null) =>
    countNewNotes(
      all(doc, notes).map(([, note]) => note),
      all(doc, sessions),
      last,
    )
  expect([1, 2, 3, 9].map(n => count(sessionId(n)))).toEqual([3, 1, 0, 0])
  expect(count(null)).toBe(0)
})
