// The guard's verdicts on updates, update by update.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judge, type Verdict } from '#server/guard/policy.ts'
import { applyWhole } from '#server/relay/updates.ts'
import { roles, type Role } from '#shared/people/roles.ts'

const moment = { stage: 'post', hands: 'off' } as const

function board(): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('themes').set('theme-there', new Y.Map([['name', 'Roads']]))
  return doc
}

/** What somebody who has all of a board sends after an edit. */
function updateBy(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const own = new Y.Doc()
  Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
  const vector = Y.encodeStateVector(own)
  edit(own)
  return Y.encodeStateAsUpdate(own, vector)
}

const verdict = (update: Uint8Array, role: Role, doc: Y.Doc) =>
  judge(update, { role, person: 'somebody' }, doc, moment, () => null)
const add = (doc: Y.Doc) => doc.getMap('themes').set('theme-new', new Y.Map([['name', 'Buses']]))
const remove = (doc: Y.Doc) => doc.getMap('themes').delete('theme-there')

/** True when something of an update stands. */
const keeps = (verdict: Verdict) => verdict.kind === 'apply' && verdict.update !== null

describe.each(roles)('a %s', role => {
  const edits = role === 'facilitator' || role === 'helper' || role === 'editor'

  it(edits ? 'may add and delete' : 'may neither add nor delete', () => {
    const doc = board()
    for (const edit of [add, remove]) expect(keeps(verdict(updateBy(doc, edit), role, doc))).toBe(edits)
  })

  it('may send what the board has already', () => {
    const doc = board()
    remove(doc)
    expect(verdict(Y.encodeStateAsUpdate(doc), role, doc).kind).toBe('ignore')
    expect(verdict(Y.encodeStateAsUpdate(new Y.Doc()), role, doc).kind).toBe('ignore')
  })

  it('may not send what cannot be read', () => {
    const doc = board()
    const whole = updateBy(doc, add)
    for (let end = 0; end < whole.length; end += 1) {
      expect(verdict(whole.slice(0, end), role, doc)).toMatchObject({ kind: 'refuse', close: 'unreadable' })
    }
  })
})

it('asks again when the update leaves out something of the same client', () => {
  const doc = board()
  const own = new Y.Doc()
  add(own)
  const update = updateBy(own, each => each.getMap('themes').set('theme-next', new Y.Map()))
  own.getMap('themes').set('theme-gap', new Y.Map())
  const vector = Y.encodeStateVector(own)
  own.getMap('themes').set('theme-after', new Y.Map())
  expect(verdict(Y.encodeStateAsUpdate(own, vector), 'editor', doc).kind).toBe('ask-again')
  expect(verdict(update, 'editor', own).kind).toBe('apply')
})

it('[C6] asks again when the update builds on, or deletes, what is not here', () => {
  const doc = board()
  const richer = board()
  Y.applyUpdate(richer, Y.encodeStateAsUpdate(doc))
  add(richer)
  const inside = updateBy(richer, each =>
    (each.getMap('themes').get('theme-new') as Y.Map<unknown>).set('name', 'Trains'),
  )
  const deleted = updateBy(richer, each => each.getMap('themes').delete('theme-new'))
  expect(verdict(inside, 'editor', doc).kind).toBe('ask-again')
  expect(verdict(deleted, 'editor', doc).kind).toBe('ask-again')
})

it('[C1] never changes the doc by judging', () => {
  const doc = board()
  const before = Y.encodeStateAsUpdate(doc)
  for (const update of [updateBy(doc, add), updateBy(doc, remove), new Uint8Array([1, 2, 3])])
    verdict(update, 'editor', doc)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  expect(doc.store.pendingStructs).toBeNull()
})

it('never throws at bytes gone wrong, and leaves nothing pending', () => {
  const doc = board()
  const updates = fc.constantFrom(updateBy(doc, add), updateBy(doc, remove), Y.encodeStateAsUpdate(doc))
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4, size: 'max' })
  const kinds = new Set<string>()
  fc.assert(
    fc.property(updates, flips, (update, flips) => {
      const wrong = update.slice()
      for (const [at, value] of flips) wrong[at % wrong.length] = value
      const live = board()
      Y.applyUpdate(live, Y.encodeStateAsUpdate(doc))
      const given = verdict(wrong, 'editor', live)
      kinds.add(given.kind)
      if (given.kind === 'apply' && given.update) expect(applyWhole(live, given.update, 'test')).toBe(true)
      expect([live.store.pendingStructs, live.store.pendingDs]).toEqual([null, null])
      expect(() => Y.encodeStateAsUpdate(live)).not.toThrow()
    }),
    { numRuns: 3000, seed: 20261122 },
  )
  expect(kinds).toEqual(new Set(['apply', 'ask-again', 'ignore', 'refuse']))
})
