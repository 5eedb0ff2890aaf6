// Rooms under every order of events: whatever lands first, nothing acknowledged or seen is missing, and no board lives twice.
import * as fc from 'fast-check'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { readFrame } from '#server/relay/frames.ts'
import { Room } from '#server/relay/room.ts'
import { Rooms } from '#server/relay/rooms.ts'
import type { LedgerWrite } from '#server/store/store.ts'
import type { MemoryStore } from '#tests/support/memoryStore.ts'
import { boardId, keepBoard, savedDoc } from '#tests/support/savedBoards.ts'
import { scheduledClock, UnsteadyStore } from '#tests/support/scheduled.ts'

const seed = 20261122
const log = pino({ level: 'silent' })

/** The planted bugs: each of them has lost somebody's words somewhere. */
class ForgetfulRoom extends Room {
  override get quiet() {
    return true
  }
}
class HastyStore extends UnsteadyStore {
  override async append(board: string, update: Uint8Array | null, ledger: readonly LedgerWrite[]) {
    super.append(board, update, ledger).catch(() => {})
    return 0
  }
}

interface Variant {
  readonly RoomKind?: typeof Room
  readonly StoreKind?: typeof UnsteadyStore
}

/** Visitors who join, edit and leave, in any order of promises. */
function visits({ RoomKind = Room, StoreKind = UnsteadyStore }: Variant = {}) {
  // Whoever hurries leaves without waiting for an answer, as a phone does when its line drops.
  const visitor = fc.record({ edits: fc.nat({ max: 3 }), hurries: fc.boolean() })
  const visitors = fc.array(visitor, { minLength: 1, maxLength: 6, size: 'max' })
  const fails = fc.array(fc.boolean(), { maxLength: 12, size: 'max' })
  return fc.asyncProperty(fc.scheduler(), visitors, fails, async (scheduler, visitors, fails) => {
    const store = new StoreKind(scheduler, fails)
    await keepBoard(store)
    const broken: string[] = []
    const clock = scheduledClock(scheduler)
    let live = 0
    const open = (id: string, saved: ConstructorParameters<typeof Room>[1]) => {
      live += 1
      if (live > 1) broken.push('a board lives twice')
      const room = new RoomKind(id, saved, { store, clock, log })
      const close = room.close.bind(room)
      room.close = () => {
        live -= 1
        close()
      }
      return room
    }
    const rooms = new Rooms({ store, clock, log, keepEmpty: 1, open })
    const acknowledged = new Set<string>()
    const demand = async (edits: Iterable<string>, how: string) => {
      const saved = await savedDoc({ load: () => store.peek() } as unknown as MemoryStore)
      for (const edit of edits) if (!saved.getMap('edits').has(edit)) broken.push(`${edit} was ${how} and is not saved`)
    }
    const visit = async ({ edits, hurries }: { edits: number; hurries: boolean }, visitor: number) => {
      await scheduler.schedule(Promise.resolve(), 'arrive')
      const before = [...acknowledged]
      const stay = await rooms.join(boardId).catch(() => null)
      if (!stay) return
      const screen = new Y.Doc()
      const line = {
        send(frame: Uint8Array) {
          const incoming = readFrame(frame)
          if (incoming?.kind === 'update') Y.applyUpdate(screen, incoming.update)
          void demand(screen.getMap('edits').keys(), 'seen')
        },
      }
      stay.room.addLine(line)
      const found = await stay.room.change(doc => [...doc.getMap('edits').keys()])
      if (found.ok) {
        void demand(found.value, 'read')
        for (const edit of before) if (!found.value.includes(edit)) broken.push(`${edit} was gone for a newcomer`)
      }
      for (let i = 0; i < edits; i += 1) {
        const edit = `edit ${i} of visitor ${visitor}`
        const answered = stay.room
          .change(doc => void doc.getMap('edits').set(edit, true))
          .then(outcome => {
            if (!outcome.ok) return
            acknowledged.add(edit)
            void demand([edit], 'acknowledged')
          })
        if (!hurries) await answered
      }
      await scheduler.schedule(Promise.resolve(), 'leave')
      stay.room.dropLine(line)
      stay.leave()
    }
    await scheduler.waitFor(Promise.all(visitors.map(visit)))
    await scheduler.waitIdle()
    if (live > 0) broken.push('a room was never closed')
    await demand(acknowledged, 'acknowledged')
    expect(broken).toEqual([])
  })
}

it('[S4] [S5] keeps what was acknowledged or seen, and one room for a board, in any order', async () => {
  await fc.assert(visits(), { numRuns: 400, seed })
})

it.each<[string, Variant]>([
  ['a room that is forgotten before its save has landed', { RoomKind: ForgetfulRoom }],
  ['a store that says "saved" too early', { StoreKind: HastyStore }],
])('would notice %s', async (_bug, variant) => {
  const report = await fc.check(visits(variant), { numRuns: 400, seed, endOnFailure: true })
  expect(report.failed).toBe(true)
})
