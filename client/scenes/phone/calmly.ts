// Calmly: something read off the board for a list on the phone, told anew only now and then, so that nobody's line runs away.
import type { BoardStore } from '#client/board/boardStore.ts'

/** Tells what is read, now and when the board has changed, no more often than every so many milliseconds. Answers with what ends it. */
export function calmly<T>(store: BoardStore, every: number, read: () => T, told: (now: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const tell = () => {
    timer = null
    told(read())
  }
  const stop = store.subscribeAll(() => {
    timer ??= setTimeout(tell, every)
  })
  tell()
  return () => {
    stop()
    if (timer !== null) clearTimeout(timer)
  }
}
