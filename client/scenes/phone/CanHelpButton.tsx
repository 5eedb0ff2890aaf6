// Can help: one button that says "I can help" with an action and takes it back, and how many people have said so.
import { useState } from 'react'
import { HandHeart } from 'lucide-react'
import type { OfferTold } from '#shared/protocol/answers.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { ask } from '#client/requests/ask.ts'
import { acting as words } from '#client/words/acting.ts'
import { common } from '#client/words/common.ts'
import type { ActingAction } from './actingOn.ts'

interface Props {
  readonly given: TicketGiven
  readonly action: ActingAction
  readonly helps: readonly string[]
  readonly look: () => Promise<void>
}

export function CanHelpButton({ given, action, helps, look }: Props) {
  const [trouble, setTrouble] = useState('')
  const [isBusy, setBusy] = useState(false)
  const can = helps.includes(action.id)
  async function toggle(): Promise<void> {
    if (isBusy) return
    setBusy(true)
    const path = `/api/boards/${given.board.id}/actions/${action.id}/help`
    const answer = await ask<OfferTold>('PUT', path, { ticket: given.ticket, body: { can: !can } })
    await look()
    setBusy(false)
    setTrouble(answer.ok ? '' : common.troubles[answer.trouble.code])
  }
  const count = action.helpers === 0 ? words.nobodyYet : words.howMany(action.helpers)
  return (
    <div className="can-help">
      <button type="button" className="button" aria-pressed={can} aria-disabled={isBusy} onClick={() => void toggle()}>
        <HandHeart size={24} strokeWidth={1.75} />
        {words.canHelp}
      </button>
      <output className="acting-hint">
        {trouble || count}
        {can && trouble === '' && ` ${words.youCan}`}
      </output>
    </div>
  )
}
