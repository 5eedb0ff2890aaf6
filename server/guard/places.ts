// Places: what may stand where in the shared document. A place is a map with its slots, or a spot in a written text.
import * as Y from 'yjs'
import { isPlain, type Field } from '#shared/board/fields.ts'
import { isSame } from '#shared/board/record.ts'
import { about, roots } from '#shared/board/schema.ts'
import { writtenRecords, writtenSingles, writtenTexts, type Written } from '#shared/board/writing.ts'
import { isId } from '#shared/lib/ids.ts'
import type { Act } from '#shared/people/roles.ts'

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

type TextNode = 'fragment' | 'paragraph' | 'bulletList' | 'orderedList' | 'listItem' | 'words'

const elementsIn: Record<TextNode, readonly string[]> = {
  fragment: ['paragraph', 'bulletList', 'orderedList'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList'],
  paragraph: [],
  words: [],
}
// Lists in lists; the reader of texts goes no deeper either.
const deepest = 16
const marks = new Set(['bold', 'italic'])
/** Whoever reads a board as a JavaScript object would trip over records of these names. */
const breaksObjects = new Set(['__proto__', 'constructor', 'prototype'])
const slotOfServer: Slot = { kind: 'server' }
const listStarts = 1_000_000

/** The place that a root is; null for a name that is none of ours. */
export function placeOfRoot(name: string): Place | null {
  const records = writtenRecords[name]
  if (records) return rootPlace(name, records)
  const single = writtenSingles[name]
  if (single) return fieldsPlace(name, single)
  const act = writtenTexts[name]
  if (act) return { kind: 'text', path: name, act, node: 'fragment', depth: 0 }
  return name === about.root || Object.hasOwn(roots, name) ? serversPlace(name) : null
}

/** The place inside an element or run of words that stands at `at`; null when it may not stand there. */
export function placeInText(at: TextPlace, type: Y.AbstractType<unknown>): TextPlace | null {
  const depth = at.depth + 1
  if (depth > deepest) return null
  if (type.constructor === Y.XmlText) return at.node === 'paragraph' ? { ...at, node: 'words', depth } : null
  if (type.constructor !== Y.XmlElement) return null
  const { nodeName } = type as Y.XmlElement
  return elementsIn[at.node].includes(nodeName) ? { ...at, node: nodeName as TextNode, depth } : null
}

/** True for a mark that the editor makes: bold or italic, on or off. */
export function isMark(key: string, value: unknown): boolean {
  return marks.has(key) && (value === null || (isPlain(value) && Object.keys(value).length === 0))
}

/** Only where a numbered list starts is kept as an attribute. */
export function hasAttributes({ node }: TextPlace): boolean {
  return node === 'orderedList'
}

/** True for an attribute that the editor gives a numbered list. */
export function isAttribute(key: string, value: unknown): boolean {
  if (key === 'type') return value === null
  return key === 'start' && Number.isInteger(value) && Math.abs(value as number) < listStarts
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
    return { kind: 'type', act, once: true, inner: () => ({ kind: 'text', path, act, node: 'fragment', depth: 0 }) }
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
