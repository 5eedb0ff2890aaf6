// Cell: one value outside React that components may read a part of. The smallest store that useSyncExternalStore can take.
import { useSyncExternalStore } from 'react'

export interface Cell<T> {
  readonly get: () => T
  readonly set: (next: T) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function cell<T>(initial: T): Cell<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A part of a cell; the component wakes only when that part is another value. */
export function useCell<T, Part>(of: Cell<T>, part: (value: T) => Part): Part {
  return useSyncExternalStore(of.subscribe, () => part(of.get()))
}
