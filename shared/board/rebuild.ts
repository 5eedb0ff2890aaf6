// Rebuild: a board built anew from its archive. What the file says is exactly what the board says then, or nothing is built.
import * as Y from 'yjs'
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'
import { archiveOf, isKeyOf, registerNames, registers, type RegisterName } from './archive.ts'
import type { Fields } from './fields.ts'
import { assign, has, put, type Values } from './record.ts'
import * as schema from './schema.ts'
import { textOf, texts } from './texts.ts'

/** Where in a file something is: names and indexes on the way to it. */
export type Path = readonly (string | number)[]
export interface Fault {
  readonly at: Path
  readonly what: 'twice' | 'wrong' | 'unknown' | 'missing'
}

/**
 * Builds the board that a file describes, as one transaction. Fields that are not there read as nothing; anything that a
 * board would not say back word for word is a fault. So no second list of what is allowed has to be kept. [B5]
 */
export function rebuild(file: unknown): Outcome<Y.Doc, 'faulty'> & { readonly faults?: readonly Fault[] } {
  const doc = new Y.Doc()
  const top = fieldsOf(file)
  const twice: Fault[] = []
  doc.transact(() => {
    assign(doc.getMap(schema.about.root), plainOnly(schema.about.fields, top['about']))
    assign(doc.getMap(schema.wall.root), plainOnly(schema.wall.fields, top['wall']))
    for (const text of texts) textOf(doc, text).insert(0, textNodesOf(top[text]))
    for (const name of registerNames) {
      for (const [i, record] of listOf(top[name]).entries()) {
        const { id, ...fields } = fieldsOf(record)
        if (!isKeyOf(name, id)) continue
        if (has(doc, registers[name] as typeof schema.notes, id as schema.NoteId))
          twice.push({ at: [name, i], what: 'twice' })
        else putRecord(doc, name, id, fields)
      }
    }
  }, 'server')
  const faults = twice.length > 0 ? twice : faultsOf(top, archiveOf(doc))
  return faults.length === 0 ? made(doc) : { ...refused('faulty'), faults }
}

function putRecord(doc: Y.Doc, name: RegisterName, id: string, given: Record<string, unknown>): void {
  const values = Object.entries(registers[name].fields as Fields).map(([key, { holds }]) => {
    const value = given[key]
    if (holds === undefined) return [key, value ?? null]
    return [key, holds === 'prose' ? proseOf(value) : entriesOf(value)]
  })
  put(doc, registers[name] as typeof schema.notes, id as schema.NoteId, Object.fromEntries(values) as Values<Fields>)
}

/** The values of plain fields that a file gives. */
function plainOnly(fields: Fields, given: unknown): Record<string, unknown> {
  const all = fieldsOf(given)
  const keys = Object.keys(fields).filter(key => all[key] !== undefined)
  return Object.fromEntries(keys.map(key => [key, all[key]]))
}

function proseOf(prose: unknown): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  fragment.insert(0, nodesOf(prose, 0))
  return fragment
}

// As deep as prose is read; deeper, it would not come back and so is a fault anyway.
const maxDepth = 9

/** What stands in a text of the plan: headings and tables too. */
function textNodesOf(text: unknown): Y.XmlElement[] {
  return listOf(text).flatMap(block => {
    const { kind, level, runs, rows } = fieldsOf(block)
    if (kind === 'heading') {
      const heading = elementOf('heading', wordsOf(runs))
      // TypeScript knows of words only; the editor keeps a number.
      heading.setAttribute('level', (level === 2 ? 2 : 1) as unknown as string)
      return [heading]
    }
    if (kind !== 'table') return nodesOf([block], 0)
    const cells = (row: unknown) => listOf(row).map(cell => elementOf('tableCell', nodesOf(cell, 1)))
    return [
      elementOf(
        'table',
        listOf(rows).map(row => elementOf('tableRow', cells(row))),
      ),
    ]
  })
}

function nodesOf(prose: unknown, depth: number): Y.XmlElement[] {
  if (depth > maxDepth) return []
  return listOf(prose).flatMap(block => {
    const { kind, runs, ordered, items } = fieldsOf(block)
    if (kind === 'paragraph') return [elementOf('paragraph', wordsOf(runs))]
    if (kind !== 'list') return []
    const inside = listOf(items).map(item => elementOf('listItem', nodesOf(item, depth + 1)))
    return [elementOf(ordered === true ? 'orderedList' : 'bulletList', inside)]
  })
}

function elementOf(name: string, inside: readonly (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, [...inside])
  return element
}

function wordsOf(runs: unknown): Y.XmlText[] {
  const told = listOf(runs).flatMap(run => {
    const { text, bold, italic } = fieldsOf(run)
    const style = { ...(bold === true ? { bold: {} } : {}), ...(italic === true ? { italic: {} } : {}) }
    return typeof text === 'string' && text !== '' ? [{ insert: text, attributes: style }] : []
  })
  if (told.length === 0) return []
  const words = new Y.XmlText()
  // All in one go: run by run, each would be looked for from the start.
  words.applyDelta(told)
  return [words]
}

function entriesOf(entries: unknown): Y.Map<unknown> {
  const pairs = listOf(entries).filter(pair => Array.isArray(pair) && typeof pair[0] === 'string')
  return new Y.Map(pairs as [string, unknown][])
}

/** What a file says that the board does not say back, or says otherwise. At most a few, the first ones first. */
function faultsOf(file: Record<string, unknown>, built: ReturnType<typeof archiveOf>): Fault[] {
  const faults: Fault[] = []
  for (const key of Object.keys(built)) {
    const isRegister = registerNames.includes(key as RegisterName)
    const back = isRegister ? inOrderOf(file[key], built[key as RegisterName]) : built[key as 'about']
    if (file[key] === undefined) faults.push({ at: [key], what: 'missing' })
    else differ(file[key], back, [key], faults)
  }
  return faults
}

/** The records that were built, in the order in which the file names them. */
function inOrderOf(given: unknown, records: readonly Record<string, unknown>[]): unknown[] {
  const byId = new Map(records.map(record => [record['id'], record]))
  return listOf(given).map(record => byId.get(fieldsOf(record)['id']))
}

const most = 5

/** Notes where two plain values differ. What is not given may be anything that reads as nothing. */
function differ(given: unknown, back: unknown, at: Path, faults: Fault[]): void {
  if (faults.length >= most || given === back) return
  if (Array.isArray(given) && Array.isArray(back)) {
    if (given.length === back.length) for (const [i, each] of given.entries()) differ(each, back[i], [...at, i], faults)
    else faults.push({ at, what: 'wrong' })
  } else if (isPlain(given) && isPlain(back)) {
    for (const [key, each] of Object.entries(given)) {
      if (Object.hasOwn(back, key)) differ(each, back[key], [...at, key], faults)
      else faults.push({ at: [...at, key], what: 'unknown' })
    }
  } else faults.push({ at, what: 'wrong' })
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function fieldsOf(value: unknown): Record<string, unknown> {
  return isPlain(value) ? value : {}
}
function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
