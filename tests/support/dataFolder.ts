// Data folder: one for a test, what stands in its file beside what the store says, and ways to damage it.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import * as Y from 'yjs'
import type { Store } from '#server/store/store.ts'

export const makeFolder = () => mkdtemp(join(tmpdir(), 'folkmoot-durable-'))
export const dropFolder = (folder: string) => rm(folder, { recursive: true, force: true })

/** Says something to the file of a folder over a connection of its own. */
export function sql(folder: string, statement: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
  const db = new DatabaseSync(join(folder, 'folkmoot.db'))
  try {
    return db.prepare(statement).all(...values)
  } finally {
    db.close()
  }
}

/** Changes one bit in the middle of a state or an update, as a failing disk would. */
export function rot(folder: string, table: 'states' | 'log', board: string, seq: number) {
  const [row] = sql(folder, `SELECT bytes FROM ${table} WHERE board = ? AND seq = ?`, board, seq)
  const bytes = Uint8Array.from(row?.['bytes'] as Uint8Array)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 16
  sql(folder, `UPDATE ${table} SET bytes = ? WHERE board = ? AND seq = ?`, bytes, board, seq)
}

/** The numbers of the rows that a board has in a table. */
export function numbers(folder: string, table: 'states' | 'log', board: string): number[] {
  return sql(folder, `SELECT seq FROM ${table} WHERE board = ? ORDER BY seq`, board).map(({ seq }) => Number(seq))
}

/** The names of all files of a folder in which these words stand. */
export async function filesWith(folder: string, words: string): Promise<string[]> {
  const found: string[] = []
  for (const file of await readdir(folder)) {
    if ((await readFile(join(folder, file), 'latin1')).includes(words)) found.push(file)
  }
  return found
}

/** The keys of `edits` of a board, as a server that starts now would find them. */
export async function editsOf(store: Store, board: string): Promise<string[]> {
  const saved = await store.load(board)
  const doc = new Y.Doc()
  for (const update of [saved?.state, ...(saved?.updates ?? [])]) if (update) Y.applyUpdate(doc, update)
  return [...doc.getMap('edits').keys()]
}
