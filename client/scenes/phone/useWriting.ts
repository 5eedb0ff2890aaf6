// Writing: tells the room that somebody writes here – a number on the wall, never who or what.
import { useCallback, useEffect, useRef } from 'react'
import type { OwnPresence } from '#shared/protocol/frames.ts'

/** Somebody who has not typed for so long is not writing now. Milliseconds. */
const pause = 10_000

/** Answers what to call at every letter typed. An empty box is nobody writing. */
export function useWriting(isEmpty: boolean, present: (own: OwnPresence) => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isTold = useRef(false)
  const tell = useCallback(
    (writing: boolean) => {
      if (writing === isTold.current) return
      isTold.current = writing
      present({ writing })
    },
    [present],
  )
  useEffect(() => {
    if (isEmpty) tell(false)
  }, [isEmpty, tell])
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => tell(false), pause)
    tell(true)
  }, [tell])
}
