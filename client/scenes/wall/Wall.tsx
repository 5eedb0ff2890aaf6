// Wall: what the projector shows. Display only; the desk decides, this window follows.
// First, so that each part may depart from it.
import './wall.css'
import { useEffect, useRef, useState } from 'react'
import { wallShows } from '#client/cards/wallShows.ts'
import { BoardContext, useAbout, useBoard, useList, useTheme, useWall } from '#client/board/useBoard.ts'
import type { OpenBoard } from '#client/board/openBoard.ts'
import { everyNote } from '#shared/board/piles.ts'
import type { ThemeId } from '#shared/board/schema.ts'
import { WorryTold } from '#client/ui/WorryTold.tsx'
import { wall as words } from '#client/words/wall.ts'
import { ActionsLevel } from './ActionsLevel.tsx'
import { calmStore, paceFor } from './calm.ts'
import { ChoicesLevel } from './ChoicesLevel.tsx'
import { useDoor } from '#client/board/useDoor.ts'
import { Head } from './Edges.tsx'
import { BackRowLevel } from './BackRowLevel.tsx'
import { FrameContext, useBox } from './frame.ts'
import { PlanLevel, ProgressLevel } from './GroupedLevel.tsx'
import { HandsBar } from './HandsBar.tsx'
import { useHandsOn } from './handsOn.ts'
import { JoinLevel } from './JoinLevel.tsx'
import { NewestLevel } from './NewestLevel.tsx'
import { ThemeLevel } from './NotesLevel.tsx'
import { OverviewLevel } from './OverviewLevel.tsx'
import { SpotlightLevel } from './SpotlightLevel.tsx'
import { useToured } from './tour.ts'
import { VisionLevel } from './VisionLevel.tsx'

/** The wall reads the board in calm steps: inside here every hook of useBoard does. */
export function Wall() {
  const board = useBoard()
  const [calm, setCalm] = useState<OpenBoard | null>(null)
  useEffect(() => {
    const { store } = board
    const calmed = calmStore(
      store,
      paceFor(() => everyNote(store).length),
    )
    setCalm({ ...board, store: calmed })
    return () => calmed.close()
  }, [board])
  return (
    calm !== null && (
      <BoardContext value={calm}>
        <Screen />
      </BoardContext>
    )
  )
}

/** The picture itself, of whatever store it is given. Tests draw it without calm. */
export function Screen() {
  const { look } = useWall()
  const { title } = useAbout()
  const ref = useRef<HTMLDivElement>(null)
  const box = useBox(ref)
  const typed = useHandsOn()
  useEffect(() => {
    document.title = words.title(title)
  }, [title])
  return (
    <div ref={ref} className="wall" data-look={look}>
      <FrameContext value={box}>
        <Level />
        {typed !== '' && <p className="typed">{words.hands.typed(typed)}</p>}
        <HandsBar />
      </FrameContext>
      <WorryTold />
    </div>
  )
}

function Level() {
  const wall = useToured()
  const { stage } = useAbout()
  const [door] = useDoor()
  const theme = useTheme(wall.theme ?? ('' as ThemeId))
  const hasThemes = useList('themes').length > 0
  const hasLoose = useList('loose').length > 0
  const { size, page } = wall
  const shows = wallShows(wall, stage, theme !== undefined)
  if (shows === 'blank') {
    return (
      <main className="blank">
        <h1 className="visually-hidden">{words.blank}</h1>
      </main>
    )
  }
  if (shows === 'join') return <JoinLevel door={door} />
  return (
    <>
      <Head door={door} asks={hasThemes || hasLoose || shows !== 'overview'} />
      {shows === 'theme' && wall.theme !== null ? (
        <ThemeLevel key={wall.theme} id={wall.theme} size={size} page={page} />
      ) : shows === 'spotlight' ? (
        <SpotlightLevel key={wall.spotlight} link={wall.spotlight} />
      ) : shows === 'choices' ? (
        <ChoicesLevel size={size} page={page} />
      ) : shows === 'actions' ? (
        <ActionsLevel page={page} />
      ) : shows === 'vision' ? (
        <VisionLevel size={size} page={page} />
      ) : shows === 'plan' ? (
        <PlanLevel size={size} page={page} />
      ) : shows === 'progress' ? (
        <ProgressLevel size={size} page={page} />
      ) : shows === 'back-row' ? (
        <BackRowLevel />
      ) : hasThemes && stage !== 'post' ? (
        <OverviewLevel size={size} page={page} />
      ) : (
        <NewestLevel size={size} page={page} />
      )}
    </>
  )
}
