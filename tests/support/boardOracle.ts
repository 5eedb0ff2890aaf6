// Board oracle: what a change did to a board, found out by doing it to a copy; and whether its sender may do such things.
import assert from 'node:assert/strict'
import * as Y from 'yjs'
import { isSame } from '#shared/board/record.ts'
import * as schema from '#shared/board/schema.ts'
import { writtenTexts } from '#shared/board/writing.ts'
import type { Hands, Role } from '#shared/people/roles.ts'

export interface Snapshot {
  readonly encoded: Uint8Array
  readonly said: ReadonlyMap<string, string>
  readonly vector: ReadonlyMap<number, number>
  readonly roots: readonly string[]
}

interface Sender {
  readonly role: Role
  readonly hands: Hands
  /** Client ids that are the sender's from now on, and those that were before. */
  readonly clients: readonly number[]
  readonly own: readonly number[]
}

const editors = [
  /^notes\/[^/]+\/(spot|stackedOn|fate|bigNeed)$/,
  /^themes\/[^/]+(\/(name|statement|slot|rank|domain|past))?$/,
  /^apart\/[^/]+(\/notes)?$/,
  /^actions\/[^/]+(\/.*)?$/,
  /^evidence\/[^/]+(\/([a-zA-Z]+|themes\/[A-Za-z0-9_-]{8,40}))?$/,
  /^organisations\/[^/]+(\/[a-zA-Z]+)?$/,
  /^(vision|place|asked|thanks)$/,
]
const helpers = [...editors, /^wall\/[a-z]+$/]
const grid =
  /^actions\/[^/]+\/(title|s|m|a|r|t|doer|lead|leadReply|deputy|due|cost|moneyFrom|status|statusNote|rag|(partners|log)(\/[^/]+)?)$/

function mayChange({ role, hands }: Sender, path: string): boolean {
  if (role === 'facilitator' || role === 'helper') return helpers.some(each => each.test(path))
  if (role === 'editor') return editors.some(each => each.test(path))
  if (role !== 'resident') return false
  return (hands === 'sort' && /^notes\/[^/]+\/spot$/.test(path)) || (hands === 'act' && grid.test(path))
}

export function snapshotOf(doc: Y.Doc): Snapshot {
  return {
    encoded: Y.encodeStateAsUpdate(doc),
    said: flat(doc),
    vector: new Map([...doc.store.clients.keys()].map(client => [client, Y.getState(doc.store, client)])),
    roots: [...doc.share.keys()].sort(),
  }
}

/** Throws when the update does to a copy of the board anything that its sender may not do. */
export function assertSound(doc: Y.Doc, before: Snapshot, update: Uint8Array, sender: Sender): void {
  const copy = new Y.Doc()
  for (const [name, kind] of Object.entries(schema.roots))
    void (kind === 'prose' ? copy.getXmlFragment(name) : copy.getMap(name))
  Y.applyUpdate(copy, before.encoded)
  Y.applyUpdate(copy, update)
  assert.equal(copy.store.pendingStructs, null, 'structs are pending')
  assert.equal(copy.store.pendingDs, null, 'deletes are pending')
  const after = snapshotOf(copy)
  assert.deepEqual(after.roots, snapshotOf(replay(after.encoded)).roots, 'roots')
  for (const name of after.roots) assert.ok(Object.hasOwn(schema.roots, name), `a root ${name.slice(0, 40)}`)

  const mine = new Set([...sender.clients, ...sender.own])
  for (const [client, clock] of after.vector)
    if (clock !== (before.vector.get(client) ?? 0)) assert.ok(mine.has(client), `clocks of client ${client}`)

  const changed = [...new Set([...before.said.keys(), ...after.said.keys()])].filter(
    path => before.said.get(path) !== after.said.get(path),
  )
  for (const path of changed)
    assert.ok(mayChange(sender, path), `${path}: ${before.said.get(path)} → ${after.said.get(path)}`)
  assertShape(copy, new Set(changed))
  Y.applyUpdate(copy, update)
  assert.deepEqual(Y.encodeStateAsUpdate(copy), after.encoded, 'applied twice it does more')
  assert.deepEqual(flat(replay(after.encoded)), after.said, 'it is read differently by whoever comes later')
  void doc
}

function replay(encoded: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  for (const [name, kind] of Object.entries(schema.roots))
    void (kind === 'prose' ? doc.getXmlFragment(name) : doc.getMap(name))
  Y.applyUpdate(doc, encoded)
  return doc
}

