// Ledger: the private records of one open board, such as who wrote which note. Never in the shared doc, never sent.
import type { Json, LedgerWrite } from '#server/store/store.ts'

/** Records by kind and key. Remembers what was written since the last `takeWrites`. */
export class Ledger {
  readonly #kinds = new Map<string, Map<string, Json>>()
  #writes: LedgerWrite[] = []

  constructor(saved: readonly LedgerWrite[]) {
    for (const write of saved) this.#put(write)
  }

  get(kind: string, key: string): Json | undefined {
    return this.#kinds.get(kind)?.get(key)
  }

  /** Every record of a kind, as [key, value]. */
  *entries(kind: string): Iterable<[string, Json]> {
    yield* this.#kinds.get(kind) ?? []
  }

  /** A value of null takes the record away. */
  set(kind: string, key: string, value: Json) {
    const write = { kind, key, value }
    this.#put(write)
    this.#writes.push(write)
  }

  /** True when there is a record under this key, of whatever kind. */
  holds(key: string): boolean {
    return [...this.#kinds.values()].some(records => records.has(key))
  }

  /** Takes away every record under this key, of whatever kind. */
  forget(key: string) {
    for (const [kind, records] of this.#kinds) if (records.has(key)) this.set(kind, key, null)
  }

  takeWrites(): readonly LedgerWrite[] {
    const writes = this.#writes
    this.#writes = []
    return writes
  }

  #put({ kind, key, value }: LedgerWrite) {
    const records = this.#kinds.get(kind) ?? new Map<string, Json>()
    this.#kinds.set(kind, records)
    if (value === null) records.delete(key)
    else records.set(key, value)
  }
}
