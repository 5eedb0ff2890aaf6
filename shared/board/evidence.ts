// Evidence: how old a fact is, and how the figure of a survey is written.
import type { Evidence } from './schema.ts'

/** A plan is looked at anew after so many years, and so is what it rests on (domain 6). */
const staleAfter = 5

/**
 * Whole years since the date of a fact, or null when it has none that has passed. A date that names no day counts from its
 * earliest, so that nothing looks younger than it may be. `now` is ISO 8601. [E5]
 */
export function yearsOld({ date }: Pick<Evidence, 'date'>, now: string): number | null {
  if (date === null) return null
  const [then, today] = [partsOf(date), partsOf(now)]
  const years = today.year - then.year - (today.day < then.day ? 1 : 0)
  return years < 0 ? null : years
}

/** True when a fact is so old that people should look whether it still holds. [E5] */
export function isStale(fact: Pick<Evidence, 'date'>, now: string): boolean {
  return (yearsOld(fact, now) ?? 0) >= staleAfter
}

function partsOf(date: string): { year: number; day: string } {
  return { year: Number(date.slice(0, 4)), day: `${date.slice(5, 10)}-01-01`.replace(/^-/, '').slice(0, 5) }
}

/** `78% of 412`; null when the two numbers make no share. */
export function shareOf(said: number, asked: number): string | null {
  const isShare = Number.isSafeInteger(said) && Number.isSafeInteger(asked) && asked > 0 && said >= 0 && said <= asked
  return isShare ? `${Math.round((said / asked) * 100)}% of ${asked}` : null
}

/** How many people were asked, as the figure of a survey tells: 412 of `78% of 412`, `321 of 412` or `321/412`; null when it does not. */
export function askedIn(figure: string): number | null {
  const found = /(?:\bof|\/)\s*(\d{1,3}(?:[, ]\d{3})+|\d+)\s*$/.exec(figure.trim())?.[1]
  return found === undefined ? null : Number(found.replaceAll(/\D/g, ''))
}
