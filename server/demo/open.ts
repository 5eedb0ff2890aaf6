// Open the demo: a board of Larkwade in a data folder of its own, made at the first start, with its links kept beside it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Y from 'yjs'
import { hashOf, newKey } from '#server/keys.ts'
import { linkOf } from '#server/requests/boards.ts'
import type { Store } from '#server/store/store.ts'
import { newCode, newId, type Dice } from '#shared/lib/ids.ts'
import { keyRoles, type KeyRole } from '#shared/people/roles.ts'
import { fillDemo } from './fill.ts'

interface DemoParts {
  readonly store: Store
  readonly folder: string
  readonly dice: Dice
  /** Milliseconds since 1970. */
  readonly now: number
}

interface Kept {
  readonly board: string
  readonly code: string
  readonly keys: Record<KeyRole, string>
}

/** Makes the demo board unless the folder holds it already; answers its links, a line each. `origin` is where it is served. */
export async function openDemo(parts: DemoParts, origin: string): Promise<string[]> {
  const path = join(parts.folder, 'demo-links.json')
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : await make(parts)
  writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  const links = keyRoles.map(role => `  ${role.padEnd(12)} ${linkOf(origin, kept.board, role, kept.keys[role])}`)
  return ['Larkwade, an invented village, by role:', ...links, `  ${'resident'.padEnd(12)} ${origin}/j/${kept.code}`]
}

async function make({ store, dice, now }: DemoParts): Promise<Kept> {
  const doc = new Y.Doc()
  fillDemo(doc, { origin: 'demo', at: new Date(now).toISOString(), dice })
  const board = newId(dice)
  const code = newCode(dice)
  const keys = Object.fromEntries(keyRoles.map(role => [role, newKey(dice)])) as Record<KeyRole, string>
  const hashes = Object.fromEntries(keyRoles.map(role => [role, hashOf(keys[role])])) as Record<KeyRole, string>
  const firstUpdate = Y.encodeStateAsUpdate(doc)
  await store.create({ id: board, code, createdAt: now, keys: hashes, firstUpdate, ledger: [] })
  return { board, code, keys }
}
