// One room: its turns, and what happens while nothing can be saved.
import { pino } from 'pino'
import { beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { readFrame } from '#server/relay/frames.ts'
import { Room } from '#server/relay/room.ts'
import type { Line } from '#server/relay/turn.ts'
import { Rooms, type Stay } from '#server/relay/rooms.ts'
import type { LedgerWrite } from '#server/store/store.ts'
import { calm, ManualClock } from '#tests/support/manualClock.ts'
import { MemoryStore } from '#tests/support/memoryStore.ts'
import { boardId, keepBoard, savedDoc } from '#tests/support/savedBoards.ts'

const log = pino({ level: 'silent' })

class DiskStore extends MemoryStore {
  full = false
  appends = 0
  override async append(board: string, update: Uint8Array | null, ledger: readonly LedgerWrite[]) {
    this.appends += 1
    if (this.full) throw new Error('the disk is full')
    return super.append(board, update, ledger)
  }
}

/** Somebody who listens: what they have seen, as a doc. */
function listener(): Line & { doc: Y.Doc; frames: Uint8Array[] } {
  const doc = new Y.Doc()
  const frames: Uint8Array[] = []
  const send = (frame: Uint8Array) => {
    frames.push(frame)
    const incoming = readFrame(frame)
    if (incoming?.kind === 'update') Y.applyUpdate(doc, incoming.update)
  }
  return { doc, frames, send }
}

let store: DiskStore
let clock: ManualClock
let rooms: Rooms
let stay: Stay
beforeEach(async () => {
  store = new DiskStore()
  clock = new ManualClock()
  await keepBoard(store)
  rooms = new Rooms({ store, clock, log, keepEmpty: 30_000 })
  const joined = await rooms.join(boardId)
  if (!joined) throw new Error('the board is there')
  stay = joined
})

const write = (key: string) =>
  stay.room.change((doc, ledger) => {
    doc.getMap('edits').set(key, true)
    ledger.set('author', key, 'ann')
  })
const saved = async () => [...(await savedDoc(store)).getMap('edits').keys()].sort()

it('[S1] answers a change when it is saved, and shows it then', async () => {
  const line = listener()
  stay.room.addLine(line)
  let seenBeforeSaved = false
  const append = store.append.bind(store)
  store.append = async (...given) => {
    await calm()
    seenBeforeSaved = line.frames.length > 0
    return append(...given)
  }
  expect(await write('a')).toEqual({ ok: true, value: undefined })
  expect(seenBeforeSaved).toBe(false)
  expect(line.doc.getMap('edits').has('a')).toBe(true)
  expect(await saved()).toEqual(['a'])
})

it('sends what one turn changed as one frame, the same to everybody', async () => {
  const lines = [listener(), listener()]
  for (const line of lines) stay.room.addLine(line)
  await Promise.all([write('a'), write('b'), write('c')])
  expect(lines[0]?.frames).toHaveLength(1)
  expect(lines[0]?.frames[0]).toBe(lines[1]?.frames[0])
  expect([...(lines[0]?.doc.getMap('edits').keys() ?? [])]).toEqual(['a', 'b', 'c'])
  expect(store.appends).toBe(1)
})

it('runs the first turn at once, and the next no sooner than 33 ms after it while traffic lasts', async () => {
  await write('a')
  const second = vi.fn()
  void write('b').then(second)
  await clock.advance(32)
  expect(second).not.toHaveBeenCalled()
  await clock.advance(1)
  expect(second).toHaveBeenCalled()
})

it('lets a change wait for others with so many who hear of it, and never for longer than 90 ms', async () => {
  const waits: number[][] = []
  let here = 0
  /** Milliseconds until a change is answered. */
  const waitFor = async (key: string) => {
    const answered = vi.fn()
    void write(key).then(answered)
    let waited = 0
    for (await calm(); answered.mock.calls.length === 0; waited += 1) await clock.advance(1)
    return waited
  }
  for (const lines of [40, 70, 5_000]) {
    for (; here < lines; here += 1) stay.room.addLine({ send: () => {} })
    waits.push([await waitFor(`first of ${lines}`), await waitFor(`second of ${lines}`)])
    await clock.advance(1_000)
  }
  expect(waits).toEqual([
    [0, 33],
    [70, 70],
    [90, 90],
  ])
})

it('[S7] says "cannot save" at once, shows nothing, keeps what happened, and shows it when saving works again', async () => {
  const line = listener()
  const stuck: boolean[] = []
  stay.room.addLine(line)
  stay.room.onStuck = now => stuck.push(now)
  store.full = true
  expect(await write('a')).toEqual({ ok: false, reason: 'cannot-save' })
  expect(await write('b')).toEqual({ ok: false, reason: 'cannot-save' })
  expect([rooms.stuck, stay.room.stuck, line.frames.length]).toEqual([true, true, 0])
  await clock.advance(5_000)
  expect(line.frames).toEqual([])
  store.full = false
  await clock.advance(1_000)
  expect([...line.doc.getMap('edits').keys()]).toEqual(['a'])
  expect(await saved()).toEqual(['a'])
  expect((await store.load(boardId))?.ledger).toEqual([{ kind: 'author', key: 'a', value: 'ann' }])
  expect(stuck).toEqual([true, false])
  await clock.advance(33)
  const after = write('b')
  await clock.advance(33)
  expect((await after).ok).toBe(true)
})

it('[S2] acknowledges what sockets sent only when it has landed', async () => {
  store.full = true
  const acknowledged = vi.fn()
  stay.room.enter(({ doc, afterwards }) => {
    doc.getMap('edits').set('a', true)
    afterwards(acknowledged)
  })
  await clock.advance(3_000)
  expect(acknowledged).not.toHaveBeenCalled()
  store.full = false
  await clock.advance(1_000)
  expect(acknowledged).toHaveBeenCalledOnce()
})

it('takes no more than it can hold while nothing can be saved, and says so', async () => {
  store.full = true
  await write('a')
  const megabyte = 1024 * 1024
  const taken = Array.from({ length: 20 }, () => stay.room.enter(() => {}, megabyte))
  expect(taken.filter(Boolean).length).toBeGreaterThan(10)
  expect(taken.at(-1)).toBe(false)
  store.full = false
  await clock.advance(1_000)
  await clock.advance(33)
  expect(stay.room.enter(() => {}, megabyte)).toBe(true)
})

it('goes on after an item that throws', async () => {
  stay.room.enter(() => {
    throw new Error('a bug')
  })
  const bad = stay.room.change(() => {
    throw new Error('another bug')
  })
  await expect(bad).rejects.toThrow('another bug')
  expect((await write('a')).ok).toBe(true)
})

it('[S11] never keeps half of an update that does not fit for later', async () => {
  const doc = new Y.Doc()
  doc.getMap('edits').set('first', true)
  const vector = Y.encodeStateVector(doc)
  doc.getMap('edits').set('second', true)
  const applied = await new Promise(resolve => {
    stay.room.enter(({ apply }) => resolve(apply(Y.encodeStateAsUpdate(doc, vector), listener())))
  })
  expect(applied).toBe(false)
  expect(await saved()).toEqual([])
  const left = await stay.room.change(({ store: structs }) => [structs.pendingStructs, structs.pendingDs])
  expect(left).toEqual({ ok: true, value: [null, null] })
})

it('folds its log into one state every so often, and loses nothing by it', async () => {
  for (let i = 0; i < 600; i += 1) {
    const written = write(`edit-${String(i).padStart(3, '0')}`)
    await clock.advance(33)
    await written
  }
  const kept = await store.load(boardId)
  expect(kept?.state).not.toBeNull()
  expect(kept?.updates.length).toBeLessThan(200)
  expect(await saved()).toHaveLength(600)
}, 20_000)

it('stays when a fold fails, and folds later', async () => {
  const compact = vi.spyOn(store, 'compact').mockRejectedValueOnce(new Error('no room for the state'))
  const big = 'x'.repeat(300_000)
  for (let i = 0; i < 10; i += 1) {
    const written = stay.room.change(doc => doc.getText('big').insert(0, big))
    await clock.advance(33)
    expect((await written).ok).toBe(true)
  }
  expect(compact.mock.calls.length).toBeGreaterThan(1)
  expect((await savedDoc(store)).getText('big').length).toBe(3_000_000)
})

it('keeps an empty room for a while, then reads the board anew', async () => {
  await write('a')
  stay.leave()
  stay.leave()
  await clock.advance(29_000)
  const soon = await rooms.join(boardId)
  expect(soon?.room).toBe(stay.room)
  soon?.leave()
  await clock.advance(31_000)
  expect(clock.set).toBe(0)
  const later = await rooms.join(boardId)
  expect(later?.room).not.toBe(stay.room)
  expect(await later?.room.change(doc => doc.getMap('edits').has('a'))).toEqual({ ok: true, value: true })
})

it('keeps a room with unsaved work however long nobody is there', async () => {
  store.full = true
  await write('a')
  stay.leave()
  await clock.advance(600_000)
  store.full = false
  await clock.advance(31_000)
  expect(await saved()).toEqual(['a'])
})

it('tells everybody who waits that a board cannot be read, and reads it again for the next', async () => {
  const load = vi.spyOn(store, 'load').mockRejectedValueOnce(new Error('bad sector'))
  const other = new Rooms({ store, clock, log, keepEmpty: 0 })
  const waiting = await Promise.allSettled([other.join(boardId), other.join(boardId)])
  expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(load).toHaveBeenCalledOnce()
  expect((await other.join(boardId))?.room).toBeInstanceOf(Room)
})

it('has no room for a board that is not there', async () => {
  expect(await rooms.join('no-such-board')).toBeNull()
})

it('saves what came in before it closes, and lets nobody in after', async () => {
  const written = write('a')
  await rooms.close()
  expect((await written).ok).toBe(true)
  await expect(rooms.join(boardId)).rejects.toThrow('closing')
})

it('leaves nothing older of a board when it is rewritten, and goes on from there', async () => {
  await write('a')
  const rewriting = Promise.all([stay.room.rewrite(), write('b')])
  await clock.advance(100)
  const [rewritten] = await rewriting
  expect(rewritten.ok).toBe(true)
  expect((await store.load(boardId))?.updates.length).toBeLessThan(2)
  expect(await saved()).toEqual(['a', 'b'])
  const further = write('c')
  await clock.advance(100)
  await further
  expect(await saved()).toEqual(['a', 'b', 'c'])
})

it('does nothing more once it is closed: the board may be open again elsewhere', async () => {
  const { room } = stay
  stay.leave()
  await clock.advance(31_000)
  expect(await room.rewrite()).toEqual({ ok: false, reason: 'cannot-save' })
  expect(room.enter(() => {})).toBe(false)
})
