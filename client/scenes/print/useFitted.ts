// Fitted: words in boxes of fixed size on paper. Each box gets the largest size at which all of it is there; none is ever cut.
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** Gives what is marked `data-fit` in an element the first of these sizes (points) at which it fits. Looked at anew at every render, and once the fonts are there. */
export function useFitted<T extends HTMLElement>(sizes: readonly number[]): RefObject<T | null> {
  const root = useRef<T>(null)
  const [, setFonts] = useState('loading')
  useEffect(() => {
    let isHere = true
    void document.fonts.ready.then(() => isHere && setFonts('ready'))
    return () => {
      isHere = false
    }
  }, [])
  useLayoutEffect(() => {
    if (root.current !== null) fit(root.current, sizes)
  })
  return root
}

/** A size at a time for all boxes, so that a thousand labels are laid out a few times and not thousands. */
function fit(root: HTMLElement, sizes: readonly number[]): void {
  let left = [...root.querySelectorAll<HTMLElement>('[data-fit]')]
  for (const size of sizes) {
    for (const box of left) box.style.fontSize = `${size}pt`
    left = left.filter(box => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth)
  }
}
