// Desk: runs the evening. The wall is another window; what must not be seen by all stays here.
// First, so that each part may depart from it.
import './desk.css'
import { useEffect } from 'react'
import { useAbout, useBoard, useCounts, useMay } from '#client/board/useBoard.ts'
import { Notices } from '#client/ui/Notices.tsx'
import { Page } from '#client/ui/Page.tsx'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { CheckPanel } from './CheckPanel.tsx'
import { DoorPanel } from './DoorPanel.tsx'
import { GoingUpPanel } from './GoingUpPanel.tsx'
import { GoBackPanel } from './GoBackPanel.tsx'
import { useKeys } from './keys.ts'
import { NotesPanel } from './NotesPanel.tsx'
import { PaperPanel } from './PaperPanel.tsx'
import { HelperMode } from './HelperMode.tsx'
import { isHelperMode } from './helperAddress.ts'
import { LineState } from './LineState.tsx'
import { HandsPanel, QuestionPanel } from './RulesPanels.tsx'
import { StageBar } from './StageBar.tsx'
import { WallPanel } from './WallPanel.tsx'

export function Desk() {
  const isAllowed = useMay('use-desk')
  const { title } = useAbout()
  useEffect(() => {
    document.title = desk.title(title)
  }, [title])
  if (!isAllowed) return <Page title={desk.notForYou} text={desk.notForYouText} link={common.gate.home} />
  return isHelperMode() ? <HelperMode /> : <Tabletop />
}

function Tabletop() {
  const { id } = useBoard()
  const { title } = useAbout()
  const keys = useKeys()
  return (
    <div className="desk">
      <header className="desk-head">
        <h1 dir="auto">{title}</h1>
        <LineState />
        <div className="desk-doors">
          <a className="button" href={`/b/${id}`} target={`folkmoot-board-${id}`} rel="opener">
            {desk.openBoard}
          </a>
          <a className="button primary" href={`/b/${id}/wall`} target={`folkmoot-wall-${id}`} rel="opener">
            {desk.openWall}
          </a>
        </div>
        <StageBar />
      </header>
      <main className="panels">
        <div className="column">
          <WallPanel />
          <GoBackPanel />
        </div>
        <div className="column">
          <CheckPanel />
          <NotesPanel />
          <PaperPanel />
        </div>
        <div className="column">
          <PeoplePanel />
          <DoorPanel />
          <QuestionPanel />
          <GoingUpPanel />
          <HandsPanel />
          <label className="keys-switch">
            <input type="checkbox" checked={keys.on} onChange={event => keys.set(event.target.checked)} />
            <span>
              {desk.keys.label}
              <small>{desk.keys.hint}</small>
            </span>
          </label>
        </div>
      </main>
      <Notices />
    </div>
  )
}

function PeoplePanel() {
  const { here, writing, finished, refused } = useCounts()
  return (
    <section className="panel people" aria-labelledby="people">
      <h2 id="people">{desk.people.heading}</h2>
      <ul className="figures">
        <Figure n={here} words={desk.people.here} />
        <Figure n={writing} words={desk.people.writing} />
        <Figure n={finished} words={desk.people.finished} />
      </ul>
      {refused > 0 && <p>{desk.people.refused(refused)}</p>}
    </section>
  )
}

function Figure({ n, words }: { n: number; words: string }) {
  return (
    <li>
      <strong>{n.toLocaleString('en')}</strong> {words}
    </li>
  )
}
