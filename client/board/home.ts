// Home: whether somebody takes part from home, as they say themselves. This device remembers it for one board.
import { useEffect, useState } from 'react'
import type { OwnPresence } from '#shared/protocol/frames.ts'
import { keep, kept } from '#client/requests/keep.ts'

/** Whether they are at home, and the way to say so. The room hears a number, never who. */
export function useHome(board: string, present: (own: OwnPresence) => void): [boolean, (home: boolean) => void] {
  const name = `home:${board}`
  const [isHome, setIsHome] = useState(() => kept<boolean>(name) === true)
  useEffect(() => present({ home: isHome }), [present, isHome])
  return [
    isHome,
    home => {
      keep(name, home)
      setIsHome(home)
    },
  ]
}
