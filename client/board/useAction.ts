// useAction: single parts of an action. A cell wakes when its own part changes, and not when somebody types in its neighbour.
import { useSyncExternalStore } from 'react'
import { hintsFor, type HintCell, type HintKind } from '#shared/board/hints.ts'
import { linkTo } from '#shared/board/link.ts'
import type { Action, ActionId } from '#shared/board/schema.ts'
import { needs, type Need } from '#shared/board/smart.ts'
import { listTopic, type BoardStore } from './boardStore.ts'
import { useBoard, useTopic } from './useBoard.ts'

/** One part of an action; undefined once it has gone. `part` answers a plain value or a field as it stands. */
export function useActionPart<Part>(id: ActionId, part: (action: Action) => Part): Part | undefined {
  const { store } = useBoard()
  return useTopic(linkTo('action', id), () => {
    const action = store.action(id)
    return action === undefined ? undefined : part(action)
  })
}

/** On which side of the line an action is. */
export function useLineOf(id: ActionId): 'above' | 'below' {
  const { store } = useBoard()
  return useTopic(listTopic('above'), () => (store.list('above').includes(id) ? 'above' : 'below'))
}

/** How many actions the community can do itself, and of how many; those that were dropped count for neither. */
export function useDoneOurselves(): { readonly ourselves: number; readonly of: number } {
  const { store } = useBoard()
  const standing = () => [...store.numbers().keys()].filter(id => store.action(id)?.status !== 'dropped')
  const of = useTopic('actions', () => standing().length)
  const ourselves = useTopic('actions', () => standing().filter(id => store.action(id)?.doer === 'community').length)
  return { ourselves, of }
}

/** What an action still needs. The same list until the action or what it rests on changes. */
export function useNeeds(id: ActionId): readonly Need[] {
  const { store } = useBoard()
  return useSyncExternalStore(store.subscribeAll, () => {
    const action = store.action(id)
    if (action === undefined) return nothing
    return remembered(needsOf, action, String(store.sourcesOf(id).length > 0), () =>
      needs(action, store.sourcesOf(id).length),
    )
  })
}

/** The hint on each cell of an action, as text (`s:no-place m:no-measure`), so that the same hints are the same value. */
export function useHints(id: ActionId): string {
  const { store } = useBoard()
  return useSyncExternalStore(store.subscribeAll, () => {
    const action = store.action(id)
    if (action === undefined) return ''
    const around = {
      today: new Date().toISOString().slice(0, 10),
      notesBehind: store.notesBehind(id),
      onLead: leadsOf(store).get(folded(action.lead)) ?? 0,
    }
    const key = Object.values(around).join()
    return remembered(hintsOf, action, key, () =>
      hintsFor(action, around)
        .map(({ cell, kind }) => `${cell}:${kind}`)
        .join(' '),
    )
  })
}

/** The hint on one cell among those of `useHints`; null when there is none. */
export function hintAt(hints: string, cell: HintCell): HintKind | null {
  const found = hints.split(' ').find(hint => hint.startsWith(`${cell}:`))
  return found === undefined ? null : (found.slice(cell.length + 1) as HintKind)
}

type Remembered<Result> = WeakMap<Action, { readonly key: string; readonly result: Result }>
const needsOf: Remembered<readonly Need[]> = new WeakMap()
const hintsOf: Remembered<string> = new WeakMap()
const nothing: readonly Need[] = []

/** Worked out once for each version of an action, as long as `key` says that what is around it is the same. */
function remembered<Result>(in_: Remembered<Result>, action: Action, key: string, make: () => Result): Result {
  const found = in_.get(action)
  if (found?.key === key) return found.result
  const result = make()
  in_.set(action, { key, result })
  return result
}

const countedFor = new WeakMap<ReadonlyMap<ActionId, number>, ReadonlyMap<string, number>>()

/** How many actions that are not over each lead has. Counted once for each change of any action. */
function leadsOf(store: BoardStore): ReadonlyMap<string, number> {
  const numbers = store.numbers()
  const known = countedFor.get(numbers)
  if (known !== undefined) return known
  const counts = new Map<string, number>()
  for (const id of numbers.keys()) {
    const action = store.action(id)
    if (action === undefined || action.status === 'done' || action.status === 'dropped') continue
    counts.set(folded(action.lead), (counts.get(folded(action.lead)) ?? 0) + 1)
  }
  countedFor.set(numbers, counts)
  return counts
}

function folded(name: string): string {
  return name.trim().toLowerCase()
}
