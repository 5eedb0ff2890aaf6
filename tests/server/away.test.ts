// Away: which notes must not come back, whoever took them off the board.
import { expect, it } from 'vitest'
import { Ledger } from '#server/relay/ledger.ts'
import { awayFrom, hasLeft, leaves, leftToClear, mustBeCleared, wasCleared, wordsFor } from '#server/snapshots/away.ts'

it('[G3] keeps away what has left and what is held back, and nothing else', () => {
  const ledger = new Ledger([
    { kind: 'author', key: 'note-up', value: { person: 'ann' } },
    { kind: 'held', key: 'note-held', value: { note: {}, check: 'waiting' } },
  ])
  leaves(ledger, 'note-gone')
  expect([...awayFrom(ledger)].sort()).toEqual(['note-gone', 'note-held'])
  expect(['note-up', 'note-held', 'note-gone'].map(note => hasLeft(ledger, note))).toEqual([false, false, true])
})

it('remembers in the ledger what is still to be cleared away, and forgets everything else of a note', () => {
  const ledger = new Ledger([
    { kind: 'author', key: 'note-one', value: { person: 'ann' } },
    { kind: 'held', key: 'note-one', value: { note: { text: 'Ring me' } } },
    { kind: 'author', key: 'note-two', value: { person: 'bob' } },
  ])
  expect([ledger.holds('note-one'), ledger.holds('note-three')]).toEqual([true, false])
  ledger.forget('note-one')
  mustBeCleared(ledger, 'note-one')
  const after = new Ledger(ledger.takeWrites().filter(({ value }) => value !== null))
  expect(leftToClear(after)).toEqual(['note-one'])
  expect([ledger.get('author', 'note-one'), ledger.get('held', 'note-one')]).toEqual([undefined, undefined])
  expect(ledger.get('author', 'note-two')).toEqual({ person: 'bob' })
  // Cleared of other words only, it still has to go.
  wasCleared(ledger, 'note-one', 'Ask at the […]')
  expect(leftToClear(ledger)).toEqual(['note-one'])
  wasCleared(ledger, 'note-one', null)
  expect([leftToClear(ledger), ledger.holds('note-one')]).toEqual([[], false])
  mustBeCleared(ledger, 'note-two', 'Ask at the […]')
  expect([leftToClear(ledger), wordsFor(ledger, 'note-two')]).toEqual([['note-two'], 'Ask at the […]'])
})
