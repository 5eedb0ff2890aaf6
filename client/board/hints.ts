// Hints: look-alikes and likely themes of the open board, kept up while anybody on this screen wants them.
import { useSyncExternalStore } from 'react'
import { withStacked } from '#shared/board/piles.ts'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import type { BoardStore } from './boardStore.ts'
import { hintsAnswerer, type Hints, type HintsWanted } from './hintsAnswer.ts'
import type { OpenBoard } from './openBoard.ts'
import { useBoard } from './useBoard.ts'

/** Not more often than this while others are at work. Milliseconds. */
const pause = 250

const kept = new WeakMap<OpenBoard, Keeper>()

/** The latest hints; null until there are any. */
export function useHints(): Hints | null {
  const keeper = keeperOf(useBoard())
  return useSyncExternalStore(keeper.subscribe, keeper.latest)
}

/** Which hints will take in everything that has happened until now. */
export function nextHints(board: OpenBoard): number {
  return keeperOf(board).next()
}

/** Asks which notes are like this one; null takes the question back. The answer comes with the next hints. */
export function askLike(board: OpenBoard, note: NoteId | null): void {
  keeperOf(board).askLike(note)
}

interface Keeper {
  readonly subscribe: (listener: () => void) => () => void
  readonly latest: () => Hints | null
  readonly next: () => number
  readonly askLike: (note: NoteId | null) => void
}

function keeperOf(board: OpenBoard): Keeper {
  const keeper = kept.get(board) ?? keep(board.store)
  kept.set(board, keeper)
  return keeper
}

function keep(store: BoardStore): Keeper {
  const listeners = new Set<() => void>()
  let hints: Hints | null = null
  let like: NoteId | null = null
  let no = 0
  let desk: Comparer | null = null
  let isBusy = false
  let isStale = false
  let waiting: ReturnType<typeof setTimeout> | null = null
  let stop: (() => void) | null = null

  function look(): void {
    waiting = null
    if (desk === null) return
    if (isBusy) {
      isStale = true
      return
    }
    isBusy = true
    isStale = false
    no += 1
    desk.ask(wantedOf(store, no, like))
  }
  function hear(told: Hints): void {
    isBusy = false
    hints = told
    if (isStale) waiting ??= setTimeout(look)
    for (const listener of listeners) listener()
  }
  function changed(): void {
    waiting ??= setTimeout(look, isBusy ? pause : 0)
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      if (desk === null) {
        desk = comparer(hear)
        stop = store.subscribeAll(changed)
        changed()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        desk?.close()
        if (waiting !== null) clearTimeout(waiting)
        desk = waiting = null
        isBusy = false
      }
    },
    latest: () => hints,
    next: () => no + 1,
    askLike(note) {
      like = note
      changed()
    },
  }
}

/** Whoever compares the notes. */
interface Comparer {
  readonly ask: (wanted: HintsWanted) => void
  readonly close: () => void
}

function comparer(hear: (told: Hints) => void): Comparer {
  if (typeof Worker === 'undefined') {
    const answer = hintsAnswerer()
    let isOpen = true
    const ask = (wanted: HintsWanted) => queueMicrotask(() => isOpen && hear(answer(wanted)))
    return { ask, close: () => (isOpen = false) }
  }
  const worker = new Worker(new URL('./hintsWorker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Hints>) => hear(data))
  return { ask: wanted => worker.postMessage(wanted), close: () => worker.terminate() }
}

function wantedOf(store: BoardStore, no: number, like: NoteId | null): HintsWanted {
  const loose = store.list('loose')
  const themes = (store.list('themes') as readonly ThemeId[]).map(id => ({ id, tops: store.list(`theme:${id}`) }))
  const stackOf = (top: string) => ({ top, notes: withStacked(store, [top]) })
  const stacks = [...loose, ...themes.flatMap(({ tops }) => tops)].map(stackOf)
  const notes = stacks.flatMap(stack => stack.notes).sort()
  return {
    no,
    loose,
    like,
    stacks,
    sayings: notes.map(id => ({ id, text: store.note(id)?.text ?? '' })),
    apart: store.register('apart').map(([, each]) => each.notes),
    themes: themes.map(({ id, tops }) => ({
      id,
      name: store.theme(id)?.name ?? '',
      notes: withStacked(store, tops),
    })),
  }
}
