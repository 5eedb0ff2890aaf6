// Unsaved: an editor's changes outlive the tab they were made in, and nothing outlives its being saved.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Connection, LinkState } from '#client/board/connection.ts'
import { keepUnsaved, type Unsaved } from '#client/board/unsaved.ts'
import type { CloseName } from '#shared/protocol/closeCodes.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { comeTo, type Page } from '#tests/support/realClient.ts'

const board = { id: 'board-0001', title: 'Milham', place: '', question: '', stage: 'sort' } as const
const anna: TicketGiven = { ticket: 'ticket-1', role: 'editor', person: 'person-01', expiresAt: '', board }

/** The board at the server. */
let there: Y.Doc
let page: Page

/** A tab with its line, of which the test says how it stands. */
class Tab {
  readonly doc = new Y.Doc()
  readonly keeping: Unsaved
  state: LinkState = 'connecting'
  why: CloseName | null = null
  isUnsaved = false
  readonly #listeners = new Set<() => void>()

  constructor(given = anna) {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(there), 'line')
    this.doc.on('update', (_update, origin) => {
      if (origin !== 'line') this.isUnsaved = true
    })
    const connection = {
      state: () => this.state,
      why: () => this.why,
      unsaved: () => this.isUnsaved,
      subscribe: (listener: () => void) => {
        this.#listeners.add(listener)
        return () => this.#listeners.delete(listener)
      },
    } as unknown as Connection
    this.keeping = keepUnsaved(this.doc, given, connection)
  }
  tell(state: LinkState, why: CloseName | null = null) {
    this.state = state
    this.why = why
    for (const listener of this.#listeners) listener()
  }
  /** The line is there, and what is missing on either side goes over. */
  reach() {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(there), 'line')
    this.tell(this.isUnsaved ? 'saving' : 'saved')
  }
  /** The server has everything, and says so. */
  save() {
    this.reach()
    Y.applyUpdate(there, Y.encodeStateAsUpdate(this.doc))
    this.isUnsaved = false
    this.tell('saved')
  }
  write(key: string, value = key) {
    this.doc.getMap('themes').set(key, value)
  }
}

const moment = () => vi.advanceTimersByTime(200)
const left = () => page.device.length
const themes = (doc: Y.Doc) => Object.keys(doc.getMap('themes').toJSON()).sort()
const days = (n: number) => vi.setSystemTime(Date.now() + n * 24 * 60 * 60 * 1000)
/** A tab that wrote without a line, and was killed. */
function killed(...keys: string[]): Tab {
  const tab = new Tab()
  tab.tell('offline')
  for (const key of keys) tab.write(key)
  moment()
  return tab
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  page = comeTo({ origin: 'http://hall.test' })
  there = new Y.Doc()
  there.getMap('notes').set('note-1', new Y.Map([['text', 'Words of a resident']]))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a killed tab', () => {
  it('leaves what the server did not have, and the next tab brings it', () => {
    killed('roads', 'homes')
    const next = new Tab()
    next.save()
    expect(themes(there)).toEqual(['homes', 'roads'])
  })

  it('leaves nothing of the board but its own changes', () => {
    killed('roads')
    const tab = new Tab()
    tab.doc.getMap('notes').get('note-1')
    expect(page.device.text).toContain('unsaved:board-0001:person-01:')
    const [entry] = JSON.parse(page.device.text) as [string, string][]
    const { update } = JSON.parse(entry?.[1] ?? '') as { update: string }
    expect(Buffer.from(update, 'base64').toString('utf8')).toContain('roads')
    expect(Buffer.from(update, 'base64').toString('utf8')).not.toContain('resident')
  })

  it('that was saved in part brings nothing twice', () => {
    const tab = killed('roads')
    // It did arrive; only the answer was lost.
    Y.applyUpdate(there, Y.encodeStateAsUpdate(tab.doc))
    const next = new Tab()
    next.reach()
    expect(next.isUnsaved).toBe(false)
    expect(left()).toBe(0)
    expect(Y.encodeStateVector(there)).toEqual(Y.encodeStateVector(next.doc))
  })

  it('leaves also what it took away', () => {
    there.getMap('themes').set('roads', 'roads')
    const tab = new Tab()
    tab.tell('offline')
    tab.doc.getMap('themes').delete('roads')
    moment()
    new Tab().save()
    expect(themes(there)).toEqual([])
  })

  it('writes before it is put aside', () => {
    const tab = new Tab()
    tab.tell('offline')
    tab.write('roads')
    expect(left()).toBe(0)
    page.hide()
    expect(left()).toBe(1)
  })

  it('does not bring back a note that is gone from the board', () => {
    const tab = new Tab()
    tab.tell('offline')
    const note = tab.doc.getMap('notes').get('note-1') as Y.Map<unknown>
    note.set('spot', 'theme-1')
    moment()
    there.getMap('notes').delete('note-1')
    new Tab().save()
    expect(there.getMap('notes').toJSON()).toEqual({})
  })
})

