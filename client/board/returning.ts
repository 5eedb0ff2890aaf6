// Returning: how long to wait before the next try to come back. Drawn anew each time, so that a hall does not return in step.
import type { WebsocketProvider } from 'y-websocket'
import { closeCodes } from '#shared/protocol/closeCodes.ts'

// Milliseconds.
const shortest = 100
const longest = 15_000
/** For whoever is turned away: at least, and how much more at most. */
const turnedAwayWait = 4_000
const turnedAwaySpread = 8_000
/** y-websocket waits 100 ms × 2 ^ tries at most, and a sync sets the tries to 0. After this many it leaves room for 4 + 8 s. */
const turnedAwayTries = 6

const turnedAway: ReadonlySet<number> = new Set([closeCodes.tooFast.code, closeCodes.unavailable.code])

export function spreadReturns(provider: WebsocketProvider): void {
  // Comes before y-websocket counts this try and works out the wait.
  provider.on('connection-close', event => {
    const tries = provider.wsUnsuccessfulReconnects
    if (event !== null && turnedAway.has(event.code)) {
      provider.wsUnsuccessfulReconnects = Math.max(tries, turnedAwayTries)
      provider.maxBackoffTime = turnedAwayWait + Math.random() * turnedAwaySpread
    } else {
      provider.maxBackoffTime = Math.max(shortest, Math.random() * Math.min(longest, 2 * shortest * 2 ** tries))
    }
  })
}
