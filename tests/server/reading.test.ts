// Reading a board from rows, some of them damaged: what can be kept is kept, nothing waits, nothing opens blank.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checksumOf } from '#server/store/checksum.ts'
import { applyWhatFits, holdsAll, readBoard, type BoardRead, type KeptRow } from '#server/store/reading.ts'
import { writer } from '#tests/support/writer.ts'

const board = 'board-of-the-test'
const row = (seq: number, bytes: Uint8Array): KeptRow => ({ seq, sum: checksumOf(board, seq, bytes), bytes })
const flipped = ({ seq, sum, bytes }: KeptRow): KeptRow => {
  const changed = Uint8Array.from(bytes ?? [])
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 4
  return { seq, sum, bytes: changed }
}

interface Rows {
  readonly states?: readonly KeptRow[]
  readonly log: readonly KeptRow[]
  readonly last?: number
}
const read = ({ states = [], log, last = log.at(-1)?.seq ?? 0 }: Rows) =>
  readBoard({ board, last, states, updatesAfter: seq => log.filter(each => each.seq > seq) })

function docOf({ board }: BoardRead): Y.Doc {
  const doc = new Y.Doc()
  for (const update of [board?.state, ...(board?.updates ?? [])]) if (update) Y.applyUpdate(doc, update)
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  return doc
}
const editsIn = (reading: BoardRead) => [...docOf(reading).getMap('edits').keys()].sort()

const everything = (doc: Y.Doc) => [doc.getMap('edits').toJSON(), doc.getText('words').toJSON()]

describe('a board whose rows are whole', () => {
  it('is handed on as it was kept, without being built', () => {
    const write = writer()
    const [one, two, three] = [write(), write(), write()]
    const state = row(1, one.state)
    const reading = read({ states: [state], log: [row(1, one.update), row(2, two.update), row(3, three.update)] })
    expect(reading).toEqual({
      board: { state: one.state, updates: [two.update, three.update] },
      last: 3,
      damaged: [],
    })
  })
})

describe('a damaged state', () => {
  const write = writer()
  const [one, two, three] = [write(), write(), write()]
  const log = [row(1, one.update), row(2, two.update), row(3, three.update)]

  it('gives way to the one before it and the log since, and nothing is missing', () => {
    const reading = read({ states: [flipped(row(2, two.state)), row(1, one.state)], log })
    expect(editsIn(reading)).toEqual(['edit-0', 'edit-1', 'edit-2'])
    expect(reading.damaged).toEqual([{ board, table: 'states', seq: 2, reason: 'changed' }])
  })

  it('gives way to the log alone where that goes back to the founding', () => {
    const reading = read({ states: [flipped(row(2, two.state))], log })
    expect(editsIn(reading)).toEqual(['edit-0', 'edit-1', 'edit-2'])
  })

  it('keeps the board shut when nothing good is left to begin from', () => {
    const shut = read({ states: [flipped(row(2, two.state)), flipped(row(1, one.state))], log: log.slice(1) })
    expect(shut.board).toBeNull()
    expect(shut.damaged.map(({ table, seq }) => [table, seq])).toEqual([
      ['states', 2],
      ['states', 1],
      ['log', 1],
    ])
    expect(read({ log: [flipped(row(1, one.update)), row(2, two.update)] }).board).toBeNull()
    expect(read({ log: [], last: 3 }).board).toBeNull()
  })

  it('is noticed when its bytes are whole but belong to another row', () => {
    const moved = { ...row(1, one.state), seq: 2 }
    expect(read({ states: [moved, row(1, one.state)], log }).damaged).toHaveLength(1)
  })
})

