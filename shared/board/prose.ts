// Prose: text that people write together. A Y.XmlFragment as TipTap keeps it, read as plain frozen blocks.
import * as Y from 'yjs'

/** A stretch of words in one style. */
export interface Run {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
}
export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Prose[] }
/** What stands in a cell of the grid, in an item of a list and in a cell of a table. */
export type Prose = readonly Block[]

export type HeadingLevel = 1 | 2
/** Only the texts of the plan hold headings and tables, and only side by side with their other blocks. */
export type TextBlock =
  | Block
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly runs: readonly Run[] }
  /** Rows are of one length, and the first is the head. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly Prose[])[] }
export type TextProse = readonly TextBlock[]

export const noProse: Prose = Object.freeze([])

// Deeper than anything the editor can make; garbage nested deeper is not followed.
const maxDepth = 8

/** The blocks of a fragment. Unknown elements are read through to the words inside them, so that no words are hidden. [R6] */
export function readProse(fragment: Y.XmlFragment, depth = 0): Prose {
  if (depth > maxDepth) return noProse
  return Object.freeze(fragment.toArray().flatMap(node => readNode(node, depth)))
}

/** The same for a text of the plan, which may hold headings and tables. [R10] */
export function readText(fragment: Y.XmlFragment): TextProse {
  return Object.freeze(
    fragment.toArray().flatMap((node: unknown): TextProse => {
      if (node instanceof Y.XmlElement && node.nodeName === 'heading') return readHeading(node)
      if (node instanceof Y.XmlElement && node.nodeName === 'table') return readTable(node)
      return readNode(node, 0)
    }),
  )
}

/** A heading holds words alone: whatever else stands in it is read as what follows it. */
function readHeading(element: Y.XmlElement): TextProse {
  const inside: unknown[] = element.toArray()
  if (inside.some(child => child instanceof Y.XmlElement)) return readProse(element, 1)
  const level: unknown = element.getAttributes()['level']
  return [Object.freeze({ kind: 'heading', level: level === 2 ? 2 : 1, runs: wordsIn(inside) })]
}

/** A table of cells and nothing else; anything that is not, is read through. Short rows are filled up: two people may have added a row and a column at once. */
function readTable(table: Y.XmlElement): TextProse {
  const rows: unknown[] = table.toArray()
  const isWhole = rows.length > 0 && rows.every(row => isNamed(row, 'tableRow') && row.toArray().every(isCell))
  if (!isWhole) return readProse(table, 1)
  const cells = (rows as Y.XmlElement[]).map(row => (row.toArray() as Y.XmlElement[]).map(cell => readProse(cell, 1)))
  const width = Math.max(...cells.map(row => row.length))
  if (width === 0) return noProse
  const filled = cells.map(row => Object.freeze([...row, ...Array<Prose>(width - row.length).fill(noProse)]))
  return [Object.freeze({ kind: 'table', rows: Object.freeze(filled) })]
}

const isNamed = (node: unknown, name: string): node is Y.XmlElement =>
  node instanceof Y.XmlElement && node.nodeName === name
const isCell = (node: unknown) => isNamed(node, 'tableCell')

function readNode(node: unknown, depth: number): Prose {
  if (node instanceof Y.XmlText) return Object.freeze([paragraphOf(readRuns(node))])
  if (!(node instanceof Y.XmlElement)) return noProse
  const inside: unknown[] = node.toArray()
  if (node.nodeName === 'bulletList' || node.nodeName === 'orderedList') {
    const items = inside.map(item =>
      item instanceof Y.XmlElement ? readProse(item, depth + 1) : readNode(item, depth),
    )
    return [Object.freeze({ kind: 'list', ordered: node.nodeName === 'orderedList', items: Object.freeze(items) })]
  }
  if (inside.some(child => child instanceof Y.XmlElement)) return readProse(node, depth + 1)
  return [paragraphOf(wordsIn(inside))]
}

function wordsIn(inside: readonly unknown[]): readonly Run[] {
  return Object.freeze(inside.flatMap(child => (child instanceof Y.XmlText ? readRuns(child) : [])))
}

function paragraphOf(runs: readonly Run[]): Block {
  return Object.freeze({ kind: 'paragraph', runs: Object.freeze(runs) })
}

function readRuns(text: Y.XmlText): Run[] {
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return delta.flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string'
      ? [Object.freeze({ text: insert.toWellFormed(), bold: 'bold' in attributes, italic: 'italic' in attributes })]
      : [],
  )
}

/** The words alone, a line for each paragraph, item or row of a table (its cells apart by tabs), without spaces at the ends. */
export function plainText(prose: TextProse): string {
  return prose.map(plainBlock).join('\n').trim()
}

function plainBlock(block: TextBlock): string {
  switch (block.kind) {
    case 'list':
      return block.items.map(plainText).join('\n')
    case 'table':
      return block.rows.map(row => row.map(cell => plainText(cell).replaceAll('\n', ' ')).join('\t')).join('\n')
    default:
      return block.runs.map(run => run.text).join('')
  }
}

/** At which level each heading of a text stands in an outline: a smaller one that no larger one comes before stands for a larger one. */
export function outlineOf(text: TextProse): ReadonlyMap<TextBlock, HeadingLevel> {
  const levels = new Map<TextBlock, HeadingLevel>()
  let isOpen = false
  for (const block of text) {
    if (block.kind !== 'heading') continue
    isOpen ||= block.level === 1
    levels.set(block, isOpen ? block.level : 1)
  }
  return levels
}

/** A fragment that holds `text`, a paragraph for each line. Only for a fragment nobody has seen yet. */
export function newProse(text = ''): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  if (text !== '') fragment.insert(0, paragraphs(text))
  return fragment
}

/** Adds `text` at the end of a fragment, a paragraph for each line. */
export function appendProse(fragment: Y.XmlFragment, text: string): void {
  fragment.insert(fragment.length, paragraphs(text))
}

function paragraphs(text: string): Y.XmlElement[] {
  return text.split('\n').map(line => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(line)])
    return paragraph
  })
}
