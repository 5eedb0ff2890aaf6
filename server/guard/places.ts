// Places: what may stand where in the shared document. A place is a map with its slots, or a spot in a written text.
import * as Y from 'yjs'
import { isPlain, type Field } from '#shared/board/fields.ts'
import { isSame } from '#shared/board/record.ts'
import { about, roots } from '#shared/board/schema.ts'
import { writtenRecords, writtenSingles, writtenTexts, type Written } from '#shared/board/writing.ts'
import { isId } from '#shared/lib/ids.ts'
import type { Act } from '#shared/people/roles.ts'
import { limits } from '#shared/protocol/limits.ts'

/** A map whose keys are slots. `path` names it in refusals: `themes/ID`. */
export interface MapPlace {
  readonly kind: 'map'
  readonly path: string
  /** The slot under a key; null when nothing may ever stand there. */
  readonly slot: (key: string) => Slot | null
}

/** A place in a text that people write together. */
export interface TextPlace {
  readonly kind: 'text'
  readonly path: string
  readonly act: Act
  readonly node: TextNode
  /** Elements around it. */
  readonly depth: number
}
export type Place = MapPlace | TextPlace

/** What may stand under one key. */
export type Slot =
  | { readonly kind: 'value'; readonly act: Act; readonly isLegal: (value: unknown) => boolean }
  /** A type of its own; `act` makes and removes it, null when only the server does. `once`: made with its record, and gone with it. */
  | { readonly kind: 'type'; readonly act: Act | null; readonly once: boolean; readonly inner: () => Place }
  | { readonly kind: 'server' }

/** `text` is a text of the plan, which holds more than a `cell` of the grid. */
type TextNode =
  | 'text'
  | 'cell'
  | 'paragraph'
  | 'heading'
  | 'bulletList'
  | 'orderedList'
  | 'listItem'
  | 'table'
  | 'tableRow'
  | 'tableCell'
  | 'words'

const blocks = ['paragraph', 'bulletList', 'orderedList'] as const
const elementsIn: Record<TextNode, readonly string[]> = {
  text: [...blocks, 'heading', 'table'],
  cell: blocks,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: blocks,
  table: ['tableRow'],
  tableRow: ['tableCell'],
  tableCell: blocks,
  paragraph: [],
  heading: [],
  words: [],
}
/** Where words stand. */
const wordNodes: ReadonlySet<TextNode> = new Set(['paragraph', 'heading'])

/** The attributes that the editor gives each element, and what may stand in them. Cells are never merged. */
const attributesOf: Partial<Record<TextNode, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  orderedList: {
    type: value => value === null,
    start: value => Number.isInteger(value) && Math.abs(value as number) < listStarts,
  },
  heading: { level: value => value === 1 || value === 2 },
  tableCell: { colspan: value => value === 1, rowspan: value => value === 1 },
}

/** How much each may hold: characters, or elements directly in it. */
const longest: Partial<Record<TextNode, number>> = {
  words: limits.paragraphCharacters,
  table: limits.tableRows,
  tableRow: limits.tableColumns,
}
const listStarts = 1_000_000
// Lists in lists; the reader of texts goes no deeper either.
const deepest = 16
const marks = new Set(['bold', 'italic'])
/** Whoever reads a board as a JavaScript object would trip over records of these names. */
const breaksObjects = new Set(['__proto__', 'constructor', 'prototype'])
const slotOfServer: Slot = { kind: 'server' }

/** The place that a root is; null for a name that is none of ours. */
export function placeOfRoot(name: string): Place | null {
  const records = writtenRecords[name]
  if (records) return rootPlace(name, records)
  const single = writtenSingles[name]
  if (single) return fieldsPlace(name, single)
  const act = writtenTexts[name]
  if (act) return { kind: 'text', path: name, act, node: 'text', depth: 0 }
  return name === about.root || Object.hasOwn(roots, name) ? serversPlace(name) : null
}

/** The place inside an element or run of words that stands at `at`; null when it may not stand there. */
export function placeInText(at: TextPlace, type: Y.AbstractType<unknown>): TextPlace | null {
  const depth = at.depth + 1
  if (depth > deepest) return null
  if (type.constructor === Y.XmlText) return wordNodes.has(at.node) ? { ...at, node: 'words', depth } : null
  if (type.constructor !== Y.XmlElement) return null
  const { nodeName } = type as Y.XmlElement
  return elementsIn[at.node].includes(nodeName) ? { ...at, node: nodeName as TextNode, depth } : null
}

/** True for a mark that the editor makes: bold or italic, on or off. */
export function isMark(key: string, value: unknown): boolean {
  return marks.has(key) && (value === null || (isPlain(value) && Object.keys(value).length === 0))
}

/** True for an element that the editor gives attributes. */
export function hasAttributes({ node }: TextPlace): boolean {
  return attributesOf[node] !== undefined
}

/** True for an attribute as the editor gives it to the element at this place. */
export function isAttribute({ node }: TextPlace, key: string, value: unknown): boolean {
  const legal = attributesOf[node]
  return legal !== undefined && Object.hasOwn(legal, key) && legal[key]?.(value) === true
}

/** How many characters a stretch of words may hold, or how many elements anything else. */
export function mostIn({ node }: TextPlace): number {
  return longest[node] ?? limits.paragraphs
}

/** True for what is counted with all that a change adds to it and takes from it: a table is made and grown in one go. */
export function isCounted({ node }: TextPlace): boolean {
  return node === 'table' || node === 'tableRow'
}

/** A place where only the server writes, and nothing of what stands there is looked at. */
export function serversPlace(path: string): MapPlace {
  return { kind: 'map', path, slot: () => slotOfServer }
}

function rootPlace(root: string, written: Written): MapPlace {
  const slot = (id: string): Slot | null => {
    if (!isId(id) || breaksObjects.has(id)) return null
    return { kind: 'type', act: written.record, once: false, inner: () => fieldsPlace(`${root}/${id}`, written) }
  }
  return { kind: 'map', path: root, slot }
}

function fieldsPlace(path: string, { fields, packed, acts }: Omit<Written, 'record'>): MapPlace {
  const slot = (key: string): Slot | null => {
    if (!Object.hasOwn(acts, key)) return Object.hasOwn(fields, key) || key === packed ? slotOfServer : null
    const [field, act] = [fields[key], acts[key]]
    return field && act ? slotOf(`${path}/${key}`, field, act) : null
  }
  return { kind: 'map', path, slot }
}

function slotOf(path: string, field: Field<unknown>, act: Act): Slot {
  const { holds } = field
  if (holds === undefined) return { kind: 'value', act, isLegal: raw => isLegal(field, raw) }
  if (holds === 'prose') {
    return { kind: 'type', act, once: true, inner: () => ({ kind: 'text', path, act, node: 'cell', depth: 0 }) }
  }
  const inner: MapPlace = {
    kind: 'map',
    path,
    slot: key => (holds.key(key) ? slotOf(`${path}/${key}`, holds.entry, act) : null),
  }
  return { kind: 'type', act, once: true, inner: () => inner }
}

/** A value is legal when reading gives back just that value: reading is total, so there is no second list of what is allowed. */
function isLegal(field: Field<unknown>, raw: unknown): boolean {
  return isSame(field.read(raw), raw) && !isOddlyMade(raw)
}

/** A key `__proto__` in what was sent makes an object with a prototype of the sender's. */
function isOddlyMade(raw: unknown): boolean {
  return isPlain(raw) && Object.getPrototypeOf(raw) !== Object.prototype
}
