// Secret: what tickets are signed with. Made at the first start, and kept in the data folder for its owner only.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId, type Dice } from '#shared/lib/ids.ts'

const secretLength = 43

/** The secret of a data folder, made when there is none. Makes the folder too. Throws when it cannot be written. */
export function secretOf(folder: string, dice: Dice): Uint8Array {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'secret')
  try {
    // `wx` refuses to overwrite: tickets that are out there must stay good.
    writeFileSync(file, newId(dice, secretLength), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!isThere(error)) throw error
  }
  return new TextEncoder().encode(readFileSync(file, 'utf8'))
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
