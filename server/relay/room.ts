// Room: one board in memory, and the only place that changes its doc. It knows nothing of what a board contains.
//
// A room works in turns. A turn takes what has come in, runs it against the doc one item after the other, keeps what
// that changed in the store, and only then tells anybody: lines hear the update, requests their answer, sockets their
// "saved". Whatever comes in meanwhile waits for the next turn. So between turns the doc equals what is saved, and what
// anybody has seen or been told survives a power cut.
import type { Logger } from 'pino'
import * as Y from 'yjs'
import { pause, type Clock } from '#server/clock.ts'
import type { LedgerWrite, SavedBoard, Store } from '#server/store/store.ts'
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'
import { BusyWindow } from './busyWindow.ts'
import { updateFrame } from './frames.ts'
import { Ledger } from './ledger.ts'
import { packed } from './opening.ts'
import type { Change, Item, Line, Turn } from './turn.ts'
import { applyWhole, merge } from './updates.ts'

export interface RoomParts {
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
}

const itemsPerTurn = 500
/** What may wait for a turn: bytes of messages, with something added for each item. */
const inboxWeight = 16 * 1024 * 1024
const itemWeight = 256
const retryEvery = 1_000
const vectorsKept = 64
const compactAfter = { updates: 500, bytes: 1024 * 1024 }

export class Room {
  readonly id: string
  readonly #parts: RoomParts
  readonly #doc = new Y.Doc()
  readonly #ledger: Ledger
  readonly #lines = new Set<Line>()
  readonly #whenQuiet: (() => void)[] = []
  #inbox: Item[] = []
  #weight = 0
  readonly #window = new BusyWindow()
  #running = false
  #closed = false
  #stuck = false
  #changes: Change[] = []
  /** The number of the last update that is saved. */
  #seq: number
  #sinceCompaction = { updates: 0, bytes: 0 }
  /** How big the last compacted state was. Bytes. */
  #compacted = 0
  /** The whole doc as an update, for the many who join with nothing. Good until the next change. */
  #whole: Uint8Array | null = null
  /** The same for our own client, in pieces and compressed. */
  #packed: Promise<Uint8Array> | null = null
  /** What those lack who have something, by their state vector. People come back in herds, and a herd has one vector. */
  readonly #lacking = new Map<string, Uint8Array>()
  /** Called when saving begins to fail, and when it works again. */
  onStuck: (stuck: boolean) => void = () => {}

