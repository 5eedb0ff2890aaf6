// Hostile updates: changes of a board that no honest client sends, and some that one does, made by chance.
import * as Y from 'yjs'
import { encodeStructs, type Struct } from '#server/relay/structs.ts'
import { roots } from '#shared/board/schema.ts'
import { junkAt } from '#tests/shared/support/junk.ts'
import { peerOf, play, type Step } from '#tests/shared/support/moves.ts'
import type { Luck } from './luck.ts'

const rootNames = [...Object.keys(roots), 'unknown-root', 'note', '__proto__', '']
const keys = [
  'spot',
  'name',
  'title',
  'text',
  'said',
  'kind',
  's',
  'm',
  'agreedS',
  'sources',
  'partners',
  'log',
  'rank',
]
const odd = ['slot', 'stage', 'stackedOn', 'level', 'blank', 'lead', 'note:note-0001', '__proto__', 'constructor', 'x']
const ids = ['note-0000', 'note-0001', 'theme-0000', 'theme-0001', 'action-0000', 'evidence-0000', 'brand-new-1']
const allKeys = [...keys, ...odd, ...ids, 'x'.repeat(9000)]
const words = ['paragraph', 'bulletList', 'orderedList', 'listItem', 'heading', 'table', 'tableRow', 'tableCell']
const elements = [...words, 'blink', 'script', 'image']
const honestMoves = [
  'move',
  'stack',
  'addTheme',
  'nameTheme',
  'dissolve',
  'draft',
  'link',
  'fill',
  'type',
  'shape',
  'plan',
  'drop',
] as const

/** An update of a board by somebody who writes under one of these client ids. */
export function hostileUpdate(base: Y.Doc, clients: readonly number[], luck: Luck): Uint8Array {
  const made = luck.in100(45) ? misuse(base, luck.pick(clients), luck) : byHand(base, clients, luck)
  if (luck.in100(10)) return mutated(made, luck)
  if (luck.in100(8)) return merged([made, misuse(base, luck.pick(clients), luck)]) ?? made
  return made
}

function merged(updates: Uint8Array[]): Uint8Array | null {
  try {
    return Y.mergeUpdates(updates)
  } catch {
    return null
  }
}

function mutated(update: Uint8Array, luck: Luck): Uint8Array {
  const wrong = update.slice(0, luck.in100(20) ? luck.below(update.length + 1) : update.length)
  for (let i = luck.below(3); i >= 0 && wrong.length > 0; i -= 1) wrong[luck.below(wrong.length)] = luck.below(256)
  return wrong
}

/** Whatever Yjs lets somebody do with a copy of the board. */
function misuse(base: Y.Doc, client: number, luck: Luck): Uint8Array {
  const peer = peerOf(0)
  const { doc } = peer
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  doc.clientID = client
  const vector = Y.encodeStateVector(doc)
  const steps = 1 + luck.below(4)
  doc.transact(() => {
    for (let i = 0; i < steps; i += 1) attempt(() => (luck.in100(30) ? honest(luck, peer) : act(doc, luck)))
  }, peer.by.origin)
  if (luck.in100(10)) attempt(() => peer.undo.undo())
  return luck.in100(5) ? Y.encodeStateAsUpdate(doc) : Y.encodeStateAsUpdate(doc, vector)
}

/** What Yjs itself refuses is not sent. */
function attempt(run: () => void): void {
  try {
    run()
  } catch {
    // Nothing of it is in the update, or half of it is: both are worth a try.
  }
}

function honest(luck: Luck, peer: ReturnType<typeof peerOf>): void {
  const step: Step = { move: luck.pick(honestMoves), a: luck.below(60), b: luck.below(60), c: luck.below(60) }
  play(peer, step)
}

function act(doc: Y.Doc, luck: Luck): void {
  const type = luck.pick(typesOf(doc, luck))
  if (type instanceof Y.XmlText) {
    if (luck.in100(60)) type.insert(luck.below(type.length + 1), luck.pick(['hello', '\ud800', 'x'.repeat(500)]))
    else if (luck.in100(50))
      type.format(0, type.length, {
        [luck.pick(['bold', 'italic', 'link', 'href'])]: luck.pick([{}, null, { href: 'javascript:1' }, true]),
      })
    else if (luck.in100(40)) type.delete(0, Math.min(2, type.length))
    else type.setAttribute('x', 'y')
  } else if (type instanceof Y.XmlFragment) {
    if (type instanceof Y.XmlElement && luck.in100(25))
      type.setAttribute(
        luck.pick(['start', 'type', 'onclick', 'level', 'colspan', 'rowspan', 'colwidth']),
        luck.pick<never>(['1', 'x', 'javascript:1', 1, 2, 3, null] as never[]),
      )
    else if (luck.in100(30) && type.length > 0) type.delete(luck.below(type.length), 1)
    else
      type.insert(luck.below(type.length + 1), [
        luck.in100(40) ? new Y.XmlText('words') : new Y.XmlElement(luck.pick(elements)),
      ])
  } else if (type instanceof Y.Map) {
    const present = [...type.keys()]
    const key = luck.in100(60) && present.length > 0 ? luck.pick(present) : luck.pick(allKeys)
    if (luck.in100(35)) type.delete(key)
    else type.set(key, luck.in100(40) ? plausible(luck) : junkAt(luck.below(60)))
  } else if (type instanceof Y.Array || type instanceof Y.Text) {
    type.insert(0, ['x'] as never)
  }
}

