// Policy: may this update be applied to this board, by this person, now? The only part of the relay's path that judges content.
//
// An update is decoded and looked at beside the doc, never applied to find out. Each struct is followed to where it will
// stand; the place says what may stand there and which act it takes; the table of roles says who may do that act now.
// Three answers: what misses something is asked for again; what only some of may not stand is applied without that; what
// no honest client sends ends the line.
import * as Y from 'yjs'
import { may, mayEverEdit, type Act, type Moment, type Role } from '#shared/people/roles.ts'
import type { CloseName } from '#shared/protocol/closeCodes.ts'
import type { Refused } from '#shared/protocol/frames.ts'
import { readChange, type Change, type Range, type Struct } from './changes.ts'
import { deletedBy, type DeletedBy } from './deletes.ts'
import { withoutRefused } from './neutral.ts'
import { hasAttributes, isAttribute, isCounted, isMark, mostIn, type Place, type TextPlace } from './places.ts'
import { Refusals } from './refusals.ts'
import { spotOf, Standings, type Spot } from './standing.ts'

export interface Who {
  readonly role: Role
  readonly person: string
}

/** Whose client id this is; null when nobody has written with it. */
export type OwnerOf = (client: number) => string | null

/**
 * `ignore`: well formed, and the board has all of it. `ask-again`: something it builds on is missing here.
 * `apply`: these bytes, without what was `refused`; null when nothing is left. `clients` wrote here for the first time.
 */
export type Verdict =
  | {
      readonly kind: 'apply'
      readonly update: Uint8Array | null
      readonly refused: readonly Refused[]
      readonly clients: readonly number[]
    }
  | { readonly kind: 'ignore' }
  | { readonly kind: 'ask-again' }
  | Refuse

interface Refuse {
  readonly kind: 'refuse'
  readonly close: CloseName
  readonly reason: string
}

/** What is known of one struct: it may stand, it may not by this rule, or it ends the line. */
type Opinion = null | string | Refuse

/** Judges an update without touching the doc. `moment` is where the board stands, as far as permission depends on it. */
export function judge(update: Uint8Array, who: Who, doc: Y.Doc, moment: Moment, ownerOf: OwnerOf): Verdict {
  const change = readChange(update, doc)
  if (change === 'gap') return { kind: 'ask-again' }
  if (change === 'unreadable') return refuse('unreadable', 'this is no update')
  if (change === 'wild') return refuse('notAllowed', 'deletes: of what nobody wrote')
  if (change.structs.length === 0 && !change.deletes.some(range => holdsLive(doc, range))) return { kind: 'ignore' }
  if (!mayEverEdit(who.role)) return refuse('notAllowed', `roles: a ${who.role} does not edit the board itself`)

  const clients = [...new Set(change.structs.map(({ id }) => id.client))]
  if (clients.some(client => !mayWriteAs(client, who, doc, ownerOf)))
    return refuse('notAllowed', 'clients: another person writes under this client id')

  const look = new Look(doc, change, who, moment)
  const end = look.structs() ?? look.deletes()
  if (end) return end
  const fresh = clients.filter(client => ownerOf(client) === null)
  if (!look.refusals.any) return { kind: 'apply', update: change.bytes, refused: [], clients: fresh }
  const left = withoutRefused(change, look.refusals)
  return { kind: 'apply', update: left, refused: look.refusals.told, clients: left ? fresh : [] }
}

function refuse(close: CloseName, reason: string): Refuse {
  return { kind: 'refuse', close, reason }
}

/** A client id is whoever wrote with it first; one that has written without an owner is the server's. */
function mayWriteAs(client: number, { person }: Who, doc: Y.Doc, ownerOf: OwnerOf): boolean {
  const owner = ownerOf(client)
  if (owner !== null) return owner === person
  return client !== doc.clientID && Y.getState(doc.store, client) === 0
}

/** One look at one change. */
class Look {
  readonly refusals = new Refusals()
  readonly #doc: Y.Doc
  readonly #change: Change
  readonly #who: Who
  readonly #moment: Moment
  readonly #standings: Standings
  readonly #isDeleted: DeletedBy
  /** How much each counted place holds with what was looked at so far. */
  readonly #held = new Map<Place, number>()

  constructor(doc: Y.Doc, change: Change, who: Who, moment: Moment) {
    this.#doc = doc
    this.#change = change
    this.#who = who
    this.#moment = moment
    this.#standings = new Standings(doc)
    this.#isDeleted = deletedBy(change.deletes)
  }

