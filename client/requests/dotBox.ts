// Dot box: this person's ballot. Kept on the device before it is sent, and sent again until the server has it or says no.
import type { Ballot, OwnBallot } from '#shared/protocol/requests.ts'
import { ask, mayPass, type Trouble } from './ask.ts'
import { keep, kept, onKeptElsewhere } from './keep.ts'
import { takeTurns } from './turns.ts'

/** `saved`: on this device only. `sent`: the server has it. `refused`: the server will not take it as it is. */
export interface KeptBallot extends Ballot {
  readonly state: 'saved' | 'sent' | 'refused'
  readonly trouble: Trouble['code'] | null
}

export interface DotBox {
  /** Null while nothing is known of a ballot of this person. */
  readonly ballot: () => KeptBallot | null
  /** False when this device would not keep it: it lives in this page only. */
  readonly isKept: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Takes a whole ballot in place of the one before. */
  readonly put: (ballot: Ballot) => void
  /** Takes in whether people can choose now. Sends what waits; else learns what this person put on another device. */
  readonly follow: (isOpen: boolean) => void
  readonly close: () => void
}

/** Seconds between tries; the last one repeats. */
const waits = [1, 2, 4, 8, 15]
const longestWait = 15
/** Whoever asks for a longer wait is not our server. Seconds. */
const longestAsked = 120
/** While another tab of this device is sending. Seconds. */
const otherTabWait = 1

/** `renew` gives a new ticket when this one has run out, or null. A device may go from one person to the next: each has a ballot of their own. */
export function dotBox(
  board: string,
  person: string,
  firstTicket: string,
  renew: () => Promise<string | null>,
): DotBox {
  const name = dotsOf(board, person)
  const address = `/api/boards/${board}/dots`
  const listeners = new Set<() => void>()
  const turns = takeTurns(`sending-${name}`)
  let ticket = firstTicket
  let ballot = kept<KeptBallot>(name)
  let isKept = true
  let timer: ReturnType<typeof setTimeout> | null = null
  let tries = 0
  let busy = false
  let closed = false
  let isOpen = false

  function set(next: KeptBallot | null): void {
    ballot = next
    isKept = keep(name, next)
    for (const listener of listeners) listener()
  }
  /** Another tab may have put dots since; what this device would not keep is in memory only. */
  function look(): void {
    if (!isKept) return
    ballot = kept<KeptBallot>(name)
    for (const listener of listeners) listener()
  }

  async function deliver(): Promise<void> {
    if (busy || closed) return
    if (!turns.take()) return again(otherTabWait)
    busy = true
    let wait: number | null = null
    try {
      look()
      for (let due = waiting(); due !== null && wait === null; due = waiting()) {
        // Stands if the attempt throws: a fault of ours must not end all tries.
        wait = longestWait
        wait = await send(due)
      }
    } finally {
      busy = false
      turns.give()
      if (wait !== null) again(wait)
    }
  }

  function waiting(): KeptBallot | null {
    return !closed && ballot?.state === 'saved' ? ballot : null
  }

  /** Answers how many seconds to wait before the next try, or null to go on. */
  async function send(sent: KeptBallot): Promise<number | null> {
    const { round, dots } = sent
    const answer = await ask<{ left?: number } | null>('PUT', address, {
      ticket,
      body: { round, dots } satisfies Ballot,
    })
    // Changed while it was on its way: the newer one goes next.
    const isLatest = ballot === sent
    if (answer.ok && typeof answer.value?.left === 'number') {
      tries = 0
      if (isLatest) set({ ...sent, state: 'sent', trouble: null })
      return null
    }
    const { code, retryAfter } = answer.ok ? { code: 'offline' as const, retryAfter: null } : answer.trouble
    if (code === 'no-ticket') ticket = (await renew().catch(() => null)) ?? ticket
    if (mayPass(code) || code === 'no-ticket') {
      if (isLatest) set({ ...sent, trouble: code })
      tries += 1
      const wait = waits[Math.min(tries, waits.length) - 1] ?? longestWait
      return retryAfter === null ? wait : Math.min(retryAfter, longestAsked)
    }
    tries = 0
    if (isLatest) set({ ...sent, state: 'refused', trouble: code })
    return null
  }

  async function learn(): Promise<void> {
    const before = ballot
    const answer = await ask<Partial<OwnBallot> | null>('GET', `${address}/mine`, { ticket })
    if (!answer.ok || closed || ballot !== before) return
    const { round, open, dots } = answer.value ?? {}
    if (typeof round !== 'number' || dots === undefined) return
    if (open === true) set({ round, dots, state: 'sent', trouble: null })
  }

  function again(seconds: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = closed ? null : setTimeout(() => void deliver(), seconds * 1000)
  }
  function refresh(): void {
    if (ballot?.state === 'saved') void deliver()
    else if (isOpen) void learn()
    // Once a round is over the server keeps no ballot, and neither does this device.
    else if (ballot?.state === 'sent') set(null)
  }

  const onVisible = () => document.visibilityState === 'visible' && refresh()
  addEventListener('online', refresh)
  document.addEventListener('visibilitychange', onVisible)
  const stopHearing = onKeptElsewhere(name, look)

  return {
    ballot: () => ballot,
    isKept: () => isKept,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    put({ round, dots }) {
      set({ round, dots, state: 'saved', trouble: ballot?.state === 'saved' ? ballot.trouble : null })
      void deliver()
    },
    follow(open) {
      isOpen = open
      refresh()
    },
    close() {
      closed = true
      if (timer !== null) clearTimeout(timer)
      turns.give()
      stopHearing()
      removeEventListener('online', refresh)
      document.removeEventListener('visibilitychange', onVisible)
    },
  }
}

/** Takes the ballot of somebody who has handed the device on off it. */
export function clearDots(board: string, person: string): void {
  keep(dotsOf(board, person), null)
}

function dotsOf(board: string, person: string): string {
  return `dots:${board}:${person}`
}
