// Eventually: waiting for something to become true, as long as a busy machine may take.
import { vi } from 'vitest'

/** Tries a check until it no longer throws. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 4_500, interval: 20 })
}
