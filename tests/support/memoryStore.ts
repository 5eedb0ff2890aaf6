// Memory store: a store without a disk, for tests that are to be fast or decide themselves when a save lands.
import type { KeyRole } from '#shared/people/roles.ts'
import { holdsAll } from '#server/store/reading.ts'
import type {
  BoardEntry,
  Damaged,
  Json,
  LedgerWrite,
  NewBoardEntry,
  SavedBoard,
  SavedKey,
  Snapshot,
  SnapshotEntry,
  SnapshotShelf,
  Store,
} from '#server/store/store.ts'

interface Kept {
  entry: BoardEntry
  keys: Map<KeyRole, SavedKey>
  state: Uint8Array | null
  updates: { seq: number; bytes: Uint8Array }[]
  seq: number
  ledger: Map<string, LedgerWrite>
  snapshots: Map<string, Snapshot>
}

export class MemoryStore implements Store {
  readonly damaged: readonly Damaged[] = []
  readonly #boards = new Map<string, Kept>()
  readonly snapshots: SnapshotShelf = {
    keep: async (board, snapshot) => void this.#kept(board).snapshots.set(snapshot.id, snapshot),
    list: async board => {
      const kept = [...(this.#boards.get(board)?.snapshots.values() ?? [])]
      return kept.map(({ bytes: _bytes, ...entry }): SnapshotEntry => entry).sort((a, b) => a.at - b.at)
    },
    read: async (board, id) => this.#boards.get(board)?.snapshots.get(id) ?? null,
    drop: async (board, ids) => {
      for (const id of ids) this.#boards.get(board)?.snapshots.delete(id)
    },
  }

  async create({ id, code, createdAt, keys, firstUpdate, ledger }: NewBoardEntry): Promise<boolean> {
    if (this.#boards.has(id) || (await this.boardByCode(code))) return false
    const saved = Object.entries(keys).map(([role, hash]) => [role as KeyRole, { hash, version: 1 }] as const)
    const kept: Kept = {
      entry: { id, code, doorOpen: true, createdAt },
      keys: new Map(saved),
      state: null,
      updates: [{ seq: 1, bytes: firstUpdate }],
      seq: 1,
      ledger: new Map(),
      snapshots: new Map(),
    }
    this.#boards.set(id, kept)
    writeLedger(kept, ledger)
    return true
  }

  async board(id: string): Promise<BoardEntry | null> {
    return this.#boards.get(id)?.entry ?? null
  }

  async boardByCode(code: string): Promise<BoardEntry | null> {
    return [...this.#boards.values()].find(({ entry }) => entry.code === code)?.entry ?? null
  }

  async key(board: string, role: KeyRole): Promise<SavedKey | null> {
    return this.#boards.get(board)?.keys.get(role) ?? null
  }

  async setKey(board: string, role: KeyRole, hash: string): Promise<number> {
    const { keys } = this.#kept(board)
    const version = (keys.get(role)?.version ?? 0) + 1
    keys.set(role, { hash, version })
    return version
  }

  async setDoor(board: string, { open, code }: { open?: boolean; code?: string }): Promise<BoardEntry | null> {
    const kept = this.#kept(board)
    const other = code === undefined ? null : await this.boardByCode(code)
    if (other && other.id !== board) return null
    kept.entry = { ...kept.entry, doorOpen: open ?? kept.entry.doorOpen, code: code ?? kept.entry.code }
    return kept.entry
  }

  async load(board: string): Promise<SavedBoard | null> {
    const kept = this.#boards.get(board)
    if (!kept) return null
    const { state, updates, seq, ledger } = kept
    return { state, updates: updates.map(({ bytes }) => bytes), seq, ledger: [...ledger.values()] }
  }

  async append(board: string, update: Uint8Array | null, ledger: readonly LedgerWrite[]): Promise<number> {
    const kept = this.#kept(board)
    if (update) {
      kept.seq += 1
      kept.updates.push({ seq: kept.seq, bytes: update })
    }
    writeLedger(kept, ledger)
    return kept.seq
  }

  async compact(board: string, state: Uint8Array, upTo: number): Promise<void> {
    const kept = this.#kept(board)
    const folded = kept.updates.filter(({ seq }) => seq <= upTo).map(({ bytes }) => bytes)
    if (!holdsAll(state, kept.state ? [kept.state, ...folded] : folded))
      throw new Error('this state lacks what was kept')
    kept.state = state
    kept.updates = kept.updates.filter(({ seq }) => seq > upTo)
  }

  rewrite(board: string, state: Uint8Array, upTo: number): Promise<void> {
    return this.compact(board, state, upTo)
  }

  async sweep(): Promise<void> {}

  async close(): Promise<void> {}

  #kept(board: string): Kept {
    const kept = this.#boards.get(board)
    if (!kept) throw new Error('no such board')
    return kept
  }
}

function writeLedger({ ledger }: Kept, writes: readonly LedgerWrite[]) {
  for (const { kind, key, value } of writes) {
    const name = `${kind} ${key}`
    if (value === null) ledger.delete(name)
    else ledger.set(name, { kind, key, value: JSON.parse(JSON.stringify(value)) as Json })
  }
}
