// Pieces of a doc: each fits on what came before it, and together they are the doc.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { piecesOf } from '#server/relay/pieces.ts'
import { newBoard, post } from '#tests/shared/support/boards.ts'
import { peerOf, play, steps, type Peer } from '#tests/shared/support/moves.ts'

const people = 3
const does = fc.record({ who: fc.nat(people - 1), step: steps, meets: fc.nat(people - 1) })

it('fit one after the other and give the same doc, whoever wrote it', () => {
  fc.assert(
    fc.property(fc.array(does, { maxLength: 60, size: 'max' }), fc.integer({ min: 1, max: 20 }), (evening, most) => {
      const board = newBoard()
      post(board, 0, 1, 2, 3)
      const peers = Array.from({ length: people }, (_, n) => peerOf(n))
      const tell = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
      for (const { doc } of peers) tell(board, doc)
      for (const { who, step, meets } of evening) {
        const peer = peers[who] as Peer
        play(peer, step)
        tell(peer.doc, (peers[meets] as Peer).doc)
      }
      for (const { doc } of peers) tell(doc, board)

      const copy = new Y.Doc()
      for (const piece of piecesOf(board, most)) {
        Y.applyUpdate(copy, piece)
        expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null])
      }
      expect(Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(board))).toBe(true)
      expect(copy.getMap('notes').toJSON()).toEqual(board.getMap('notes').toJSON())
    }),
    { numRuns: 100, seed: 17 },
  )
})
