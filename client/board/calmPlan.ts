// Calm plan: the plan of a board for screens that tell traces; at once after a quiet time, and then no more often than they can draw.
import type { Plan } from '#shared/board/plan.ts'
import type { BoardStore } from './boardStore.ts'

/** Working out the plan of a full board takes a tenth of a second; a hall that sorts makes thirty changes in one. Milliseconds. */
const rest = 400

export interface CalmPlan {
  readonly read: () => Plan
  readonly subscribe: (listener: () => void) => () => void
}

/** For one subscriber. */
export function calmPlan(store: Pick<BoardStore, 'plan' | 'subscribeAll'>): CalmPlan {
  let shown = store.plan()
  return {
    read: () => shown,
    subscribe(listener) {
      let resting: ReturnType<typeof setTimeout> | null = null
      function take(): void {
        if (resting !== null) return
        const now = store.plan()
        if (now === shown) return
        shown = now
        resting = setTimeout(() => {
          resting = null
          take()
        }, rest)
        listener()
      }
      take()
      const stop = store.subscribeAll(take)
      return () => {
        stop()
        if (resting !== null) clearTimeout(resting)
      }
    },
  }
}
