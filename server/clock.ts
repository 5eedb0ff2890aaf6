// Clock: the time and the timers that the server runs on, handed in so that tests need not wait.

/** Milliseconds since 1970, and timers. `after` answers with the function that calls it off. */
export interface Clock {
  now(): number
  after(milliseconds: number, run: () => void): () => void
}

/** The time and the timers of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** Waits on a clock. */
export function pause(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    clock.after(milliseconds, resolve)
  })
}
