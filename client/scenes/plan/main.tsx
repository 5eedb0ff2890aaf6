// Plan: the plan as people will read it, for whoever holds a link to the board. The page that comes takes the place of this one.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '#client/ui/tokens.css'
import type { PlanPage } from '#shared/protocol/requests.ts'
import { ask, type Answer } from '#client/requests/ask.ts'
import { arrive, boardInAddress } from '#client/requests/tickets.ts'
import { Page } from '#client/ui/Page.tsx'
import { common } from '#client/words/common.ts'
import { texts as words } from '#client/words/texts.ts'

const place = document.getElementById('root')
if (place !== null) {
  const root = createRoot(place)
  const show = (title: string, text?: string) =>
    root.render(
      <StrictMode>
        {text === undefined ? <Page busy title={title} /> : <Page title={title} text={text} link={common.gate.home} />}
      </StrictMode>,
    )
  show(words.page.opening)
  const answer = await fetchPlan()
  if (answer.ok) put(answer.value.html)
  else show(words.page.closed, common.troubles[answer.trouble.code])
}

async function fetchPlan(): Promise<Answer<PlanPage>> {
  const id = boardInAddress(location)
  if (id === null) return { ok: false, trouble: { code: 'no-such-board', retryAfter: null } }
  const given = await arrive(id)
  return given.ok ? ask('GET', `/api/boards/${id}/plan`, { ticket: given.value.ticket }) : given
}

/** The same page that is public later, styles and all: nothing of ours is left around it. */
function put(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html')
  document.replaceChild(document.adoptNode(page.documentElement), document.documentElement)
  document.getElementById(location.hash.slice(1))?.scrollIntoView()
}
