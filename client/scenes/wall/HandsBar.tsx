// Hands bar: the few buttons a touch screen needs instead of keys. It comes when somebody touches the wall, and goes again.
import { useEffect, useState, type ReactNode } from 'react'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { useHeardPages } from '#client/ui/wallPages.ts'
import { wall } from '#client/words/wall.ts'
import { goUp, lead } from './handsOn.ts'
import './HandsBar.css'

/** How long the bar stays after the last touch. Milliseconds. */
const barStays = 5_000

export function HandsBar() {
  return useMay('run-wall') && <Bar />
}

function Bar() {
  const board = useBoard()
  const isTouched = useTouched()
  const [isFull, setIsFull] = useState(document.fullscreenElement !== null)
  const { page = 0, pages = 1 } = useHeardPages(board.id) ?? {}
  useEffect(() => {
    const hear = () => setIsFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', hear)
    return () => document.removeEventListener('fullscreenchange', hear)
  }, [])
  return (
    <nav className={isTouched ? 'hands-bar touched' : 'hands-bar'} aria-label={wall.hands.label}>
      <button type="button" className="button" onClick={() => goUp(board)}>
        {wall.hands.up}
      </button>
      {pages > 1 && (
        <>
          <button
            type="button"
            className="button"
            disabled={page === 0}
            onClick={() => lead(board, { page: page - 1 })}
          >
            {wall.hands.back}
          </button>
          <button
            type="button"
            className="button"
            disabled={page + 1 >= pages}
            onClick={() => lead(board, { page: page + 1 })}
          >
            {wall.hands.on}
          </button>
        </>
      )}
      {document.fullscreenEnabled && (
        <button
          type="button"
          className="button"
          onClick={() => void (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen())}
        >
          {isFull ? wall.hands.small : wall.hands.full}
        </button>
      )}
    </nav>
  )
}

/** True for a while after a pointer moved or touched. */
function useTouched(): boolean {
  const [isTouched, setIsTouched] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const touch = () => {
      setIsTouched(true)
      clearTimeout(timer)
      timer = setTimeout(() => setIsTouched(false), barStays)
    }
    addEventListener('pointermove', touch)
    addEventListener('pointerdown', touch)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointermove', touch)
      removeEventListener('pointerdown', touch)
    }
  }, [])
  return isTouched
}

/** Words that open what they name, for those who run the wall; plain words for everybody else. */
export function Opens({ run, children }: { run: () => void; children: ReactNode }) {
  if (!useMay('run-wall')) return children
  return (
    <button type="button" className="opens" onClick={run}>
      {children}
    </button>
  )
}