describe('what is kept', () => {
  it('goes once it is saved, in this tab or the next', () => {
    const tab = killed('roads')
    expect(left()).toBe(1)
    tab.save()
    expect(left()).toBe(0)
    killed('homes')
    const next = new Tab()
    next.reach()
    expect(left()).toBe(1)
    next.save()
    expect(left()).toBe(0)
  })

  it('does not trouble the device while the line is good', () => {
    const written = vi.spyOn(page.device, 'setItem')
    const tab = new Tab()
    tab.reach()
    for (const key of ['roads', 'homes']) {
      tab.write(key)
      tab.save()
      moment()
    }
    expect(written).not.toHaveBeenCalled()
  })

  it('waits for the board as the server has it', () => {
    killed('roads')
    const next = new Tab()
    next.tell('connecting')
    next.tell('offline')
    expect(themes(next.doc)).toEqual([])
    next.reach()
    expect(themes(next.doc)).toEqual(['roads'])
  })

  it('stays when the next tab is killed before anything was saved', () => {
    killed('roads')
    const next = new Tab()
    next.reach()
    next.write('homes')
    moment()
    const last = new Tab()
    last.save()
    expect(themes(there)).toEqual(['homes', 'roads'])
    expect(left()).toBe(0)
  })

  it('of a tab that is still there and goes on is left to that tab', () => {
    const tab = killed('roads')
    const next = new Tab()
    next.reach()
    tab.write('homes')
    moment()
    next.save()
    expect(left()).toBe(1)
    tab.save()
    expect(left()).toBe(0)
    expect(themes(there)).toEqual(['homes', 'roads'])
  })

  it('is of one person', () => {
    killed('roads')
    new Tab({ ...anna, person: 'person-02' }).save()
    expect(themes(there)).toEqual([])
    expect(left()).toBe(1)
  })

  it('goes after a week', () => {
    killed('roads')
    days(8)
    new Tab().save()
    expect(themes(there)).toEqual([])
    expect(left()).toBe(0)
  })

  it.each([-2, 2])('is not lost when the clock of the device jumps by %i days', jump => {
    killed('roads')
    days(jump)
    new Tab().save()
    expect(themes(there)).toEqual(['roads'])
  })

  it.each(['notAllowed', 'unreadable', 'tooLarge'] as const)('goes when the server ends the line with %s', why => {
    killed('roads')
    const next = new Tab()
    next.reach()
    next.tell('ended', why)
    expect(left()).toBe(0)
  })

  it('stays when the ticket has run out', () => {
    const tab = killed('roads')
    tab.tell('ended', 'noTicket')
    expect(left()).toBe(1)
  })

  it('that makes no sense is thrown away', () => {
    page.device.setItem('folkmoot:unsaved:board-0001:person-01:7', JSON.stringify({ at: Date.now(), update: 'AAECAw' }))
    page.device.setItem('folkmoot:unsaved:board-0001:person-01:8', 'no JSON')
    new Tab().save()
    expect(themes(there)).toEqual([])
    expect(page.device.text).not.toContain('AAECAw')
  })

  it('that does not fit on the board any more leaves nothing pending', () => {
    const elsewhere = new Y.Doc()
    elsewhere.getMap('themes').set('first', 1)
    const vector = Y.encodeStateVector(elsewhere)
    elsewhere.getMap('themes').set('second', 2)
    const update = Buffer.from(Y.encodeStateAsUpdate(elsewhere, vector)).toString('base64')
    page.device.setItem('folkmoot:unsaved:board-0001:person-01:7', JSON.stringify({ at: Date.now(), update }))
    const tab = new Tab()
    tab.save()
    expect([tab.doc.store.pendingStructs, tab.doc.store.pendingDs]).toEqual([null, null])
    expect(left()).toBe(0)
  })
})

describe('whether it is safe', () => {
  it('is denied while the device keeps nothing, until it is saved', () => {
    const tab = new Tab()
    page.device.isFull = true
    tab.tell('offline')
    expect(tab.keeping.isSafe()).toBe(true)
    tab.write('roads')
    moment()
    expect(tab.keeping.isSafe()).toBe(false)
    tab.save()
    expect(tab.keeping.isSafe()).toBe(true)
  })

  it('is denied when it is more than goes through in one message', () => {
    const tab = killed('roads')
    tab.write('long', 'x'.repeat(limits.syncMessageBytes))
    moment()
    expect(tab.keeping.isSafe()).toBe(false)
  })
})

it('a closed tab writes what is left, and nothing after that', () => {
  const tab = new Tab()
  tab.tell('offline')
  tab.write('roads')
  tab.keeping.close()
  expect(left()).toBe(1)
  tab.write('homes')
  moment()
  new Tab().save()
  expect(themes(there)).toEqual(['roads'])
})
