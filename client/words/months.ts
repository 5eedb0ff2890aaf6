// Months: a date as people say it, no more exact than it was written.
const year = new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** `2027` is "2027", `2027-03` is "Mar 2027", `2027-03-31` is "31 Mar 2027". */
export function monthOf(when: string): string {
  const date = new Date(when)
  if (Number.isNaN(date.getTime())) return when
  return (when.length === 4 ? year : when.length === 7 ? month : day).format(date)
}

const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })

/** January to December. */
export const monthNames: readonly string[] = Array.from({ length: 12 }, (_, i) => name.format(Date.UTC(2026, i)))
