// Pieces: a document before it is HTML, Word or Markdown. Headings, words, lists and tables; nothing that only one of them has.
import type { Prose } from '#shared/board/prose.ts'

/** Words in one style. `typed` is what somebody wrote: it may be in any language and run in any direction. */
export interface Span {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly typed?: boolean
  /** BCP 47, when it is known. */
  readonly lang?: string
  /** The reference of a record that stands elsewhere in the document. */
  readonly to?: string
}
export type Spans = readonly Span[]

export interface Column {
  readonly label: string
  /** Its share of the width of the paper, next to the shares of the others. */
  readonly share: number
}
/** A row: the reference of the record it tells of (if others point there), and its cells. */
export interface Row {
  readonly at?: string
  readonly cells: readonly Spans[]
}

/** The first cell of each row names the row. The caption is for those who hear the table; it is shown where no heading says the same. */
export interface Table {
  readonly kind: 'table'
  readonly caption: string
  readonly isCaptionShown?: boolean
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export interface Heading {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3
  readonly words: Spans
  /** The reference of the record that it is the heading of. */
  readonly at?: string
  /** On paper, a page begins here. */
  readonly isNewPage?: boolean
}

export type Piece =
  | Heading
  | { readonly kind: 'words'; readonly words: Spans; readonly small?: boolean }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Piece[])[] }
  /** Labels with what they say, one below the other. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, words: Spans])[] }
  | Table

export interface Document {
  readonly title: string
  readonly pieces: readonly Piece[]
}

/** Our own words. */
export const say = (text: string): Spans => [{ text }]
/** Somebody's words, as they wrote them. */
export const quote = (text: string, lang: string | null = null): Spans => [
  lang === null ? { text, typed: true } : { text, typed: true, lang },
]
export const words = (spans: Spans): Piece => ({ kind: 'words', words: spans })
export const small = (text: string): Piece => ({ kind: 'words', words: say(text), small: true })
export const heading = (level: 1 | 2 | 3, spans: Spans, at?: string): Piece =>
  at === undefined ? { kind: 'heading', level, words: spans } : { kind: 'heading', level, words: spans, at }
export const column = (label: string, share: number): Column => ({ label, share })

/** Spans one after another, with `between` where two meet. */
export function joined(parts: readonly Spans[], between: string): Spans {
  return parts.flatMap((part, i) => (i === 0 ? part : [{ text: between }, ...part]))
}

/** What people wrote together, as pieces. */
export function prosePieces(prose: Prose): Piece[] {
  return prose.map(block =>
    block.kind === 'list'
      ? { kind: 'list', ordered: block.ordered, items: block.items.map(prosePieces) }
      : words(block.runs.map(run => ({ ...run, typed: true }))),
  )
}

/** The same in one cell: a line for each paragraph or item. */
export function proseSpans(prose: Prose): Spans {
  const lines = prose.flatMap((block): Spans[] =>
    block.kind === 'list'
      ? block.items.map(item => [{ text: '• ' }, ...proseSpans(item)])
      : [block.runs.map(run => ({ ...run, typed: true }))],
  )
  return joined(lines, '\n')
}
