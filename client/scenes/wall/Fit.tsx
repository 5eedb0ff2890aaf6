// Fit: text in a box of fixed size. Steps down to what fits whole; it never clips words.
import { useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { NoteId } from '#shared/board/schema.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { useBox, useFonts } from './frame.ts'

/** Letters with tails hang a little below a tightly set line; that is not yet too much text. Pixels. */
const overhang = 4

/**
 * Sets `--fit` to the first of `steps` with which the children fit. Tried anew at every render: what they say may have changed.
 * When none does, the box is marked `data-full`, so that its style can give it more room instead of cutting words off.
 */
export function Fit({
  steps,
  className,
  children,
}: {
  steps: readonly number[]
  className: string
  children: ReactNode
}) {
  const ref = useRef<HTMLDivElement>(null)
  useBox(ref)
  useFonts()
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    element.removeAttribute('data-full')
    const isFitting = steps.some(step => {
      element.style.setProperty('--fit', String(step))
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element
      return scrollHeight <= clientHeight + overhang && scrollWidth <= clientWidth + 1
    })
    element.toggleAttribute('data-full', !isFitting)
  })
  return (
    <div ref={ref} className={`fit ${className}`}>
      {children}
    </div>
  )
}

/** So many of the newest notes are tried; looking further back would show old news. */
export const tried = 12

/** The first of these notes that fits whole into the space left over, in quotation marks; nothing when none does. */
export function FirstThatFits({ ids }: { ids: readonly NoteId[] }) {
  const { store } = useBoard()
  const fonts = useFonts()
  const texts = useSyncExternalStore(store.subscribeAll, () =>
    ids.map(id => store.note(id)?.text.replaceAll('\n', ' ') ?? '').join('\n'),
  )
  return <Trial key={fonts} texts={texts} />
}

function Trial({ texts }: { texts: string }) {
  const ref = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLParagraphElement>(null)
  const box = useBox(ref)
  const [chosen, setChosen] = useState('')
  useLayoutEffect(() => {
    const trial = ghost.current
    if (box === null || trial === null) return
    const found = texts.split('\n').find(text => {
      trial.textContent = quoted(text)
      return text !== '' && trial.offsetHeight <= box.height && trial.scrollWidth <= box.width
    })
    trial.textContent = ''
    setChosen(found ?? '')
  }, [texts, box])
  return (
    <div ref={ref} className="first-fit">
      <p ref={ghost} className="ghost" dir="auto" aria-hidden="true" />
      {chosen !== '' && <p dir="auto">{quoted(chosen)}</p>}
    </div>
  )
}

function quoted(text: string): string {
  return `“${text}”`
}
