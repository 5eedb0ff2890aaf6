// View: which part of the board is shown. It stands in the address, so that Back works and every view can be sent on.
import { useCallback, useSyncExternalStore } from 'react'

export const views = ['themes', 'sort', 'choose', 'actions', 'evidence', 'organisations', 'answers', 'vision'] as const
export type View = (typeof views)[number]

/** The views that the header names; the registers stand side by side behind one of them. */
export const tabs = ['themes', 'sort', 'choose', 'actions', 'evidence', 'vision'] as const
export const registers = ['evidence', 'organisations', 'answers'] as const

/** The tab under which a view is found. */
export function tabOf(view: View): (typeof tabs)[number] {
  return tabs.find(tab => tab === view) ?? 'evidence'
}

function viewInAddress(): View {
  const named = new URLSearchParams(location.search).get('view')
  return views.find(view => view === named) ?? 'themes'
}

const changed = 'folkmoot:view'

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener)
  addEventListener(changed, listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener(changed, listener)
  }
}

export function useView(): [View, (view: View, hash?: string) => void] {
  const view = useSyncExternalStore(subscribe, viewInAddress)
  const go = useCallback((next: View, hash = '') => {
    if (next === viewInAddress()) return
    history.pushState(null, '', (next === 'themes' ? location.pathname : `?view=${next}`) + hash)
    dispatchEvent(new Event(changed))
  }, [])
  return [view, go]
}
