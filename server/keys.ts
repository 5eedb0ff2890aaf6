// Keys: the secrets in private links. Only their hash is kept.
import { createHash, timingSafeEqual } from 'node:crypto'
import { newId, type Dice } from '#shared/lib/ids.ts'

/** A new key: 132 bits. */
export function newKey(dice: Dice): string {
  return newId(dice, 22)
}

/** The SHA-256 of a key, in hexadecimal. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** Compares two hashes in the same time whatever they are. */
export function isSameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
