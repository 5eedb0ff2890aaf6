// Edges: the head and the foot of the wall, the same on every level.
import type { ReactNode } from 'react'
import { showCode } from '#shared/lib/ids.ts'
import { useAbout, useCounts, useLinkState, useBoard, useWall } from '#client/board/useBoard.ts'
import { useTellPages, type Paged } from '#client/ui/wallPages.ts'
import { common } from '#client/words/common.ts'
import { wall } from '#client/words/wall.ts'
import { shortAddress, type Door } from '#client/board/useDoor.ts'
import { Fit } from './Fit.tsx'
import { WallTimer } from './WallTimer.tsx'

const questionSteps = [3.4, 3, 2.6, 2.4, 2.2]

/** Which stage, which question, how many are here, and how to join late. Without `asks` the title stands for the question. */
export function Head({ door, asks }: { door: Door; asks: boolean }) {
  const { stage, question, title } = useAbout()
  const asked = question === '' || !asks ? title : question
  return (
    <header className="wall-head">
      <p className="stage-name">{common.stages[stage]}</p>
      <Fit steps={questionSteps} className="question">
        <h1 dir="auto">{asked}</h1>
      </Fit>
      <WallTimer />
      {stage === 'post' && <Writing />}
      <Here />
      {typeof door === 'object' && door.open && (
        <p className="way-in">
          <span>{shortAddress(door)}</span> <strong>{showCode(door.code)}</strong>
        </p>
      )}
    </header>
  )
}

export function Here() {
  const { here, home } = useCounts()
  return (
    <p className="here">
      {wall.here(here)}
      {home > 0 && <span className="from-home">{wall.fromHome(home)}</span>}
    </p>
  )
}

function Writing() {
  const { writing } = useCounts()
  return writing > 0 && <p className="here">{wall.writing(writing)}</p>
}

const onePage: Paged = { page: 0, pages: 1 }

/** The line at the foot: how the connection stands, what the level has to say, and which page this is. */
export function Foot({ paged = onePage, children }: { paged?: Paged; children?: ReactNode }) {
  useTellPages(useBoard().id, paged)
  return (
    <footer className="wall-foot">
      <Line />
      <div className="foot-says">{children}</div>
      <Tour />
      {paged.pages > 1 && <p className="page-of">{wall.page(paged.page + 1, paged.pages)}</p>}
    </footer>
  )
}

function Tour() {
  const { tour } = useWall()
  return tour !== 'off' && <p className="tour">{wall.tour[tour]}</p>
}

/** Says nothing while all is well. The wall keeps its last picture whatever the line does. */
function Line() {
  const state = useLinkState()
  const { connection } = useBoard()
  const why = connection.why()
  if (state === 'saved' || state === 'saving') return null
  return <p className="line-state">{why === null ? wall.reconnecting : common.ends[why]}</p>
}
