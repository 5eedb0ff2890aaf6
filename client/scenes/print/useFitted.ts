// Fitted: words in boxes of fixed size on paper. Each box gets the largest size at which all of it is there; none is ever cut.
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/**
 * Gives what is marked `data-fit` in an element the first of these sizes (points, or of the unit given) at which it fits.
 * A long word is broken for that; where it says `data-fit="words"`, only when there is no size at which it is whole.
 * Looked at anew at every render, and once the fonts are there.
 */
export function useFitted<T extends HTMLElement>(sizes: readonly number[], unit = '1pt'): RefObject<T | null> {
  const root = useRef<T>(null)
  useFonts()
  useLayoutEffect(() => {
    if (root.current === null) return
    const boxes = [...root.current.querySelectorAll<HTMLElement>('[data-fit]')]
    const words = boxes.filter(({ dataset }) => dataset['fit'] === 'words')
    for (const box of words) box.style.overflowWrap = 'normal'
    const tooLong = new Set(fit(boxes, sizes, unit))
    const broken = words.filter(box => tooLong.has(box))
    for (const box of broken) box.style.overflowWrap = 'anywhere'
    fit(broken, sizes, unit)
  })
  return root
}

/**
 * Shows as many items of a list, from the first on, as its box holds whole: all of them at the first of these sizes at
 * which they fit, else as many as there is room for at the last. Answers with the box and how many that are.
 */
export function useAsMany<T extends HTMLElement>(
  sizes: readonly number[],
  unit: string,
): [RefObject<T | null>, number] {
  const list = useRef<T>(null)
  const [shown, setShown] = useState(0)
  useFonts()
  // Measured at every render; it ends because the same content always gives the same number.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    if (list.current !== null) setShown(showAsMany(list.current, sizes, unit))
  })
  return [list, shown]
}

/** Draws again once the fonts are there. */
function useFonts(): void {
  const [, setFonts] = useState('loading')
  useEffect(() => {
    let isHere = true
    void document.fonts.ready.then(() => isHere && setFonts('ready'))
    return () => {
      isHere = false
    }
  }, [])
}

const isFull = (box: HTMLElement) => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth

/** A size at a time for all boxes, so that a thousand labels are laid out a few times and not thousands. Answers with those that are too full at the last. */
function fit(boxes: readonly HTMLElement[], sizes: readonly number[], unit: string): readonly HTMLElement[] {
  let left = boxes
  for (const size of sizes) {
    for (const box of left) box.style.fontSize = `calc(${size} * ${unit})`
    left = left.filter(isFull)
  }
  return left
}

function showAsMany(list: HTMLElement, sizes: readonly number[], unit: string): number {
  const items = [...list.children] as HTMLElement[]
  const show = (n: number) => {
    for (const [i, item] of items.entries()) item.hidden = i >= n
  }
  show(items.length)
  if (fit([list], sizes, unit).length === 0) return items.length
  let [fits, tooMany] = [0, items.length]
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >>> 1
    show(middle)
    if (isFull(list)) tooMany = middle
    else fits = middle
  }
  show(fits)
  return fits
}
