// Suggestions: answers from phones beside the cells, used or put aside; and how many people can help.
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openHistory } from '#client/board/history.ts'
import { archiveOf } from '#shared/board/archive.ts'
import { goBack } from '#shared/board/goBack.ts'
import { agreeLetter, dropAction, letterText } from '#shared/board/operations/actions.ts'
import {
  countOffer,
  giveSuggestion,
  putAside,
  takeSuggestion,
  withdrawSuggestion,
} from '#shared/board/operations/suggestions.ts'
import { plainText } from '#shared/board/prose.ts'
import { all, mapOf, read } from '#shared/board/record.ts'
import { rebuild } from '#shared/board/rebuild.ts'
import { actions, offers, suggestions, type SuggestionId } from '#shared/board/schema.ts'
import { letterState } from '#shared/board/smart.ts'
import { action, actionId, by, copyOf, draft, meet, newBoard, there } from './support/boards.ts'

const [one, two] = ['suggestion-0001', 'suggestion-0002'] as [SuggestionId, SuggestionId]
const give = (doc: Y.Doc, suggestion: SuggestionId, text: string) =>
  giveSuggestion(doc, by, { suggestion, action: actionId(1), letter: 'm', text })
const cell = (doc: Y.Doc) => plainText(action(doc, 1).m)
const became = (doc: Y.Doc, id: SuggestionId) => there(read(doc, suggestions, id)).became

function board(): Y.Doc {
  const doc = newBoard()
  draft(doc, 1)
  give(doc, one, 'Two swings')
  give(doc, two, 'A slide')
  return doc
}

it('[A17] lies beside its cell, with the time to the minute, and leaves the cell alone', () => {
  const doc = board()
  expect(read(doc, suggestions, one)).toEqual({
    action: actionId(1),
    letter: 'm',
    text: 'Two swings',
    at: `${by.at.slice(0, 16)}Z`,
    became: 'waiting',
  })
  expect(cell(doc)).toBe('')
  expect(giveSuggestion(doc, by, { suggestion: one, action: actionId(9), letter: 's', text: 'x' })).toEqual({
    ok: false,
    reason: 'no-such-action',
  })
})

it('[A18] goes to the end of its cell when it is used, and only once', () => {
  const doc = board()
  expect(takeSuggestion(doc, by, { suggestion: two }).ok).toBe(true)
  agreeLetter(doc, by, { action: actionId(1), letter: 'm', agreed: true })
  expect(takeSuggestion(doc, by, { suggestion: one }).ok).toBe(true)
  expect(cell(doc)).toBe('A slide\nTwo swings')
  expect(letterState(action(doc, 1), 'm')).toBe('written')
  expect(takeSuggestion(doc, by, { suggestion: one }).ok).toBe(false)
  expect(cell(doc)).toBe('A slide\nTwo swings')
  expect(became(doc, one)).toBe('used')
})

it('[A18] fills the empty paragraph that an editor left behind', () => {
  const doc = board()
  const text = there(letterText(doc, actionId(1), 'm'))
  text.insert(0, [new Y.XmlElement('paragraph')])
  takeSuggestion(doc, by, { suggestion: one })
  expect([text.length, cell(doc)]).toEqual([1, 'Two swings'])
})

it('[A18] is put aside for everybody, and can be used later all the same', () => {
  const doc = board()
  const other = copyOf(doc, 7)
  expect(putAside(doc, by, { suggestion: one }).ok).toBe(true)
  meet(doc, other)
  expect(became(other, one)).toBe('aside')
  expect(takeSuggestion(other, by, { suggestion: one }).ok).toBe(true)
})

it('[A18] can be undone, and the words leave the cell again', () => {
  const doc = board()
  const self = { person: 'me' }
  const history = openHistory(doc, self)
  takeSuggestion(doc, { ...by, origin: self }, { suggestion: one })
  expect(history.undo()).toBe('done')
  expect([cell(doc), became(doc, one)]).toEqual(['', 'waiting'])
  putAside(doc, { ...by, origin: self }, { suggestion: two })
  expect(history.undo()).toBe('done')
  expect(became(doc, two)).toBe('waiting')
})

it('[A19] leaves its words in the cell when it is taken back', () => {
  const doc = board()
  takeSuggestion(doc, by, { suggestion: one })
  expect(withdrawSuggestion(doc, by, { suggestion: one }).ok).toBe(true)
  expect(cell(doc)).toBe('Two swings')
  for (const act of [withdrawSuggestion, takeSuggestion, putAside])
    expect(act(doc, by, { suggestion: one })).toEqual({ ok: false, reason: 'no-such-suggestion' })
})

it('[A18] has no cell to go to once its action has gone', () => {
  const doc = board()
  dropAction(doc, by, { action: actionId(1) })
  expect(takeSuggestion(doc, by, { suggestion: one })).toEqual({ ok: false, reason: 'no-such-action' })
})

it('[A20] counts up and down and never below nought', () => {
  const doc = board()
  const count = (more: 1 | -1) => countOffer(doc, by, { action: actionId(1), more })
  expect([count(1), count(1), count(-1), count(-1), count(-1)]).toEqual([1, 2, 1, 0, 0])
  expect(all(doc, offers)).toEqual([[actionId(1), { people: 0 }]])
})

it('[G2] [G3] goes back with the board, but for those that left it and for how many can help', () => {
  const doc = board()
  const past = copyOf(doc, 8)
  takeSuggestion(doc, by, { suggestion: one })
  withdrawSuggestion(doc, by, { suggestion: two })
  give(doc, 'suggestion-0003' as SuggestionId, 'Later')
  countOffer(doc, by, { action: actionId(1), more: 1 })
  goBack(doc, by, { past, away: new Set([two]) })
  expect(all(doc, suggestions).map(([id, each]) => [id, each.became])).toEqual([[one, 'waiting']])
  expect(cell(doc)).toBe('')
  expect(read(doc, offers, actionId(1))).toEqual({ people: 1 })
})

it('[B5] comes back from the archive, with how many can help', () => {
  const doc = board()
  takeSuggestion(doc, by, { suggestion: one })
  countOffer(doc, by, { action: actionId(1), more: 1 })
  const built = rebuild(archiveOf(doc))
  expect(built.ok && archiveOf(built.value)).toEqual(archiveOf(doc))
  expect(mapOf(doc, actions, actionId(1))?.has('suggestions')).toBe(false)
})
