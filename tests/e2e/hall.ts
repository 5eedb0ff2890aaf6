// Hall: a workshop as the tests see it – a server that can be killed, and people with a phone, a laptop or a projector.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Browser, type BrowserContext, type Page } from 'playwright/test'
import type { BoardMade, TicketGiven } from '#shared/protocol/requests.ts'
import type { KeyRole, Stage } from '#shared/people/roles.ts'
import { startChild, type ChildServer } from '../support/childServer.ts'

export const screens = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  laptop: { viewport: { width: 1366, height: 768 } },
  tablet: { viewport: { width: 1366, height: 1024 }, hasTouch: true },
  projector: { viewport: { width: 1920, height: 1080 } },
} as const

export class Hall {
  readonly #browser: Browser
  readonly folder: string
  readonly #contexts: BrowserContext[] = []
  #server: ChildServer
  readonly origin: string

  private constructor(browser: Browser, folder: string, server: ChildServer) {
    this.#browser = browser
    this.folder = folder
    this.#server = server
    this.origin = server.origin
  }

  static async open(browser: Browser): Promise<Hall> {
    const folder = mkdtempSync(join(tmpdir(), 'folkmoot-e2e-'))
    return new Hall(browser, folder, await startChild({ DATA_DIR: folder }))
  }

  /** Pulls the plug, and starts the server again at the same address on the same data. */
  async powerCut(): Promise<void> {
    await this.cutLine()
    await this.mendLine()
  }

  /** Nobody reaches the server any more, until the line is mended. */
  async cutLine(): Promise<void> {
    await this.#server.kill('SIGKILL')
  }

  async mendLine(): Promise<void> {
    this.#server = await startChild({ DATA_DIR: this.folder, PORT: new URL(this.origin).port })
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close()
    await this.#server.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** A person with an empty browser of their own. */
  async person(screen: keyof typeof screens): Promise<Page> {
    const context = await this.#browser.newContext({ ...screens[screen], baseURL: this.origin })
    this.#contexts.push(context)
    return context.newPage()
  }

  async ask<T>(method: string, path: string, { ticket, body }: { ticket?: string; body?: unknown } = {}): Promise<T> {
    const response = await fetch(this.origin + path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(ticket === undefined ? {} : { Authorization: `Bearer ${ticket}` }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }

  async workshop(): Promise<Workshop> {
    const made = await this.ask<BoardMade>('POST', '/api/boards', {
      body: { title: 'Test village workshop', place: 'Test village', question: 'What would make Test village better?' },
    })
    return new Workshop(this, made)
  }
}

/** One board, with the ways to come to it and to look at what it holds. */
export class Workshop {
  readonly #hall: Hall
  readonly made: BoardMade

  constructor(hall: Hall, made: BoardMade) {
    this.#hall = hall
    this.made = made
  }

  get id(): string {
    return this.made.board.id
  }

  /** Opens a screen by the private link of a role. */
  async open(role: KeyRole, at: '' | '/desk' | '/wall', screen: keyof typeof screens): Promise<Page> {
    const page = await this.#hall.person(screen)
    await page.goto(`/b/${this.id}${at}#key=${this.made.keys[role]}`)
    return page
  }

  async ticket(role: KeyRole): Promise<string> {
    const body = { board: this.id, key: this.made.keys[role] }
    return (await this.#hall.ask<TicketGiven>('POST', '/api/tickets', { body })).ticket
  }

  async post(...texts: string[]): Promise<void> {
    const notes = texts.map(text => ({ id: crypto.randomUUID(), kind: 'idea', text, via: 'paper' }))
    await this.#hall.ask('POST', `/api/boards/${this.id}/notes`, {
      ticket: await this.ticket('helper'),
      body: { notes },
    })
  }

  async moveTo(stage: Stage): Promise<void> {
    await this.#hall.ask('POST', `/api/boards/${this.id}/stage`, {
      ticket: await this.ticket('facilitator'),
      body: { stage },
    })
  }

  /** The whole board as its JSON export. */
  async exported(): Promise<Exported> {
    return this.#hall.ask('GET', `/api/boards/${this.id}/export?format=json`, { ticket: await this.ticket('editor') })
  }
}

export interface Exported {
  readonly notes: readonly { id: string; text: string; spot: { theme: string | null; rank: string } }[]
  readonly themes: readonly { id: string; name: string; rank: string }[]
  readonly evidence: readonly { id: string; claim: string }[]
  readonly actions: readonly { id: string; title: string; sources: readonly (readonly [string, true])[] }[]
}

/** What lies where, in order, by words alone: ids and ranks differ between boards that say the same. */
export function layoutOf({ notes, themes }: Exported): Record<string, string[]> {
  const inOrder = [...notes].sort((a, b) => (a.spot.rank < b.spot.rank ? -1 : 1))
  const lying = (theme: string | null) => inOrder.filter(({ spot }) => spot.theme === theme).map(({ text }) => text)
  return Object.fromEntries([['Unsorted', lying(null)], ...themes.map(({ id, name }) => [name, lying(id)] as const)])
}

/** Every test has a hall of its own, and no page in it may complain. */
export const test = base.extend<{ hall: Hall }>({
  hall: async ({ browser }, use) => {
    const hall = await Hall.open(browser)
    await use(hall)
    await hall.close()
  },
})
export { expect } from 'playwright/test'
