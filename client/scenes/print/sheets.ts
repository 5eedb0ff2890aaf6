// Sheets: what can be printed, on which paper, and which of it the address names.
import { useCallback, useSyncExternalStore } from 'react'

/** What can be printed, by what it is for. */
export const sheetGroups = {
  join: ['poster-a4', 'poster-a3', 'cards'],
  write: ['slips', 'large'],
  said: ['labels', 'themes', 'themes-a3', 'wall-a1', 'wall-a0', 'wall-a3'],
  plan: ['plan-a3'],
} as const
export type SheetGroup = keyof typeof sheetGroups
export type Sheet = (typeof sheetGroups)[SheetGroup][number]
const sheets: readonly Sheet[] = Object.values(sheetGroups).flat()

/** The paper of each as CSS asks for it. Sheets that are laid out to the edge keep their own margins. */
export const papers: Record<Sheet, string> = {
  'poster-a4': 'size: A4 portrait; margin: 0',
  'poster-a3': 'size: A3 portrait; margin: 0',
  cards: 'size: A4 portrait; margin: 0',
  slips: 'size: A4 portrait; margin: 0',
  large: 'size: A4 portrait; margin: 0',
  labels: 'size: A4 portrait; margin: 0',
  themes: 'size: A4 portrait; margin: 14mm 15mm',
  'themes-a3': 'size: A3 portrait; margin: 18mm 20mm',
  // CSS has no names for these.
  'wall-a1': 'size: 594mm 841mm; margin: 0',
  'wall-a0': 'size: 841mm 1189mm; margin: 0',
  'wall-a3': 'size: A3 portrait; margin: 0',
  'plan-a3': 'size: A3 landscape; margin: 0',
}

const changed = 'folkmoot:sheet'

function sheetInAddress(): Sheet {
  const named = new URLSearchParams(location.search).get('sheet')
  return sheets.find(sheet => sheet === named) ?? 'poster-a4'
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener)
  addEventListener(changed, listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener(changed, listener)
  }
}

/** The sheet that is shown. It stands in the address, so that Back works. */
export function useSheet(): [Sheet, (sheet: Sheet) => void] {
  const sheet = useSyncExternalStore(subscribe, sheetInAddress)
  const go = useCallback((next: Sheet) => {
    if (next === sheetInAddress()) return
    history.pushState(null, '', `?sheet=${next}`)
    dispatchEvent(new Event(changed))
  }, [])
  return [sheet, go]
}

/** A list in pages of so many. */
export function inPages<T>(all: readonly T[], onPage: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / onPage) }, (_, page) =>
    all.slice(page * onPage, (page + 1) * onPage),
  )
}
