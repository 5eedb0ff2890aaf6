// Reading, searched: whatever stands in a board, a legal frozen record comes out, the same for everybody.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { arrange, linksOf, stacksOf } from '#shared/board/arrangement.ts'
import { when, words, type Field, type Fields } from '#shared/board/fields.ts'
import { readProse, type Prose } from '#shared/board/prose.ts'
import { all, assign, has, read, type Collection } from '#shared/board/record.ts'
import * as schema from '#shared/board/schema.ts'
import { copyOf, listed, newBoard, noteId, post, there } from './support/boards.ts'
import { junk } from './support/junk.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const collections = [
  schema.notes,
  schema.themes,
  schema.apart,
  schema.actions,
  schema.suggestions,
  schema.offers,
  schema.evidence,
  schema.organisations,
  schema.sessions,
  schema.tallies,
  schema.reach,
] as readonly Collection<string, Fields>[]

function assertFrozen(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  assert(Object.isFrozen(value), `${JSON.stringify(value)} is frozen`)
  for (const each of Object.values(value)) assertFrozen(each)
}

/** Legal is what reads as itself; the fields that stand for Yjs types are looked at piece by piece. */
function assertLegal(fields: Fields, record: Readonly<Record<string, unknown>>): void {
  assert.deepEqual(Object.keys(record), Object.keys(fields))
  for (const [key, field] of Object.entries(fields)) {
    const value = record[key]
    if (field.holds === 'prose') assertProse(value as Prose)
    else if (field.holds !== undefined) assertEntries(field, value as [string, unknown][])
    else assert.deepEqual(field.read(value), value)
  }
}

function assertEntries(field: Field<unknown>, value: readonly (readonly [string, unknown])[]): void {
  const map = new Y.Map(value)
  new Y.Doc().getMap('kept').set('entries', map)
  assert.deepEqual(field.read(map), value)
}

function assertProse(prose: Prose): void {
  for (const block of prose) {
    if (block.kind === 'list') block.items.forEach(assertProse)
    else for (const run of block.runs) assert(run.text.isWellFormed() && typeof run.bold === typeof run.italic)
  }
}

/** Everything that reads a board, read. */
function readAll(doc: Y.Doc): unknown {
  const { topOf } = stacksOf(doc)
  const arrangement = arrange(doc)
  return {
    about: schema.readAbout(doc),
    wall: schema.readWall(doc),
    vision: readProse(schema.visionOf(doc)),
    records: collections.map(of => all(doc, of)),
    links: linksOf(doc).sort(),
    lists: arrangement
      .names()
      .sort()
      .map(name => [name, arrangement.list(name)]),
    tops: all(doc, schema.notes).map(([id]) => topOf(id)),
  }
}

describe('reading a record', () => {
  it.each(collections.map(of => [of.root, of] as const))('[R1] makes legal whatever stands in %s', (_root, of) => {
    const keys = Object.keys(of.fields)
    const makers = fc.array(junk, { minLength: keys.length, maxLength: keys.length })
    fc.assert(
      fc.property(makers, junk, fc.boolean(), (made, instead, isPacked) => {
        const doc = new Y.Doc()
        const id = 'record-0001'
        const values: [string, unknown][] = keys.map((key, i) => [key, made[i]?.()])
        const plain = values.filter(([, value]) => !(value instanceof Y.AbstractType))
        if (of.packed) values.push([of.packed.key, isPacked ? Object.fromEntries(plain) : instead()])
        doc.getMap(of.root).set(id, new Y.Map(values))
        const record = there(read(doc, of, id))
        assertFrozen(record)
        assertLegal(of.fields, record)
        assert.deepEqual(read(copyOf(doc, 2), of, id), record, 'the same for another person')
      }),
      { numRuns: 150, seed: 5 },
    )
  })

  it('[R1] makes legal whatever stands in about and wall', () => {
    for (const of of [schema.about, schema.wall]) {
      const keys = Object.keys(of.fields)
      fc.assert(
        fc.property(fc.array(junk, { minLength: keys.length, maxLength: keys.length }), makers => {
          const doc = new Y.Doc()
          for (const [i, key] of keys.entries()) doc.getMap(of.root).set(key, makers[i]?.())
          const record = of === schema.about ? schema.readAbout(doc) : schema.readWall(doc)
          assertFrozen(record)
          assertLegal(of.fields, record)
        }),
        { numRuns: 150, seed: 6 },
      )
    }
  })

  it('[R1] takes any JavaScript value at all, in any field', () => {
    const fields = [...collections, schema.about, schema.wall].flatMap(of => Object.values<Field<unknown>>(of.fields))
    const anything = fc.anything({ withBigInt: true, withDate: true, withTypedArray: true, withNullPrototype: true })
    const read = fc.property(anything, raw => {
      for (const field of fields) assertFrozen(field.read(raw))
    })
    fc.assert(read, { numRuns: 500, seed: 7 })
  })
})

