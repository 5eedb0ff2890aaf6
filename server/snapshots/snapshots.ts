// Snapshots: earlier moments of boards – taken, thinned with age, read again, and cleaned of notes that are removed for good.
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Logger } from 'pino'
import * as Y from 'yjs'
import type { Clock } from '#server/clock.ts'
import type { Room } from '#server/relay/room.ts'
import type { Snapshot, SnapshotEntry, SnapshotShelf } from '#server/store/store.ts'
import { has, ids, patch, remove } from '#shared/board/record.ts'
import { actions, notes, suggestions, themes, type NoteId, type SuggestionId } from '#shared/board/schema.ts'
import { newId, type Dice } from '#shared/lib/ids.ts'
import { done, refused, type Outcome } from '#shared/lib/outcome.ts'
import type { SnapshotCounts } from '#shared/protocol/moments.ts'
import { wasCleared, leftToClear, wordsFor } from './away.ts'
import { thin } from './thinning.ts'

export interface SnapshotsParts {
  readonly shelf: SnapshotShelf
  readonly clock: Clock
  readonly dice: Dice
  readonly log: Logger
}

/** Why a moment is kept, and under which name; with the id of one that was kept before, it takes its place. */
export interface Reason extends Pick<SnapshotEntry, 'why'> {
  readonly label?: string
  readonly id?: string
}

/** While a board changes, a moment of it is kept this often. Milliseconds. */
const every = 5 * 60 * 1000
const tryAgainIn = 60 * 1000
const pack = promisify(gzip)
const unpack = promisify(gunzip)

export class Snapshots {
  readonly #parts: SnapshotsParts
  /** What is being done for each board, one thing after the other: a moment taken before a note was removed is cleaned of it. */
  readonly #lines = new Map<string, Promise<unknown>>()
  readonly #alarms = new Set<() => void>()
  #closed = false

  constructor(parts: SnapshotsParts) {
    this.#parts = parts
  }

