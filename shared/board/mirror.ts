// Mirror: what it takes to make one Yjs type hold what another holds, touching only what differs. Knows no field of a board.
import * as Y from 'yjs'
import { isSame } from './record.ts'

/** One edit that is found but not made yet. */
export type Edit = () => void

/**
 * The edits that make `to` hold what `from` (of another document) holds, key by key. Maps within maps are followed; a
 * written text keeps the paragraphs at its front and end that are the same already. Keys in `stay` are not looked at.
 */
export function mapEdits(to: Y.Map<unknown>, from: Y.Map<unknown>, stay: ReadonlySet<string> = none): Edit[] {
  const edits: Edit[] = []
  for (const key of to.keys()) if (!stay.has(key) && !isThere(from, key)) edits.push(() => to.delete(key))
  for (const [key, then] of from) {
    if (stay.has(key) || !isThere(from, key)) continue
    const now = to.get(key)
    if (isPlainMap(now) && isPlainMap(then)) edits.push(...mapEdits(now, then))
    else if (isFragment(now) && isFragment(then)) edits.push(...proseEdits(now, then))
    else if (!isAlike(now, then)) edits.push(() => to.set(key, copyOf(then)))
  }
  return edits
}

/** The edits that make one written text say what another says: new nodes in place of those that differ. */
export function proseEdits(to: Y.XmlFragment, from: Y.XmlFragment): Edit[] {
  const [now, then] = [to.toArray() as unknown[], from.toArray() as unknown[]]
  let front = 0
  while (front < Math.min(now.length, then.length) && isAlike(now[front], then[front])) front += 1
  let end = 0
  const rest = Math.min(now.length, then.length) - front
  while (end < rest && isAlike(now.at(-1 - end), then.at(-1 - end))) end += 1
  if (front + end === now.length && now.length === then.length) return []
  const put = then.slice(front, then.length - end)
  return [
    () => {
      to.delete(front, now.length - front - end)
      to.insert(front, put.map(copyOf) as (Y.XmlElement | Y.XmlText)[])
    },
  ]
}

/** A value that another document may hold: Yjs types are made anew, with all that is in them. */
export function copyOf(value: unknown): unknown {
  if (value instanceof Y.Text) return textLike(value)
  if (value instanceof Y.XmlElement) {
    const element = new Y.XmlElement(value.nodeName)
    // TypeScript knows of words only; Yjs keeps whatever is given.
    for (const [key, each] of Object.entries(attributesOf(value))) element.setAttribute(key, copyOf(each) as string)
    element.insert(0, childrenOf(value).map(copyOf) as Y.XmlElement[])
    return element
  }
  if (value instanceof Y.XmlFragment) {
    const fragment = new Y.XmlFragment()
    fragment.insert(0, childrenOf(value).map(copyOf) as Y.XmlElement[])
    return fragment
  }
  if (value instanceof Y.Map) {
    const kept = [...value].filter(([key]) => isThere(value, key))
    return new Y.Map(kept.map(([key, each]) => [key, copyOf(each)] as const))
  }
  return value instanceof Y.Array ? Y.Array.from(value.toArray().map(copyOf) as string[]) : value
}

type Attributes = Record<string, unknown>
type Stretch = { readonly insert: unknown; readonly attributes: Attributes }

const none: ReadonlySet<string> = new Set()
/** A document within a document is nothing that a board holds, and is never carried over. */
const isThere = (map: Y.Map<unknown>, key: string) => map.has(key) && !(map.get(key) instanceof Y.Doc)
const isPlainMap = (value: unknown): value is Y.Map<unknown> => value instanceof Y.Map
const isFragment = (value: unknown): value is Y.XmlFragment =>
  value instanceof Y.XmlFragment && !(value instanceof Y.XmlElement)
const childrenOf = (fragment: Y.XmlFragment): unknown[] => fragment.toArray()
const attributesOf = (type: Y.XmlElement | Y.Text): Attributes => type.getAttributes()

/** True when two values say the same, whatever they were put together from. */
function isAlike(a: unknown, b: unknown): boolean {
  if (!(a instanceof Y.AbstractType && b instanceof Y.AbstractType)) return isSame(a, b)
  if (a.constructor !== b.constructor) return false
  if (a instanceof Y.Text && b instanceof Y.Text)
    return areAlike(a, b, attributesOf) && areListsAlike(stretchesOf(a), stretchesOf(b), isSameStretch)
  if (a instanceof Y.XmlFragment && b instanceof Y.XmlFragment) {
    if (!areListsAlike(childrenOf(a), childrenOf(b), isAlike)) return false
    if (!(a instanceof Y.XmlElement && b instanceof Y.XmlElement)) return true
    return a.nodeName === b.nodeName && areAlike(a, b, attributesOf)
  }
  if (a instanceof Y.Map && b instanceof Y.Map) return areAlike(a, b, map => Object.fromEntries(map.entries()))
  return a instanceof Y.Array && b instanceof Y.Array && areListsAlike(a.toArray(), b.toArray(), isAlike)
}

function areAlike<T>(a: T, b: T, parts: (of: T) => Attributes): boolean {
  const [left, right] = [Object.entries(parts(a)), new Map(Object.entries(parts(b)))]
  return left.length === right.size && left.every(([key, each]) => right.has(key) && isAlike(each, right.get(key)))
}

function areListsAlike<T>(a: readonly T[], b: readonly T[], isEqual: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((each, i) => isEqual(each, b[i] as T))
}

function isSameStretch(a: Stretch, b: Stretch): boolean {
  return isAlike(a.insert, b.insert) && isSame(a.attributes, b.attributes)
}

/** A text as stretches of one style each, neighbours of the same style joined. */
function stretchesOf(text: Y.Text): Stretch[] {
  const stretches: Stretch[] = []
  for (const { insert, attributes = {} } of text.toDelta() as Partial<Stretch>[]) {
    const last = stretches.at(-1)
    if (typeof insert === 'string' && typeof last?.insert === 'string' && isSame(last.attributes, attributes))
      stretches.splice(-1, 1, { insert: last.insert + insert, attributes })
    else stretches.push({ insert, attributes })
  }
  return stretches
}

function textLike(text: Y.Text): Y.Text {
  const copy = text instanceof Y.XmlText ? new Y.XmlText() : new Y.Text()
  let at = 0
  for (const { insert, attributes } of stretchesOf(text)) {
    if (typeof insert === 'string') copy.insert(at, insert, attributes)
    else copy.insertEmbed(at, copyOf(insert) as object, attributes)
    at += typeof insert === 'string' ? insert.length : 1
  }
  for (const [key, each] of Object.entries(attributesOf(text))) copy.setAttribute(key, copyOf(each))
  return copy
}
