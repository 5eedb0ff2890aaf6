// Checking: asks how notes stand as long as one of them waits for a helper, whose word comes over no line to the board.
import { useEffect } from 'react'
import type { Outbox, OutNote } from '#client/requests/outbox.ts'

/** Seconds between questions. */
const askEvery = 6

export function useChecking(outbox: Outbox | null, notes: readonly OutNote[]): void {
  const waits = notes.some(({ state }) => state === 'waiting')
  useEffect(() => {
    if (outbox === null || !waits) return undefined
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void outbox.refresh()
    }, askEvery * 1000)
    return () => clearInterval(timer)
  }, [outbox, waits])
}
