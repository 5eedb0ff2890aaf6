// useBoard: how components read the open board. Each hook wakes its component only when that very thing changes.
import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import type { ListName } from '#shared/board/arrangement.ts'
import { linkTo, readLink } from '#shared/board/link.ts'
import { countNotes, notesIn } from '#shared/board/piles.ts'
import type { ActionId, NoteId, ThemeId } from '#shared/board/schema.ts'
import type { TextName } from '#shared/board/texts.ts'
import type { Act } from '#shared/people/roles.ts'
import { listTopic, type Topic } from './boardStore.ts'
import { calmPlan } from './calmPlan.ts'
import type { OpenBoard } from './openBoard.ts'

export const BoardContext = createContext<OpenBoard | null>(null)

/** The open board. Only components inside BoardGate may ask, so that it is always there. */
export function useBoard(): OpenBoard {
  const board = useContext(BoardContext)
  if (board === null) throw new Error('useBoard outside BoardGate')
  return board
}

// The subscription must keep its identity between renders, or React would subscribe anew each time; hence useCallback.
export function useTopic<T>(topic: Topic, read: () => T): T {
  const { store } = useBoard()
  const subscribe = useCallback((listener: () => void) => store.subscribe(topic, listener), [store, topic])
  return useSyncExternalStore(subscribe, read)
}

export function useNote(id: NoteId) {
  const { store } = useBoard()
  return useTopic(linkTo('note', id), () => store.note(id))
}

export function useTheme(id: ThemeId) {
  const { store } = useBoard()
  return useTopic(linkTo('theme', id), () => store.theme(id))
}

export function useAction(id: ActionId) {
  const { store } = useBoard()
  return useTopic(linkTo('action', id), () => store.action(id))
}

/** Which theme keeps which tile of the wall, from 0, in order of tiles. */
export function useSlots(): ReadonlyMap<number, ThemeId> {
  const { store } = useBoard()
  return useTopic('themes', store.slots)
}

/** The tile a theme keeps; the number it goes by is one more. Null when it has gone. */
export function useSlotOf(theme: ThemeId | null): number | null {
  const { store } = useBoard()
  return useTopic('themes', () => {
    for (const [slot, id] of store.slots()) if (id === theme) return slot
    return null
  })
}

/** Something plain that is worked out from several records; the component wakes when it is another. */
function useWorkedOut<T extends number | string>(read: () => T): T {
  const { store } = useBoard()
  return useSyncExternalStore(store.subscribeAll, read)
}

/** How many notes lie in a theme, or in the loose pile (null). */
export function useNotesIn(theme: ThemeId | null): number {
  const { store } = useBoard()
  return useWorkedOut(() => notesIn(store, theme).length)
}

/** How many notes these are, with those stacked on them. */
export function useNotesCount(tops: readonly NoteId[]): number {
  const { store } = useBoard()
  return useWorkedOut(() => countNotes(store, tops))
}

/** What an action is called on paper, in minutes and on every screen: `T3.2`. [F4] */
export function useActionRef(id: ActionId): string {
  const { store } = useBoard()
  return useWorkedOut(() => store.actionRef(id))
}

/** How many links of an action lead to something that is there. */
export function useSourceCount(id: ActionId): number {
  const { store } = useBoard()
  return useWorkedOut(() => store.sourcesOf(id).length)
}

/** How many notes an action rests on: linked ones, those in linked themes, and those stacked on either. */
export function useNotesBehind(id: ActionId): number {
  const { store } = useBoard()
  return useWorkedOut(() => store.notesBehind(id))
}

/** How many pieces of evidence an action is itself linked to. */
export function useFactsLinked(id: ActionId): number {
  const { store } = useBoard()
  return useWorkedOut(() => store.sourcesOf(id).filter(source => readLink(source)?.kind === 'evidence').length)
}

/** The ids in a list, in order; the caller knows of what kind they are. */
export function useList<Id extends string>(name: ListName): readonly Id[] {
  const { store } = useBoard()
  return useTopic(listTopic(name), () => store.list(name)) as readonly Id[]
}

export function useAbout() {
  const { store } = useBoard()
  return useTopic('about', store.about)
}

export function useWall() {
  const { store } = useBoard()
  return useTopic('wall', store.wall)
}

/** One of the texts that people write together about the plan. */
export function useText(name: TextName) {
  const { store } = useBoard()
  return useTopic(name, () => store.text(name))
}

/** The whole board as data, with every trace resolved. It wakes at any change: for what is open now and then, not for cards. */
export function usePlan() {
  const { store } = useBoard()
  const { subscribe, read } = useMemo(() => calmPlan(store), [store])
  return useSyncExternalStore(subscribe, read)
}

/** May this person do this now? Wakes when the stage or its rules change. */
export function useMay(act: Act): boolean {
  const { can } = useBoard()
  return useTopic('about', () => can(act))
}

export function useLinkState() {
  const { connection } = useBoard()
  return useSyncExternalStore(connection.subscribe, connection.state)
}

export function useCounts() {
  const { connection } = useBoard()
  return useSyncExternalStore(connection.subscribe, connection.counts)
}

export function useOthers() {
  const { connection } = useBoard()
  return useSyncExternalStore(connection.subscribe, connection.others)
}

/** The names of other editors who hold a text, joined; '' when nobody does. */
export function useWriters(holding: string): string {
  const { connection } = useBoard()
  return useSyncExternalStore(connection.subscribe, () =>
    connection
      .others()
      .filter(other => other.holding === holding)
      .map(({ name }) => name)
      .join(', '),
  )
}

/** False when something done here is neither at the server nor on this device. */
export function useIsSafe() {
  const { unsaved } = useBoard()
  return useSyncExternalStore(unsaved.subscribe, unsaved.isSafe)
}
