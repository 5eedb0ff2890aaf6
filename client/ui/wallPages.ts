// Wall pages: the wall tells other windows of this browser (the desk beside it) which page it shows of how many.
// Only the wall can know: pages come from measured text. Without a wall in this browser nobody tells, and that is fine.
import { useEffect, useState } from 'react'

export interface Paged {
  readonly page: number
  readonly pages: number
}
type Said = Paged | 'ask' | 'gone'

const open = (board: string) => new BroadcastChannel(`folkmoot:wall:${board}`)

export function useTellPages(board: string, { page, pages }: Paged): void {
  useEffect(() => {
    const channel = open(board)
    const tell = () => channel.postMessage({ page, pages } satisfies Said)
    const gone = () => channel.postMessage('gone' satisfies Said)
    channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data === 'ask') tell()
    })
    addEventListener('pagehide', gone)
    tell()
    return () => {
      removeEventListener('pagehide', gone)
      channel.close()
    }
  }, [board, page, pages])
}

/** What the wall beside this window said last; null when no wall is heard. */
export function useHeardPages(board: string): Paged | null {
  const [heard, setHeard] = useState<Paged | null>(null)
  useEffect(() => {
    const channel = open(board)
    channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if (data === 'gone') setHeard(null)
      else if (data !== 'ask') setHeard(data)
    })
    channel.postMessage('ask' satisfies Said)
    return () => channel.close()
  }, [board])
  return heard
}
