// Calm: a board store that tells its news in steps, so that a wall read by a whole hall does not flicker.
import type { BoardStore, Topic } from '#client/board/boardStore.ts'
import { listTopic } from '#client/board/boardStore.ts'
import { linkTo } from '#shared/board/link.ts'

/** What a step waits with. In the page: `performance.now` and `setTimeout`. */
export interface Pace {
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
  /** The least time between two steps. Milliseconds. */
  readonly between: () => number
}

/** With fewer notes than this the wall may step twice as often. */
const fewNotes = 30

export function paceFor(notes: () => number): Pace {
  return {
    now: () => performance.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    between: () => (notes() < fewNotes ? 1_000 : 2_000),
  }
}

/**
 * The same board, taken over in steps: the first change after a quiet time at once, later ones together when the pace allows.
 * What the desk decides (the wall's own state, the stage and the question) is passed on at once.
 */
export function calmStore(store: BoardStore, pace: Pace): BoardStore {
  const seen = new Map<Topic, { value: unknown; readonly read: () => unknown }>()
  const listeners = new Map<Topic, Set<() => void>>()
  const everything = new Set<() => void>()
  let last = -Infinity
  let cancel: (() => void) | null = null

  function calmly<T>(topic: Topic, read: () => T): T {
    const known = seen.get(topic)
    if (known !== undefined) return known.value as T
    const value = read()
    seen.set(topic, { value, read })
    return value
  }

  function step(): void {
    cancel = null
    last = pace.now()
    const changed: Topic[] = []
    for (const [topic, entry] of seen) {
      const value = entry.read()
      if (value === entry.value) continue
      entry.value = value
      changed.push(topic)
    }
    for (const topic of changed) for (const listener of listeners.get(topic) ?? []) listener()
    for (const listener of everything) listener()
  }

  const stop = store.subscribeAll(() => {
    if (cancel !== null) return
    const wait = last + pace.between() - pace.now()
    if (wait <= 0) step()
    else cancel = pace.after(wait, step)
  })

  return {
    about: store.about,
    wall: store.wall,
    note: id => calmly(linkTo('note', id), () => store.note(id)),
    theme: id => calmly(linkTo('theme', id), () => store.theme(id)),
    action: id => calmly(linkTo('action', id), () => store.action(id)),
    evidence: id => calmly(linkTo('evidence', id), () => store.evidence(id)),
    sourcesOf: id => calmly(`sources:${id}`, () => store.sourcesOf(id)),
    notesBehind: id => calmly(`behind:${id}`, () => store.notesBehind(id)),
    // Under the topics that those who read them listen to.
    slots: () => calmly('themes', store.slots),
    numbers: () => calmly('actions', store.numbers),
    homes: () => calmly('homes', store.homes),
    actionRef: id => calmly(`ref:${id}`, () => store.actionRef(id)),
    text: name => calmly(name, () => store.text(name)),
    register: name => calmly(name, () => store.register(name)),
    plan: () => calmly('plan', store.plan),
    list: name => calmly(listTopic(name), () => store.list(name)),
    subscribe(topic, listener) {
      if (topic === 'wall' || topic === 'about') return store.subscribe(topic, listener)
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set)
      set.add(listener)
      return () => void set.delete(listener)
    },
    subscribeAll(listener) {
      everything.add(listener)
      return () => everything.delete(listener)
    },
    close() {
      cancel?.()
      cancel = null
      stop()
    },
  }
}
