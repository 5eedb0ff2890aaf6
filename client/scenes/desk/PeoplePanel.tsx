// People panel: who is there, in numbers only – here, from home, writing, finished, and how many of those who came are connected.
import { useEffect, useState } from 'react'
import type { BoardNow } from '#shared/protocol/requests.ts'
import { useBoard, useCounts, useWall } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { desk } from '#client/words/desk.ts'

const words = desk.people
/** Seconds between questions; who came changes slowly. */
const askEvery = 10

export function PeoplePanel() {
  const { here, home, writing, finished, refused } = useCounts()
  const { level, blank } = useWall()
  const came = Math.max(useCame(), here)
  return (
    <section className="panel people" aria-labelledby="people">
      <h2 id="people">{words.heading}</h2>
      <ul className="figures">
        <Figure n={here} words={words.here} />
        {home > 0 && <Figure n={home} words={words.home} />}
        <Figure n={writing} words={words.writing} />
      </ul>
      <ul className="totals">
        <li>{words.finished(finished, here)}</li>
        <li>{words.connected(here, came)}</li>
      </ul>
      {home > 0 && level === 'theme' && !blank && <p>{words.homeFirst}</p>}
      {refused > 0 && <p>{words.refused(refused)}</p>}
    </section>
  )
}

function Figure({ n, words: named }: { n: number; words: string }) {
  return (
    <li>
      <strong>{n.toLocaleString('en')}</strong> {named}
    </li>
  )
}

/** How many people came to the workshop that is on, as the server counts them; 0 until it was heard. */
function useCame(): number {
  const { id, given } = useBoard()
  const [came, setCame] = useState(0)
  const { ticket } = given
  useEffect(() => {
    let isHere = true
    const look = async () => {
      const answer = await ask<BoardNow>('GET', `/api/boards/${id}`, { ticket })
      if (isHere && answer.ok) setCame(answer.value.counts.came)
    }
    void look()
    const timer = setInterval(() => void look(), askEvery * 1000)
    return () => {
      isHere = false
      clearInterval(timer)
    }
  }, [id, ticket])
  return came
}