/** Every value on the board by its path. The identity of a text that is made once belongs to what it says. */
function flat(doc: Y.Doc): Map<string, string> {
  const said = new Map<string, string>()
  const visit = (path: string, value: unknown) => {
    if (value instanceof Y.Map) {
      if (path.includes('/')) said.set(path, 'map')
      for (const [key, each] of value) visit(path === '' ? key : `${path}/${key}`, each)
    } else if (value instanceof Y.XmlFragment) said.set(path, JSON.stringify(value.toArray().map(xml)))
    else said.set(path, value instanceof Y.AbstractType ? value.constructor.name : plain(value))
  }
  for (const [name, kind] of Object.entries(schema.roots))
    visit(name, kind === 'prose' ? doc.getXmlFragment(name) : doc.getMap(name))
  return said
}

const plain = (value: unknown) =>
  JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? `${each}n` : each)) ?? 'undefined'

function xml(node: unknown): unknown {
  if (node instanceof Y.XmlText) return node.toDelta()
  if (node instanceof Y.XmlElement) return [node.nodeName, node.getAttributes(), node.toArray().map(xml)]
  return String(node)
}

const shapes: Record<
  string,
  { readonly fields: Record<string, { read: (raw: unknown) => unknown; holds?: unknown }> }
> = {
  notes: schema.notes,
  themes: schema.themes,
  apart: schema.apart,
  actions: schema.actions,
  evidence: schema.evidence,
  organisations: schema.organisations,
}

/** Nothing that the screens would not show: no lists in maps, no attributes on words, no unknown fields, values as they are read. */
function assertShape(doc: Y.Doc, changed: ReadonlySet<string>): void {
  const visit = (type: unknown, path: string, around = 'cell') => {
    if (type instanceof Y.Map) {
      assert.equal(type._start, null, `${path} holds a list`)
      for (const [key, each] of type) visit(each, `${path}/${key}`)
    } else if (type instanceof Y.XmlText) {
      assert.equal(type._map.size, 0, `${path} has attributes`)
      for (const { insert, attributes = {} } of type.toDelta() as { insert: unknown; attributes?: object }[]) {
        assert.equal(typeof insert, 'string', `${path} embeds something`)
        for (const [mark, value] of Object.entries(attributes)) {
          assert.match(mark, /^(bold|italic)$/)
          assert.deepEqual(value, {}, `${path} has a mark with something in it`)
        }
      }
    } else if (type instanceof Y.XmlFragment) {
      const name = type instanceof Y.XmlElement ? type.nodeName : around
      if (type instanceof Y.XmlElement) assertElement(type, around, path)
      else assert.equal(type._map.size, 0, `${path} has attributes`)
      for (const each of type.toArray()) visit(each, path, name)
    } else assert.ok(!(type instanceof Y.AbstractType), `${path} is a ${type?.constructor.name}`)
  }
  for (const [name, kind] of Object.entries(schema.roots))
    visit(kind === 'prose' ? doc.getXmlFragment(name) : doc.getMap(name), name, kind === 'prose' ? 'text' : 'cell')
  for (const path of changed) {
    const [root = '', id = '', key] = path.split('/')
    const map = writtenTexts[root] === undefined ? doc.getMap(root).get(id) : null
    if (key === undefined || !(map instanceof Y.Map) || !map.has(key)) continue
    const field = shapes[root]?.fields[key]
    assert.ok(field, `${path} is no field`)
    if (field.holds === undefined)
      assert.ok(isSame(field.read(map.get(key)), map.get(key)), `${path} is not as it is read`)
  }
}

const inCells = ['paragraph', 'bulletList', 'orderedList']
const inside: Record<string, readonly string[]> = {
  text: [...inCells, 'heading', 'table'],
  cell: inCells,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: inCells,
  table: ['tableRow'],
  tableRow: ['tableCell'],
  tableCell: inCells,
}

/** An element stands where the screens would make it, with their attributes, and is no larger than they make it. */
function assertElement(element: Y.XmlElement, around: string, path: string): void {
  const { nodeName, length } = element
  assert.ok(inside[around]?.includes(nodeName), `${path} has a ${nodeName} in a ${around}`)
  if (nodeName === 'table') assert.ok(length <= 60, `${path} has a table of ${length} rows`)
  if (nodeName === 'tableRow') assert.ok(length <= 8, `${path} has a row of ${length} cells`)
  for (const [key, value] of Object.entries(element.getAttributes() as Record<string, unknown>)) {
    if (nodeName === 'orderedList') assert.match(`${key} ${String(value)}`, /^(start -?\d{1,6}|type null)$/)
    else if (nodeName === 'heading') assert.ok(key === 'level' && (value === 1 || value === 2), `${path} ${key}`)
    else assert.ok(nodeName === 'tableCell' && /^(col|row)span$/.test(key) && value === 1, `${path} ${key}`)
  }
}
