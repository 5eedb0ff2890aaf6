// View: which of the start page's three views is shown. Each has an address, and Back works.
import { useCallback, useEffect, useState } from 'react'

export type View =
  { readonly name: 'front' } | { readonly name: 'start' } | { readonly name: 'links'; readonly board: string }

function viewAt({ search }: Location): View {
  const query = new URLSearchParams(search)
  const board = query.get('links')
  if (board !== null) return { name: 'links', board }
  return { name: query.has('start') ? 'start' : 'front' }
}

function addressOf(view: View): string {
  if (view.name === 'links') return `/?links=${view.board}`
  return view.name === 'start' ? '/?start' : '/'
}

/** `replacing`: Back then leads past the view that is left, such as a form that has been sent. */
export function useView(): [View, (view: View, replacing?: 'replacing') => void] {
  const [view, setView] = useState(() => viewAt(location))
  useEffect(() => {
    const read = () => setView(viewAt(location))
    addEventListener('popstate', read)
    return () => removeEventListener('popstate', read)
  }, [])
  const go = useCallback((next: View, replacing?: 'replacing') => {
    if (replacing) history.replaceState(null, '', addressOf(next))
    else history.pushState(null, '', addressOf(next))
    setView(next)
    scrollTo(0, 0)
  }, [])
  return [view, go]
}
