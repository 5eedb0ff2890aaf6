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
  type CollisionDetection,
} from '@dnd-kit/core'
import { useLayoutEffect, useRef, useState, type PointerEvent, type ReactNode, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { readLink } from '#shared/board/link.ts'
import type { ActionId, NoteId, ThemeId } from '#shared/board/schema.ts'
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

/** A press held this long, without moving this far, lifts a note by touch. Milliseconds and pixels. */
const longPress = { after: 400, within: 8 }

export function DragLayer({ children }: { children: ReactNode }) {
  const board = useBoard()
  const [armed, setArmed] = useState<Armed | null>(null)
  const listeners = useRef<Listeners>(undefined)
  const pointer = useRef<{ x: number; y: number } | null>(null)
  const pressing = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { distance: 4 } }),
  )
  const collide: CollisionDetection = args => {
    pointer.current = args.pointerCoordinates
    return pointerWithin(args)
  }

  function press(event: PointerEvent): void {
    const node = (event.target as Element).closest<HTMLElement>('[data-carry]')
    const link = node?.dataset['carry']
    if (!node || link === undefined) return
    // In the same breath, so that the mousedown or touchstart that follows finds the draggable in place.
    flushSync(() => setArmed({ link, node }))
    const onGrip = (event.target as Element).closest('[data-grip]') !== null
    if (event.pointerType !== 'touch' || onGrip || (event.target as Element).closest('.note-move, .note-select')) return
    const timer = setTimeout(() => {
      const carried = carriedBy(link)
      if (carried !== null && hand.get().held === null) lift(board, carried, 'tap', null)
    }, longPress.after)
    pressing.current = { timer, x: event.clientX, y: event.clientY }
  }
  function unpress(): void {
    if (pressing.current !== null) clearTimeout(pressing.current.timer)
    pressing.current = null
  }
  function drift({ clientX, clientY }: PointerEvent): void {
    const from = pressing.current
    if (from !== null && Math.hypot(clientX - from.x, clientY - from.y) > longPress.within) unpress()
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={collide}
      accessibility={{ screenReaderInstructions: { draggable: '' }, announcements: silent }}
      onDragStart={({ active }) => {
        unpress()
        setHand({ held: carriedBy(String(active.id)), grip: 'pointer', over: null })
      }}
      onDragMove={({ over }) => {
        const target = (over?.data.current as { target?: Target } | undefined)?.target ?? null
        const next = placed(target, pointer.current?.y ?? 0)
        if (JSON.stringify(next) !== JSON.stringify(hand.get().over)) setHand({ over: next })
      }}
      onDragEnd={() => {
        const { held, over } = hand.get()
        if (held !== null && over !== null) putDown(board, held, over)
        else letGo()
      }}
      onDragCancel={letGo}
    >
      <div
        className="drag-layer"
        onPointerDownCapture={press}
        onPointerMove={drift}
        onPointerUp={unpress}
        onPointerCancel={unpress}
        onMouseDown={event => listeners.current?.['onMouseDown']?.(event)}
        onTouchStart={event => {
          if ((event.target as Element).closest('[data-grip]')) listeners.current?.['onTouchStart']?.(event)
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
  const count = held.kind === 'notes' ? held.ids.length : 1
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
  const { setNodeRef, isOver } = useDroppable({ id, data: { target } })
  return (
    <div ref={setNodeRef} className={className} data-over={isOver || undefined}>
      {children}
    </div>
  )
}

function carriedBy(link: string): Carried | null {
  const read = readLink(link)
  if (read?.kind === 'note') return { kind: 'notes', ids: takenWith(read.id as NoteId) }
  if (read?.kind === 'theme') return { kind: 'theme', id: read.id as ThemeId }
  return read?.kind === 'action' ? { kind: 'action', id: read.id as ActionId } : null
}

/** Over a list, the pointer's height says in front of which note. */
function placed(target: Target | null, y: number): Target | null {
  if (target?.kind !== 'theme' || hand.get().held?.kind !== 'notes') return target
  const list = document.querySelector<HTMLElement>(`[data-list="${target.theme ?? 'loose'}"]`)
  const cards = [...(list?.querySelectorAll<HTMLElement>('[data-note]') ?? [])]
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
