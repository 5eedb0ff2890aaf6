// Slips: numbers printed on paper before anybody writes on it, so that what is on paper enters the board once, under its own number.
import { listOf, value, whole, type Field } from './fields.ts'

/** Numbers of a workshop that stand on paper and have no note yet, from the first to the last. */
export interface SlipRange {
  readonly from: number
  readonly to: number
}

/** So many blank slips may one workshop have at a time. */
export const mostBlankSlips = 400

export const slipRanges: Field<readonly SlipRange[]> = listOf(value({ from: whole(0), to: whole(0) }), mostBlankSlips)

/** The reference of a note: the number of its workshop, and its own number in it. [N2] */
export function refOf(session: number, number: number): string {
  return `W${session}-${String(number).padStart(3, '0')}`
}

/** What a reference names: `W2-047`, or as somebody types it (`w2 47`, `47` of the workshop given). Null when it is none. */
export function readRef(typed: string, session?: number): { readonly session: number; readonly number: number } | null {
  const [, workshop, digits] = /^(?:W?\s*(\d{1,4})\s*[-–./\s]\s*)?(\d{1,6})$/iu.exec(typed.trim()) ?? []
  const named = workshop === undefined ? session : Number(workshop)
  const number = Number(digits)
  return named === undefined || digits === undefined || number === 0 ? null : { session: named, number }
}

/** True when the slip with this number has been printed and nobody has entered it yet. */
export function isBlank(ranges: readonly SlipRange[], number: number): boolean {
  return ranges.some(({ from, to }) => from <= number && number <= to)
}

/** How many slips are blank. */
export function countBlank(ranges: readonly SlipRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + Math.max(0, to - from + 1), 0)
}

/** The ranges without one number. */
export function withoutSlip(ranges: readonly SlipRange[], number: number): SlipRange[] {
  return ranges.flatMap(({ from, to }) => {
    if (number < from || number > to) return [{ from, to }]
    const before = { from, to: number - 1 }
    const after = { from: number + 1, to }
    return [before, after].filter(range => range.from <= range.to)
  })
}

/** The ranges with further numbers, in order, and those that touch as one. */
export function withSlips(ranges: readonly SlipRange[], more: SlipRange): SlipRange[] {
  const inOrder = [...ranges, more].sort((a, b) => a.from - b.from)
  const joined: SlipRange[] = []
  for (const range of inOrder) {
    const last = joined.at(-1)
    if (last !== undefined && range.from <= last.to + 1) {
      joined.splice(-1, 1, { from: last.from, to: Math.max(last.to, range.to) })
    } else joined.push({ from: range.from, to: range.to })
  }
  return joined
}
