// Store: what the server needs from whatever keeps the boards. One contract (tests/server/store.contract.ts), any database.
import type { SnapshotCounts, SnapshotReason } from '#shared/protocol/moments.ts'
import type { KeyRole } from '#shared/people/roles.ts'

/** Anything that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A board as the front door sees it. `createdAt` is in milliseconds since 1970. */
export interface BoardEntry {
  readonly id: string
  readonly code: string
  readonly doorOpen: boolean
  readonly createdAt: number
}

/** The key of one role: its SHA-256 hash, and a version that every ticket made with it carries. */
export interface SavedKey {
  readonly hash: string
  readonly version: number
}

/** One private record of a board: what must never be in the shared doc. A null value takes it away. */
export interface LedgerWrite {
  readonly kind: string
  readonly key: string
  readonly value: Json
}

/** A row that cannot be trusted, named without a word of what it held. `seq` is 0 where rows have no number. */
export interface Damaged {
  readonly board: string
  readonly table: 'boards' | 'states' | 'log' | 'ledger'
  readonly seq: number
  /** `changed`: not the bytes that were written. `unreadable`: the database cannot give it. `missing`: it should be there. `gap`: whole, but part of it was written into something that was lost. */
  readonly reason: 'changed' | 'unreadable' | 'missing' | 'gap'
}

/** A board of which nothing good is left to begin from. It stays shut rather than open blank. */
export class UnreadableBoard extends Error {
  readonly damaged: readonly Damaged[]

  constructor(damaged: readonly Damaged[]) {
    super('no state of this board can be read')
    this.damaged = damaged
  }
}

/** Everything of a board: a compacted state (or none yet), the updates since in order, the number of the last, the private records. */
export interface SavedBoard {
  readonly state: Uint8Array | null
  readonly updates: readonly Uint8Array[]
  readonly seq: number
  readonly ledger: readonly LedgerWrite[]
  /** What had to be passed over to get here; nothing on a healthy board. */
  readonly damaged?: readonly Damaged[]
}

export interface NewBoardEntry {
  readonly id: string
  readonly code: string
  readonly createdAt: number
  readonly keys: Readonly<Record<KeyRole, string>>
  readonly firstUpdate: Uint8Array
  readonly ledger: readonly LedgerWrite[]
}

/** A kept moment of a board, without the board itself. `at` is in milliseconds since 1970. */
export interface SnapshotEntry {
  readonly id: string
  readonly at: number
  readonly why: SnapshotReason
  readonly label: string
  readonly counts: SnapshotCounts
}
/** The same with the board: its Yjs state, gzipped. */
export interface Snapshot extends SnapshotEntry {
  readonly bytes: Uint8Array
}

/** Where kept moments lie. */
export interface SnapshotShelf {
  /** Keeps a snapshot, in place of one of the same id. Rejects when there is no such board. */
  keep(board: string, snapshot: Snapshot): Promise<void>
  /** Those of a board, the oldest first. */
  list(board: string): Promise<SnapshotEntry[]>
  /** Null when there is none of that id. */
  read(board: string, id: string): Promise<Snapshot | null>
  /** Takes some away; those that are not there are passed over. */
  drop(board: string, ids: readonly string[]): Promise<void>
}

/** Whatever a promise of a store resolves for is on the disk and survives a power cut. A rejection means that nothing of it was kept. */
export interface Store {
  readonly snapshots: SnapshotShelf
  /** Keeps a new board, whole or not at all. `keys` are hashes; each starts at version 1. False when the id or the code is in use. */
  create(board: NewBoardEntry): Promise<boolean>
  board(id: string): Promise<BoardEntry | null>
  boardByCode(code: string): Promise<BoardEntry | null>
  key(board: string, role: KeyRole): Promise<SavedKey | null>
  /** Replaces the key of a role. Answers its new version: one more than the last. Rejects when there is no such board. */
  setKey(board: string, role: KeyRole, hash: string): Promise<number>
  /** Opens or closes the door, or gives it a new code. Null when that code is in use. Rejects when there is no such board. */
  setDoor(board: string, change: { open?: boolean; code?: string }): Promise<BoardEntry | null>
  /** Null when there is no such board. Damaged rows are passed over; rejects with `UnreadableBoard` when nothing good is left to begin from. */
  load(board: string): Promise<SavedBoard | null>
  /** Keeps one update (or none) and some private records, together. Answers the number of the board's last update. */
  append(board: string, update: Uint8Array | null, ledger: readonly LedgerWrite[]): Promise<number>
  /** Puts one state in place of every update up to and including number `seq`. Rejects, and keeps what was there, when the state lacks anything that was kept. */
  compact(board: string, state: Uint8Array, seq: number): Promise<void>
  /**
   * Like `compact`, and afterwards no earlier byte of the board's states and updates is in any file; later updates stay.
   * Rejects when the state lacks anything that was kept, or when earlier bytes may still be in a file because somebody
   * is reading it: asking again is safe.
   */
  rewrite(board: string, state: Uint8Array, seq: number): Promise<void>
  /** Afterwards nothing that was taken out of private records is in any file. Rejects while somebody is reading it: asking again is safe. */
  sweep(): Promise<void>
  /** Every row that is known to be damaged, of all boards. */
  readonly damaged: readonly Damaged[]
  close(): Promise<void>
}
