// Page: a whole screen that says one thing – opening, closed, not found – with at most one way on.
import './Page.css'

export function Page({
  title,
  text,
  link,
  busy = false,
}: {
  title: string
  text?: string
  link?: string
  busy?: boolean
}) {
  return (
    <main className="page" aria-busy={busy}>
      <h1>{title}</h1>
      {text !== undefined && <p>{text}</p>}
      {link !== undefined && (
        <a className="button primary" href="/">
          {link}
        </a>
      )}
    </main>
  )
}