  constructor(id: string, saved: SavedBoard, parts: RoomParts) {
    this.id = id
    this.#parts = parts
    this.#ledger = new Ledger(saved.ledger)
    this.#seq = saved.seq
    for (const update of [saved.state, ...saved.updates]) if (update) Y.applyUpdate(this.#doc, update)
    for (const update of saved.updates) this.#count(update)
    this.#compacted = saved.state?.length ?? 0
    this.#doc.on('update', (bytes: Uint8Array, author: unknown) => this.#changes.push({ bytes, author }))
  }

  /** True while what happened here cannot be saved. */
  get stuck(): boolean {
    return this.#stuck
  }

  /** True when nothing waits, nothing runs and everything is saved. */
  get quiet(): boolean {
    return !this.#running && this.#inbox.length === 0
  }

  /** Puts work in the inbox; it runs in a turn soon. `weight` in bytes. False when too much is waiting already. */
  enter(run: (turn: Turn) => void, weight = 0): boolean {
    return this.#take({ run, weight })
  }

  /** Reads or changes the board, and answers once whatever it answers with is saved. Refused while nothing can be saved; what it did may still land then. */
  change<T>(run: (doc: Y.Doc, ledger: Ledger) => T): Promise<Outcome<T, 'cannot-save'>> {
    return this.#ask(({ doc, ledger }) => {
      const value = run(doc, ledger)
      return () => value
    })
  }

  /** Reads the board as it is now, saved or not: only for what nobody is shown. */
  peek<T>(read: (doc: Y.Doc, ledger: Ledger) => T): T {
    return read(this.#doc, this.#ledger)
  }

  /** From now on this line hears of every change. */
  addLine(line: Line) {
    this.#lines.add(line)
  }

  dropLine(line: Line) {
    this.#lines.delete(line)
  }

  /** What somebody with this state vector lacks; null when it is none. Only for `afterwards`, when the doc equals what is saved. */
  lacking(vector: Uint8Array): Uint8Array | null {
    if (vector.length === 1 && vector[0] === 0) return this.#everything()
    const key = Buffer.from(vector).toString('latin1')
    try {
      const update = this.#lacking.get(key) ?? Y.encodeStateAsUpdate(this.#doc, vector)
      if (this.#lacking.size < vectorsKept) this.#lacking.set(key, update)
      return update
    } catch {
      return null
    }
  }

  /** The whole board for our own client: pieces with their lengths, gzipped. Refused while nothing can be saved. */
  opening(): Promise<Outcome<Uint8Array, 'cannot-save'>> {
    return this.#ask(() => () => (this.#packed ??= packed(this.#doc)))
  }

  /** Puts the board as it is in place of everything older that the store has of it. Rejects when the store cannot. */
  rewrite(): Promise<Outcome<void, 'cannot-save'>> {
    return this.#ask(() => () => this.#parts.store.rewrite(this.id, this.#everything(), this.#seq))
  }

  /** Has nothing of what was taken out of private records left in any file. Rejects when the store cannot. */
  sweep(): Promise<Outcome<void, 'cannot-save'>> {
    return this.#ask(() => () => this.#parts.store.sweep())
  }

  /** Resolves when everything that came in is done and saved. */
  async settled(): Promise<void> {
    while (!this.quiet) await new Promise<void>(resolve => this.#whenQuiet.push(resolve))
  }

  /** Ends the room; only when it is quiet and nobody is here. */
  close() {
    this.#closed = true
    this.#doc.destroy()
  }

  /** Runs in a turn, and answers with what that makes once everything is saved. Refused while nothing can be saved. */
  #ask<T>(run: (turn: Turn) => () => T | Promise<T>): Promise<Outcome<T, 'cannot-save'>> {
    return new Promise((resolve, reject) => {
      const giveUp = () => resolve(refused('cannot-save'))
      const inTurn = (turn: Turn) => {
        try {
          const answer = run(turn)
          turn.afterwards(() => void Promise.resolve(answer()).then(value => resolve(made(value)), reject))
        } catch (error) {
          reject(error)
        }
      }
      if (this.#stuck || !this.#take({ run: inTurn, weight: 0, giveUp })) giveUp()
    })
  }

  #take(item: Item): boolean {
    const weight = this.#weight + item.weight + itemWeight
    // A board that is closed may be open again elsewhere, and further on.
    if (weight > inboxWeight || this.#closed) return false
    this.#weight = weight
    if (this.#inbox.length === 0) this.#window.wait(this.#parts.clock.now())
    this.#inbox.push(item)
    this.#wake()
    return true
  }

  #wake() {
    if (this.#running || this.#inbox.length === 0) return
    this.#running = true
    const wait = this.#window.left(this.#parts.clock.now(), this.#lines.size)
    const start = () => void this.#turn()
    if (wait > 0) this.#parts.clock.after(wait, start)
    else queueMicrotask(start)
  }

  async #turn(): Promise<void> {
    const began = this.#parts.clock.now()
    const items = this.#inbox.splice(0, itemsPerTurn)
    for (const item of items) this.#weight -= item.weight + itemWeight
    const afterwards = this.#run(items)
    const changes = this.#changes
    this.#changes = []
    const writes = this.#ledger.takeWrites()
    const update = merge(changes.map(({ bytes }) => bytes))
    if (update) this.#forgetAnswers()
    if (update || writes.length > 0) await this.#save(update, writes, items)
    if (update) {
      this.#broadcast(update, changes)
      this.#window.told(began, this.#lines.size)
    }
    for (const run of afterwards) this.#attempt(run)
    this.#running = false
    this.#wake()
    if (this.quiet) for (const resolve of this.#whenQuiet.splice(0)) resolve()
  }

  #run(items: readonly Item[]): (() => void)[] {
    const afterwards: (() => void)[] = []
    const turn: Turn = {
      doc: this.#doc,
      ledger: this.#ledger,
      apply: (update, author) => applyWhole(this.#doc, update, author),
      afterwards: run => void afterwards.push(run),
    }
    for (const item of items) this.#attempt(() => item.run(turn))
    return afterwards
  }

  /** One item that goes wrong must not stop the others of its turn. */
  #attempt(run: () => void) {
    try {
      run()
    } catch (error) {
      this.#parts.log.error({ err: error, board: this.id }, 'something failed in a turn')
    }
  }

  /** Returns only when it is saved, however long that takes: nothing that happened here may be shown or dropped before. */
  async #save(update: Uint8Array | null, writes: readonly LedgerWrite[], items: readonly Item[]): Promise<void> {
    const { store, clock, log } = this.#parts
    for (;;) {
      try {
        const seq = await store.append(this.id, update, writes)
        this.#seq = seq
        if (this.#stuck) this.#setStuck(false)
        if (update) await this.#compact(update, seq)
        return
      } catch (error) {
        if (!this.#stuck) {
          log.error({ err: error, board: this.id }, 'cannot save')
          this.#setStuck(true)
          for (const item of items) item.giveUp?.()
        }
        await pause(clock, retryEvery)
      }
    }
  }

  #setStuck(stuck: boolean) {
    this.#stuck = stuck
    if (stuck) {
      for (const item of this.#inbox) item.giveUp?.()
      this.#inbox = this.#inbox.filter(item => !item.giveUp)
      this.#weight = this.#inbox.reduce((sum, item) => sum + item.weight + itemWeight, 0)
    } else {
      this.#parts.log.info({ board: this.id }, 'saving works again')
    }
    this.#attempt(() => this.onStuck(stuck))
  }

  #broadcast(update: Uint8Array, changes: readonly Change[]) {
    const frame = updateFrame(update)
    const soleAuthor = changes.every(({ author }) => author === changes[0]?.author) ? changes[0]?.author : null
    for (const line of this.#lines) if (line !== soleAuthor) line.send(frame)
  }

  async #compact(update: Uint8Array, seq: number): Promise<void> {
    const { store, log } = this.#parts
    this.#count(update)
    const { updates, bytes } = this.#sinceCompaction
    // A big board is written less often, so that what is written stays in proportion to what was changed.
    if (updates < compactAfter.updates && bytes < Math.max(compactAfter.bytes, this.#compacted)) return
    // Counted from now on even if this fails: the log holds everything, and the next attempt comes soon enough.
    this.#sinceCompaction = { updates: 0, bytes: 0 }
    try {
      const state = this.#everything()
      this.#compacted = state.length
      await store.compact(this.id, state, seq)
    } catch (error) {
      log.error({ err: error, board: this.id }, 'cannot compact')
    }
  }

  #forgetAnswers() {
    this.#whole = null
    this.#packed = null
    this.#lacking.clear()
  }

  #everything(): Uint8Array {
    this.#whole ??= Y.encodeStateAsUpdate(this.#doc)
    return this.#whole
  }

  #count(update: Uint8Array) {
    this.#sinceCompaction.updates += 1
    this.#sinceCompaction.bytes += update.length
  }
}
