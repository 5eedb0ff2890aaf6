// Waiting: who waits for a turn. When there is no room left, whoever takes most of it makes room for others.
import type { Clock } from './clock.ts'

type Leave = (served: boolean) => void

export class Waiting {
  readonly #clock: Clock
  readonly #most: number
  readonly #crowds = new Map<string, Set<Leave>>()
  #size = 0

  /** `most` may wait at once. */
  constructor(clock: Clock, most: number) {
    this.#clock = clock
    this.#most = most
  }

  /** Waits so many milliseconds. Resolves true afterwards; false, perhaps before, when there is no room for one more `from` there. */
  async wait(from: string, milliseconds: number): Promise<boolean> {
    if (this.#size >= this.#most && !this.#makeRoom(from)) return false
    return await new Promise(resolve => {
      const crowd = this.#crowds.get(from) ?? new Set<Leave>()
      this.#crowds.set(from, crowd)
      this.#size += 1
      const leave = (served: boolean) => {
        callOff()
        this.#size -= 1
        crowd.delete(leave)
        if (crowd.size === 0) this.#crowds.delete(from)
        resolve(served)
      }
      const callOff = this.#clock.after(milliseconds, () => leave(true))
      crowd.add(leave)
    })
  }

  #makeRoom(from: string): boolean {
    const mine = this.#crowds.get(from)?.size ?? 0
    let largest = new Set<Leave>()
    for (const crowd of this.#crowds.values()) if (crowd.size > largest.size) largest = crowd
    if (largest.size <= mine + 1) return false
    // Whoever came last has waited least in vain.
    ;[...largest].at(-1)?.(false)
    return true
  }
}