function plausible(luck: Luck): unknown {
  return luck.pick<() => unknown>([
    () => ({ theme: 'theme-0001', rank: 'a0' }),
    () => ({ theme: null, rank: 'a1V' }),
    () => ({ line: 'above', rank: 'a0' }),
    () => 'A name',
    () => 'theme-0000',
    () => 3,
    () => true,
    () => null,
    () => new Y.Map([['name', 'Made anew']]),
    () =>
      new Y.Map<unknown>([
        ['title', 'Made anew'],
        ['s', new Y.XmlFragment()],
        ['sources', new Y.Map()],
      ]),
    () => new Y.XmlFragment(),
  ])()
}

/** Roots (also such as there are none of) and every type in them. */
function typesOf(doc: Y.Doc, luck: Luck): unknown[] {
  const found: unknown[] = []
  const visit = (type: unknown) => {
    found.push(type)
    if (type instanceof Y.Map) for (const each of type.values()) if (each instanceof Y.AbstractType) visit(each)
    if (type instanceof Y.XmlFragment) for (const each of type.toArray()) visit(each)
  }
  for (const [name, kind] of Object.entries(roots))
    visit(kind === 'prose' ? doc.getXmlFragment(name) : doc.getMap(name))
  if (luck.in100(5)) visit(doc.getMap(luck.pick(['unknown-root', 'extra'])))
  if (luck.in100(3)) visit(doc.getArray('a-list'))
  return found
}

/** Structs as no client puts them together: any parent, any neighbours, any content, any clock. */
function byHand(base: Y.Doc, clients: readonly number[], luck: Luck): Uint8Array {
  const writers = luck.in100(85) ? [luck.pick(clients)] : [...new Set([luck.pick(clients), luck.pick(clients)])]
  const made: Struct[] = []
  for (const client of writers) {
    const state = Y.getState(base.store, client)
    let clock = luck.in100(80) ? state : luck.pick([state + 1, Math.max(0, state - 1), 0, 2 ** 31 - 2])
    for (let left = luck.below(5) + (luck.in100(70) ? 1 : 0); left > 0; left -= 1) {
      const id = Y.createID(client, clock)
      const ids = made.map(each => each.id)
      const struct = luck.in100(90) ? anItem(base, id, ids, luck) : new Y.GC(id, luck.pick([1, 3, 2 ** 30]))
      made.push(struct)
      clock += struct.length
    }
  }
  const deletes = luck.in100(50) ? Array.from({ length: 1 + luck.below(3) }, () => aRange(base, luck)) : []
  return encodeStructs(made, deletes)
}

function aRange(base: Y.Doc, luck: Luck): { client: number; clock: number; len: number } {
  const id = anId(base, [], luck)
  return { client: id.client, clock: id.clock, len: luck.pick([1, 1, 1, 2, 10, 2 ** 20]) }
}

function anItem(base: Y.Doc, id: Y.ID, made: readonly Y.ID[], luck: Luck): Y.Item {
  const besides = luck.in100(55)
  const origin = besides ? anId(base, made, luck) : null
  const right = besides && luck.in100(30) ? anId(base, made, luck) : null
  const parent = besides ? null : luck.in100(35) ? luck.pick(rootNames) : anId(base, made, luck)
  const sub = !besides && luck.in100(65) ? luck.pick(allKeys) : null
  return new Y.Item(id, null, origin, null, right, parent as never, sub, aContent(luck))
}

/** The id of anything on the board or among what was made just now, now and then of nothing. */
function anId(base: Y.Doc, made: readonly Y.ID[], luck: Luck): Y.ID {
  if (luck.in100(30) && made.length > 0) return luck.pick(made)
  const client = luck.pick([...base.store.clients.keys()])
  if (luck.in100(3)) return Y.createID(client, Y.getState(base.store, client) + 5)
  const struct = luck.pick(base.store.clients.get(client) ?? [])
  return Y.createID(client, struct.id.clock + luck.below(struct.length))
}

function aContent(luck: Luck): Y.Item['content'] {
  return luck.pick<() => Y.Item['content']>([
    () => new Y.ContentAny([plainOf(luck)]),
    () => new Y.ContentAny([plainOf(luck), plainOf(luck)]),
    () => new Y.ContentString(luck.pick(['words', 'x'])),
    () => new Y.ContentDeleted(1 + luck.below(3)),
    () => new Y.ContentType(aType(luck)),
    () => new Y.ContentFormat(luck.pick(['bold', 'link']), luck.pick([{}, null, { href: 'x' }]) as never),
    () => new Y.ContentEmbed({ src: 'x' }),
    () => new Y.ContentBinary(new Uint8Array([1])),
    () => new Y.ContentJSON(['x']),
    () => new Y.ContentDoc(new Y.Doc()),
  ])()
}

function plainOf(luck: Luck): unknown {
  const value = luck.in100(60) ? plausible(luck) : junkAt(luck.below(30))
  return value instanceof Y.AbstractType ? 'instead' : value
}

function aType(luck: Luck): ConstructorParameters<typeof Y.ContentType>[0] {
  switch (luck.below(6)) {
    case 0:
      return new Y.Map()
    case 1:
      return new Y.XmlFragment()
    case 2:
      return new Y.XmlText()
    case 3:
      return new Y.XmlElement(luck.pick(elements))
    case 4:
      return new Y.Array()
    default:
      return new Y.Text()
  }
}
