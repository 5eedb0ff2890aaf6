// Finished: "I have finished", counted for the facilitator; it locks nothing.
import { useEffect, useState } from 'react'
import { Check } from 'lucide-react'
import type { OwnPresence } from '#shared/protocol/frames.ts'
import { phone } from '#client/words/phone.ts'

export function Finished({ present }: { present: (own: OwnPresence) => void }) {
  const [isFinished, setFinished] = useState(false)
  useEffect(() => present({ finished: isFinished }), [isFinished, present])
  // With the next stage everybody starts anew.
  useEffect(() => () => present({ finished: false }), [present])
  return (
    <div className="finished">
      <button type="button" className="button" aria-pressed={isFinished} onClick={() => setFinished(!isFinished)}>
        {isFinished && <Check size={22} strokeWidth={1.75} />}
        {phone.finished}
      </button>
      <p>{isFinished ? phone.finishedHint : ''}</p>
    </div>
  )
}
