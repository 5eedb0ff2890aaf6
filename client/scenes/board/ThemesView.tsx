// Themes view: the unsorted tray, the themes, and the actions in short; everything can be dragged to everything it fits.
import { useEffect, useState } from 'react'
import { Plus } from 'lucide-react'
import { addTheme } from '#shared/board/operations/themes.ts'
import type { ThemeId } from '#shared/board/schema.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useBoard, useList, useMay, useNotesIn } from '#client/board/useBoard.ts'
import { ActionRail } from '#client/cards/ActionRail.tsx'
import { sayWithUndo } from '#client/cards/putDown.ts'
import { Region } from '#client/cards/Region.tsx'
import { ThemeRegion } from '#client/cards/ThemeRegion.tsx'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { sorting } from '#client/words/sorting.ts'
import { AddNote } from './AddNote.tsx'
import { FaceDownCard } from './FaceDownCard.tsx'
import './ThemesView.css'

export function ThemesView() {
  const themes = useList<ThemeId>('themes')
  const loose = useNotesIn(null)
  const drawn = useFrameByFrame(beforeThemes + themes.length)
  const mayShape = useMay('shape-themes')
  const mayPost = useMay('post')
  const maySort = useMay('sort')
  return (
    <main className="themes-view" id="themes">
      <div className="tray">
        {drawn > 0 && (
          <Region
            theme={null}
            labelledBy="tray-title"
            empty={themes.length > 0 ? words.allSorted : words.unsortedEmpty}
            heading={
              <header className="theme-head">
                <h2 id="tray-title">{common.unsorted}</h2>
                <span className="theme-count">{loose}</span>
              </header>
            }
          >
            {mayPost && <AddNote />}
            <FaceDownCard />
            {maySort && loose > 0 && (
              <a className="button sort-link" href="?view=sort">
                {sorting.oneByOne}
              </a>
            )}
          </Region>
        )}
      </div>
      <div className="themes-part">
        {mayShape && <AddTheme />}
        {mayShape && themes.length > manyThemes && <p className="many-themes">{sorting.manyThemes(themes.length)}</p>}
        <div className="themes">
          {themes.slice(0, Math.max(0, drawn - beforeThemes)).map(id => (
            <ThemeRegion key={id} id={id} />
          ))}
          {themes.length === 0 && <p className="no-themes">{words.noThemes}</p>}
        </div>
      </div>
      {drawn > 1 ? <ActionRail hint={words.dropForAction} /> : <div className="rail" />}
    </main>
  )
}

/** More themes than this are a lot to choose from (ux, themes). */
const manyThemes = 12

/** The tray and the actions come first, a frame each. */
const beforeThemes = 2

/** How many of `all` to draw: one more each frame, so that no single frame draws a whole big board. */
function useFrameByFrame(all: number): number {
  const [drawn, setDrawn] = useState(0)
  useEffect(() => {
    if (drawn >= all) return
    const frame = requestAnimationFrame(() => setDrawn(drawn + 1))
    return () => cancelAnimationFrame(frame)
  }, [drawn, all])
  return drawn
}

function AddTheme() {
  const board = useBoard()
  const [name, setName] = useState('')
  return (
    <form
      className="add-theme"
      onSubmit={event => {
        event.preventDefault()
        board.act(addTheme, { theme: board.newId<ThemeId>(), name: name.trim() })
        sayWithUndo(board, words.themeAdded(name.trim() || common.unnamedTheme))
        setName('')
      }}
    >
      <input
        className="input"
        dir="auto"
        aria-label={words.newThemeName}
        placeholder={words.newThemeName}
        maxLength={limits.themeNameCharacters}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <button type="submit" className="button">
        <Plus size={18} strokeWidth={1.75} aria-hidden />
        {words.addTheme}
      </button>
    </form>
  )
}
