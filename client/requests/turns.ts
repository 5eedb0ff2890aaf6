// Turns: of several tabs of this device, one at a time does something. A tab that is gone gives way by itself, soon.
import { keep, kept } from './keep.ts'

interface Turn {
  readonly tab: number
  /** Milliseconds since 1970, by the clock that all tabs of a device share. */
  readonly until: number
}

/** Longer than a busy page may take to renew it, short enough for whoever comes after a killed tab. Milliseconds. */
const turnLasts = 3_000
const renewEvery = 1_000

export interface Turns {
  /** False while another tab has its turn. It is this one's until `give`. A device that keeps nothing knows no turns: then it is always true. */
  readonly take: () => boolean
  readonly give: () => void
}

/** `name` is what the turns are about. */
export function takeTurns(name: string): Turns {
  const tab = Math.random()
  let renewing: ReturnType<typeof setInterval> | undefined

  const others = (): boolean => {
    const turn = kept<Turn>(name)
    if (turn === null || turn.tab === tab) return false
    const left = turn.until - Date.now()
    // One that lasts too long was taken before the clock was set back.
    return left > 0 && left <= turnLasts
  }
  const renew = () => void keep(name, { tab, until: Date.now() + turnLasts } satisfies Turn)

  return {
    take() {
      if (others()) return false
      renew()
      // Two that began in the same moment: the one that wrote last has it.
      if (others()) return false
      renewing ??= setInterval(renew, renewEvery)
      return true
    },
    give() {
      clearInterval(renewing)
      renewing = undefined
      if (kept<Turn>(name)?.tab === tab) keep(name, null)
    },
  }
}
