// Board store: the board as frozen values that screens can read one by one. One remote edit wakes one card.
import * as Y from 'yjs'
import { arrangementOf, linksOf, standingSources, type ListName, type Records } from '#shared/board/arrangement.ts'
import { linkTo, readLink, type LinkKind } from '#shared/board/link.ts'
import { withStacked } from '#shared/board/piles.ts'
import { planOf, type Plan } from '#shared/board/plan.ts'
import { readText, type TextProse } from '#shared/board/prose.ts'
import { actionRef, homesOf } from '#shared/board/references.ts'
import { all, has, ids, isSame, read, type Collection } from '#shared/board/record.ts'
import type { Fields } from '#shared/board/fields.ts'
import { lastNo, lastTile, settle, type Claim } from '#shared/board/settle.ts'
import {
  actions,
  apart,
  evidence,
  notes,
  offers,
  organisations,
  readAbout,
  readWall,
  roots,
  sessions,
  suggestions,
  tallies,
  themes,
  type About,
  type Action,
  type ActionId,
  type Evidence,
  type EvidenceId,
  type Note,
  type NoteId,
  type Theme,
  type ThemeId,
  type Wall,
} from '#shared/board/schema.ts'
import { textOf, type TextName } from '#shared/board/texts.ts'

/** What can be listened to: one record by its link, one list, a whole register, or one of the single things. */
export type Topic = string

export interface BoardStore {
  readonly note: (id: NoteId) => Note | undefined
  readonly theme: (id: ThemeId) => Theme | undefined
  readonly action: (id: ActionId) => Action | undefined
  readonly evidence: (id: EvidenceId) => Evidence | undefined
  /** The links of an action that lead to something that is there. */
  readonly sourcesOf: (id: ActionId) => readonly string[]
  /** How many notes an action rests on: linked ones, those in linked themes, and those stacked on either. */
  readonly notesBehind: (id: ActionId) => number
  readonly about: () => About
  readonly wall: () => Wall
  readonly text: (name: TextName) => TextProse
  /** A small root read whole: `apart`, `evidence`, `offers`, `organisations`, `sessions`, `suggestions` or `tallies`, as [id, record] pairs. */
  readonly register: <R extends Register>(name: R) => ReturnType<(typeof registers)[R]>
  readonly list: (name: ListName) => readonly string[]
  /** The whole board as data, with every trace resolved; the same value until anything changes. For screens that tell traces. */
  readonly plan: () => Plan
  /** Which theme keeps which tile, from 0, in order of tiles. */
  readonly slots: () => ReadonlyMap<number, ThemeId>
  /** The number each action goes by, from 1. */
  readonly numbers: () => ReadonlyMap<ActionId, number>
  /** The theme that each action belongs to, of those that belong to one. */
  readonly homes: () => ReadonlyMap<string, string>
  /** What an action is called on paper and in minutes, here as well: `T3.2`, or `A2` when it belongs to no theme. [F4] */
  readonly actionRef: (id: ActionId) => string
  readonly subscribe: (topic: Topic, listener: () => void) => () => void
  /** Hears of every change, once a transaction. */
  readonly subscribeAll: (listener: () => void) => () => void
  readonly close: () => void
}

const registers = {
  apart: (doc: Y.Doc) => all(doc, apart),
  evidence: (doc: Y.Doc) => all(doc, evidence),
  offers: (doc: Y.Doc) => all(doc, offers),
  organisations: (doc: Y.Doc) => all(doc, organisations),
  sessions: (doc: Y.Doc) => all(doc, sessions),
  suggestions: (doc: Y.Doc) => all(doc, suggestions),
  tallies: (doc: Y.Doc) => all(doc, tallies),
}
export type Register = keyof typeof registers

const kindOfRoot: Record<string, LinkKind> = { notes: 'note', themes: 'theme', actions: 'action', evidence: 'evidence' }

/** So many records are read and told of in one go. */
const atOnce = 100

