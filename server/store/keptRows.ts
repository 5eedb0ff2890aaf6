// Kept rows: the states and updates of one board as the SQLite file gives them, one by one where the file is damaged.
import { isDamage } from './file.ts'
import type { KeptRow } from './reading.ts'
import type { Statements } from './statements.ts'

/** A log is folded long before it is this long; a number beyond it is itself damaged. */
const longestLog = 100_000

/** The states of a board, newest first, each read when it is asked for. */
export function* statesOf(say: Statements, board: string): Iterable<KeptRow> {
  for (const row of say.stateNumbers.all(board)) {
    const seq = Number(row['seq'])
    yield unlessDamaged(() => rowOf(say.state.get(board, seq))) ?? unreadable(seq)
  }
}

/** The updates of a board after a number, in order. What cannot be read has no bytes. */
export function updatesOf(say: Statements, board: string, after: number, last: number): readonly KeptRow[] {
  const rows = unlessDamaged(() => say.updates.all(board, after).flatMap(row => rowOf(row) ?? []))
  if (rows) return rows
  const single: KeptRow[] = []
  for (let seq = after + 1; seq <= Math.min(last, after + longestLog); seq += 1) {
    const row = unlessDamaged(() => rowOf(say.update.get(board, seq)) ?? 'none')
    if (row !== 'none') single.push(row ?? unreadable(seq))
  }
  return single
}

const unreadable = (seq: number): KeptRow => ({ seq, sum: 0, bytes: null })

function rowOf(row: Record<string, unknown> | undefined): KeptRow | null {
  if (!row) return null
  return {
    seq: Number(row['seq']),
    sum: Number(row['sum']),
    bytes: row['bytes'] instanceof Uint8Array ? row['bytes'] : null,
  }
}

function unlessDamaged<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  }
}
