// Line state: whether what happens here reaches the server, in two words.
import { useBoard, useCounts, useLinkState } from '#client/board/useBoard.ts'
import { common } from '#client/words/common.ts'

export function LineState() {
  const state = useLinkState()
  const { cannotSave } = useCounts()
  const { connection } = useBoard()
  const why = connection.why()
  const words = why !== null ? common.ends[why] : cannotSave ? common.links.cannotSave : common.links[state]
  const isWell = why === null && !cannotSave && (state === 'saved' || state === 'saving')
  return <p className={isWell ? 'line-state' : 'line-state trouble'}>{words}</p>
}
