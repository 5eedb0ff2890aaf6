// What happens to actions: drafted from what people said, filled in, agreed letter by letter, moved across the line.
import * as Y from 'yjs'
import { done, refused, type Outcome } from '#shared/lib/outcome.ts'
import { recordsOf, standingSources } from '../arrangement.ts'
import { readSource } from '../link.ts'
import { newProse, plainText } from '../prose.ts'
import { byRank, ranksAt, type Ranked, indexOf, type Place } from '../rank.ts'
import { all, has, mapOf, patch, put, read, remove, type Values } from '../record.ts'
import { actions, letters, type Action, type ActionId, type Letter } from '../schema.ts'
import { agreedFieldOf, letterState, needs } from '../smart.ts'
import { change, type By } from './by.ts'
import { logChanges, type CellChange } from './log.ts'

/**
 * Drafts an action below the line, linked to what it came from. Notes and themes stay where they are. [A1]
 * All nested types are made here, once: two peers who made them later would lose one peer's words. [A2]
 */
export function draftAction(
  doc: Y.Doc,
  by: By,
  given: { action: ActionId; title: string; sources: readonly string[]; place: Place<ActionId> },
): Outcome<void, 'already-there'> {
  if (has(doc, actions, given.action)) return refused('already-there')
  const drafted = all(doc, actions)
  const no = 1 + Math.max(0, ...drafted.map(([, action]) => action.no))
  const list = inOrder(drafted)
  const { ranks, repairs } = ranksAt(list, indexOf(list, given.place), 1, by.dice)
  change(doc, by, () => {
    put(doc, actions, given.action, {
      no,
      title: given.title,
      spot: { line: 'below', rank: ranks[0] ?? '' },
      ...Object.fromEntries(letters.map(letter => [letter, newProse()])),
      partners: new Y.Map(),
      sources: new Y.Map(given.sources.filter(readSource).map(link => [link, true])),
      log: new Y.Map(),
    })
    repair(doc, repairs)
  })
  return done
}

/** Links an action to more of what people said. [A3] */
export function linkSources(
  doc: Y.Doc,
  by: By,
  { action, sources }: { action: ActionId; sources: readonly string[] },
): Outcome<void, 'no-such-action'> {
  const map = mapOf(doc, actions, action)
  if (map === undefined) return refused('no-such-action')
  change(doc, by, () => {
    const links = nested(map, 'sources')
    for (const link of sources) if (readSource(link) !== null && links.get(link) !== true) links.set(link, true)
  })
  return done
}

export function unlinkSource(
  doc: Y.Doc,
  by: By,
  { action, source }: { action: ActionId; source: string },
): Outcome<void, 'no-such-action'> {
  const map = mapOf(doc, actions, action)
  if (map === undefined) return refused('no-such-action')
  change(doc, by, () => nested(map, 'sources').delete(source))
  return done
}

/** The cells of an action that hold one plain value. */
export type PlainCells = Pick<
  Action,
  | 'title'
  | 'doer'
  | 'doerBecause'
  | 'lead'
  | 'leadReply'
  | 'deputy'
  | 'due'
  | 'cost'
  | 'moneyFrom'
  | 'status'
  | 'statusNote'
  | 'rag'
>

/** Fills plain cells of an action. [A4] */
export function fillAction(
  doc: Y.Doc,
  by: By,
  { action, ...cells }: { action: ActionId } & Partial<PlainCells>,
): Outcome<void, 'no-such-action'> {
  const [map, before] = [mapOf(doc, actions, action), read(doc, actions, action)]
  if (map === undefined || before === undefined) return refused('no-such-action')
  change(doc, by, () => {
    patch(doc, actions, action, cells as Values<typeof actions.fields>)
    logChanges(map, by, toldOf(before, cells))
  })
  return done
}

/** What is told of cells that change; the answers behind `doer` are not, because `doer` tells what came of them. */
function toldOf(before: Action, cells: Partial<PlainCells>): CellChange[] {
  const { doerBecause: _because, ...told } = cells
  return Object.entries(told).map(([field, after]) => {
    const stood = before[field as keyof typeof told]
    return { field, before: stood ?? '', after: after ?? '' }
  })
}

