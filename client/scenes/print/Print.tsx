// Print: choose a sheet, see its pages, print them. Black on white; nothing on paper is said by colour.
import './print.css'
import { useEffect } from 'react'
import { useAbout, useBoard, useMay } from '#client/board/useBoard.ts'
import { Notices } from '#client/ui/Notices.tsx'
import { Page } from '#client/ui/Page.tsx'
import { common } from '#client/words/common.ts'
import { print } from '#client/words/print.ts'
import { Cards, Poster } from './JoinSheets.tsx'
import { Labels } from './Labels.tsx'
import { PlanSheet } from './PlanSheet.tsx'
import { papers, sheetGroups, useSheet, type Sheet, type SheetGroup } from './sheets.ts'
import { Slips } from './Slips.tsx'
import { ThemePosters } from './ThemePosters.tsx'
import { ThemeSheets } from './ThemeSheets.tsx'

const groups = Object.keys(sheetGroups) as SheetGroup[]

export function Print() {
  const isAllowed = useMay('use-desk')
  const { title } = useAbout()
  useEffect(() => {
    document.title = print.title(title)
  }, [title])
  if (!isAllowed) return <Page title={print.notForYou} text={print.notForYouText} link={common.gate.home} />
  return <Press />
}

function Press() {
  const { id } = useBoard()
  const [sheet, setSheet] = useSheet()
  return (
    <div className="press">
      <style>{`@page { ${papers[sheet]} }`}</style>
      <header className="press-head">
        <h1>{print.heading}</h1>
        <a className="button" href={`/b/${id}/desk`}>
          {print.desk}
        </a>
      </header>
      <nav className="press-choice" aria-label={print.what}>
        {groups.map(group => (
          <div key={group}>
            <h2 id={`for-${group}`}>{print.groups[group]}</h2>
            <ul aria-labelledby={`for-${group}`}>
              {sheetGroups[group].map(each => (
                <li key={each}>
                  <button
                    type="button"
                    className="button"
                    aria-current={each === sheet ? 'true' : undefined}
                    onClick={() => setSheet(each)}
                  >
                    {print.sheets[each].name}
                  </button>
                </li>
              ))}
              {group === 'plan' && (
                <li>
                  <a className="button" href={`/b/${id}/plan`}>
                    {print.planPage}
                  </a>
                </li>
              )}
            </ul>
          </div>
        ))}
      </nav>
      <main className="press-main">
        <h2>{print.sheets[sheet].name}</h2>
        <p className="press-means">{print.sheets[sheet].means}</p>
        <Chosen key={sheet} sheet={sheet} />
      </main>
      <Notices />
    </div>
  )
}

function Chosen({ sheet }: { sheet: Sheet }) {
  switch (sheet) {
    case 'poster-a4':
    case 'poster-a3':
      return <Poster paper={sheet} />
    case 'cards':
      return <Cards />
    case 'slips':
    case 'large':
      return <Slips isLarge={sheet === 'large'} />
    case 'labels':
      return <Labels />
    case 'themes':
    case 'themes-a3':
      return <ThemeSheets isLarge={sheet === 'themes-a3'} />
    case 'wall-a1':
    case 'wall-a0':
    case 'wall-a3':
      return <ThemePosters paper={sheet} />
    case 'plan-a3':
      return <PlanSheet />
  }
}
