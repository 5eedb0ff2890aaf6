// Scheduled: a store and a clock whose answers come in whatever order a test's scheduler gives them.
import type * as fc from 'fast-check'
import type { Clock } from '#server/clock.ts'
import type { LedgerWrite } from '#server/store/store.ts'
import { MemoryStore } from './memoryStore.ts'
import { boardId } from './savedBoards.ts'

/** A store whose answers come in any order, and which fails as often as it is told to. */
export class UnsteadyStore extends MemoryStore {
  readonly #scheduler: fc.Scheduler
  readonly #fails: boolean[]

  constructor(scheduler: fc.Scheduler, fails: readonly boolean[]) {
    super()
    this.#scheduler = scheduler
    this.#fails = [...fails]
  }

  override async load(board: string) {
    await this.stumble('load')
    const saved = await super.load(board)
    await this.#scheduler.schedule(Promise.resolve(), 'loaded')
    return saved
  }

  override async append(board: string, update: Uint8Array | null, ledger: readonly LedgerWrite[]) {
    await this.stumble('append')
    const seq = await super.append(board, update, ledger)
    await this.#scheduler.schedule(Promise.resolve(), 'appended')
    return seq
  }

  /** Reads without waiting and without failing. */
  peek() {
    return super.load(boardId)
  }

  protected async stumble(what: string) {
    await this.#scheduler.schedule(Promise.resolve(), what)
    if (this.#fails.shift()) throw new Error(`${what} failed`)
  }
}

/** Timers that ring in any order, whatever they were set to. */
export function scheduledClock(scheduler: fc.Scheduler): Clock {
  return {
    now: () => 0,
    after(_milliseconds, run) {
      let on = true
      void scheduler.schedule(Promise.resolve(), 'timer').then(() => on && run())
      return () => {
        on = false
      }
    },
  }
}
