// useChoices: the latest round of choosing; wakes only when something of it has changed.
import { useMemo, useSyncExternalStore } from 'react'
import { choicesOf, type Choices } from './choices.ts'
import { useBoard } from './useBoard.ts'

export function useChoices(): Choices {
  const { store } = useBoard()
  // As text: it is put together anew each time, and must stay the same while it says the same.
  const told = useSyncExternalStore(store.subscribeAll, () => JSON.stringify(choicesOf(store)))
  return useMemo(() => JSON.parse(told) as Choices, [told])
}
