// Choosing on the phone: dots while the round is open, bars once they are shown. Loaded when it is first needed.
import { Suspense, lazy } from 'react'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import type { Choices } from '#client/board/choices.ts'
import { patiently } from '#client/ui/patiently.ts'
import { choose as words } from '#client/words/choose.ts'
import './choosing.css'

const Choose = lazy(() => patiently(async () => ({ default: (await import('#client/choosing/Choose.tsx')).Choose })))
const LateDots = lazy(() =>
  patiently(async () => ({ default: (await import('#client/choosing/Choose.tsx')).LateDots })),
)
const ChoiceResults = lazy(() =>
  patiently(async () => ({ default: (await import('#client/choosing/ChoiceResults.tsx')).ChoiceResults })),
)

export function Choosing({
  choices,
  given,
  renew,
}: {
  choices: Choices
  given: TicketGiven
  renew: () => Promise<string | null>
}) {
  const { isOpen, results } = choices
  return (
    <Suspense fallback={<h1>{words.title}</h1>}>
      {results !== null ? (
        <>
          <LateDots choices={choices} given={given} renew={renew} />
          <ChoiceResults results={results} heading="h1" />
        </>
      ) : isOpen ? (
        <Choose choices={choices} given={given} renew={renew} heading="h1" />
      ) : (
        <h1>{words.soon}</h1>
      )}
    </Suspense>
  )
}