/** Sets a partner organisation of an action, or with `null` takes it off. */
export function setPartner(
  doc: Y.Doc,
  by: By,
  given: { action: ActionId; partner: string; as: { name: string; reply: Action['leadReply'] } | null },
): Outcome<void, 'no-such-action'> {
  const map = mapOf(doc, actions, given.action)
  if (map === undefined) return refused('no-such-action')
  change(doc, by, () => {
    const partners = nested(map, 'partners')
    if (given.as === null) partners.delete(given.partner)
    else partners.set(given.partner, given.as)
  })
  return done
}

/** The text of one letter, for several people to write in at once. Missing only when garbage stands in its place. */
export function letterText(doc: Y.Doc, action: ActionId, letter: Letter): Y.XmlFragment | undefined {
  const text = mapOf(doc, actions, action)?.get(letter)
  return text instanceof Y.XmlFragment ? text : undefined
}

/** "We agree": agrees to a letter as it stands now, or takes the agreement back. An empty letter cannot be agreed. [A5] */
export function agreeLetter(
  doc: Y.Doc,
  by: By,
  { action: id, letter, agreed }: { action: ActionId; letter: Letter; agreed: boolean },
): Outcome<void, 'no-such-action' | 'nothing-written' | 'too-long'> {
  const action = read(doc, actions, id)
  if (action === undefined) return refused('no-such-action')
  if (agreed && letterState(action, letter) === 'not-yet') return refused('nothing-written')
  const words = agreed ? plainText(action[letter]) : null
  const field = agreedFieldOf(letter)
  // Words that would be cut when read could never be the words that stand there.
  if (actions.fields[field].read(words) !== words) return refused('too-long')
  change(doc, by, () => {
    patch(doc, actions, id, { [field]: words })
    const map = mapOf(doc, actions, id)
    if (map !== undefined) logChanges(map, by, [{ field, before: action[field] ?? '', after: words ?? '' }])
  })
  return done
}

/** Moves an action up, down, or across the line. Above the line only when nothing is missing. [A6] */
export function moveAction(
  doc: Y.Doc,
  by: By,
  { action: id, line, place }: { action: ActionId; line: 'above' | 'below'; place: Place<ActionId> },
): Outcome<void, 'no-such-action' | 'not-ready'> {
  const action = read(doc, actions, id)
  if (action === undefined) return refused('no-such-action')
  if (line === 'above' && needs(action, standingSources(recordsOf(doc), action).length).length > 0)
    return refused('not-ready')
  const list = inOrder(all(doc, actions)).filter(each => each.id !== id)
  const { ranks, repairs } = ranksAt(list, indexOf(list, place), 1, by.dice)
  change(doc, by, () => {
    patch(doc, actions, id, { spot: { line, rank: ranks[0] ?? '' } })
    repair(doc, repairs)
    const map = mapOf(doc, actions, id)
    if (map !== undefined) logChanges(map, by, [{ field: 'line', before: action.spot.line, after: line }])
  })
  return done
}

/** Takes an action away. What it was linked to is not touched. [A8] */
export function dropAction(doc: Y.Doc, by: By, { action }: { action: ActionId }): Outcome<void, 'no-such-action'> {
  if (!has(doc, actions, action)) return refused('no-such-action')
  change(doc, by, () => remove(doc, actions, action))
  return done
}

/** The nested map of a record; made anew only where garbage stands in its place. */
function nested(map: Y.Map<unknown>, key: string): Y.Map<unknown> {
  const found = map.get(key)
  if (found instanceof Y.Map) return found as Y.Map<unknown>
  const fresh = new Y.Map<unknown>()
  map.set(key, fresh)
  return fresh
}

function inOrder(drafted: readonly (readonly [ActionId, Action])[]): Ranked[] {
  return drafted.map(([id, { spot }]) => ({ id, rank: spot.rank })).sort(byRank)
}

function repair(doc: Y.Doc, repairs: readonly Ranked[]): void {
  for (const { id, rank } of repairs) {
    const action = read(doc, actions, id as ActionId)
    if (action) patch(doc, actions, id as ActionId, { spot: { line: action.spot.line, rank } })
  }
}
