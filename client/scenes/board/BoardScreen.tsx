// Board screen: header, the view that is open, and what floats above it.
import { Suspense, lazy, useEffect, type MouseEvent } from 'react'
import { Dialogs } from '#client/cards/Dialogs.tsx'
import { useAbout, useBoard, useMay } from '#client/board/useBoard.ts'
import { DragLayer } from '#client/cards/DragLayer.tsx'
import { hand } from '#client/cards/hand.ts'
import { useBoardKeys } from '#client/cards/useBoardKeys.ts'
import { Notices } from '#client/ui/Notices.tsx'
import { WorryTold } from '#client/ui/WorryTold.tsx'
import { patiently } from '#client/ui/patiently.ts'
import { board as words } from '#client/words/board.ts'
import { Evening } from './Evening.tsx'
import { Header } from './Header.tsx'
import { LineBanner } from './LineBanner.tsx'
import { LiftBar } from './LiftBar.tsx'
import { RefusedWords } from './RefusedWords.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { ThemesView } from './ThemesView.tsx'
import { tabOf, useView, views } from './useView.ts'
import './BoardScreen.css'

const loadSort = () => patiently(() => import('./SortView.tsx'))
const loadChoose = () => patiently(() => import('./ChooseView.tsx'))
const loadActions = () => patiently(() => import('./ActionsView.tsx'))
const loadVision = () => patiently(() => import('./VisionView.tsx'))
const SortView = lazy(loadSort)
const ChooseView = lazy(loadChoose)
const loadRegisters = () => patiently(() => import('./RegistersView.tsx'))
const RegistersView = lazy(loadRegisters)
const ActionsView = lazy(loadActions)
const VisionView = lazy(loadVision)

export function BoardScreen() {
  const board = useBoard()
  const { title } = useAbout()
  const [view, go] = useView()
  const onKeyDown = useBoardKeys(board)
  const maySort = useMay('sort')
  const mayWrite = useMay('write-actions')
  useEffect(() => {
    document.title = `${title} – ${words.views[view]}`
  }, [title, view])
  // Fetched while there is a line: a view must also open when there is none.
  useEffect(() => {
    void loadChoose()
    void loadSort()
    void loadActions()
    void loadVision()
    void loadRegisters()
  }, [])
  useEffect(() => warnBeforeLeaving(board.connection.unsaved), [board])

  // Links between views are links for whoever opens them in a new tab, and a quick change of view for everybody else.
  function follow(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="?view="]')
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const { searchParams, hash } = new URL(link.href)
    go(views.find(each => each === searchParams.get('view')) ?? 'themes', hash)
  }

  return (
    <div className="board" data-view={view} onKeyDown={onKeyDown} onClick={follow}>
      <nav className="skips" aria-label={words.skips}>
        <a href="#themes">{words.skip.themes}</a>
        <a href="?view=actions">{words.skip.actions}</a>
      </nav>
      <div>
        <Header view={view} />
        <LineBanner />
        <Evening />
        <RefusedWords />
        {!maySort && !mayWrite && <p className="reading">{words.onlyReading}</p>}
      </div>
      <DragLayer>
        {view === 'themes' && <ThemesView />}
        <Suspense>
          {view === 'choose' && <ChooseView />}
          {view === 'sort' && <SortView />}
          {view === 'actions' && <ActionsView />}
          {tabOf(view) === 'evidence' && <RegistersView view={view} />}
          {view === 'vision' && <VisionView />}
        </Suspense>
      </DragLayer>
      <div className="foot">
        <Notices />
        <SelectionBar />
        <LiftBar />
      </div>
      <Dialogs />
      <WorryTold />
    </div>
  )
}

/** The browser asks before it closes a page that holds changes the server has not saved yet, or something in hand. */
function warnBeforeLeaving(unsaved: () => boolean): () => void {
  const onLeave = (event: BeforeUnloadEvent) => {
    if (unsaved() || hand.get().held !== null) event.preventDefault()
  }
  addEventListener('beforeunload', onLeave)
  return () => removeEventListener('beforeunload', onLeave)
}
