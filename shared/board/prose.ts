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
export type Prose = readonly Block[]

export const noProse: Prose = Object.freeze([])

// Deeper than anything the editor can make; garbage nested deeper is not followed.
const maxDepth = 8

/** The blocks of a fragment. Unknown elements are read through to the words inside them, so that no words are hidden. [R6] */
export function readProse(fragment: Y.XmlFragment, depth = 0): Prose {
  if (depth > maxDepth) return noProse
  return Object.freeze(fragment.toArray().flatMap(node => readNode(node, depth)))
}

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
  return [paragraphOf(inside.flatMap(child => (child instanceof Y.XmlText ? readRuns(child) : [])))]
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

/** The words alone, a line for each paragraph or list item, without spaces at the ends. */
export function plainText(prose: Prose): string {
  const lines = prose.map(block =>
    block.kind === 'paragraph' ? block.runs.map(run => run.text).join('') : block.items.map(plainText).join('\n'),
  )
  return lines.join('\n').trim()
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
