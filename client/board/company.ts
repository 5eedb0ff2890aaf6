// Company: who else is at the board, as the server tells it. Of what goes out it lets pass only what we say of ourselves.
import type { WebsocketProvider } from 'y-websocket'
import type { Counts } from '#shared/protocol/frames.ts'

export interface OtherEditor {
  readonly client: number
  readonly name: string
  readonly holding: string | null
}

export interface Company {
  readonly counts: () => Counts
  readonly others: () => readonly OtherEditor[]
  /** The server's clock now, as far as it is known (milliseconds since 1970). */
  readonly serverNow: () => number
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

  // Stock clients send every awareness change they hear back to the server; ours only speaks of itself.
  const speak = provider._awarenessUpdateHandler
  awareness.off('update', speak)
  const speakOfSelf = (change: Parameters<typeof speak>[0], from: unknown) => {
    if (from === 'local') speak(change, from)
  }
  awareness.on('update', speakOfSelf)

  awareness.on('change', () => {
    let heard = nobody
    const found: OtherEditor[] = []
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
        found.push({ client, name: entry['name'], holding: (entry['holding'] as string | undefined) ?? null })
      }
    }
    // The server's clock alone is no news of anybody.
    if (JSON.stringify(heard) !== JSON.stringify(counts)) counts = heard
    others = found
    changed()
  })

  return {
    counts: () => counts,
    others: () => others,
    serverNow: () => Date.now() + ahead,
    close: () => awareness.off('update', speakOfSelf),
  }
}
