// Times: days, months and moments of the demo, counted from the evening it is opened.

const minute = 60_000
const day = 24 * 60 * minute

/** The day so many days before `at`; with `on` (0 is Sunday), the last such weekday up to then. */
export function dayBefore(at: string, days: number, on?: number): string {
  const before = new Date(Date.parse(at) - days * day)
  const back = on === undefined ? 0 : (before.getUTCDay() - on + 7) % 7
  return new Date(before.getTime() - back * day).toISOString().slice(0, 10)
}

/** The moment so many minutes after (or, below zero, before) another. */
export function minutesAfter(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * minute).toISOString()
}

/** The month so many months from `at`: `2027-03`. */
export function monthIn(at: string, months: number): string {
  return monthDate(at, months).toISOString().slice(0, 7)
}

/** A text with each `{month:3}` told as a month and year: `March 2027`. */
export function tellMonths(text: string, at: string): string {
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return text.replaceAll(/\{month:(-?\d+)\}/g, (_, months) => name.format(monthDate(at, Number(months))))
}

function monthDate(at: string, months: number): Date {
  const now = new Date(at)
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1))
}
