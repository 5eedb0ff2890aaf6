// Arrangement, searched: after any operations and any junk, every note and action is in its one place.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { ListName } from '#shared/board/arrangement.ts'
import { addThemes, post } from './support/boards.ts'
import { peerOf, play, steps, type Peer } from './support/moves.ts'
import { afresh, assertPlaces, keptUp, rightly, said, type Arranging } from './support/places.ts'
import { copiesLists, dropsOrphans, forgetsReaders, forgetsTies, losesRings, trustsTheLine } from './support/planted.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

// Without `size: 'max'` fast-check makes lists of a few steps only, and the planted bugs would pass.
const many = fc.array(steps, { minLength: 20, maxLength: 90, size: 'max' })
const runs = { numRuns: 120, seed: 20_270_331 }

function furnished(): Peer {
  const peer = peerOf(0)
  post(peer.doc, 0, 1, 2, 3)
  addThemes(peer.doc, 0, 1)
  return peer
}

/** Plays steps on a board whose arrangement is kept up, and checks after each of them. */
const kept = (arranging: Arranging, check: (peer: Peer, arrangement: ReturnType<Arranging>) => void) =>
  fc.property(many, played => {
    const peer = furnished()
    const arrangement = keptUp(arranging, peer.doc)
    for (const step of played) {
      play(peer, step)
      check(peer, arrangement)
    }
  })

const everythingHasItsPlace = (arranging: Arranging) =>
  kept(arranging, ({ doc }, arrangement) => assertPlaces(doc, arrangement))

const isTheSameAfresh = (arranging: Arranging) =>
  kept(arranging, ({ doc }, arrangement) => {
    assert.deepEqual(said(arrangement), said(afresh(arranging, doc)))
  })

const keepsItsLists = (arranging: Arranging) =>
  fc.property(many, played => {
    const peer = furnished()
    const arrangement = keptUp(arranging, peer.doc)
    let before = new Map<ListName, readonly string[]>()
    for (const step of played) {
      play(peer, step)
      const now = new Map(arrangement.names().map(name => [name, arrangement.list(name)]))
      for (const [name, list] of now) {
        const old = before.get(name)
        if (old?.join() === list.join()) assert.equal(list, old, `${name} is the same array`)
        assert(Object.isFrozen(list))
      }
      before = now
    }
  })

describe('the arrangement', () => {
  it('[L1] [L6] [L7] has one place for everything, after anything', () => {
    fc.assert(everythingHasItsPlace(rightly), runs)
  })

  it('[L9] kept up change by change is the same as one made from scratch', () => {
    fc.assert(isTheSameAfresh(rightly), runs)
  })

  it('[L10] keeps a list the same array until it changes', () => {
    fc.assert(keepsItsLists(rightly), runs)
  })
})

describe('the search', () => {
  it.each([
    ['notes dropped with their theme', everythingHasItsPlace(dropsOrphans)],
    ['rings without a top', everythingHasItsPlace(losesRings)],
    ['no order among ties', everythingHasItsPlace(forgetsTies)],
    ['a line that is believed', everythingHasItsPlace(trustsTheLine)],
    ['readers that are forgotten', everythingHasItsPlace(forgetsReaders)],
    ['readers that are forgotten, against scratch', isTheSameAfresh(forgetsReaders)],
    ['lists made anew', keepsItsLists(copiesLists)],
  ])('finds %s', (_bug, property) => {
    // It ends at the first find, so that looking for longer costs nothing where the bug is a common one.
    expect(fc.check(property, { ...runs, numRuns: 600, endOnFailure: true }).failed).toBe(true)
  })
})
