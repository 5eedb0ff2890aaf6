// Sixty: who comes to the evening that the agenda test plays, and what every screen was told is saved.
import type { Page } from 'playwright/test'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { moveNotes } from '#shared/board/operations/notes.ts'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import { suspectsIn } from '#shared/board/suspects.ts'
import { subprotocol } from '#shared/protocol/frames.ts'
import type { HeldNotes } from '#shared/protocol/requests.ts'
import { alikeNotes, themeNames } from '../support/alikeNotes.table.ts'
import { expect as hasty, type Hall, type Workshop } from './hall.ts'

/** Six screens and twenty phones on one machine: each takes its time. Milliseconds. */
const patience = 40_000
export const expect = hasty.configure({ timeout: patience })

/** What people of a village say, none of it a reason to look twice, themes mixed. 7 has no factor in common with them. */
const said = alikeNotes.filter(({ lang, text }) => lang === 'en' && suspectsIn(text).length === 0)
export const ideas: readonly string[] = said.map((_, i) => said[(i * 7) % said.length]?.text ?? '')
/** Where a co-editor would put it. */
export const themeOf = (text: string) => themeNames[said.find(each => each.text === text)?.theme ?? 'talk'] ?? ''

interface Whole {
  readonly notes: readonly {
    readonly id: string
    readonly ref: string
    readonly text: string
    readonly spot: { readonly theme: string | null; readonly rank: string }
    readonly stackedOn: string | null
  }[]
  readonly themes: readonly { readonly id: string; readonly name: string }[]
}
export const wholeOf = async (workshop: Workshop) => (await workshop.exported()) as unknown as Whole

/** Every note that any screen was told is saved, what was taken back, and what the pages complained about. */
export class Acknowledged {
  readonly #hall: Hall
  readonly #workshop: Workshop
  readonly words = new Map<string, string>()
  readonly takenBack = new Set<string>()
  readonly complaints: string[] = []

  constructor(hall: Hall, workshop: Workshop) {
    this.#hall = hall
    this.#workshop = workshop
  }

  /** Somebody with a screen of their own, who is watched from the first moment. */
  async come(screen: Parameters<Hall['person']>[0], address: string): Promise<Page> {
    const page = await this.#hall.person(screen)
    const context = page.context()
    context.setDefaultTimeout(patience)
    context.on('response', response => {
      if (!response.ok()) return
      const request = response.request()
      const [, id] = /\/notes(?:\/([\w-]+))?$/.exec(new URL(request.url()).pathname) ?? []
      const method = request.method()
      if (method === 'DELETE' && id !== undefined) this.takenBack.add(id)
      if (method === 'POST' || method === 'PATCH') this.#hear(request.postDataJSON(), id)
    })
    context.on('weberror', error => void this.complaints.push(String(error.error())))
    context.on('console', message => {
      // A line that is cut is part of the evening; the browser itself says so.
      const isLine = /net::ERR_|WebSocket connection to/.test(message.text())
      if (message.type() === 'error' && !isLine) this.complaints.push(`${message.text()} at ${page.url()}`)
    })
    await page.goto(address)
    return page
  }

  #hear(body: unknown, id: string | undefined): void {
    const one = body as { id?: string; text?: string; notes?: { id: string; text: string }[] } | null
    for (const note of one?.notes ?? [{ id: one?.id ?? id, text: one?.text }]) {
      if (note.id !== undefined && note.text !== undefined) this.words.set(note.id, note.text)
    }
  }

  /** A pile of slips, typed by a helper who is quicker than any screen. */
  async paper(slips: readonly string[], texts: readonly string[]): Promise<void> {
    const notes = texts.map((text, i) => ({
      id: crypto.randomUUID(),
      kind: 'issue',
      text,
      via: 'paper',
      slip: slips[i],
    }))
    const ticket = await this.#workshop.ticket('helper')
    await this.#hall.ask('POST', `/api/boards/${this.#workshop.id}/notes`, { ticket, body: { notes } })
    this.#hear({ notes }, undefined)
  }

  /** What became of everything: on the board, with a helper and why, or taken back; each note in one of them, and in no other. */
  async fates(): Promise<{
    up: string[]
    held: HeldNotes['notes']
    lost: string[]
    unknown: string[]
    twice: string[]
  }> {
    const { notes } = await wholeOf(this.#workshop)
    const ticket = await this.#workshop.ticket('helper')
    const { notes: held } = await this.#hall.ask<HeldNotes>('GET', `/api/boards/${this.#workshop.id}/held`, { ticket })
    const up = notes.map(({ id }) => id)
    const found = [...up, ...held.map(({ id }) => id), ...this.takenBack]
    return {
      up,
      held,
      lost: [...this.words].filter(([id]) => !found.includes(id)).map(([, text]) => text),
      unknown: found.filter(id => !this.words.has(id)),
      twice: found.filter((id, i) => found.indexOf(id) !== i),
    }
  }
}

export async function post(phone: Page, text: string): Promise<void> {
  await phone.getByRole('textbox').fill(text)
  await phone.getByRole('button', { name: 'Post it' }).tap()
  await expect(phone.getByRole('textbox')).toHaveValue('')
}

/** The words of notes that nobody has sorted and that no other lies on, from the top. */
export async function looseAlone(workshop: Workshop): Promise<string[]> {
  const { notes } = await wholeOf(workshop)
  const below = new Set(notes.map(({ stackedOn }) => stackedOn))
  return notes
    .filter(({ id, spot, stackedOn }) => spot.theme === null && stackedOn === null && !below.has(id))
    .toSorted((a, b) => (a.spot.rank < b.spot.rank ? -1 : 1))
    .map(({ text }) => text)
}

/** A co-editor at home, with another program than ours, who sorts what is left but for `leave` notes. */
export async function sortTheRest(hall: Hall, workshop: Workshop, leave: number): Promise<void> {
  const doc = new Y.Doc()
  const line = new WebsocketProvider(`${hall.origin.replace('http', 'ws')}/sync`, workshop.id, doc, {
    protocols: [subprotocol, await workshop.ticket('editor')],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  await expect.poll(() => line.synced).toBe(true)
  const { notes, themes } = await wholeOf(workshop)
  const loose = notes.filter(({ spot, stackedOn }) => spot.theme === null && stackedOn === null)
  const by = {
    at: new Date().toISOString(),
    dice: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
    origin: null,
  }
  for (const { id, name } of themes) {
    const belong = loose.slice(leave).filter(({ text }) => themeOf(text) === name)
    if (belong.length === 0) continue
    const moved = { notes: belong.map(each => each.id as NoteId), theme: id as ThemeId, place: 'last' } as const
    expect(moveNotes(doc, by, moved).ok).toBe(true)
  }
  await expect
    .poll(async () => (await wholeOf(workshop)).notes.filter(({ spot }) => spot.theme === null).length)
    .toBeLessThan(loose.length)
  line.destroy()
}
