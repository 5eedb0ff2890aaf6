// Frame: how large the wall is, for what has to be measured. `u` is one percent of its height, in pixels.
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type RefObject } from 'react'

export interface Box {
  readonly width: number
  readonly height: number
}

export const FrameContext = createContext<Box | null>(null)

export function useUnit(): number {
  const frame = useContext(FrameContext)
  return frame === null ? 0 : frame.height / 100
}

/** The inner size of an element, kept up to date; null until it was measured once. */
export function useBox(ref: RefObject<HTMLElement | null>): Box | null {
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = () =>
      setBox(known =>
        known?.width === element.clientWidth && known.height === element.clientHeight
          ? known
          : { width: element.clientWidth, height: element.clientHeight },
      )
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [ref])
  return box
}

// Letters change their width when a font arrives (Welsh and Polish letters come in a file of their own).
let fontsLoaded = 0
function onFonts(listener: () => void): () => void {
  const heard = () => {
    fontsLoaded += 1
    listener()
  }
  document.fonts.addEventListener('loadingdone', heard)
  return () => document.fonts.removeEventListener('loadingdone', heard)
}

/** A number that changes whenever text has to be measured again. */
export function useFonts(): number {
  return useSyncExternalStore(onFonts, () => fontsLoaded)
}
