// Line banner: says quietly, between the header and the board, that the line has been down for a while or that it has ended.
import { useBoard, useCounts, useIsSafe, useLinkState } from '#client/board/useBoard.ts'
import { useLasting } from '#client/ui/useLasting.ts'
import { common } from '#client/words/common.ts'

/** Shorter breaks are not worth a word. Milliseconds (ux 10). */
const patience = 4_000

export function LineBanner() {
  const { connection } = useBoard()
  const isSafe = useIsSafe()
  const state = useLinkState()
  const { cannotSave } = useCounts()
  const why = connection.why()
  const offline = useLasting(state === 'offline' || state === 'connecting', patience)
  const text =
    why !== null
      ? common.ends[why]
      : cannotSave
        ? common.lineTrouble.cannotSave
        : offline
          ? isSafe
            ? common.lineTrouble.offline
            : common.lineTrouble.onlyHere
          : null
  return (
    <div className="line-banner" role="status" data-lost={why !== null || cannotSave || !isSafe || undefined}>
      {text !== null && <p>{text}</p>}
    </div>
  )
}