describe('reading a root', () => {
  it('[R2] never throws, whatever a stranger put there and whenever it came', () => {
    const roots = Object.keys(schema.roots)
    const put = fc.record({ root: fc.constantFrom(...roots), as: fc.constantFrom('map', 'list', 'text'), make: junk })
    fc.assert(
      fc.property(fc.array(put, { maxLength: 12, size: 'max' }), puts => {
        const early = new Y.Doc()
        readAll(early)
        const late = new Y.Doc()
        for (const { root, as, make } of puts) {
          const stranger = new Y.Doc()
          if (as === 'map') stranger.getMap(root).set('record-0001', make())
          else if (as === 'list') stranger.getArray(root).push([make()].filter(value => typeof value !== 'bigint'))
          else stranger.getText(root).insert(0, 'text')
          const update = Y.encodeStateAsUpdate(stranger)
          for (const doc of [early, late]) Y.applyUpdate(doc, update)
        }
        assert.deepEqual(readAll(late), readAll(early))
      }),
      { numRuns: 200, seed: 8 },
    )
  })

  it('[R2] takes what is not a record for nothing', () => {
    const doc = newBoard()
    post(doc, 1)
    for (const [i, value] of [null, 7, 'text', [], {}, new Y.Array(), new Y.Text()].entries()) {
      doc.getMap('notes').set(noteId(i + 2), value)
      expect(has(doc, schema.notes, noteId(i + 2))).toBe(false)
    }
    expect(all(doc, schema.notes).map(([id]) => id)).toEqual([noteId(1)])
    expect(listed(doc, 'loose')).toEqual([noteId(1)])
  })

  it('[R7] leaves a record whose name is not an id out of every list', () => {
    const doc = newBoard()
    for (const name of ['short', 'with:colon', 'x'.repeat(41), '']) doc.getMap('notes').set(name, new Y.Map())
    expect(arrange(doc).names()).toEqual([])
  })
})

describe('one value', () => {
  it('[R4] is a date only when it is on the calendar', () => {
    const right = ['2027', '2027-03', '2028-02-29', '2027-12-31T23:59Z', '2027-03-31T19:40:12.345Z']
    expect(right.filter(text => when.read(text) !== text)).toEqual([])
    const wrong = [
      '2027-13',
      '2027-00',
      '2027-02-29',
      '2027-04-31',
      '2027-03-31T24:00Z',
      '2027-03-31T19:40',
      '27',
      'May',
    ]
    expect([...wrong, '2027-01-01T:::::Z', 2027, null].map(raw => when.read(raw)).filter(day => day !== null)).toEqual(
      [],
    )
  })

  it('[R5] is cut to its length and well-formed', () => {
    expect(words(5).read('A long story')).toBe('A lon')
    expect(words(3).read('ab😀')).toBe('ab\ufffd')
    expect(words(3).read('\ud800')).toBe('\ufffd')
    expect(words(3).read(7)).toBe('')
  })

  it('[R8] is not written again where it stands already', () => {
    const doc = newBoard()
    const map = doc.getMap('wall')
    const spot = { theme: null, rank: 'a0', more: [1, { deep: true }] }
    assign(map, { spot, odd: { big: 1n }, size: 'L' })
    let changes = 0
    doc.on('update', () => (changes += 1))
    assign(map, { spot: { more: [1, { deep: true }], rank: 'a0', theme: null }, odd: { big: 1n }, size: 'L' })
    expect(changes).toBe(0)
    assign(map, { odd: { big: 2n } })
    assign(map, { spot: { ...spot, rank: 'a1' } })
    assign(map, { spot: { ...spot, more: { 0: 1, 1: { deep: true } } } })
    expect(changes).toBe(3)
  })
})
