// Saved sign: whether what was done here is safe. "All saved" rests on the server's word after its disk has it.
import { Check, CloudOff, LoaderCircle } from 'lucide-react'
import { useCounts, useLinkState } from '#client/board/useBoard.ts'
import { common } from '#client/words/common.ts'

export function SavedSign() {
  const state = useLinkState()
  const { cannotSave } = useCounts()
  const shown = cannotSave ? 'cannotSave' : state
  const Icon = shown === 'saved' ? Check : shown === 'saving' || shown === 'connecting' ? LoaderCircle : CloudOff
  return (
    <span className="saved-sign" data-state={shown}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      {common.links[shown]}
    </span>
  )
}
