// Line: whether to tell that the phone is offline – quietly, only after a while – and what was sent once it is back.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { isAnswer } from '#client/requests/outNote.ts'
import type { OutNote } from '#client/requests/outbox.ts'

export type Line = { readonly is: 'fine' } | { readonly is: 'away' } | { readonly is: 'back'; readonly sent: number }

/** Seconds without a line before anything is said, and how long "back" stays. */
const quietFor = 4
const backFor = 8

export function useLine(notes: readonly OutNote[], isReached: boolean): Line {
  const hasNetwork = useSyncExternalStore(watchNetwork, () => navigator.onLine)
  const isStuck = notes.some(({ state, leaving, trouble }) => (leaving || state === 'saved') && trouble === 'offline')
  const isDown = !hasNetwork || !isReached || isStuck
  const [line, setLine] = useState<Line>({ is: 'fine' })
  const unsent = useRef(new Set<string>())
  const latest = useRef(notes)

  useEffect(() => {
    latest.current = notes
    if (!isDown) return
    // Only notes: answers say for themselves that they have arrived.
    for (const each of notes) if (each.state === 'saved' && !isAnswer(each)) unsent.current.add(each.note.id)
  }, [notes, isDown])

  useEffect(() => {
    if (isDown) {
      const timer = setTimeout(() => setLine({ is: 'away' }), quietFor * 1000)
      return () => clearTimeout(timer)
    }
    const sent = latest.current.filter(({ note, state }) => unsent.current.has(note.id) && state !== 'saved').length
    unsent.current.clear()
    setLine(now => (now.is === 'away' ? { is: 'back', sent } : now))
    const timer = setTimeout(() => setLine({ is: 'fine' }), backFor * 1000)
    return () => clearTimeout(timer)
  }, [isDown])

  return line
}

function watchNetwork(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
