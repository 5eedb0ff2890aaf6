// Convergence, searched: people who do anything at once, and hear of each other late and in any order, end with one board.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, it, vi } from 'vitest'
import { roots } from '#shared/board/schema.ts'
import { addThemes, draft, meet, newBoard, post } from './support/boards.ts'
import { peerOf, play, steps, type Peer } from './support/moves.ts'
import { afresh, assertPlaces, keptUp, rightly, said, type Arranging } from './support/places.ts'
import { dropsOrphans, forgetsReaders, forgetsTies, losesRings, trustsTheLine } from './support/planted.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const people = 3
const person = fc.nat(people - 1)

/** What happens: somebody does something, one update reaches somebody (early, late or again), or two people catch up. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ who: person, does: steps }) },
  { weight: 3, arbitrary: fc.record({ who: person, hears: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ who: person, asks: person }) },
)
const evening = fc.array(event, { minLength: 30, maxLength: 120, size: 'max' })
const runs = { numRuns: 200, seed: 20_270_331 }

/** Everybody starts from the same board with a little on it. */
function gathered(): Peer[] {
  const board = newBoard()
  post(board, 0, 1, 2, 3)
  addThemes(board, 0, 1)
  draft(board, 0, ['note:note-0000'])
  const start = Y.encodeStateAsUpdate(board)
  return Array.from({ length: people }, (_, n) => {
    const peer = peerOf(n)
    Y.applyUpdate(peer.doc, start)
    return peer
  })
}

function contents(doc: Y.Doc): unknown {
  return Object.entries(roots).map(([root, type]) => [
    root,
    type === 'prose' ? doc.getXmlFragment(root).toJSON() : doc.getMap(root).toJSON(),
  ])
}

const peersAgree = (arranging: Arranging) =>
  fc.property(evening, events => {
    const peers = gathered()
    const docs = peers.map(({ doc }) => doc)
    const sent: Uint8Array[] = []
    for (const doc of docs) doc.on('update', update => void sent.push(update))
    const kept = docs.map(doc => keptUp(arranging, doc))
    for (const happened of events) {
      const peer = peers[happened.who] as Peer
      if ('does' in happened) play(peer, happened.does)
      else if ('asks' in happened) meetHalf(docs[happened.asks] as Y.Doc, peer.doc)
      else if (sent.length > 0) Y.applyUpdate(peer.doc, sent[happened.hears % sent.length] as Uint8Array)
    }
    meet(...docs)

    const [first, ...others] = docs.map(doc => ({ holds: contents(doc), says: said(afresh(arranging, doc)) }))
    for (const other of others) assert.deepEqual(other, first, 'everybody has one board')
    for (const [i, doc] of docs.entries()) {
      const arrangement = kept[i] as ReturnType<Arranging>
      assert.deepEqual(said(arrangement), first?.says, 'kept up through it all')
      assertPlaces(doc, arrangement)
    }
  })

/** One person catches up with another, not the other way round. */
function meetHalf(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}

describe('people at one board', () => {
  it('[M1] [M2] end with one board and one arrangement of it', () => {
    fc.assert(peersAgree(rightly), runs)
  })
})

describe('the search', () => {
  it.each([
    ['notes dropped with their theme', dropsOrphans],
    ['rings without a top', losesRings],
    ['no order among ties', forgetsTies],
    ['a line that is believed', trustsTheLine],
    ['readers that are forgotten', forgetsReaders],
  ])('finds %s', (_bug, arranging) => {
    expect(fc.check(peersAgree(arranging), { ...runs, endOnFailure: true }).failed).toBe(true)
  })
})
