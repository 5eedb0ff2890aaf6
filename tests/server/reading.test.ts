// Reading a board from rows, some of them damaged: what can be kept is kept, nothing waits, nothing opens blank.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { checksumOf } from '#server/store/checksum.ts'
import { applyOverGaps, holdsAll, readBoard, type BoardRead, type KeptRow } from '#server/store/reading.ts'
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

/** A doc, and the log of everything that happens to it. */
function logOf(doc = new Y.Doc()) {
  const log: KeptRow[] = []
  doc.on('update', (update: Uint8Array) => log.push(row(log.length + 1, update)))
  return { log, doc }
}

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
  it('costs what stood in it, and nothing that was done afterwards', () => {
    const [ann, bob] = [writer('ann'), writer('bob')]
    const updates = [ann(), bob(), ann(), bob(), ann(), bob()]
    const log = updates.map(({ update }, i) => row(i + 1, update))
    const reading = read({ log: log.map(each => (each.seq === 3 ? flipped(each) : each)) })
    expect(editsIn(reading)).toEqual(['ann-0', 'ann-2', 'bob-0', 'bob-1', 'bob-2'])
    expect(reading.damaged).toEqual([{ board, table: 'log', seq: 3, reason: 'changed' }])
    expect(reading.last).toBe(6)
  })

  it('takes along what was written into it, and that is named', () => {
    const { log, doc } = logOf()
    const record = new Y.Map<unknown>()
    doc.getMap('edits').set('kept', 1)
    doc.getMap('edits').set('record', record)
    record.set('words', 'of somebody')
    doc.getMap('edits').set('later', 2)
    const reading = read({ log: log.map(each => (each.seq === 2 ? flipped(each) : each)) })
    expect(docOf(reading).getMap('edits').toJSON()).toEqual({ kept: 1, later: 2 })
    expect(reading.damaged).toEqual([
      { board, table: 'log', seq: 2, reason: 'changed' },
      { board, table: 'log', seq: 3, reason: 'gap' },
    ])
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

  it('leaves a value as it was, or as it became, and never blank', () => {
    const { log, doc } = logOf()
    const edits = doc.getMap('edits')
    for (const value of ['old', 'lost', 'new']) edits.set('once', value)
    edits.set('twice', 'old')
    doc.transact(() => {
      edits.set('else', true)
      edits.set('twice', 'lost')
    })
    const bad = new Set([2, log.length])
    edits.set('last', true)
    const reading = read({ log: log.map(each => (bad.has(each.seq) ? flipped(each) : each)) })
    // A value that replaced a lost one went with it: what comes back is the one before both.
    expect(docOf(reading).getMap('edits').toJSON()).toEqual({ once: 'old', twice: 'old', last: true })
  })

  it('still takes away what was deleted in other rows', () => {
    const { log, doc } = logOf()
    for (const key of ['withdrawn', 'lost', 'later']) doc.getMap('edits').set(key, true)
    doc.getMap('edits').delete('withdrawn')
    const reading = read({ log: log.map(each => (each.seq === 2 ? flipped(each) : each)) })
    expect(docOf(reading).getMap('edits').toJSON()).toEqual({ later: true })
  })
})

it('[S27] keeps everything that was not written into what was lost, whatever was lost', () => {
  const edit = fc.record({ who: fc.nat({ max: 3 }), key: fc.nat({ max: 5 }), hears: fc.boolean() })
  const edits = fc.array(edit, { minLength: 1, maxLength: 40, size: 'max' })
  fc.assert(
    fc.property(edits, fc.array(fc.integer({ min: 2, max: 50 }), { maxLength: 4 }), (edits, bad) => {
      const { log, doc: server } = logOf(new Y.Doc())
      const writers = Array.from({ length: 4 }, () => new Y.Doc())
      log.push(row(1, Y.encodeStateAsUpdate(server)))
      for (const [i, { who, key, hears }] of edits.entries()) {
        const doc = writers[who] ?? server
        if (hears) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
        const before = Y.encodeStateVector(doc)
        doc.getText('words').insert(0, `${i} `)
        doc.getMap('edits').set(String(key), i)
        doc.getMap('alone').set(String(i), true)
        Y.applyUpdate(server, Y.encodeStateAsUpdate(doc, before))
      }
      expect(log).toHaveLength(edits.length + 1)
      const isBad = ({ seq }: { seq: number }) => bad.includes(seq)
      const reading = read({ log: log.map(each => (isBad(each) ? flipped(each) : each)) })
      const doc = docOf(reading)
      const lost = edits.filter((_, i) => isBad({ seq: i + 2 }))
      expect([...doc.getMap('alone').keys()].toSorted()).toEqual(
        edits.flatMap((_, i) => (isBad({ seq: i + 2 }) ? [] : [String(i)])).toSorted(),
      )
      for (const key of server.getMap('edits').keys()) {
        const untouched = lost.every(each => String(each.key) !== key)
        if (untouched) expect(doc.getMap('edits').get(key)).toBe(server.getMap('edits').get(key))
      }
      const named = reading.damaged.filter(({ reason }) => reason === 'changed').map(({ seq }) => seq)
      expect(named).toEqual(log.filter(isBad).map(({ seq }) => seq))
      if (lost.length === 0) expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(server))
      // Nobody who is still there with what was lost counts as ahead of the server, and is asked for it for ever.
      const state = Y.encodeStateAsUpdate(doc)
      for (const each of log.filter(each => !isBad(each))) expect(holdsAll(state, [each.bytes ?? state])).toBe(true)
    }),
    { numRuns: 300, seed: 20261125 },
  )
})

describe('applying over gaps', () => {
  it('takes the whole of what fits, and says so', () => {
    const write = writer()
    const doc = new Y.Doc()
    expect([write(), write()].map(({ update }) => applyOverGaps(doc, update))).toEqual([true, true])
    expect(doc.getMap('edits').size).toBe(2)
  })

  it('leaves bytes alone that are no update', () => {
    const doc = new Y.Doc()
    for (const bytes of [[], [1], [255, 255, 3], [0, 1, 2, 3]]) {
      expect(applyOverGaps(doc, new Uint8Array(bytes))).toBe(false)
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