  /** Keeps a moment of this board every few minutes while it changes, and one when everybody has left. Goes on with what a crash cut short. */
  watch(room: Room) {
    room.peek((doc, ledger) => {
      for (const note of leftToClear(ledger)) void this.clear(room, note as NoteId | SuggestionId)
      let callOff: (() => void) | null = null
      const rest = () => {
        callOff?.()
        if (callOff) this.#alarms.delete(callOff)
        callOff = null
      }
      const ring = async () => {
        rest()
        // Where nothing can be saved, the next change tries again.
        await room.change(doc => void this.takeAside(room.id, doc, { why: 'minutes' }))
      }
      doc.on('update', () => {
        if (callOff !== null || this.#closed) return
        callOff = this.#parts.clock.after(every, () => void ring())
        this.#alarms.add(callOff)
      })
      doc.on('destroy', () => {
        if (callOff !== null) void this.takeAside(room.id, doc, { why: 'minutes' })
        rest()
      })
    })
  }

  /** Takes the board as it is at this very moment, in a turn of its room; resolves once it is kept. Rejects when it cannot be. */
  take(board: string, doc: Y.Doc, { why, label = '', id = newId(this.#parts.dice) }: Reason): Promise<SnapshotEntry> {
    const entry = { id, at: this.#parts.clock.now(), why, label, counts: countsOf(doc) }
    const state = Y.encodeStateAsUpdate(doc)
    return this.#inLine(board, async () => {
      const { shelf } = this.#parts
      if (why !== 'minutes' || !(await shelf.list(board)).some(each => isJustBefore(each, entry)))
        await shelf.keep(board, { ...entry, bytes: await pack(state) })
      return entry
    })
  }

  /** The same for a moment that nobody waits for: whatever goes wrong is told to the log alone. */
  async takeAside(board: string, doc: Y.Doc, reason: Reason): Promise<void> {
    const { shelf, clock, log } = this.#parts
    if (this.#closed) return
    try {
      await this.take(board, doc, reason)
      await this.#inLine(board, async () => shelf.drop(board, thin(await shelf.list(board), clock.now())))
    } catch (error) {
      log.error({ err: error, board }, 'cannot keep a moment of a board')
    }
  }

  /** The moments kept of a board, the newest first. */
  async list(board: string): Promise<SnapshotEntry[]> {
    return (await this.#parts.shelf.list(board)).toReversed()
  }

  /** One moment and the board as it was then; null when it is not kept any more, or cannot be read, which the log tells. */
  async read(board: string, id: string): Promise<{ entry: SnapshotEntry; doc: Y.Doc } | null> {
    const kept = await this.#parts.shelf.read(board, id)
    if (kept === null) return null
    const { bytes: _bytes, ...entry } = kept
    const doc = await this.#opened(board, kept)
    return doc && { entry, doc }
  }

  /**
   * Clears a note or a suggestion that has left a board, or the words that a note had before, out of every kept moment, and
   * out of all that the store has of the board. Refused when that cannot be done just now; then it is tried again while the
   * board is open, and when it is opened next.
   */
  async clear(room: Room, note: NoteId | SuggestionId): Promise<Outcome<void, 'not-gone-yet'>> {
    const { log } = this.#parts
    try {
      const words = room.peek((_doc, ledger) => wordsFor(ledger, note))
      await this.#takeOut(room.id, note, words)
      // The database comes last, when everything else is written.
      const rewritten = await room.rewrite()
      if (rewritten.ok) {
        await room.change((_doc, ledger) => wasCleared(ledger, note, words))
        log.info(
          { board: room.id, note },
          words === null ? 'a note was removed for good' : 'words of a note were removed',
        )
        return done
      }
    } catch (error) {
      log.error({ err: error, board: room.id, note }, 'a note has left the board, but not every file yet')
    }
    this.#later(room, () => void this.clear(room, note))
    return refused('not-gone-yet')
  }

  /** Takes a note out of every moment kept of a board, and of those that are being kept; or gives it other words there. Rejects when one could not be written. */
  #takeOut(board: string, note: NoteId | SuggestionId, words: string | null): Promise<void> {
    const { shelf } = this.#parts
    return this.#inLine(board, async () => {
      for (const { id } of await shelf.list(board)) {
        const kept = await shelf.read(board, id)
        if (kept === null) continue
        const doc = await this.#opened(board, kept, note)
        // What cannot be read could still tell: it goes.
        if (doc === null) await shelf.drop(board, [id])
        if (doc === null || !clearFrom(doc, note, words)) continue
        const bytes = await pack(Y.encodeStateAsUpdate(doc))
        await shelf.keep(board, { ...kept, counts: countsOf(doc), bytes })
      }
    })
  }

  /** Takes no moment by itself any more; resolves when those that are being kept are kept. */
  async close(): Promise<void> {
    this.#closed = true
    for (const callOff of this.#alarms) callOff()
    await Promise.all(this.#lines.values())
  }

  /** The board of a moment; an empty one where `lookingFor` does not stand in it anywhere, and null when it cannot be read. */
  async #opened(board: string, { id, bytes }: Snapshot, lookingFor = ''): Promise<Y.Doc | null> {
    const doc = new Y.Doc()
    try {
      const state = await unpack(bytes)
      // An id stands in there as it is; looking for it is much quicker than reading the board.
      if (state.includes(lookingFor)) Y.applyUpdate(doc, state)
      return doc
    } catch (error) {
      this.#parts.log.error({ err: error, board, snapshot: id }, 'a kept moment cannot be read')
      return null
    }
  }

  /** Tries something again after a while, unless the board is closed by then. */
  #later(room: Room, run: () => void) {
    if (this.#closed) return
    const callOff = this.#parts.clock.after(tryAgainIn, () => {
      this.#alarms.delete(callOff)
      run()
    })
    this.#alarms.add(callOff)
    room.peek(doc =>
      doc.once('destroy', () => {
        callOff()
        this.#alarms.delete(callOff)
      }),
    )
  }

  /** Does one thing after the other for each board, in the order in which they were asked for. */
  #inLine<T>(board: string, run: () => Promise<T>): Promise<T> {
    const before = this.#lines.get(board) ?? Promise.resolve()
    const done = before.then(run)
    const quiet = done.then(
      () => {},
      () => {},
    )
    this.#lines.set(board, quiet)
    void quiet.then(() => {
      if (this.#lines.get(board) === quiet) this.#lines.delete(board)
    })
    return done
  }
}

/** A board that only phones are at is opened and left all the time; that is no reason to keep it more often. */
function isJustBefore(kept: SnapshotEntry, { at }: SnapshotEntry): boolean {
  return kept.why === 'minutes' && at - kept.at < every
}

/** Takes a note or a suggestion out of a board, or gives it other words; false when there is none. */
function clearFrom(doc: Y.Doc, id: NoteId | SuggestionId, words: string | null): boolean {
  const [note, suggestion] = [id as NoteId, id as SuggestionId]
  if (!has(doc, notes, note) && !has(doc, suggestions, suggestion)) return false
  if (words === null) {
    remove(doc, notes, note)
    remove(doc, suggestions, suggestion)
  } else {
    patch(doc, notes, note, { text: words })
    patch(doc, suggestions, suggestion, { text: words })
  }
  return true
}

function countsOf(doc: Y.Doc): SnapshotCounts {
  return { notes: ids(doc, notes).length, themes: ids(doc, themes).length, actions: ids(doc, actions).length }
}
