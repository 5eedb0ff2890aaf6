// Region: one list of notes on the board – a theme, or the unsorted tray – as heading and list, and a place to drop.
import { startTransition, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import { useBoard, useList } from '#client/board/useBoard.ts'
import { board as words } from '#client/words/board.ts'
import { DropZone } from './DragLayer.tsx'
import { setCurrent, useHand } from './hand.ts'
import { NoteCard } from './NoteCard.tsx'
import { putDown } from './putDown.ts'
import './Region.css'

interface Props {
  readonly theme: ThemeId | null
  readonly heading: ReactNode
  readonly empty: string
  readonly labelledBy: string
  readonly children?: ReactNode
}

export function Region({ theme, heading, empty, labelledBy, children }: Props) {
  const notes = useList<NoteId>(theme === null ? 'loose' : `theme:${theme}`)
  const list = theme ?? 'loose'
  const wanted = useHand(({ current }) => current.get(list))
  const at = wanted === undefined ? -1 : notes.indexOf(wanted)
  const [grown, setGrown] = useState(first)
  const shown = Math.max(grown, at + few)
  return (
    <DropZone id={`region:${list}`} target={{ kind: 'theme', theme, place: 'first' }} className="region">
      <section aria-labelledby={labelledBy}>
        {heading}
        <PutHere theme={theme} />
        {children}
        <ul
          className="region-notes"
          data-list={list}
          data-rest={notes[shown]}
          onFocus={event => {
            const note = (event.target as Element).closest<HTMLElement>('[data-note]')?.dataset['note']
            if (note !== undefined) setCurrent(list, note as NoteId)
          }}
        >
          {notes.slice(0, shown).map((id, i) => (
            <NoteCard key={id} id={id} isCurrent={i === Math.max(0, at)} />
          ))}
          {notes.length === 0 && <li className="region-empty">{empty}</li>}
          {/* Anew for each batch: an observer tells changes only, and the item may still be in view. */}
          {notes.length > shown && (
            <More
              key={shown}
              left={notes.length - shown}
              onMore={() => startTransition(() => setGrown(shown + batch))}
            />
          )}
          <RegionEnd theme={theme} />
        </ul>
      </section>
    </DropZone>
  )
}

/** Cards drawn in the very first frame of the board, when all lists come at once. */
const first = 4
/** Cards drawn with each step down a list: thousands of cards in the page would make every drag stutter. */
const batch = 8
/** Cards drawn beyond the one that has the focus. */
const few = 4

/** Draws the next notes as soon as it is scrolled into view; also a button, for whoever does not scroll. */
function More({ left, onMore }: { left: number; onMore: () => void }) {
  const ref = useRef<HTMLLIElement>(null)
  const more = useEffectEvent(onMore)
  useEffect(() => {
    const item = ref.current
    if (item === null || typeof IntersectionObserver === 'undefined') return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), {
      root: item.parentElement,
      rootMargin: '300px',
    })
    watcher.observe(item)
    return () => watcher.disconnect()
  }, [])
  return (
    <li ref={ref}>
      <button type="button" className="button quiet region-more" onClick={onMore}>
        {words.moreNotes(left)}
      </button>
    </li>
  )
}

/** The gap after the last note, where a line shows that something would go to the end. */
function RegionEnd({ theme }: { theme: ThemeId | null }) {
  const drops = useHand(
    ({ over, held }) =>
      held?.kind === 'notes' && over?.kind === 'theme' && over.theme === theme && typeof over.place === 'string',
  )
  return <li className="region-end" aria-hidden data-drops={drops || undefined} />
}

/** Shown while something is lifted: one press puts it at the top of this list. */
function PutHere({ theme }: { theme: ThemeId | null }) {
  const board = useBoard()
  const held = useHand(({ held, grip }) => (grip === 'tap' ? held : null))
  if (held?.kind !== 'notes') return null
  return (
    <button
      type="button"
      className="button primary put-here"
      onClick={() => putDown(board, held, { kind: 'theme', theme, place: 'first' })}
    >
      {words.putHere}
    </button>
  )
}
