// The contract of a store: what every database that keeps boards must do. Run against each of them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { NewBoardEntry, Snapshot, Store } from '#server/store/store.ts'
import { writer } from '#tests/support/writer.ts'

const bytes = (...values: number[]) => new Uint8Array(values)
const board = (id: string, code: string): NewBoardEntry => ({
  id,
  code,
  createdAt: 1_800_000_000_000,
  keys: { facilitator: 'hash-f', helper: 'hash-h', editor: 'hash-e', viewer: 'hash-v' },
  firstUpdate: nothing,
  ledger: [{ kind: 'author', key: 'note-1', value: { person: 'ann' } }],
})
const snapshot = (id: string, at: number, ...values: number[]): Snapshot => ({
  id,
  at,
  why: 'label',
  label: `Moment ${id}`,
  counts: { notes: values.length, themes: 1, actions: 0 },
  bytes: bytes(...values),
})
const nothing = Y.encodeStateAsUpdate(new Y.Doc())
const update = (value: Uint8Array | null | undefined) => (value ? [...value] : value)

/** Runs the contract. `open` makes an empty store; `reopen`, where there is anything to reopen, closes it and opens it again. */
export function storeContract(name: string, open: () => Promise<Store>, reopen: (store: Store) => Promise<Store>) {
  describe(`a store of boards: ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
      await store.create(board('first-board', 'AAAAAA'))
    })
    afterEach(() => store.close())

    it('finds a new board by id and by code, with an open door', async () => {
      const entry = { id: 'first-board', code: 'AAAAAA', doorOpen: true, createdAt: 1_800_000_000_000 }
      expect(await store.board('first-board')).toEqual(entry)
      expect(await store.boardByCode('AAAAAA')).toEqual(entry)
    })

    it('keeps a new board whole', async () => {
      const saved = await store.load('first-board')
      expect(saved?.updates.map(update)).toEqual([[...nothing]])
      expect(saved?.ledger).toEqual([{ kind: 'author', key: 'note-1', value: { person: 'ann' } }])
    })

    it('knows nothing of other boards', async () => {
      expect(await store.board('other-board')).toBeNull()
      expect(await store.boardByCode('BBBBBB')).toBeNull()
      expect(await store.load('other-board')).toBeNull()
      expect(await store.key('other-board', 'editor')).toBeNull()
    })

    it('refuses an id or a code that is in use, and keeps nothing of the second board', async () => {
      expect(await store.create(board('second-board', 'AAAAAA'))).toBe(false)
      expect(await store.create(board('first-board', 'BBBBBB'))).toBe(false)
      expect(await store.board('second-board')).toBeNull()
      expect(await store.key('second-board', 'editor')).toBeNull()
      expect((await store.load('first-board'))?.updates).toHaveLength(1)
    })

    it('keeps updates in order, with rising numbers', async () => {
      const numbers = await Promise.all([2, 3, 4].map(value => store.append('first-board', bytes(value), [])))
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
      expect(new Set(numbers).size).toBe(3)
      const saved = await store.load('first-board')
      expect(saved?.updates.map(update)).toEqual([[...nothing], [2], [3], [4]])
      expect(saved?.seq).toBe(numbers[2])
    })

    it('keeps private records, replaces them and takes them away', async () => {
      await store.append('first-board', null, [{ kind: 'author', key: 'note-2', value: { person: 'bob' } }])
      await store.append('first-board', bytes(2), [
        { kind: 'author', key: 'note-1', value: null },
        { kind: 'author', key: 'note-2', value: { person: 'cat' } },
      ])
      const saved = await store.load('first-board')
      expect(saved?.ledger).toEqual([{ kind: 'author', key: 'note-2', value: { person: 'cat' } }])
    })

    it('does not number a write without an update', async () => {
      const before = await store.append('first-board', bytes(2), [])
      expect(await store.append('first-board', null, [{ kind: 'k', key: 'x', value: 1 }])).toBe(before)
    })

    it('rejects an append to a board that is not there, and only that one', async () => {
      const lost = store.append('other-board', bytes(9), [])
      const kept = store.append('first-board', bytes(2), [])
      await expect(lost).rejects.toThrow('no such board')
      await kept
      expect((await store.load('first-board'))?.updates.map(update)).toEqual([[...nothing], [2]])
    })

    it('puts a state in place of the updates up to a number, and no others', async () => {
      const write = writer()
      const [one, two, three] = [write(), write(), write()]
      const second = await store.append('first-board', one.update, [])
      const last = await store.append('first-board', two.update, [])
      await store.compact('first-board', one.state, second)
      const saved = await store.load('first-board')
      expect(update(saved?.state)).toEqual(update(one.state))
      expect(saved?.updates.map(update)).toEqual([update(two.update)])
      expect(saved?.seq).toBe(last)
      await store.compact('first-board', two.state, last)
      expect((await store.load('first-board'))?.updates).toEqual([])
      expect(await store.append('first-board', three.update, [])).toBeGreaterThan(last)
    })

    it('refuses a state that lacks anything that was kept, and keeps what was there', async () => {
      const write = writer()
      const [one, two, three] = [write(), write(), write()]
      await store.append('first-board', one.update, [])
      const last = await store.append('first-board', two.update, [])
      for (const put of [store.compact.bind(store), store.rewrite.bind(store)]) {
        await expect(put('first-board', one.state, last)).rejects.toThrow('lacks')
        await expect(put('first-board', nothing, last)).rejects.toThrow('lacks')
      }
      expect((await store.load('first-board'))?.updates).toHaveLength(3)
      await store.compact('first-board', two.state, last)
      const further = await store.append('first-board', three.update, [])
      await expect(store.compact('first-board', one.state, further)).rejects.toThrow('lacks')
      await expect(store.compact('first-board', two.state, further)).rejects.toThrow('lacks')
      const saved = await store.load('first-board')
      expect(update(saved?.state)).toEqual(update(two.state))
      expect(saved?.updates.map(update)).toEqual([update(three.update)])
    })

    it('writes a board anew: one state for everything up to a number, and later updates on top', async () => {
      const write = writer()
      const [one, two, three] = [write(), write(), write()]
      const first = await store.append('first-board', one.update, [])
      await store.compact('first-board', one.state, first)
      const second = await store.append('first-board', two.update, [])
      const third = await store.append('first-board', three.update, [])
      await store.rewrite('first-board', two.state, second)
      const saved = await store.load('first-board')
      expect(update(saved?.state)).toEqual(update(two.state))
      expect(saved?.updates.map(update)).toEqual([update(three.update)])
      expect(saved?.seq).toBe(third)
      expect(saved?.ledger).toHaveLength(1)
      expect(store.damaged).toEqual([])
      await expect(store.rewrite('other-board', two.state, 1)).rejects.toThrow()
    })

    it('keeps moments of a board, tells them the oldest first, and gives one whole', async () => {
      const { snapshots } = store
      await snapshots.keep('first-board', snapshot('moment-b', 20, 1, 2))
      await snapshots.keep('first-board', snapshot('moment-a', 10, 3))
      const { bytes: _bytes, ...first } = snapshot('moment-a', 10, 3)
      const told = await snapshots.list('first-board')
      expect(told.map(({ id }) => id)).toEqual(['moment-a', 'moment-b'])
      expect(told[0]).toEqual(first)
      const whole = await snapshots.read('first-board', 'moment-b')
      expect([whole?.label, update(whole?.bytes)]).toEqual(['Moment moment-b', [1, 2]])
    })

    it('keeps moments of each board by themselves', async () => {
      const { snapshots } = store
      await store.create(board('second-board', 'BBBBBB'))
      await snapshots.keep('first-board', snapshot('moment-a', 10, 1))
      await snapshots.keep('second-board', snapshot('moment-a', 10, 2))
      await snapshots.drop('second-board', ['moment-a'])
      expect(await snapshots.list('second-board')).toEqual([])
      expect(await snapshots.read('second-board', 'moment-a')).toBeNull()
      expect(update((await snapshots.read('first-board', 'moment-a'))?.bytes)).toEqual([1])
      await expect(snapshots.keep('other-board', snapshot('moment-a', 10, 1))).rejects.toThrow()
      expect(await snapshots.list('other-board')).toEqual([])
    })

    it('puts a moment in place of another of the same id, and takes moments away', async () => {
      const { snapshots } = store
      await snapshots.keep('first-board', snapshot('moment-a', 10, 1))
      await snapshots.keep('first-board', snapshot('moment-a', 30, 4, 5))
      await snapshots.keep('first-board', snapshot('moment-b', 20, 2))
      await snapshots.keep('first-board', snapshot('moment-c', 40, 3))
      await snapshots.drop('first-board', ['moment-b', 'moment-x'])
      const left = await snapshots.list('first-board')
      expect(left.map(({ id, at, counts }) => [id, at, counts.notes])).toEqual([
        ['moment-a', 30, 2],
        ['moment-c', 40, 1],
      ])
      expect(update((await snapshots.read('first-board', 'moment-a'))?.bytes)).toEqual([4, 5])
      await snapshots.drop('first-board', [])
      expect(await snapshots.list('first-board')).toHaveLength(2)
    })

    it('raises the version of a key with each new one', async () => {
      expect(await store.key('first-board', 'editor')).toEqual({ hash: 'hash-e', version: 1 })
      expect(await store.setKey('first-board', 'editor', 'other')).toBe(2)
      expect(await store.key('first-board', 'editor')).toEqual({ hash: 'other', version: 2 })
      expect(await store.key('first-board', 'helper')).toEqual({ hash: 'hash-h', version: 1 })
      await expect(store.setKey('other-board', 'editor', 'x')).rejects.toThrow()
    })

    it('opens, closes and renews the door', async () => {
      await store.create(board('second-board', 'BBBBBB'))
      expect(await store.setDoor('first-board', { open: false })).toMatchObject({ doorOpen: false, code: 'AAAAAA' })
      expect(await store.setDoor('first-board', { code: 'CCCCCC' })).toMatchObject({ doorOpen: false, code: 'CCCCCC' })
      expect(await store.setDoor('first-board', { code: 'BBBBBB' })).toBeNull()
      expect(await store.boardByCode('AAAAAA')).toBeNull()
      await expect(store.setDoor('other-board', { open: true })).rejects.toThrow()
    })

    it('has everything after it was closed and opened again', async () => {
      await store.append('first-board', bytes(2), [{ kind: 'author', key: 'note-2', value: ['ü', null, 1.5] }])
      await store.setKey('first-board', 'viewer', 'new')
      await store.snapshots.keep('first-board', snapshot('moment-a', 10, 1))
      const before = await store.load('first-board')
      store = await reopen(store)
      const after = await store.load('first-board')
      expect(after?.updates.map(update)).toEqual(before?.updates.map(update))
      expect(after?.ledger).toEqual(before?.ledger)
      expect(await store.snapshots.list('first-board')).toHaveLength(1)
      expect(await store.key('first-board', 'viewer')).toEqual({ hash: 'new', version: 2 })
    })
  })
}
