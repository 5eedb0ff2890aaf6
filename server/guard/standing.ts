// Standing: where each struct of a change will stand once it is in the doc, worked out from the doc and the change alone.
import * as Y from 'yjs'
import { roots } from '#shared/board/schema.ts'
import type { Struct } from './changes.ts'
import { placeInText, placeOfRoot, serversPlace, type Place } from './places.ts'

/** `key` is null in a text. `type` is what it stands in, null when that is part of the same change. */
export interface Spot {
  readonly place: Place
  readonly key: string | null
  readonly type: Y.AbstractType<unknown> | null
}

/** `gone`: what it stood in has been collected, and so will it be. `odd`: no honest client writes such a thing. */
export type Standing = Spot | 'gone' | 'odd'

/** A type never changes its place, so each is worked out once. */
const known = new WeakMap<Y.AbstractType<unknown>, Place>()

/** The place that a type of the doc is. */
export function placeOf(type: Y.AbstractType<unknown>): Place {
  const before = known.get(type)
  if (before) return before
  const place = workOut(type)
  known.set(type, place)
  return place
}

function workOut(type: Y.AbstractType<unknown>): Place {
  const item = type._item
  if (item === null) {
    const name = Y.findRootTypeKey(type)
    return placeOfRoot(name) ?? serversPlace(name)
  }
  const around = placeOf(item.parent as Y.AbstractType<unknown>)
  return placeInside(around, item.parentSub, type) ?? serversPlace(around.path)
}

/** Where an item of the doc stands. */
export function spotOf(item: Y.Item): Spot {
  const type = item.parent as Y.AbstractType<unknown>
  return { place: placeOf(type), key: item.parentSub, type }
}

/** The place inside a type that stands under a key of a place; null when such a type has no business there. */
function placeInside(place: Place, key: string | null, type: Y.AbstractType<unknown>): Place | null {
  if (place.kind === 'text') return key === null ? placeInText(place, type) : null
  const slot = key === null ? null : place.slot(key)
  if (slot?.kind === 'server') return serversPlace(`${place.path}/${key}`)
  if (slot?.kind !== 'type') return null
  const inner = slot.inner()
  const right = inner.kind === 'text' ? Y.XmlFragment : Y.Map
  return type.constructor === right ? inner : null
}

/** Follows the structs of one change, in order. */
export class Standings {
  readonly #doc: Y.Doc
  readonly #new = new Map<number, Struct[]>()
  readonly #standings = new Map<Struct, Standing>()
  readonly #inside = new Map<Struct, Place>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Where the next struct of the change will stand. */
  place(struct: Struct): Standing {
    const standing = struct instanceof Y.Item ? this.#locate(struct) : 'gone'
    const own = this.#new.get(struct.id.client) ?? []
    this.#new.set(struct.id.client, own)
    own.push(struct)
    this.#standings.set(struct, standing)
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentType && typeof standing === 'object') {
      const inner = placeInside(standing.place, standing.key, struct.content.type)
      if (inner) this.#inside.set(struct, inner)
    }
    return standing
  }

  /** Where a struct that was placed stands. */
  of(struct: Struct): Standing {
    return this.#standings.get(struct) ?? 'odd'
  }

  /** The place inside a struct of the change, when it holds a type that may stand where it stands. */
  inside(struct: Struct): Place | null {
    return this.#inside.get(struct) ?? null
  }

  /** The struct of this change with an id; null when it is the doc's. */
  newAt(id: Y.ID): Struct | null {
    const structs = this.#new.get(id.client)
    const first = structs?.[0]
    if (!structs || !first || id.clock < first.id.clock) return null
    return structs[Y.findIndexSS(structs, id.clock)] ?? null
  }

  /** As `Item.getMissing` of Yjs 13.6 finds the parent. */
  #locate(item: Y.Item): Standing {
    const { origin, rightOrigin, parentSub } = item
    const parent: unknown = item.parent
    if (typeof parent === 'string') {
      if (!isRoot(parent)) return 'odd'
      const type = rootOf(this.#doc, parent)
      return { place: placeOf(type), key: parentSub, type }
    }
    if (parent instanceof Y.ID) return this.#under(parent, parentSub)
    const left = origin && this.#standingAt(origin)
    const right = rightOrigin && this.#standingAt(rightOrigin)
    if (left === 'gone' || right === 'gone') return 'gone'
    if (left === 'odd' || right === 'odd') return 'odd'
    if (left && right && (left.place !== right.place || left.key !== right.key)) return 'odd'
    return left ?? right ?? 'odd'
  }

  #standingAt(id: Y.ID): Standing {
    const fresh = this.newAt(id)
    if (fresh) return this.#standings.get(fresh) ?? 'odd'
    const item = Y.getItem(this.#doc.store, id) as Y.Item | Y.GC
    return item instanceof Y.Item && item.parent ? spotOf(item) : 'gone'
  }

  /** Directly under the type that an id names. */
  #under(id: Y.ID, key: string | null): Standing {
    const fresh = this.newAt(id)
    const item = fresh ?? Y.getItem(this.#doc.store, id)
    if (!(item instanceof Y.Item) || item.content instanceof Y.ContentDeleted) return 'gone'
    if (!(item.content instanceof Y.ContentType)) return 'odd'
    if (fresh && this.#standings.get(fresh) === 'gone') return 'gone'
    const type = fresh ? null : (item.content.type as Y.AbstractType<unknown>)
    const place = type ? placeOf(type) : this.#inside.get(item)
    return place ? { place, key, type } : 'odd'
  }
}

type RootName = keyof typeof roots

function isRoot(name: string): name is RootName {
  return Object.hasOwn(roots, name)
}

/** Asked for by its kind, so that the doc never holds a root whose kind is open. */
function rootOf(doc: Y.Doc, name: RootName): Y.AbstractType<unknown> {
  return (roots[name] === 'prose' ? doc.getXmlFragment(name) : doc.getMap(name)) as Y.AbstractType<unknown>
}
