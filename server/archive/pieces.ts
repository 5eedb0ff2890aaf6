// Pieces: a document before it is HTML, Word or Markdown. Headings, words, lists and tables; nothing that only one of them has.
import { outlineOf, type Prose, type Run, type TextProse } from '#shared/board/prose.ts'
import { plan } from '#client/words/plan.ts'

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

/** A table that people made themselves, in a text: whatever stands in its cells, under the labels of its columns. */
export interface OwnTable {
  readonly kind: 'own-table'
  /** For those who hear the table. */
  readonly caption: string
  readonly head: readonly (readonly Piece[])[]
  readonly rows: readonly (readonly (readonly Piece[])[])[]
}

export type HeadingLevel = 1 | 2 | 3 | 4
export interface Heading {
  readonly kind: 'heading'
  readonly level: HeadingLevel
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
  | OwnTable

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
export const heading = (level: HeadingLevel, spans: Spans, at?: string): Piece =>
  at === undefined ? { kind: 'heading', level, words: spans } : { kind: 'heading', level, words: spans, at }
export const column = (label: string, share: number): Column => ({ label, share })

/** Spans one after another, with `between` where two meet. */
export function joined(parts: readonly Spans[], between: string): Spans {
  return parts.flatMap((part, i) => (i === 0 ? part : [{ text: between }, ...part]))
}

/** What people wrote together in a text of the plan, as pieces: its headings stand below the heading of level 2 that `name` is. */
export function textPieces(text: TextProse, name: string): Piece[] {
  const outline = outlineOf(text)
  let tables = 0
  return text.flatMap((block): Piece[] => {
    if (block.kind === 'heading') return [heading(outline.get(block) === 2 ? 4 : 3, runSpans(block.runs))]
    if (block.kind !== 'table') return prosePieces([block])
    const [head = [], ...rows] = block.rows.map(row => row.map(prosePieces))
    tables += 1
    return [{ kind: 'own-table', caption: plan.ownTable(name, tables), head, rows }]
  })
}

/** What people wrote together, as pieces. */
export function prosePieces(prose: Prose): Piece[] {
  return prose.map(block =>
    block.kind === 'list'
      ? { kind: 'list', ordered: block.ordered, items: block.items.map(prosePieces) }
      : words(runSpans(block.runs)),
  )
}

const runSpans = (runs: readonly Run[]): Spans => runs.map(run => ({ ...run, typed: true }))

/** The same in one cell: a line for each paragraph or item. */
export function proseSpans(prose: Prose): Spans {
  return linesOf(prosePieces(prose))
}

/** Pieces of words and lists as lines, where there is no room for more. */
export function linesOf(pieces: readonly Piece[]): Spans {
  const lines = pieces.flatMap((piece): Spans[] => {
    if (piece.kind === 'words') return [piece.words]
    if (piece.kind !== 'list') return []
    return piece.items.map((item, i) => [{ text: piece.ordered ? `${i + 1}. ` : '• ' }, ...linesOf(item)])
  })
  return joined(lines, '\n')
}
