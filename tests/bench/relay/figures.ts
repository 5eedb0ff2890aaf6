// Figures: what was measured, one row a figure, and how ours compares with the best of the peers. Less is better in every row.
import type { Name } from './contestants.ts'

export interface Figure {
  readonly row: string
  readonly unit: string
  readonly by: Readonly<Partial<Record<Name, number>>>
  /** What a reader has to know of a single value. */
  readonly remarks: readonly string[]
  /** Why ours may be worse here than a peer. */
  readonly why: string
}

/** Servers that know what is on a board. The echo only shows what passing on costs. */
const peers = ['y-websocket-server', 'hocuspocus', 'hocuspocus-sqlite'] as const

export function ratioOf({ by }: Figure): number | null {
  const best = Math.min(...peers.flatMap(name => by[name] ?? []))
  return by.ours === undefined || !Number.isFinite(best) || best <= 0 ? null : by.ours / best
}

/** Three digits are more than a shared machine can promise. */
function short(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)))
}

/** The figures as rows for `console.table`. */
export function tableOf(figures: readonly Figure[], names: readonly Name[]): Record<string, Record<string, string>> {
  const rows = figures.map(figure => {
    const values = Object.fromEntries(names.map(name => [name, short(figure.by[name])]))
    return [`${figure.row} (${figure.unit})`, { ...values, 'ours ÷ best peer': short(ratioOf(figure)) }] as const
  })
  return Object.fromEntries(rows)
}

/** A sentence for every row where ours is worse than a peer, and for everything that has to be known of a value. */
export function sentencesOf(figures: readonly Figure[]): string[] {
  return figures.flatMap(figure => {
    const ratio = ratioOf(figure)
    const worse =
      ratio !== null && ratio > 1
        ? [`${figure.row}, ${figure.unit}: ${short(ratio)} × the best peer. ${figure.why}`]
        : []
    return [...worse, ...figure.remarks.map(remark => `${figure.row}: ${remark}`)]
  })
}
