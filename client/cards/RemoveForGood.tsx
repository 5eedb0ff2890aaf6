// Remove for good: the end of one note or answer, asked for twice, for facilitators alone.
import { useState } from 'react'
import type { NoteId, SuggestionId } from '#shared/board/schema.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { say } from '#client/ui/notices.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import './RemoveForGood.css'

export function RemoveForGood({ id }: { id: NoteId | SuggestionId }) {
  const { id: board, given } = useBoard()
  const isAllowed = useMay('forget')
  const [step, setStep] = useState<'offered' | 'asked' | 'going' | 'left'>('offered')
  if (!isAllowed) return null
  async function remove() {
    setStep('going')
    const body = { decision: 'forget' }
    const answer = await ask('POST', `/api/boards/${board}/notes/${id}/decision`, { ticket: given.ticket, body })
    say(answer.ok ? words.removed : common.troubles[answer.trouble.code])
    setStep('offered')
  }
  if (step === 'offered' || step === 'left') {
    return (
      <button
        type="button"
        className="button quiet remove-for-good"
        autoFocus={step === 'left'}
        onClick={() => setStep('asked')}
      >
        {words.removeForGood}
      </button>
    )
  }
  return (
    <div className="remove-sure" role="group" aria-labelledby="remove-sure">
      <p id="remove-sure" role="alert">
        {words.removeSure}
      </p>
      <div className="dialog-buttons">
        <button type="button" className="button" autoFocus onClick={() => setStep('left')}>
          {words.removeNo}
        </button>
        <button type="button" className="button danger" disabled={step === 'going'} onClick={() => void remove()}>
          {words.removeYes}
        </button>
      </div>
    </div>
  )
}
