// Page: a whole screen that says one thing – opening, closed, not found – with at most one way on.
import './Page.css'

export function Page({
  title,
  text,
  link,
  to = '/',
  busy = false,
}: {
  title: string
  text?: string
  link?: string
  /** Where the way on leads; empty is this page again. */
  to?: string
  busy?: boolean
}) {
  return (
    <main className="page" aria-busy={busy}>
      <h1>{title}</h1>
      {text !== undefined && <p>{text}</p>}
      {link !== undefined && (
        <a className="button primary" href={to}>
          {link}
        </a>
      )}
    </main>
  )
}
