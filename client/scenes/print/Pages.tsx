// Pages: the sheets as they come out of the printer, with the button that sends them there.
import type { ReactNode } from 'react'
import { print } from '#client/words/print.ts'

export function Pages({
  count,
  options,
  children,
}: {
  /** How many pages they are; null when only the printer knows. Nothing is printed when there is none. */
  count: number | null
  options?: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <div className="press-acts">
        {options}
        <button type="button" className="button primary" disabled={count === 0} onClick={() => window.print()}>
          {count === null || count === 0 ? print.goThemes : print.go(count)}
        </button>
        <p className="press-hint">{print.scale}</p>
      </div>
      {/* It scrolls on its own where a page is wider than the screen, so it can be reached by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="pages" aria-label={print.preview} tabIndex={0}>
        {count === 0 ? <p className="press-empty">{print.nothing}</p> : children}
      </section>
    </>
  )
}
