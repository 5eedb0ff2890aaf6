// Owners: whose client id is whose. Kept in the ledger of the board, in the same commit as the first change written with it.
import type { Ledger } from '#server/relay/ledger.ts'

const kind = 'client'

/** Whose client id this is; null when nobody has written with it, or the server has. */
export function ownerOf(ledger: Ledger, client: number): string | null {
  const person = ledger.get(kind, String(client))
  return typeof person === 'string' ? person : null
}

/** From now on these ids are this person's: nobody else may write under them. */
export function claim(ledger: Ledger, clients: readonly number[], person: string) {
  for (const client of clients) ledger.set(kind, String(client), person)
}
