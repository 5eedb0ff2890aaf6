// Real client: the browser's own modules in a page of the test's making, talking to a real server through any line.
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import type { OpenBoard } from '#client/board/openBoard.ts'
import type { Role } from '#shared/people/roles.ts'
import type { BoardMade, TicketGiven } from '#shared/protocol/requests.ts'
import type { TestServer } from './testServer.ts'

const realFetch = globalThis.fetch

/** What a device keeps for one origin. `isFull`: it takes nothing new. */
export class Keeping {
  readonly #items = new Map<string, string>()
  isFull = false

  get length(): number {
    return this.#items.size
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null
  }
  getItem(name: string): string | null {
    return this.#items.get(name) ?? null
  }
  setItem(name: string, value: string) {
    if (this.isFull) throw new Error('QuotaExceededError')
    this.#items.set(name, value)
  }
  removeItem(name: string) {
    this.#items.delete(name)
  }
  clear() {
    this.#items.clear()
  }
  /** What another device would hold that got a copy of this one, and what this one holds when its tabs are killed now. */
  copy(): Keeping {
    const copy = new Keeping()
    for (const [name, value] of this.#items) copy.setItem(name, value)
    return copy
  }
  /** Everything as text, to be searched. */
  get text(): string {
    return JSON.stringify([...this.#items])
  }
}

export interface PageParts {
  readonly origin: string
  readonly device?: Keeping
}

/** One page on one device, as the browser's modules see it. */
export class Page {
  readonly device: Keeping
  readonly #window = new EventTarget()
  readonly #document = Object.assign(new EventTarget(), { visibilityState: 'visible' })

  /** For `comeTo`. */
  constructor({ origin, device = new Keeping() }: PageParts) {
    this.device = device
    vi.stubGlobal('location', new URL(origin))
    vi.stubGlobal('WebSocket', WebSocket)
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) => realFetch(new URL(path, origin), init))
    vi.stubGlobal('localStorage', device)
    vi.stubGlobal('sessionStorage', new Keeping())
    vi.stubGlobal('document', this.#document)
    for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const) {
      vi.stubGlobal(name, this.#window[name].bind(this.#window))
    }
  }

  /** The page comes back from the browser's cache. */
  comeFromCache() {
    this.#window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  }
  /** The page is put aside, as when another app is opened or the phone is locked. */
  hide() {
    this.#document.visibilityState = 'hidden'
    this.#document.dispatchEvent(new Event('visibilitychange'))
    this.#window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true }))
  }
  /** The phone is unlocked. */
  beSeen() {
    this.#document.visibilityState = 'visible'
    this.#document.dispatchEvent(new Event('visibilitychange'))
  }
  comeOnline() {
    this.#window.dispatchEvent(new Event('online'))
  }
  /** Another tab of this device has kept something under this name. */
  hearOfOtherTab(name: string) {
    this.#window.dispatchEvent(Object.assign(new Event('storage'), { key: name }))
  }
}

/** From now on, what a test opens is opened in this page. Undone by `vi.unstubAllGlobals()`. */
export function comeTo(parts: PageParts): Page {
  return new Page(parts)
}

/** A ticket as the screens get it, for a new person. */
export async function given(server: TestServer, made: BoardMade, role: Role): Promise<TicketGiven> {
  const wanted = role === 'resident' ? { code: made.board.code } : { board: made.board.id, key: made.keys[role] }
  return (await server.ask<TicketGiven>('POST', '/api/tickets', null, wanted)).body
}

/** Everything done on this board is saved, and its sign says so. */
export const isAllSaved = ({ connection }: OpenBoard) => connection.state() === 'saved' && !connection.unsaved()

/** Waits as long as a fault may last, and no longer. */
export function within<T>(seconds: number, check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: seconds * 1000, interval: 20 })
}
