// Desk: runs the evening. The wall is another window; what must not be seen by all stays here.
// First, so that each part may depart from it.
import './desk.css'
import { useEffect } from 'react'
import { useAbout, useBoard, useMay } from '#client/board/useBoard.ts'
import { Notices } from '#client/ui/Notices.tsx'
import { Page } from '#client/ui/Page.tsx'
import { WorryTold } from '#client/ui/WorryTold.tsx'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { CheckPanel } from './CheckPanel.tsx'
import { ChoosePanel } from './ChoosePanel.tsx'
import { DoorPanel } from './DoorPanel.tsx'
import { GoingUpPanel } from './GoingUpPanel.tsx'
import { GoBackPanel } from './GoBackPanel.tsx'
import { useKeys } from './keys.ts'
import { LatePanel } from './LatePanel.tsx'
import { MorePeoplePanel } from './MorePeoplePanel.tsx'
import { NotesPanel } from './NotesPanel.tsx'
import { PaperPanel } from './PaperPanel.tsx'
import { PlanPanel } from './PlanPanel.tsx'
import { PeoplePanel } from './PeoplePanel.tsx'
import { HelperMode } from './HelperMode.tsx'
import { isHelperMode } from './helperAddress.ts'
import { LineState } from './LineState.tsx'
import { HandsPanel, QuestionPanel } from './RulesPanels.tsx'
import { SafetyPanel } from './SafetyPanel.tsx'
import { SessionPanel } from './SessionPanel.tsx'
import { SortingPanel } from './SortingPanel.tsx'
import { StageBar } from './StageBar.tsx'
import { TimerPanel } from './TimerPanel.tsx'
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
          <PlanPanel />
          <SafetyPanel />
          <GoBackPanel />
        </div>
        <div className="column">
          <CheckPanel />
          <ChoosePanel />
          <SortingPanel />
          <NotesPanel />
          <LatePanel />
          <PaperPanel />
          <SessionPanel />
          <MorePeoplePanel />
        </div>
        <div className="column">
          <TimerPanel />
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
      <WorryTold />
    </div>
  )
}
