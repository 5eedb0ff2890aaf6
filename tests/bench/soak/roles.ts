// Roles of the soak: who is there, how often they do something, and what the bench asks of the program that plays them.

export const people = { phones: 130, editors: 16, walls: 4 } as const

/** Milliseconds, each spread by half either way. */
export const pace = {
  /** An editor moves a note. */
  move: 1_000,
  /** A resident posts while there is room for more, and rewords a note of theirs afterwards. */
  word: 12_000,
  /** A resident withdraws a note, to post another. */
  withdraw: 300_000,
  /** A phone is locked, or loses the network, and comes back. */
  blink: 60_000,
  away: 3_000,
} as const

export const notesEach = 3

export interface Place {
  readonly port: number
  readonly board: string
  readonly code: string
  readonly editorKey: string
  readonly viewerKey: string
}

export type SoakWish = { readonly do: 'begin'; readonly place: Place } | { readonly do: 'report' | 'weigh' | 'leave' }

/** What everybody saw so far. Milliseconds. */
export interface Report {
  readonly saved: { readonly p50: number; readonly p99: number; readonly count: number }
  readonly seen: { readonly p50: number; readonly p99: number; readonly count: number }
  readonly joined: { readonly p50: number; readonly p95: number; readonly count: number }
  readonly posted: { readonly p50: number; readonly p99: number; readonly count: number }
  /** Bytes that the board alone took when it was last weighed, with what a server keeps to answer newcomers; 0 before. */
  readonly weight: number
  /** What went wrong, and how often. */
  readonly refused: Readonly<Record<string, number>>
}
