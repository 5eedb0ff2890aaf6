// Held: the notes that wait for a check, asked for again and again, because they are on no board that could tell of them.
import { useCallback, useEffect, useState } from 'react'
import type { HeldNotes } from '#shared/protocol/requests.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'

/** Seconds between questions; whatever is posted is asked for at once. */
const askEvery = 3
const nothing: HeldNotes = { notes: [], waiting: 0, faceDown: 0 }

export interface Held {
  readonly held: HeldNotes
  /** False when the server did not answer the last time. */
  readonly isFresh: boolean
  readonly look: () => Promise<void>
}

export function useHeld(): Held {
  const { id, given, store } = useBoard()
  const [held, setHeld] = useState(nothing)
  const [isFresh, setIsFresh] = useState(true)
  const { ticket } = given
  const look = useCallback(async () => {
    const answer = await ask<HeldNotes>('GET', `/api/boards/${id}/held`, { ticket })
    setIsFresh(answer.ok)
    if (answer.ok) setHeld(answer.value)
  }, [id, ticket])
  useEffect(() => {
    void look()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look()
    }, askEvery * 1000)
    // Every posted note is counted on the board, the hidden ones too.
    const stopHearing = store.subscribe('about', () => void look())
    return () => {
      clearInterval(timer)
      stopHearing()
    }
  }, [look, store])
  return { held, isFresh, look }
}
