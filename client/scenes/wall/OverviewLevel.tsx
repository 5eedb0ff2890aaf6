// Overview level: every theme as a tile that keeps its place all evening, and the note that has just come in.
import { memo, useMemo } from 'react'
import type { NoteId, ThemeId, Wall } from '#shared/board/schema.ts'
import { useAbout, useBoard, useList, useNotesIn, useTheme, useSlots } from '#client/board/useBoard.ts'
import { ThemeBadge } from '#client/ui/Badge.tsx'
import { dressOf } from '#client/ui/slots.ts'
import { wall } from '#client/words/wall.ts'
import { Foot } from './Edges.tsx'
import { FaceDown } from './FaceDown.tsx'
import { FirstThatFits, Fit, tried } from './Fit.tsx'
import { JustIn } from './JustIn.tsx'
import { Opens } from './HandsBar.tsx'
import { openTheme } from './handsOn.ts'
import { clampPage, tileGrid, tilesOf } from './layout.ts'
import './OverviewLevel.css'

const nameSteps = [1, 0.88, 0.76, 0.64, 0.54]

export function OverviewLevel({ size, page }: { size: Wall['size']; page: number }) {
  const slots = useSlots()
  const { slots: shown, pages } = tilesOf(slots.keys(), size, page)
  // The loose pile is kept newest first.
  const loose = useList<NoteId>('loose')
  const { columns, rows } = tileGrid[size]
  const { faceDown } = useAbout()
  return (
    <>
      <main className="overview" data-size={size}>
        <ul
          className="tiles"
          style={{ gridTemplateColumns: `repeat(${columns}, 1fr)`, gridTemplateRows: `repeat(${rows}, 1fr)` }}
        >
          {shown.map(slot => {
            const id = slots.get(slot)
            return id === undefined ? (
              <li key={slot} className="tile-space" aria-hidden="true" />
            ) : (
              <Tile key={slot} id={id} slot={slot} hasNote={size !== 'L'} />
            )
          })}
        </ul>
        {faceDown > 0 ? <FaceDown /> : <JustIn ids={loose} />}
      </main>
      <Foot paged={{ page: clampPage(page, pages), pages }}>
        <StillToSort />
      </Foot>
    </>
  )
}

const Tile = memo(function Tile({ id, slot, hasNote }: { id: ThemeId; slot: number; hasNote: boolean }) {
  const board = useBoard()
  const theme = useTheme(id)
  const name = theme?.name.trim() ?? ''
  return (
    <li className={`tile slip ${dressOf(slot)}`}>
      <span className="band" aria-hidden="true" />
      <div className="tile-words">
        <Fit steps={nameSteps} className="tile-name">
          <h2 className={name === '' ? 'unnamed' : ''}>
            <ThemeBadge slot={slot} />
            <span dir="auto" className="tile-title">
              <Opens run={() => openTheme(board, id)}>{name === '' ? wall.unnamed : name}</Opens>
            </span>
          </h2>
        </Fit>
        <Count theme={id} />
        {hasNote && <Newest theme={id} />}
      </div>
    </li>
  )
})

function Count({ theme }: { theme: ThemeId }) {
  return <p className="tile-count">{wall.notes(useNotesIn(theme))}</p>
}

/** Newest first: a theme's own order is made by hand and says nothing about time. */
function Newest({ theme }: { theme: ThemeId }) {
  const { store } = useBoard()
  const ids = useList<NoteId>(`theme:${theme}`)
  const newest = useMemo(() => {
    const aged = ids.map(id => {
      const note = store.note(id)
      return { id, age: `${note?.postedAt ?? ''} ${note?.ref ?? ''}` }
    })
    return aged
      .sort((a, b) => (a.age < b.age ? 1 : -1))
      .slice(0, tried)
      .map(({ id }) => id)
  }, [ids, store])
  return <FirstThatFits ids={newest} />
}

function StillToSort() {
  const n = useNotesIn(null)
  return n > 0 && <p>{wall.stillToSort(n)}</p>
}
