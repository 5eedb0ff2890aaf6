// Pace: how fast somebody may post, and how fast codes may be guessed. Counted by person and as a whole, never by address: a hall shares one.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { limits } from '#shared/protocol/limits.ts'
import type { Clock } from './clock.ts'
import { Waiting } from './waiting.ts'

export interface Pace {
  /** Seconds until this person may post so many new notes; 0 when they may now. `helping`: types for others. */
  waitToPost(person: string, notes: number, helping: boolean): Promise<number>
  /** Takes back what was counted for notes that were not posted in the end. */
  unpost(person: string, notes: number, helping: boolean): Promise<void>
  /** Seconds until this person may have another note taken off the wall; 0 when they may now. */
  waitToWorry(person: string): Promise<number>
  /** Resolves when a code may be looked up; the same whether it is right or wrong. False when too many wait already. `from`: the network that it comes from, so that none keeps all others out. */
  beforeGuess(from: string): Promise<boolean>
  /** Counts a code that was wrong. */
  wrongGuess(): Promise<void>
}

const minute = 60
const wrongGuessesPerMinute = 60
const guessDelay = 2_000
const guessesWaiting = 100

/** A helper's one request may bring more slips than a minute allows: it then takes the whole minute. */
function costOf(notes: number, helping: boolean): number {
  return helping ? Math.min(notes, limits.helperNotesPerMinute) : notes
}

/** A pace that is kept in memory: it starts anew with the server. */
export function createPace(clock: Clock): Pace {
  const notes = new RateLimiterMemory({ points: limits.notesPerMinute, duration: minute })
  const helped = new RateLimiterMemory({ points: limits.helperNotesPerMinute, duration: minute })
  const worries = new RateLimiterMemory({ points: limits.worriesPerMinute, duration: minute })
  const wrong = new RateLimiterMemory({ points: wrongGuessesPerMinute, duration: minute })
  const waiting = new Waiting(clock, guessesWaiting)
  return {
    waitToPost: (person, count, helping) => take(helping ? helped : notes, person, costOf(count, helping)),
    async unpost(person, count, helping) {
      await (helping ? helped : notes).reward(person, costOf(count, helping))
    },
    waitToWorry: person => take(worries, person, 1),
    async beforeGuess(from) {
      const so = await wrong.get('all')
      if (so === null || so.consumedPoints <= wrongGuessesPerMinute) return true
      return await waiting.wait(from, guessDelay)
    },
    async wrongGuess() {
      await wrong.penalty('all')
    },
  }
}

async function take(limiter: RateLimiterMemory, key: string, points: number): Promise<number> {
  if (points === 0) return 0
  try {
    await limiter.consume(key, points)
    return 0
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    // What was refused was counted all the same; given back, so that asking too often does not make it longer.
    await limiter.reward(key, points)
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
  }
}
