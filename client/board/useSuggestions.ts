// useSuggestions: what waits beside a cell, and how many can help. A cell wakes when its own suggestions change.
import type { ActionId, Letter, SuggestionId } from '#shared/board/schema.ts'
import type { BoardStore } from './boardStore.ts'
import { useBoard, useTopic } from './useBoard.ts'

export interface Waiting {
  readonly id: SuggestionId
  readonly text: string
}

/** What people answered from phones to the question of one letter and nobody has dealt with yet, the oldest first. */
export function useWaiting(action: ActionId, letter: Letter): readonly Waiting[] {
  const { store } = useBoard()
  return useTopic('suggestions', () => waitingIn(store).get(`${action} ${letter}`) ?? none)
}

/** How many people said that they can help with an action. */
export function useOffers(action: ActionId): number {
  const { store } = useBoard()
  return useTopic('offers', () => store.register('offers').find(([id]) => id === action)?.[1].people ?? 0)
}

const none: readonly Waiting[] = []
type Cells = ReadonlyMap<string, readonly Waiting[]>
const known = new WeakMap<BoardStore, { readonly from: unknown; readonly cells: Cells }>()

/** Sorted into cells once for each change of any suggestion; a cell where nothing has changed keeps its very list. */
function waitingIn(store: BoardStore): Cells {
  const from = store.register('suggestions')
  const before = known.get(store)
  if (before?.from === from) return before.cells
  const cells = new Map<string, Waiting[]>()
  const inOrder = [...from].sort(([a, one], [b, other]) => (`${one.at} ${a}` < `${other.at} ${b}` ? -1 : 1))
  for (const [id, { action, letter, text, became }] of inOrder) {
    if (became !== 'waiting' || action === null) continue
    const key = `${action} ${letter}`
    cells.set(key, [...(cells.get(key) ?? []), { id, text }])
  }
  const kept = new Map([...cells].map(([key, now]) => [key, unlessSame(before?.cells.get(key), now)] as const))
  known.set(store, { from, cells: kept })
  return kept
}

function unlessSame(before: readonly Waiting[] | undefined, now: readonly Waiting[]): readonly Waiting[] {
  const isSame =
    before?.length === now.length && before.every(({ id, text }, i) => id === now[i]?.id && text === now[i]?.text)
  return before !== undefined && isSame ? before : now
}