describe('a damaged row of the log', () => {
  it('is passed over together with what its writer did afterwards, and nothing else', () => {
    const [ann, bob] = [writer('ann'), writer('bob')]
    const updates = [ann(), bob(), ann(), bob(), ann(), bob()]
    const log = updates.map(({ update }, i) => row(i + 1, update))
    const reading = read({ log: log.map(each => (each.seq === 3 ? flipped(each) : each)) })
    expect(editsIn(reading)).toEqual(['ann-0', 'bob-0', 'bob-1', 'bob-2'])
    expect(reading.damaged).toEqual([
      { board, table: 'log', seq: 3, reason: 'changed' },
      { board, table: 'log', seq: 5, reason: 'gap' },
    ])
    expect(reading.last).toBe(6)
  })

  it('is named when the database cannot give it, and when it is gone', () => {
    const write = writer()
    const log = [write(), write(), write(), write()].map(({ update }, i) => row(i + 1, update))
    const torn = log.map(each => (each.seq === 3 ? { ...each, bytes: null } : each))
    expect(read({ log: torn }).damaged[0]).toEqual({ board, table: 'log', seq: 3, reason: 'unreadable' })
    const holed = log.filter(({ seq }) => seq !== 2)
    expect(read({ log: holed }).damaged[0]).toEqual({ board, table: 'log', seq: 2, reason: 'missing' })
    expect(read({ log: log.slice(0, 3), last: 4 }).damaged[0]).toMatchObject({ seq: 4, reason: 'missing' })
    expect(read({ log, last: 2 }).last).toBe(4)
  })

  it('does not wipe out a value whose new one was left out', () => {
    const [base, ann] = [new Y.Doc(), new Y.Doc()]
    base.getMap('edits').set('place', 'old')
    Y.applyUpdate(ann, Y.encodeStateAsUpdate(base))
    const log = [row(1, Y.encodeStateAsUpdate(base))]
    ann.on('update', (update: Uint8Array) => log.push(row(log.length + 1, update)))
    ann.getMap('edits').set('lost', true)
    ann.getMap('edits').set('place', 'new')
    ann.transact(() => {
      ann.getMap('edits').set('place', 'newer')
      ann.getMap('edits').set('place', 'newest')
    })
    const reading = read({ log: log.map(each => (each.seq === 2 ? flipped(each) : each)) })
    expect(docOf(reading).getMap('edits').toJSON()).toEqual({ place: 'old' })
  })

  it('still takes away what was deleted in rows that fit', () => {
    const ann = new Y.Doc()
    const bob = new Y.Doc()
    const log: KeptRow[] = []
    const keep = (update: Uint8Array) => log.push(row(log.length + 1, update))
    bob.on('update', (update: Uint8Array) => keep(update))
    bob.getMap('edits').set('withdrawn', true)
    Y.applyUpdate(ann, Y.encodeStateAsUpdate(bob))
    ann.getMap('edits').set('lost', true)
    const lost = log.push(row(log.length + 1, Y.encodeStateAsUpdate(ann, Y.encodeStateVector(bob))))
    const vector = Y.encodeStateVector(ann)
    ann.getMap('edits').set('later', true)
    ann.getMap('edits').delete('withdrawn')
    keep(Y.encodeStateAsUpdate(ann, vector))
    const reading = read({ log: log.map(each => (each.seq === lost ? flipped(each) : each)) })
    expect(docOf(reading).getMap('edits').toJSON()).toEqual({})
  })
})

it('keeps everything that does not rest on what was lost, whatever was lost', () => {
  const edit = fc.record({ who: fc.nat({ max: 3 }), key: fc.nat({ max: 5 }), hears: fc.boolean() })
  const edits = fc.array(edit, { minLength: 1, maxLength: 40, size: 'max' })
  fc.assert(
    fc.property(edits, fc.array(fc.nat({ max: 60 }), { maxLength: 3 }), (edits, bad) => {
      const server = new Y.Doc()
      const writers = Array.from({ length: 4 }, () => new Y.Doc())
      const log: KeptRow[] = [row(1, Y.encodeStateAsUpdate(server))]
      server.on('update', (update: Uint8Array) => log.push(row(log.length + 1, update)))
      for (const [i, { who, key, hears }] of edits.entries()) {
        const doc = writers[who] ?? server
        if (hears) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
        const before = Y.encodeStateVector(doc)
        doc.getText('words').insert(0, `${i} `)
        doc.getMap('edits').set(`${who}-${key}`, i)
        Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, before))
      }
      const isBad = ({ seq }: KeptRow) => seq > 1 && bad.includes(seq)
      const reading = read({ log: log.map(each => (isBad(each) ? flipped(each) : each)) })
      const doc = docOf(reading)
      // Whatever stood before the first bad row stands; and where a key was ever written in a good row, it is not blank for want of a newer value.
      const first = log.findIndex(isBad)
      const early = new Y.Doc()
      for (const { bytes } of first === -1 ? log : log.slice(0, first)) if (bytes) Y.applyUpdate(early, bytes)
      expect(holdsAll(Y.encodeStateAsUpdate(doc), [Y.encodeStateAsUpdate(early)])).toBe(true)
      for (const key of early.getMap('edits').keys()) expect(doc.getMap('edits').has(key)).toBe(true)
      if (first === -1) expect(everything(doc)).toEqual(everything(server))
      else expect(reading.damaged.map(({ seq }) => seq)).toContain(first + 1)
    }),
    { numRuns: 300, seed: 20261125 },
  )
})

describe('applying what fits', () => {
  it('takes the whole of what fits, and says so', () => {
    const write = writer()
    const doc = new Y.Doc()
    expect([write(), write()].map(({ update }) => applyWhatFits(doc, update))).toEqual([true, true])
    expect(doc.getMap('edits').size).toBe(2)
  })

  it('leaves bytes alone that are no update', () => {
    const doc = new Y.Doc()
    for (const bytes of [[], [1], [255, 255, 3], [0, 1, 2, 3]]) {
      expect(applyWhatFits(doc, new Uint8Array(bytes))).toBe(false)
    }
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()))
  })
})

it('[S6] lets no state stand for another that holds more, from whichever writer', () => {
  const [ann, bob] = [writer('ann'), writer('bob')]
  const [one, two, other] = [ann(), ann(), bob()]
  const both = Y.mergeUpdates([two.state, other.state])
  expect(holdsAll(both, [one.state, two.update, other.update])).toBe(true)
  expect(holdsAll(two.state, [one.state, other.update])).toBe(false)
  expect(holdsAll(one.state, [two.update])).toBe(false)
  expect(holdsAll(two.update, [two.state])).toBe(false)
  expect(holdsAll(Y.encodeStateAsUpdate(new Y.Doc()), [one.state])).toBe(false)
})
