// Company: who else is at the board, as the server tells it. Of what goes out it lets pass only what we say of ourselves.
import type { WebsocketProvider } from 'y-websocket'
import type { Caret, Counts } from '#shared/protocol/frames.ts'

export interface OtherEditor {
  readonly client: number
  readonly name: string
  readonly holding: string | null
}

/** Where another editor writes. */
export interface OtherCaret {
  readonly client: number
  readonly name: string
  readonly caret: Caret
}

export interface Company {
  readonly counts: () => Counts
  /** The same list until somebody comes, goes, or holds something else. */
  readonly others: () => readonly OtherEditor[]
  /** The server's clock now, as far as it is known (milliseconds since 1970). */
  readonly serverNow: () => number
  /** The same list until a caret moves. */
  readonly carets: () => readonly OtherCaret[]
  readonly close: () => void
}

const nobody: Counts = { here: 0, helpers: 0, writing: 0, finished: 0, home: 0, cannotSave: false, refused: 0 }

export function followCompany(provider: WebsocketProvider, changed: () => void): Company {
  const { awareness } = provider
  let counts = nobody
  let others: readonly OtherEditor[] = []
  /** What the server's clock said last, and by how much it is ahead of ours. */
  let heardAt = 0
  let ahead = 0
  let carets: readonly OtherCaret[] = []

  // Stock clients send every awareness change they hear back to the server; ours only speaks of itself.
  const speak = provider._awarenessUpdateHandler
  awareness.off('update', speak)
  const speakOfSelf = (change: Parameters<typeof speak>[0], from: unknown) => {
    if (from === 'local') speak(change, from)
  }
  awareness.on('update', speakOfSelf)

  awareness.on('change', () => {
    // Without a line nobody tells how many are here: what was heard last is nearer the truth than none.
    let heard: Counts = { ...counts, cannotSave: false }
    const found: OtherEditor[] = []
    const writing: OtherCaret[] = []
    for (const [client, entry] of awareness.getStates()) {
      if (client === awareness.clientID) continue
      if ('counts' in entry) {
        heard = { ...nobody, ...(entry['counts'] as Counts) }
        const now = entry['now']
        // Said once and then kept: only what is new tells the time.
        if (typeof now === 'number' && now !== heardAt) {
          heardAt = now
          ahead = now - Date.now()
        }
      } else if (typeof entry['name'] === 'string') {
        const { name } = entry as { name: string }
        found.push({ client, name, holding: (entry['holding'] as string | undefined) ?? null })
        if (entry['cursor']) writing.push({ client, name, caret: entry['cursor'] as Caret })
      }
    }
    // The server's clock alone is no news of anybody.
    if (JSON.stringify(heard) !== JSON.stringify(counts)) counts = heard
    // Carets move with every letter; who is here, seldom.
    if (JSON.stringify(found) !== JSON.stringify(others)) others = found
    if (JSON.stringify(writing) !== JSON.stringify(carets)) carets = writing
    changed()
  })

  return {
    counts: () => counts,
    others: () => others,
    serverNow: () => Date.now() + ahead,
    carets: () => carets,
    close: () => awareness.off('update', speakOfSelf),
  }
}