  structs(): Refuse | null {
    for (const struct of this.#change.structs) {
      const standing = this.#standings.place(struct)
      if (standing === 'odd') return refuse('unreadable', 'this stands nowhere that a board has')
      if (standing === 'gone' || !(struct instanceof Y.Item)) continue
      const opinion = this.#opinionOf(struct, standing)
      if (opinion === null) continue
      if (typeof opinion === 'object') return opinion
      this.refusals.add(standing, opinion, struct)
      if (this.refusals.tooMany) return refuse('notAllowed', `${opinion}: far too much of it`)
    }
    if (this.refusals.any) this.refusals.spread(this.#change, this.#standings)
    return null
  }

  deletes(): Refuse | null {
    for (const range of this.#change.deletes) {
      for (const item of liveIn(this.#doc, range)) {
        const spot = spotOf(item)
        const rule = this.refusals.covers(spot) ? 'with what was put in its place' : this.#mayDelete(item, spot)
        if (rule === null) continue
        const { client, clock } = item.id
        this.refusals.add(spot, rule, { client, clock, len: item.length })
        if (this.refusals.tooMany) return refuse('notAllowed', `${rule}: far too much of it`)
      }
    }
    if (this.refusals.any) this.refusals.spread(this.#change, this.#standings)
    return null
  }

  #opinionOf(item: Y.Item, { place, key, type }: Spot): Opinion {
    if (place.kind === 'text') return key === null ? this.#inText(item, place, type) : this.#attribute(item, place, key)
    if (key === null) return refuse('notAllowed', `shape: a list at ${place.path}`)
    const { content } = item
    const slot = place.slot(key)
    if (slot === null) {
      const isHarmless = content instanceof Y.ContentAny || content instanceof Y.ContentDeleted
      return isHarmless ? 'fields: there is no such field' : refuse('notAllowed', `shape: at ${place.path}`)
    }
    if (slot.kind === 'server') return this.#notBy(null)
    if (!this.#may(slot.act)) return this.#notBy(slot.act)
    if (slot.kind === 'value') {
      if (content instanceof Y.ContentDeleted) return null
      if (!(content instanceof Y.ContentAny)) return refuse('notAllowed', `shape: no plain value at ${place.path}`)
      return content.arr.every(slot.isLegal) ? null : 'values: not a value of this field'
    }
    const isType = this.#standings.inside(item) !== null
    if (!isType && !(content instanceof Y.ContentDeleted)) return refuse('notAllowed', `shape: at ${place.path}`)
    if (!slot.once) return null
    // A text that stands is never put aside by a new one: that would take everybody's words with it.
    const standing = type?._map.get(key)
    return standing === undefined || standing.deleted ? null : 'shape: it is there already'
  }

  #inText(item: Y.Item, place: TextPlace, type: Y.AbstractType<unknown> | null): Opinion {
    if (!this.#may(place.act)) return this.#notBy(place.act)
    const { content } = item
    if (content instanceof Y.ContentDeleted) return null
    if (this.#isTooMuch(item, place, type)) return 'texts: too long'
    if (content instanceof Y.ContentType) {
      return this.#standings.inside(item) ? null : refuse('notAllowed', 'texts: the editor makes no such element')
    }
    if (place.node !== 'words') return refuse('notAllowed', 'texts: words outside a paragraph')
    if (content instanceof Y.ContentString) return null
    if (!(content instanceof Y.ContentFormat)) return refuse('notAllowed', 'texts: not words')
    return isMark(content.key, content.value) ? null : 'texts: the editor makes no such mark'
  }

  #isTooMuch(item: Y.Item, place: TextPlace, type: Y.AbstractType<unknown> | null): boolean {
    if (!isCounted(place)) return (type?._length ?? 0) + item.length > mostIn(place)
    if (this.#isDeleted(item.id)) return false
    const held = (this.#held.get(place) ?? this.#leftIn(type)) + item.length
    if (held > mostIn(place)) return true
    this.#held.set(place, held)
    return false
  }

  /** How much this change leaves of what a type of the doc holds. */
  #leftIn(type: Y.AbstractType<unknown> | null): number {
    let left = 0
    for (let item = type?._start ?? null; item !== null; item = item.right)
      if (!item.deleted && item.countable && !this.#isDeleted(item.id)) left += item.length
    return left
  }

  #attribute({ content }: Y.Item, place: TextPlace, key: string): Opinion {
    if (!this.#may(place.act)) return this.#notBy(place.act)
    const isPlain = content instanceof Y.ContentAny || content instanceof Y.ContentDeleted
    if (!isPlain || !hasAttributes(place)) return refuse('notAllowed', 'texts: the editor makes no such attribute')
    const values = content instanceof Y.ContentAny ? content.arr : []
    return values.every(value => isAttribute(place, key, value)) ? null : 'texts: the editor makes no such attribute'
  }

  /** True when the sender may do this act now; what takes no act, only the server does. */
  #may(act: Act | null): boolean {
    return act !== null && may(this.#who.role, act, this.#moment)
  }

  #notBy(act: Act | null): string {
    return act === null ? 'roles: only the server writes this' : `roles: a ${this.#who.role} may not ${act} now`
  }

  /** Null when a live item may be deleted, else the rule that says no. */
  #mayDelete(item: Y.Item, { place, key }: Spot): string | null {
    const around = (item.parent as Y.AbstractType<unknown>)._item
    // What goes with its whole record is asked for once, at the record.
    if (around && !around.deleted && this.#isDeleted(around.id)) return this.#mayDelete(around, spotOf(around))
    if (place.kind === 'text') return this.#may(place.act) ? null : this.#notBy(place.act)
    const slot = key === null ? null : place.slot(key)
    if (slot === null || slot.kind === 'server') return this.#notBy(null)
    if (!this.#may(slot.act)) return this.#notBy(slot.act)
    return slot.kind === 'type' && slot.once ? 'shape: it goes with its record only' : null
  }
}

/** The items in a range of clocks that are not deleted yet. */
function* liveIn(doc: Y.Doc, { client, clock, len }: Range): Iterable<Y.Item> {
  const structs: readonly Struct[] | undefined = doc.store.clients.get(client)
  if (!structs || clock >= Y.getState(doc.store, client)) return
  for (let i = Y.findIndexSS(structs as Y.Item[], clock); i < structs.length; i += 1) {
    const struct = structs[i]
    if (!struct || struct.id.clock >= clock + len) return
    if (struct instanceof Y.Item && !struct.deleted) yield struct
  }
}

function holdsLive(doc: Y.Doc, range: Range): boolean {
  for (const item of liveIn(doc, range)) return item !== null
  return false
}
