// Packed: pieces in columns and pages, placed by their measured heights. The one place where layout.ts meets the DOM.
import { memo, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { Paged } from '#client/ui/wallPages.ts'
import { useBox, useUnit } from './frame.ts'
import { clampPage, columnWidth, pack, type Frame, type Place } from './layout.ts'

/** Space between two pieces, in % of the wall's height. */
const gapUnits = 1.3
const never = () => false

/** `columns` is asked with the width in units; `leads` whether a piece is a heading. Tells `onPaged` which page it shows of how many. */
export function Packed({
  ids,
  page,
  columns,
  leads = never,
  render,
  onPaged,
  kind,
}: {
  ids: readonly string[]
  page: number
  columns: (width: number) => number
  leads?: (id: string) => boolean
  render: (id: string) => ReactNode
  onPaged: (paged: Paged) => void
  kind: 'list' | 'rows'
}) {
  const ref = useRef<HTMLDivElement>(null)
  const box = useBox(ref)
  const unit = useUnit()
  const frame = useMemo<Frame | null>(() => {
    if (box === null || unit === 0 || box.height === 0) return null
    return { ...box, columns: columns(box.width / unit), gap: gapUnits * unit }
  }, [box, unit, columns])
  const { heights, tall, watch } = useHeights(frame)

  const { places, pages } = useMemo(() => {
    const measured = ids.filter(id => heights.has(id))
    if (frame === null) return { places: new Map<string, Place>(), pages: 1 }
    const packed = pack(
      measured.map(id => ({ height: heights.get(id) ?? 0, alone: tall.has(id), leads: leads(id) })),
      frame,
    )
    const places = new Map(packed.places.map((place, i) => [measured[i] ?? '', place] as const))
    return { places, pages: packed.pages }
  }, [ids, heights, tall, frame, leads])

  const shown = clampPage(page, pages)
  useEffect(() => onPaged({ page: shown, pages }), [onPaged, shown, pages])
  useSettled(ref)

  return (
    <div ref={ref} className="packed" role={kind === 'list' ? 'list' : 'rowgroup'}>
      {frame !== null &&
        ids.map(id => {
          const place = places.get(id)
          const isTall = tall.has(id)
          return (
            <Item
              key={id}
              id={id}
              role={kind === 'list' ? 'listitem' : 'row'}
              x={place?.x ?? 0}
              y={place?.y ?? 0}
              width={isTall ? frame.width : columnWidth(frame)}
              isTall={isTall}
              isShown={place !== undefined && place.page === shown}
              watch={watch}
              render={render}
            />
          )
        })}
    </div>
  )
}

const Item = memo(function Item(given: {
  id: string
  role: 'listitem' | 'row'
  x: number
  y: number
  width: number
  isTall: boolean
  isShown: boolean
  watch: Watch
  render: (id: string) => ReactNode
}) {
  const { id, role, x, y, width, isTall, isShown, watch, render } = given
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => (ref.current === null ? undefined : watch(id, ref.current)), [id, watch])
  return (
    <div
      ref={ref}
      role={role}
      className={isTall ? 'packed-item tall' : 'packed-item'}
      style={{ width, translate: `${x}px ${y}px`, visibility: isShown ? 'visible' : 'hidden' }}
    >
      {render(id)}
    </div>
  )
})

type Watch = (id: string, element: HTMLElement) => () => void

/** The heights of all pieces as they are drawn, and which were too high for a column and so take the whole width. */
function useHeights(frame: Frame | null) {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map())
  const [tall, setTall] = useState<ReadonlySet<string>>(new Set())
  const limit = useRef(Infinity)
  const names = useRef(new Map<Element, string>())
  const observer = useRef<ResizeObserver | null>(null)

  // With another frame every piece has its chance in a column again.
  useEffect(() => {
    limit.current = frame?.height ?? Infinity
    setTall(new Set())
  }, [frame])

  const watch = useCallback<Watch>((id, element) => {
    observer.current ??= new ResizeObserver(entries => {
      const fresh = entries.flatMap(({ target, borderBoxSize: [size] }) => {
        const name = names.current.get(target)
        return name === undefined || size === undefined ? [] : [[name, Math.ceil(size.blockSize)] as const]
      })
      const tooTall = fresh.filter(([, height]) => height > limit.current).map(([name]) => name)
      // At once, or the wall would show one picture with new words in old places.
      flushSync(() => {
        setHeights(known => new Map([...known, ...fresh]))
        if (tooTall.length > 0) setTall(known => new Set([...known, ...tooTall]))
      })
    })
    names.current.set(element, id)
    observer.current.observe(element)
    return () => {
      names.current.delete(element)
      observer.current?.unobserve(element)
    }
  }, [])
  return { heights, tall, watch }
}

/** Pieces slide only from a place where they were seen: what has just come must not fly in from the corner. */
function useSettled(ref: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const soon = requestAnimationFrame(() => {
      for (const item of ref.current?.children ?? []) {
        if (item instanceof HTMLElement) item.toggleAttribute('data-settled', item.style.visibility === 'visible')
      }
    })
    return () => cancelAnimationFrame(soon)
  })
}
