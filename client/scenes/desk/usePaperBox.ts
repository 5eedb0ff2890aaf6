// usePaperBox: notes typed for others, on their way from this device.
import { useEffect, useState } from 'react'
import { useBoard } from '#client/board/useBoard.ts'
import { outbox, type Outbox } from '#client/requests/outbox.ts'

/** Null only until the first effect has run. */
export function usePaperBox(): Outbox | null {
  const { id, given } = useBoard()
  const [box, setBox] = useState<Outbox | null>(null)
  const { ticket } = given
  useEffect(() => {
    // Kept on this device before it is sent: a pile of paper typed up during a bad minute is not typed twice.
    const opened = outbox(id, ticket)
    setBox(opened)
    return () => opened.close()
  }, [id, ticket])
  return box
}