export function boardStore(doc: Y.Doc): BoardStore {
  const cache = new Map<Topic, unknown>()
  const listeners = new Map<Topic, Set<() => void>>()
  const everything = new Set<() => void>()

  function cached<T>(topic: Topic, make: () => T): T {
    if (!cache.has(topic)) cache.set(topic, make())
    return cache.get(topic) as T
  }
  const actionsBefore = new Map<ActionId, Action>()
  /** What is the same in an action as before is the very same value, so that one cell can tell whether it changed. */
  function sharing(id: ActionId, now: Action | undefined): Action | undefined {
    const before = actionsBefore.get(id)
    if (now === undefined) return now
    const fields = Object.entries(now).map(([key, value]) => {
      const old = before?.[key as keyof Action]
      return [key, isSame(old, value) ? old : value] as const
    })
    const shared = Object.freeze(Object.fromEntries(fields)) as Action
    actionsBefore.set(id, shared)
    return shared
  }
  const records: Records = {
    note: id => cached(linkTo('note', id), () => read(doc, notes, id)),
    theme: id => cached(linkTo('theme', id), () => read(doc, themes, id)),
    action: id => cached(linkTo('action', id), () => sharing(id, read(doc, actions, id))),
    hasEvidence: id => has(doc, evidence, id as EvidenceId),
  }
  const arrangement = arrangementOf(records)
  const sourcesOf = (id: ActionId) => {
    const action = records.action(id)
    return action === undefined ? [] : standingSources(records, action)
  }
  const notesBehind = (id: ActionId) => {
    const said = new Set<string>()
    for (const source of sourcesOf(id)) {
      const link = readLink(source)
      const tops =
        link?.kind === 'theme' ? arrangement.list(`theme:${link.id}`) : link?.kind === 'note' ? [link.id] : []
      for (const note of withStacked(arrangement, tops)) said.add(note)
    }
    return said.size
  }
  arrangement.touch(linksOf(doc))

  const claims = <Id extends string>(of: Collection<Id, Fields>, wanted: (id: Id) => number | undefined): Claim<Id>[] =>
    ids(doc, of).map(id => ({ id, wanted: wanted(id) ?? -1 }))

  // Told when a transaction is over and every root is in its final state. Read off the transaction itself:
  // deep observers would make an event with a path for each of a board's records when it first arrives.
  const touched = new Set<Topic>()
  const nameOf = new Map<unknown, string>(
    Object.entries(roots).map(([root, kind]) => [kind === 'prose' ? doc.getXmlFragment(root) : doc.getMap(root), root]),
  )
  function collect({ changed, local }: Y.Transaction): void {
    for (const [type, keys] of changed) {
      const { root, id } = addressOf(type)
      cache.delete('plan')
      const name = nameOf.get(root)
      if (name === undefined) continue
      touch(name)
      const kind = kindOfRoot[name]
      if (kind === undefined) continue
      for (const key of id === null ? keys : [id]) if (key !== null) touch(linkTo(kind, key))
    }
    // Whoever does something reads what came of it at once; only what comes from elsewhere may be told in slices.
    tellChanges(local ? Number.POSITIVE_INFINITY : atOnce)
  }
  // Forgotten at once, told later: what is read meanwhile is read anew.
  function touch(topic: Topic): void {
    touched.add(topic)
    cache.delete(topic)
  }

  let later: ReturnType<typeof setTimeout> | null = null
  function tellChanges(most: number): void {
    if (touched.size === 0) return
    const topics = [...touched].slice(0, most)
    for (const topic of topics) touched.delete(topic)
    const changed = arrangement.touch(topics.filter(topic => readLink(topic) !== null))
    cache.delete('homes')
    for (const topic of [...topics, ...[...changed].map(listTopic)]) {
      for (const listener of listeners.get(topic) ?? []) listener()
    }
    for (const listener of everything) listener()
    // The rest in the next breath: the first arrival of a big board must not hold up the page.
    if (touched.size > 0) later ??= setTimeout(goOn)
  }
  function goOn(): void {
    later = null
    tellChanges(atOnce)
  }
  doc.on('afterTransaction', collect)

  const slots = () =>
    cached('themes', () => {
      const settled = settle(
        claims(themes, id => records.theme(id)?.slot),
        0,
        lastTile,
      )
      return new Map([...settled].map(([id, slot]) => [slot, id] as const).sort(([a], [b]) => a - b))
    })
  const numbers = () =>
    cached('actions', () =>
      settle(
        claims(actions, id => records.action(id)?.no),
        1,
        lastNo,
      ),
    )
  const homes = () =>
    cached('homes', () => {
      const drafted = ids(doc, actions).flatMap(id => {
        const action = records.action(id)
        return action === undefined ? [] : [[id, action] as const]
      })
      return homesOf(drafted, arrangement)
    })

  return {
    note: records.note,
    theme: records.theme,
    action: records.action,
    evidence: id => cached(linkTo('evidence', id), () => read(doc, evidence, id)),
    sourcesOf,
    notesBehind,
    about: () => cached('about', () => readAbout(doc)),
    wall: () => cached('wall', () => readWall(doc)),
    text: name => cached(name, () => readText(textOf(doc, name))),
    register: <R extends Register>(name: R) =>
      cached(name, () => registers[name](doc)) as ReturnType<(typeof registers)[R]>,
    list: arrangement.list,
    plan: () => cached('plan', () => planOf(doc)),
    slots,
    numbers,
    homes,
    actionRef: id =>
      actionRef(numbers().get(id) ?? 0, [...slots()].find(([, theme]) => theme === homes().get(id))?.[0] ?? null),
    subscribe(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set)
      set.add(listener)
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(topic)
      }
    },
    subscribeAll(listener) {
      everything.add(listener)
      return () => everything.delete(listener)
    },
    close() {
      doc.off('afterTransaction', collect)
      if (later !== null) clearTimeout(later)
    },
  }
}

/** The root that a changed type hangs under, and the key of the record it belongs to; null for the root itself. */
function addressOf(type: Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>): { root: unknown; id: string | null } {
  let at: { _item: Y.Item | null } = type
  let id: string | null = null
  while (at._item !== null) {
    id = at._item.parentSub
    at = at._item.parent as unknown as typeof at
  }
  return { root: at, id }
}

export function listTopic(name: ListName): Topic {
  return `list:${name}`
}
