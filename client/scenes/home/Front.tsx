// Front: two ways in, and the workshops that were started on this device.
import { ArrowRight } from 'lucide-react'
import { ownBoards } from '#client/requests/tickets.ts'
import { CodeForm } from '#client/ui/CodeForm.tsx'
import { common } from '#client/words/common.ts'
import { home } from '#client/words/home.ts'

export function Front({ onStart, onLinks }: { onStart: () => void; onLinks: (board: string) => void }) {
  return (
    <main className="home front">
      <header className="front-head">
        <h1>{common.name}</h1>
        <p>{home.what}</p>
        <p className="no-account">{home.noAccount}</p>
      </header>
      <div className="ways">
        <section className="sheet" aria-labelledby="join-title">
          <h2 id="join-title">{home.joinTitle}</h2>
          <CodeForm />
        </section>
        <section className="sheet" aria-labelledby="start-title">
          <h2 id="start-title">{home.startTitle}</h2>
          <p>{home.startText}</p>
          <button type="button" className="button" onClick={onStart}>
            {home.startButton}
            <ArrowRight className="along" size={20} strokeWidth={1.75} />
          </button>
        </section>
      </div>
      <OwnBoards onLinks={onLinks} />
    </main>
  )
}

function OwnBoards({ onLinks }: { onLinks: (board: string) => void }) {
  const boards = ownBoards()
  if (boards.length === 0) return null
  return (
    <section className="own" aria-labelledby="own-title">
      <h2 id="own-title">{home.own.title}</h2>
      <ul>
        {boards.map(({ id, title, startedAt, links }) => (
          <li key={id}>
            <div>
              <h3 id={`own-${id}`} dir="auto">
                {title}
              </h3>
              <p>{home.own.started(startedAt)}</p>
            </div>
            <a className="button" href={links.facilitator} aria-describedby={`own-${id}`}>
              {home.own.desk}
            </a>
            <button type="button" className="button" aria-describedby={`own-${id}`} onClick={() => onLinks(id)}>
              {home.own.links}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
