// Hold for helpers: once a helper is here, clean notes wait a moment, so that they can be stopped. Done once, said, and easy to take back.
import { useEffect } from 'react'
import { useAbout, useBoard, useCounts, useMay } from '#client/board/useBoard.ts'
import { kept } from '#client/requests/keep.ts'
import { desk } from '#client/words/desk.ts'
import { holdSetName, setHold } from './acts.ts'

/** Answers whether to say why notes wait: helpers are here, and the hold is short. */
export function useHoldForHelpers(): boolean {
  const board = useBoard()
  const { helpers } = useCounts()
  const { hold } = useAbout().stageRules
  const isAllowed = useMay('move-stage')
  const isHere = helpers > 0
  useEffect(() => {
    // Whoever has set it by hand on this desk has decided.
    if (!isAllowed || !isHere || hold !== 'straight' || kept<boolean>(holdSetName(board)) === true) return
    void setHold(board, 'short', desk.goingUp.helperCame)
  }, [board, isAllowed, isHere, hold])
  return isHere && hold === 'short'
}
