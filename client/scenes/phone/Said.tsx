// Said: the way to what everybody has said so far, and how much of it lies face down. The list itself loads when it is opened.
import { Suspense, lazy, useState } from 'react'
import { Eye, EyeOff } from 'lucide-react'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { patiently } from '#client/ui/patiently.ts'
import { phone } from '#client/words/phone.ts'
import { worry } from '#client/words/worry.ts'
import type { Live } from './live.ts'
import './said.css'

const SaidList = lazy(() => patiently(() => import('./SaidList.tsx')))

export function Said({ given, live, faceDown }: { given: TicketGiven; live: Live | null; faceDown: number }) {
  const [isOpen, setOpen] = useState(false)
  if (live === null) return null
  const Icon = isOpen ? EyeOff : Eye
  return (
    <>
      {faceDown > 0 && (
        <p className="said-down">
          <span className="card-backs" aria-hidden="true" />
          <span>
            {worry.faceDown.count(faceDown)}. {worry.faceDown.later}
          </span>
        </p>
      )}
      <button type="button" className="button said-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon size={22} strokeWidth={1.75} />
        {isOpen ? phone.said.close : phone.said.open}
      </button>
      {isOpen && (
        <Suspense fallback={<p className="said-none">{phone.said.loading}</p>}>
          <SaidList given={given} live={live} />
        </Suspense>
      )}
    </>
  )
}
