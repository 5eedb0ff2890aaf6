// Protocol: the shape of requests, refusals and close codes.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { closeCodes, closeName } from '#shared/protocol/closeCodes.ts'
import { limits } from '#shared/protocol/limits.ts'
import { problem, problems, type ProblemCode } from '#shared/protocol/problems.ts'
import { door, newBoard, newNote, newNotes, stageMove, ticketWanted } from '#shared/protocol/requests.ts'
import { noteId } from './support/boards.ts'

/** What a schema makes of a body, or the reasons why it does not. */
function parsed(schema: v.GenericSchema, body: unknown): unknown {
  const { success, output, issues } = v.safeParse(schema, body)
  return success ? output : issues.map(({ message }) => message)
}
const isRefused = (schema: v.GenericSchema, body: unknown) => !v.safeParse(schema, body).success

const note = { id: noteId(1), kind: 'idea', text: 'A bench' }

describe('requests', () => {
  it('fill in what a new board leaves out, and tidy its words', () => {
    const board = { title: 'Our village', place: '', question: '', language: 'en' }
    expect(parsed(newBoard, { title: '  Our \n village ' })).toEqual(board)
    expect(parsed(newBoard, { ...board, language: 'zh-Hant' })).toEqual({ ...board, language: 'zh-Hant' })
    expect(parsed(newBoard, { title: ' ' })).toEqual(['empty'])
    expect(parsed(newBoard, { title: 'x'.repeat(limits.titleCharacters + 1) })).toEqual(['too-long'])
    expect(parsed(newBoard, { title: 'x', language: 'not a language' })).toEqual(['not-a-language'])
  })

  it('count the characters of a note as people do', () => {
    const most = '👩‍👩‍👧'.repeat(limits.paperNoteCharacters)
    expect(parsed(newNote, { ...note, text: most })).toEqual({ ...note, text: most, via: 'phone' })
    expect(parsed(newNote, { ...note, text: `${most}!` })).toEqual(['too-long'])
    expect(parsed(newNote, { ...note, text: '\u0000' })).toEqual(['empty'])
    expect(parsed(newNote, { ...note, id: 'short' })).toEqual(['not-an-id'])
    for (const wrong of [{ kind: 'thought' }, { via: 'post' }, { text: 7 }, { lang: 'x' }]) {
      expect(isRefused(newNote, { ...note, ...wrong })).toBe(true)
    }
  })

  it('bound how many notes come at once', () => {
    const notes = (count: number) => ({ notes: Array.from({ length: count }, () => note) })
    expect(parsed(newNotes, notes(0))).toEqual(['empty'])
    expect(isRefused(newNotes, notes(limits.notesPerRequest))).toBe(false)
    expect(parsed(newNotes, notes(limits.notesPerRequest + 1))).toEqual(['too-many'])
  })

  it('ask for a ticket by code or by key', () => {
    expect(parsed(ticketWanted, { code: 'k7q m4p' })).toEqual({ code: 'K7QM4P' })
    expect(parsed(ticketWanted, { code: '???' })).toEqual({ code: '------' })
    const byKey = { board: 'board-0001', key: 'secret' }
    expect(parsed(ticketWanted, { ...byKey, previous: 'ticket' })).toEqual({ ...byKey, previous: 'ticket' })
    for (const wrong of [{}, { board: 'board-0001' }, { key: 'secret' }, { code: 7 }, { code: 'x'.repeat(65) }]) {
      expect(isRefused(ticketWanted, wrong)).toBe(true)
    }
  })

  it('move the stage, with the usual rules unless they say otherwise', () => {
    expect(parsed(stageMove, { stage: 'sort', rules: {} })).toEqual({
      stage: 'sort',
      rules: { blind: false, hold: 'straight', helpSort: false, hands: 'off', dots: 5, perItem: 2, items: [] },
    })
    expect(parsed(stageMove, { stage: 'sort', rules: { hands: 'sort' } })).toMatchObject({ rules: { hands: 'sort' } })
    expect(parsed(stageMove, { stage: 'post', question: ' What \n else? ' })).toMatchObject({ question: 'What else?' })
    expect(isRefused(stageMove, { stage: 'lunch' })).toBe(true)
    for (const rules of [
      { hands: 'all' },
      { hold: 'long' },
      { dots: 0 },
      { dots: 1.5 },
      { dots: 101 },
      { blind: 1 },
      { items: ['?'] },
    ]) {
      expect(isRefused(stageMove, { stage: 'sort', rules })).toBe(true)
    }
    expect(parsed(door, { open: false, renew: true })).toEqual({ open: false, renew: true })
  })

  it('are refused, never thrown at, when they are not what they should be', () => {
    const bodies = [null, undefined, 7, 'text', [], { toString: null }]
    for (const schema of [newBoard, newNote, newNotes, ticketWanted, stageMove]) {
      expect(bodies.filter(body => !isRefused(schema, body))).toEqual([])
    }
  })
})

describe('refusals', () => {
  it.each(Object.keys(problems) as ProblemCode[])('say %s to engineers and residents', code => {
    const body = problem(code)
    expect(body).toMatchObject({ code, type: `urn:folkmoot:${code}`, status: problems[code].status })
    expect(body.status >= 400 && body.status < 600).toBe(true)
    expect(body.detail).toMatch(/^[A-Z].*\.$/)
    expect(body).not.toHaveProperty('retryAfter')
    expect(problem(code, 3)).toEqual({ ...body, retryAfter: 3 })
  })
})

describe('close codes', () => {
  it('have one name each, and 44xx are those that a client must not come back from', () => {
    const entries = Object.entries(closeCodes)
    expect(new Set(entries.map(([, { code }]) => code)).size).toBe(entries.length)
    for (const [name, { code }] of entries) expect(closeName(code)).toBe(name)
    expect([1000, 1006, 4400 + 99].map(closeName)).toEqual([null, null, null])
    const forGood = entries.flatMap(([name, { code }]) => (code >= 4400 && code <= 4499 ? [name] : []))
    expect(forGood).toEqual([
      'unreadable',
      'noTicket',
      'notAllowed',
      'noBoard',
      'elsewhere',
      'erased',
      'tooLarge',
      'joiningClosed',
      'reload',
    ])
  })
})
