// Keys: single keys on the desk, for hands that are busy. They rest while somebody types, and can be turned off (WCAG 2.1.4).
import { useEffect, useState } from 'react'
import { stages } from '#shared/people/roles.ts'
import { useBoard } from '#client/board/useBoard.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { keep, kept } from '#client/requests/keep.ts'
import { leftOf, timerNow } from '#shared/board/timer.ts'
import { changeTimer, minutesField, moveStage, show } from './acts.ts'

const name = 'desk-keys'

export function useKeys(): { readonly on: boolean; readonly set: (on: boolean) => void } {
  const board = useBoard()
  const [on, setOn] = useState(() => kept<boolean>(name) ?? true)
  useEffect(() => {
    if (!on) return
    const onKey = (event: KeyboardEvent) => {
      const isElsewhere = event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)
      if (!isElsewhere && press(board, event.key)) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [board, on])
  return {
    on,
    set(next) {
      keep(name, next)
      setOn(next)
    },
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null
}

/** Does what the key stands for; false when it stands for nothing here. */
export function press(board: OpenBoard, key: string): boolean {
  const stage = /^[1-7]$/.test(key) ? stages[Number(key) - 1] : undefined
  if (stage !== undefined) {
    if (!board.can('move-stage')) return false
    void moveStage(board, stage)
    return true
  }
  if (key === 't' || key === 'T') return board.can('move-stage') && pressTimer(board)
  if (!board.can('run-wall')) return false
  const { tour } = board.store.wall()
  if (key === 'j' || key === 'J') show(board, { level: 'join' })
  else if (key === 'b' || key === 'B') show(board, { blank: !board.store.wall().blank })
  else if (key === 'Escape') show(board, { level: 'overview' })
  else if ((key === 'p' || key === 'P') && tour !== 'off') show(board, { tour: tour === 'on' ? 'paused' : 'on' })
  else return false
  return true
}

/** Pauses the timer or goes on with it; where none runs, leads to its minutes. */
function pressTimer(board: OpenBoard): boolean {
  const now = board.connection.serverNow()
  const timer = timerNow(board.store.about(), now)
  if (timer !== null && leftOf(timer, now) > 0) {
    void changeTimer(board, { do: timer.pausedWith === null ? 'pause' : 'go-on' })
    return true
  }
  const field = document.getElementById(minutesField)
  field?.focus()
  return field !== null
}
