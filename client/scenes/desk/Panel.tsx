// Panel: a sheet on the desk that folds to one line. What the stage needs lies open; what somebody opened or folded by hand stays so until a stage asks otherwise.
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { ChevronDown } from 'lucide-react'
import type { Stage } from '#shared/people/roles.ts'
import { useAbout } from '#client/board/useBoard.ts'
import './Panel.css'

/** The stages in which each lies open. In the others it is one line, in the same place. */
const openIn = {
  choosing: ['choose'],
  notes: ['post'],
  late: ['choose', 'act'],
  sorting: ['sort'],
  paper: ['welcome', 'post'],
  session: ['welcome'],
  'more-people': ['welcome'],
  safety: ['welcome'],
  'go-back': [],
  door: ['welcome', 'post'],
  question: ['welcome'],
  'going-up': ['welcome', 'post'],
  hands: ['sort', 'act'],
} as const satisfies Record<string, readonly Stage[]>

export function Panel({
  name,
  heading,
  brief = null,
  isNeeded = false,
  children,
}: {
  name: keyof typeof openIn
  heading: ReactNode
  /** What its one line says beside the heading. */
  brief?: ReactNode
  /** Something in it waits for somebody, whatever the stage. */
  isNeeded?: boolean
  children: ReactNode
}) {
  const { stage } = useAbout()
  const stages: readonly Stage[] = openIn[name]
  const isNow = isNeeded || stages.includes(stage)
  const [isOpen, setOpen] = useState(isNow)
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    // Nobody loses what they are typing because somebody else moved the stage.
    setOpen(was => isNow || (was && body.current?.contains(document.activeElement) === true))
  }, [isNow])
  return (
    <section className={`panel folds ${name}`} aria-labelledby={name}>
      <h2>
        <button type="button" aria-expanded={isOpen} aria-controls={`${name}-body`} onClick={() => setOpen(!isOpen)}>
          <span id={name}>{heading}</span>
          {!isOpen && brief !== null && <span className="panel-brief">{brief}</span>}
          <ChevronDown size={20} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </h2>
      <div className="panel-body" id={`${name}-body`} ref={body} hidden={!isOpen}>
        {children}
      </div>
    </section>
  )
}
