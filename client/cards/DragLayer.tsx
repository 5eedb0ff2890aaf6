// Drag layer: mouse and touch dragging for everything inside it. Only what is pressed takes part in dnd-kit:
// with a hook in every card, 2,000 cards cost 28,000 hook runs a drag instead of 150 (measured 2026-11).
import {
  DndContext,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  pointerWithin,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { flushSync } from 'react-dom'
import { readLink } from '#shared/board/link.ts'
import { countNotes } from '#shared/board/piles.ts'
import type { ActionId, EvidenceId, NoteId, ThemeId } from '#shared/board/schema.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { board as words } from '#client/words/board.ts'
import type { Carried, Target } from './deeds.ts'
import { hand, letGo, setHand, takenWith, useHand } from './hand.ts'
import { lift, nameOf, putDown } from './putDown.ts'
import './DragLayer.css'

type Listeners = ReturnType<typeof useDraggable>['listeners']
interface Armed {
  readonly link: string
  readonly node: HTMLElement
}

/** A press held this long, without moving this far, lifts something by touch. Milliseconds and pixels. */
const longPress = { after: 400, within: 8 }

export function DragLayer({ children }: { children: ReactNode }) {
  const board = useBoard()
  const [armed, setArmed] = useState<Armed | null>(null)
  const listeners = useRef<Listeners>(undefined)
  const pointer = useRef<{ x: number; y: number } | null>(null)
  const lifted = useRef(false)
  const pressing = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { distance: 4 } }),
  )

  function press(event: PointerEvent): void {
    unpress()
    lifted.current = false
    const node = (event.target as Element).closest<HTMLElement>('[data-carry]')
    const link = node?.dataset['carry']
    if (!node || link === undefined) return
    pointer.current = { x: event.clientX, y: event.clientY }
    // In the same breath, so that the mousedown or touchstart that follows finds the draggable in place.
    flushSync(() => setArmed({ link, node }))
    const button = (event.target as Element).closest('button')
    if (event.pointerType !== 'touch' || (button !== null && !button.matches('.note-text'))) return
    const timer = setTimeout(() => {
      const carried = carriedBy(link)
      if (carried === null || hand.get().held !== null) return
      lift(board, carried, 'tap', null)
      lifted.current = true
    }, longPress.after)
    pressing.current = { timer, x: event.clientX, y: event.clientY }
  }
  /** True when an event is on the very thing that was pressed last; only that may be dragged. */
  function isOn(target: EventTarget): boolean {
    return armed !== null && (target as Element).closest('[data-carry]') === armed.node
  }
  // dnd-kit tells of the place it last drew; several moves may have come since. What is under the pointer now, counts.
  function follow(): void {
    const at = pointer.current
    const next = at === null ? null : placed(targetAt(at), at.y)
    if (JSON.stringify(next) !== JSON.stringify(hand.get().over)) setHand({ over: next })
  }
  function unpress(): void {
    if (pressing.current !== null) clearTimeout(pressing.current.timer)
    pressing.current = null
  }
  const drift = useEffectEvent(({ clientX, clientY }: globalThis.PointerEvent) => {
    pointer.current = { x: clientX, y: clientY }
    const from = pressing.current
    if (from !== null && Math.hypot(clientX - from.x, clientY - from.y) > longPress.within) unpress()
  })
  // On the window: while something hangs on the pointer, the pointer is over that and not over the board.
  useEffect(() => {
    const onMove = (event: globalThis.PointerEvent) => drift(event)
    addEventListener('pointermove', onMove, true)
    return () => removeEventListener('pointermove', onMove, true)
  }, [])

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={pointerWithin}
      accessibility={{ screenReaderInstructions: { draggable: '' }, announcements: silent }}
      onDragStart={({ active }) => {
        unpress()
        setHand({ held: carriedBy(String(active.id)), grip: 'pointer', over: null })
      }}
      onDragMove={follow}
      onDragOver={follow}
      onDragEnd={() => {
        follow()
        const { held, over } = hand.get()
        // In a task of its own, after dnd-kit has tidied up: both in one took a frame of 66 ms at 2,000 notes (2026-11).
        setTimeout(() => {
          if (held !== null && over !== null) putDown(board, held, over)
          else letGo()
        })
      }}
      onDragCancel={letGo}
    >
      <div
        className="drag-layer"
        onClickCapture={event => {
          // The finger that lifted something must not press what it happens to be on when it leaves.
          if (!lifted.current) return
          lifted.current = false
          event.stopPropagation()
          event.preventDefault()
        }}
        onPointerDownCapture={press}
        onPointerUp={unpress}
        onPointerCancel={unpress}
        onMouseDown={event => {
          if (isOn(event.target)) listeners.current?.['onMouseDown']?.(event)
        }}
        onTouchStart={event => {
          const onGrip = (event.target as Element).closest('[data-grip]') !== null
          if (onGrip && isOn(event.target)) listeners.current?.['onTouchStart']?.(event)
        }}
      >
        {children}
      </div>
      {armed !== null && <ArmedCard key={armed.link} armed={armed} listeners={listeners} />}
      <DragOverlay dropAnimation={null}>
        <Ghost />
      </DragOverlay>
    </DndContext>
  )
}

