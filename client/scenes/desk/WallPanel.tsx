// Wall panel: what the projector shows now, and the buttons that change it.
import type { Wall, ThemeId } from '#shared/board/schema.ts'
import { useAbout, useBoard, useNotesIn, useTheme, useWall, useSlots } from '#client/board/useBoard.ts'
import { ThemeBadge } from '#client/ui/Badge.tsx'
import { useHeardPages } from '#client/ui/wallPages.ts'
import { wallShows, type WallShows } from '#client/cards/wallShows.ts'
import { desk } from '#client/words/desk.ts'
import { show } from './acts.ts'
import { WallDirections } from './WallDirections.tsx'
import { WallPicture } from './WallPicture.tsx'
import './WallPanel.css'

const sizes = ['S', 'M', 'L'] as const
const looks = ['bright', 'dark', 'contrast'] as const
const levels = ['join', 'overview', 'choices', 'actions', 'vision', 'plan', 'progress'] as const

export function WallPanel() {
  const wall = useWall()
  const { stage } = useAbout()
  const theme = useTheme(wall.theme ?? ('' as ThemeId))
  const shows = wallShows(wall, stage, theme !== undefined)
  return (
    <section className="panel wall-panel" aria-labelledby="wall-now">
      <div className="wall-head-row">
        <h2 id="wall-now">{desk.wall.heading}</h2>
        <Looks look={wall.look} />
      </div>
      <div className="wall-now">
        <WallPicture wall={wall} shows={shows} />
        <Levels shows={shows} />
      </div>
      <div className="wall-dials">
        <Pages page={wall.page} />
        <Sizes size={wall.size} />
      </div>
      <WallDirections />
      <Themes open={shows === 'theme' ? wall.theme : null} />
    </section>
  )
}

function Levels({ shows }: { shows: WallShows }) {
  const board = useBoard()
  return (
    <div className="levels">
      {levels.map(level => (
        <button
          key={level}
          type="button"
          className="button"
          aria-pressed={shows === level}
          onClick={() => show(board, { level })}
        >
          {desk.wall.levels[level]}
        </button>
      ))}
      <button
        type="button"
        className="button"
        aria-pressed={shows === 'blank'}
        onClick={() => show(board, { blank: shows !== 'blank' })}
      >
        {desk.wall.blank}
      </button>
    </div>
  )
}

/** How many pages there are only the wall knows, once it is open in this browser; until then nothing bounds the way on. */
function Pages({ page }: { page: number }) {
  const board = useBoard()
  const heard = useHeardPages(board.id)
  const now = heard?.page ?? page
  const turn = (to: number) => show(board, { page: to })
  return (
    <div className="dial" role="group" aria-label={desk.wall.page}>
      <span className="dial-name">{desk.wall.page}</span>
      <button
        type="button"
        className="button"
        aria-label={desk.wall.back}
        disabled={now === 0}
        onClick={() => turn(now - 1)}
      >
        ‹
      </button>
      <span className="page-now">{desk.wall.pageOf(now + 1, heard?.pages ?? null)}</span>
      <button
        type="button"
        className="button"
        aria-label={desk.wall.on}
        disabled={heard !== null && now + 1 >= heard.pages}
        onClick={() => turn(now + 1)}
      >
        ›
      </button>
    </div>
  )
}

function Sizes({ size }: { size: Wall['size'] }) {
  const board = useBoard()
  return (
    <div className="dial" role="group" aria-label={desk.wall.size}>
      {sizes.map(each => (
        <button
          key={each}
          type="button"
          className="button"
          aria-pressed={each === size}
          onClick={() => show(board, { size: each })}
        >
          {desk.wall.sizes[each]}
        </button>
      ))}
    </div>
  )
}

function Looks({ look }: { look: Wall['look'] }) {
  const board = useBoard()
  return (
    <label className="dial">
      <span className="dial-name">{desk.wall.look}</span>
      <select
        className="input"
        value={look}
        onChange={event => show(board, { look: event.target.value as Wall['look'] })}
      >
        {looks.map(each => (
          <option key={each} value={each}>
            {desk.wall.looks[each]}
          </option>
        ))}
      </select>
    </label>
  )
}

function Themes({ open }: { open: ThemeId | null }) {
  const slots = useSlots()
  return (
    <>
      <h3>{desk.wall.themes}</h3>
      {slots.size === 0 ? (
        <p className="quiet">{desk.wall.noThemes}</p>
      ) : (
        <ul className="theme-buttons">
          {Array.from(slots, ([slot, id]) => (
            <ThemeButton key={id} id={id} slot={slot} isOpen={id === open} />
          ))}
        </ul>
      )}
    </>
  )
}

function ThemeButton({ id, slot, isOpen }: { id: ThemeId; slot: number; isOpen: boolean }) {
  const board = useBoard()
  const theme = useTheme(id)
  const notes = useNotesIn(id)
  const name = theme?.name.trim() ?? ''
  return (
    <li>
      <button
        type="button"
        className="button theme-button"
        aria-pressed={isOpen}
        onClick={() => show(board, { level: 'theme', theme: id })}
      >
        <ThemeBadge slot={slot} />
        <span className="theme-name" dir="auto">
          {name === '' ? desk.wall.unnamed : name}
        </span>
        <span className="theme-count" aria-hidden="true">
          {notes}
        </span>
        <span className="visually-hidden">{desk.wall.notes(notes)}</span>
      </button>
    </li>
  )
}
