// Note safety: what may be done with a note or an answer that says too much about somebody. Hidden, shortened, or removed for good.
import { useState } from 'react'
import type { NoteId, SuggestionId } from '#shared/board/schema.ts'
import { useMay } from '#client/board/useBoard.ts'
import { worry } from '#client/words/worry.ts'
import { RemoveForGood } from './RemoveForGood.tsx'
import { TakeOut } from './TakeOut.tsx'
import { Worry } from './Worry.tsx'

export function NoteSafety({ id, text }: { id: NoteId | SuggestionId; text: string }) {
  const mayCheck = useMay('check')
  const [step, setStep] = useState<'offered' | 'open' | 'left'>('offered')
  return (
    <>
      <div className="note-safety">
        <Worry id={id} />
        {mayCheck && step !== 'open' && (
          <button type="button" className="button quiet" autoFocus={step === 'left'} onClick={() => setStep('open')}>
            {worry.takeOut.button}
          </button>
        )}
        {step !== 'open' && <RemoveForGood id={id} />}
      </div>
      {step === 'open' && <TakeOut key={text} id={id} text={text} onEnd={() => setStep('left')} />}
    </>
  )
}