/** The one thing that dnd-kit knows as draggable: what the pointer was last pressed on. */
function ArmedCard({ armed, listeners: target }: { armed: Armed; listeners: RefObject<Listeners> }) {
  const { setNodeRef, listeners } = useDraggable({ id: armed.link })
  useLayoutEffect(() => {
    setNodeRef(armed.node)
    target.current = listeners
  })
  return null
}

/** What hangs on the pointer: the words, and how many there are. */
function Ghost() {
  const board = useBoard()
  const held = useHand(({ held }) => held)
  if (held === null) return null
  const count = held.kind === 'notes' ? countNotes(board.store, held.ids) : 1
  return (
    <div className="ghost" dir="auto">
      {nameOf(board, held)}
      {count > 1 && <span className="ghost-count">{words.stackMark(count)}</span>}
    </div>
  )
}

/** A place where things can be put down. Only this wrapper wakes while something is dragged over it. */
export function DropZone({
  id,
  target,
  className,
  children,
}: {
  id: string
  target: Target
  className: string
  children: ReactNode
}) {
  const { setNodeRef, isOver } = useDroppable({ id })
  useEffect(() => {
    zones.set(id, target)
    return () => void zones.delete(id)
  })
  return (
    <div ref={setNodeRef} className={className} data-zone={id} data-over={isOver || undefined}>
      {children}
    </div>
  )
}

/** What each place on the page means when something is put down there. */
const zones = new Map<string, Target>()

function targetAt({ x, y }: { x: number; y: number }): Target | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const zone = element.closest<HTMLElement>('[data-zone]')?.dataset['zone']
    if (zone !== undefined) return zones.get(zone) ?? null
  }
  return null
}

function carriedBy(link: string): Carried | null {
  const read = readLink(link)
  if (read?.kind === 'note') return { kind: 'notes', ids: takenWith(read.id as NoteId) }
  if (read?.kind === 'theme') return { kind: 'theme', id: read.id as ThemeId }
  if (read?.kind === 'evidence') return { kind: 'evidence', id: read.id as EvidenceId }
  return read?.kind === 'action' ? { kind: 'action', id: read.id as ActionId } : null
}

/** Over a list, the pointer's height says in front of which note. */
function placed(target: Target | null, y: number): Target | null {
  if (target?.kind !== 'theme' || hand.get().held?.kind !== 'notes') return target
  const list = document.querySelector<HTMLElement>(`[data-list="${target.theme ?? 'loose'}"]`)
  const cards = [...(list?.querySelectorAll<HTMLElement>('[data-note]:not([data-held])') ?? [])]
  let low = 0
  let high = cards.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const box = cards[middle]?.getBoundingClientRect()
    if (box !== undefined && box.top + box.height / 2 < y) low = middle + 1
    else high = middle
  }
  // Below the last card that is drawn, there may be more of the list.
  const before = cards[low]?.dataset['note'] ?? list?.dataset['rest']
  return { ...target, place: before === undefined ? 'last' : { before: before as NoteId } }
}

// Our own notices say what happens, in words; dnd-kit would read ids aloud.
const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}
