// Phone: the door until a ticket is in hand, then the workshop.
import { lazy, Suspense } from 'react'
import { phone } from '#client/words/phone.ts'
import { Door } from './Door.tsx'
import { useJoin } from './useJoin.ts'
import { Workshop } from './Workshop.tsx'

const SharedTablet = lazy(() => import('./SharedTablet.tsx'))

export function Phone({ typed, isShared = false }: { typed: string; isShared?: boolean }) {
  if (!isShared) return <Own typed={typed} />
  return (
    <Suspense fallback={<Waiting />}>
      <SharedTablet typed={typed} />
    </Suspense>
  )
}

function Own({ typed }: { typed: string }) {
  const { joining, join } = useJoin(typed)
  if (joining.at === 'door') return <Door typed={typed} why={joining.why} onAgain={() => void join()} />
  if (joining.at === 'waiting') return <Waiting />
  return <Workshop given={joining.given} checked={joining.checked} renew={join} />
}

/** The same shapes as phone.html shows before any script has run, so that nothing moves. */
function Waiting() {
  return (
    <main className="phone skeleton" aria-busy="true">
      <output className="visually-hidden">{phone.joining}</output>
      <div className="phone-header" />
      <div className="skeleton-line" />
      <div className="skeleton-line short" />
      <div className="skeleton-box" />
    </main>
  )
}
