// The last one leaves while another joins, in every order: one room for the board at any time, and nothing of it lost.
import * as fc from 'fast-check'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { Room } from '#server/relay/room.ts'
import { Rooms, type Stay } from '#server/relay/rooms.ts'
import type { SavedBoard } from '#server/store/store.ts'
import { figure } from '#tests/support/figures.ts'
import { boardId, keepBoard } from '#tests/support/savedBoards.ts'
import { scheduledClock, UnsteadyStore } from '#tests/support/scheduled.ts'

const log = pino({ level: 'silent' })
const crossings = 5
const runs = figure(10_000, 100_000) / crossings

/** Somebody leaves for good as soon as the last of them is out, whatever else is going on. */
class HastyRooms extends Rooms {
  override async join(id: string) {
    const stay = await super.join(id)
    if (!stay) return null
    return { room: stay.room, leave: () => (stay.leave(), stay.room.close()) }
  }
}

function handovers(RoomsKind = Rooms) {
  return fc.asyncProperty(fc.scheduler(), async scheduler => {
    const store = new UnsteadyStore(scheduler, [])
    await keepBoard(store)
    const clock = scheduledClock(scheduler)
    let live = 0
    let most = 0
    const open = (id: string, saved: SavedBoard) => {
      live += 1
      most = Math.max(most, live)
      const room = new Room(id, saved, { store, clock, log })
      const close = room.close.bind(room)
      let open = true
      room.close = () => {
        if (open) live -= 1
        open = false
        close()
      }
      return room
    }
    const rooms = new RoomsKind({ store, clock, log, keepEmpty: 1, open })
    const missing: string[] = []
    let last: Stay | null = await scheduler.waitFor(rooms.join(boardId))
    for (let crossing = 0; crossing < crossings; crossing += 1) {
      const leaving = last
      const wrote = await scheduler.waitFor(
        leaving?.room.change(doc => void doc.getMap('edits').set(String(crossing), true)) ?? Promise.resolve(null),
      )
      expect(wrote).toMatchObject({ ok: true })
      const left = scheduler.schedule(Promise.resolve(), 'leave').then(() => leaving?.leave())
      const joined = scheduler.schedule(Promise.resolve(), 'join').then(() => rooms.join(boardId))
      last = await scheduler.waitFor(joined)
      await scheduler.waitFor(left)
      const found = last?.room.peek(doc => [...doc.getMap('edits').keys()]) ?? []
      for (let i = 0; i <= crossing; i += 1) if (!found.includes(String(i))) missing.push(`${i} after ${crossing}`)
    }
    last?.leave()
    await scheduler.waitIdle()
    expect({ missing, most, live }).toEqual({ missing: [], most: 1, live: 0 })
  })
}

it(`row 31: the last leaves while another joins, ${runs * crossings} times in any order: one room, and nothing lost`, async () => {
  await fc.assert(handovers(), { numRuns: runs, seed: 20261125 })
})

it('row 31: rooms that end with their last guest would be noticed', async () => {
  const report = await fc.check(handovers(HastyRooms), { numRuns: 200, seed: 20261125, endOnFailure: true })
  expect(report.failed).toBe(true)
})
