// Layout: where things go on the wall. Pure geometry: no DOM, no React. Whatever does not fit goes to a further page.
import type { Wall } from '#shared/board/schema.ts'

export type Size = Wall['size']

/** Height of a note's letters in an opened theme, in % of the wall's height (ux: read from 4, 6 and 8 screen heights). */
export const noteText: Record<Size, number> = { S: 2.8, M: 4.2, L: 5.6 }

/** Theme tiles on one page of the overview. */
export const tileGrid: Record<Size, { readonly columns: number; readonly rows: number }> = {
  S: { columns: 4, rows: 3 },
  M: { columns: 3, rows: 2 },
  L: { columns: 3, rows: 2 },
}

/** The slots that one page of the overview shows, and how many pages there are. A slot never moves to another place. */
export function tilesOf(taken: Iterable<number>, size: Size, page: number): { slots: number[]; pages: number } {
  const { columns, rows } = tileGrid[size]
  const each = columns * rows
  const pages = Math.max(1, ...Array.from(taken, slot => Math.floor(slot / each) + 1))
  const first = clampPage(page, pages) * each
  return { slots: Array.from({ length: each }, (_, i) => first + i), pages }
}

export function clampPage(page: number, pages: number): number {
  return Math.max(0, Math.min(page, pages - 1))
}

/** Columns for notes whose letters are `text` high: about twelve letter heights each, some twenty-three letters in a line. */
export function columnsFor(width: number, text: number): number {
  return Math.max(1, Math.round(width / (12 * text)))
}

export interface Frame {
  readonly width: number
  readonly height: number
  readonly columns: number
  readonly gap: number
}
/**
 * What is to be placed: its measured height, and whether it needs the whole width (and so a page of its own).
 * A piece that leads, such as a heading, is never the last on its page while others follow.
 */
export interface Piece {
  readonly height: number
  readonly alone?: boolean
  readonly leads?: boolean
}
export interface Place {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
}

export function columnWidth({ width, columns, gap }: Frame): number {
  return (width - gap * (columns - 1)) / columns
}

/**
 * Packs pieces in their order: top down, column by column, page by page. The columns of a page come out as even as they can.
 * A piece must not be higher than the frame; one that is gets a page of its own.
 */
export function pack(pieces: readonly Piece[], frame: Frame): { places: Place[]; pages: number } {
  const places: Place[] = []
  const step = columnWidth(frame) + frame.gap
  let page = 0
  for (let from = 0; from < pieces.length; page += 1) {
    const to = pageEnd(pieces, from, frame)
    const alone = to === from + 1 && needsPage(pieces[from], frame)
    const heights = pieces.slice(from, to).map(({ height }) => height)
    const width = alone ? frame.width : columnWidth(frame)
    for (const [column, [first, last]] of evenColumns(heights, frame).entries()) {
      let y = 0
      for (let i = first; i < last; i += 1) {
        places.push({ page, x: column * step, y, width })
        y += (heights[i] ?? 0) + frame.gap
      }
    }
    from = to
  }
  return { places, pages: Math.max(1, page) }
}

function needsPage(piece: Piece | undefined, { height }: Frame): boolean {
  return piece !== undefined && (piece.alone === true || piece.height > height)
}

/** The end (exclusive) of the page that starts at `from`: as many as fill its columns one after the other. */
function pageEnd(pieces: readonly Piece[], from: number, frame: Frame): number {
  if (needsPage(pieces[from], frame)) return from + 1
  let column = 0
  let y = 0
  let i = from
  for (; i < pieces.length; i += 1) {
    const piece = pieces[i]
    if (piece === undefined || needsPage(piece, frame)) break
    if (y > 0 && y + piece.height > frame.height) {
      column += 1
      y = 0
    }
    if (column === frame.columns) break
    y += piece.height + frame.gap
  }
  while (i < pieces.length && i - 1 > from && pieces[i - 1]?.leads === true) i -= 1
  return i
}

/** Sums in another order differ in their last digits; no reason to take a note off its page. */
const rounding = 0.01

/** Cuts a page into columns, [first, last) each, so that the sum of squared column heights is least: nothing lopsided. */
function evenColumns(heights: readonly number[], { height, columns, gap }: Frame): [number, number][] {
  const n = heights.length
  const used = Math.min(columns, n)
  // cost[i]: least cost of the first i pieces in the columns so far; cuts[c][i]: where the last of those columns starts.
  let cost = Array.from({ length: n + 1 }, (_, i) => (i === 0 ? 0 : Infinity))
  const cuts: number[][] = []
  for (let column = 0; column < used; column += 1) {
    const next = Array.from({ length: n + 1 }, () => Infinity)
    const cut = Array.from({ length: n + 1 }, () => 0)
    for (let to = 1; to <= n; to += 1) {
      let tall = -gap
      for (let first = to - 1; first >= 0; first -= 1) {
        tall += (heights[first] ?? 0) + gap
        if (tall > height + rounding && first < to - 1) break
        const total = (cost[first] ?? Infinity) + tall * tall
        if (total < (next[to] ?? Infinity)) {
          next[to] = total
          cut[to] = first
        }
      }
    }
    cost = next
    cuts.push(cut)
  }
  const ends: [number, number][] = []
  for (let column = used - 1, end = n; column >= 0; column -= 1) {
    const first = cuts[column]?.[end] ?? 0
    ends.unshift([first, end])
    end = first
  }
  return ends
}
