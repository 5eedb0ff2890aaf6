// Slips: numbers that stand on paper before a note does, entered once, given back, and people who were helped.
import { expect, it } from 'vitest'
import * as fc from 'fast-check'
import { goBack } from '#shared/board/goBack.ts'
import { openSession } from '#shared/board/operations/boards.ts'
import { numberNotes } from '#shared/board/operations/hidden.ts'
import { postNotes } from '#shared/board/operations/notes.ts'
import { checkSlips, countHelped, giveSlipBack, reserveSlips } from '#shared/board/operations/slips.ts'
import { read } from '#shared/board/record.ts'
import { copyOf } from '#shared/board/mirror.ts'
import { notes, sessions } from '#shared/board/schema.ts'
import { countBlank, isBlank, mostBlankSlips, readRef, refOf, withoutSlip, withSlips } from '#shared/board/slips.ts'
import * as Y from 'yjs'
import { by, newBoard, note, noteId, post, sessionId, there } from './support/boards.ts'

const words = (n: number, slip: string | null = null) => ({
  id: noteId(n),
  kind: 'idea' as const,
  text: `Words ${n}`,
  via: 'paper' as const,
  lang: null,
  slip,
})
const session = (doc: Y.Doc, n = 1) => there(read(doc, sessions, sessionId(n)))
const further = { session: sessionId(2), name: '', date: '2027-05-01', place: 'School' }

it('[J1] reserved slips take the next numbers, and other notes go on after them', () => {
  const doc = newBoard()
  post(doc, 1)
  expect(reserveSlips(doc, by, { count: 3 })).toEqual({ ok: true, value: { session: 1, from: 2, to: 4 } })
  post(doc, 2)
  expect(note(doc, 2).ref).toBe('W1-005')
  expect(reserveSlips(doc, by, { count: 1 })).toEqual({ ok: true, value: { session: 1, from: 6, to: 6 } })
  expect(session(doc).slips).toEqual([
    { from: 2, to: 4 },
    { from: 6, to: 6 },
  ])
})

it('[J1] so many slips may be blank at a time and no more, and a board without a workshop has none', () => {
  const doc = newBoard()
  expect(reserveSlips(doc, by, { count: mostBlankSlips }).ok).toBe(true)
  expect(reserveSlips(doc, by, { count: 1 })).toEqual({ ok: false, reason: 'too-many-slips' })
  expect(session(doc).lastNote).toBe(mostBlankSlips)
  expect(reserveSlips(new Y.Doc(), by, { count: 1 })).toEqual({ ok: false, reason: 'no-workshop-yet' })
})

it('[J2] a note from a slip has its number and its workshop, whatever the workshop is now', () => {
  const doc = newBoard()
  reserveSlips(doc, by, { count: 2 })
  openSession(doc, by, further)
  expect(postNotes(doc, by, [words(1), words(2, 'W1-002'), words(3)])).toEqual({
    ok: true,
    value: ['W2-001', 'W1-002', 'W2-002'],
  })
  expect([note(doc, 2).session, note(doc, 3).session]).toEqual([sessionId(1), sessionId(2)])
  expect(session(doc).slips).toEqual([{ from: 1, to: 1 }])
  // The one that came last lies first, numbered by itself or not.
  expect(note(doc, 3).spot.rank < note(doc, 2).spot.rank).toBe(true)
  expect(note(doc, 2).spot.rank < note(doc, 1).spot.rank).toBe(true)
})

it('[J3] a slip is entered once, and only when it was printed', () => {
  const doc = newBoard()
  post(doc, 9)
  reserveSlips(doc, by, { count: 3 })
  numberNotes(doc, by, [words(1, 'W1-003')])
  const answers = (...refs: string[]) => {
    const checked = checkSlips(doc, refs)
    return checked.ok ? 'ok' : checked.reason
  }
  expect(answers()).toBe('ok')
  expect(answers('W1-002', 'W1-004')).toBe('ok')
  expect(answers('W1-002', 'W1-002')).toBe('slip-used')
  expect(answers('W1-002', 'W1-003')).toBe('slip-used')
  expect(answers('W1-001')).toBe('slip-used')
  expect(answers('W1-005')).toBe('no-such-slip')
  expect(answers('W2-002')).toBe('no-such-slip')
})

it('[J4] a slip that is given back is blank again', () => {
  const doc = newBoard()
  reserveSlips(doc, by, { count: 3 })
  numberNotes(doc, by, [words(1, 'W1-002')])
  giveSlipBack(doc, by, { ref: 'W1-002' })
  expect(session(doc).slips).toEqual([{ from: 1, to: 3 }])
})

it('[J5] people who were helped are a number', () => {
  const doc = newBoard()
  countHelped(doc, by, { people: 2 })
  countHelped(doc, by, { people: 1 })
  expect(session(doc).helped).toBe(3)
})

it('[G2] slips entered since do not become blank by going back', () => {
  const doc = newBoard()
  reserveSlips(doc, by, { count: 2 })
  const past = new Y.Doc()
  for (const root of ['about', 'sessions'])
    for (const [key, value] of doc.getMap(root))
      past.getMap(root).set(key, value instanceof Y.Map ? copyOf(value) : value)
  postNotes(doc, by, [words(1, 'W1-001')])
  countHelped(doc, by, { people: 1 })
  goBack(doc, by, { past, away: new Set() })
  expect(read(doc, notes, noteId(1))).toBeUndefined()
  expect(session(doc)).toMatchObject({ slips: [{ from: 2, to: 2 }], lastNote: 2, helped: 1 })
})

it('[J1] [J3] [J4] taking and giving back in any order keeps exactly the numbers that are blank', () => {
  const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 40 })), { maxLength: 80, size: 'max' })
  fc.assert(
    fc.property(steps, given => {
      let ranges = withSlips([], { from: 1, to: 20 })
      const blank = new Set(Array.from({ length: 20 }, (_, i) => i + 1))
      for (const [takes, n] of given) {
        ranges = takes ? withoutSlip(ranges, n) : withSlips(ranges, { from: n, to: n })
        if (takes) blank.delete(n)
        else blank.add(n)
      }
      const told = Array.from({ length: 41 }, (_, n) => n).filter(n => isBlank(ranges, n))
      expect(told).toEqual([...blank].sort((a, b) => a - b))
      expect(countBlank(ranges)).toBe(blank.size)
      expect(ranges.every(({ from }, i) => i === 0 || from > (ranges[i - 1]?.to ?? 0) + 1)).toBe(true)
    }),
  )
})

it.each([
  ['W2-047', 1, 'W2-047'],
  ['w2 47', 1, 'W2-047'],
  ['2-47', 1, 'W2-047'],
  [' 47 ', 3, 'W3-047'],
  ['1047', 1, 'W1-1047'],
  ['0', 1, null],
  ['W2-', 1, null],
  ['crossing', 1, null],
  ['', 1, null],
])('%o, typed in workshop %i, is %o', (typed, current, ref) => {
  const found = readRef(typed, current)
  expect(found === null ? null : refOf(found.session, found.number)).toBe(ref)
})
