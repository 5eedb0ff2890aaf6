// Status mark: how an action stands, as a shape – ticked, half full, crossed bar, empty, struck out. Colour is not needed.
import type { ReactNode } from 'react'
import type { Status } from '#shared/board/schema.ts'

const shapes: Record<Status, ReactNode> = {
  done: (
    <>
      <circle className="full" cx="12" cy="12" r="10" />
      <path className="tick" d="m7 12.5 3.6 3.8L17.2 8" />
    </>
  ),
  'under-way': (
    <>
      <circle cx="12" cy="12" r="10" />
      <path className="full" d="M12 2a10 10 0 0 1 0 20z" />
    </>
  ),
  stuck: (
    <>
      <rect x="2" y="2" width="20" height="20" rx="2" />
      <path d="M12 6.5v7" />
      <path d="M12 17v.6" />
    </>
  ),
  'not-started': <circle cx="12" cy="12" r="10" />,
  dropped: (
    <>
      <circle cx="12" cy="12" r="10" />
      <path d="M5 19 19 5" />
    </>
  ),
}

export function StatusMark({ status }: { status: Status }) {
  return (
    <svg className={`status-mark is-${status}`} viewBox="0 0 24 24" aria-hidden="true">
      {shapes[status]}
    </svg>
  )
}
