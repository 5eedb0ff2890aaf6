// Theme posters: the wall of the next workshop – a poster for each theme that is chosen, on one large sheet or on four of A3.
import { useState } from 'react'
import type { ThemeId } from '#shared/board/schema.ts'
import { themeRef } from '#shared/board/references.ts'
import { useSlots, useTheme } from '#client/board/useBoard.ts'
import { common } from '#client/words/common.ts'
import { print } from '#client/words/print.ts'
import { useDoorOnPaper, Warning } from './JoinSheets.tsx'
import { Pages } from './Pages.tsx'
import { ThemePoster } from './ThemePoster.tsx'
import './ThemePosters.css'

const words = print.wall
/** The places of the sheets that an A1 poster is cut into. */
const tiles = [
  { row: 0, column: 0 },
  { row: 0, column: 1 },
  { row: 1, column: 0 },
  { row: 1, column: 1 },
] as const

export function ThemePosters({ paper }: { paper: 'wall-a1' | 'wall-a0' | 'wall-a3' }) {
  const slots = useSlots()
  const door = useDoorOnPaper()
  const [left, setLeft] = useState<ReadonlySet<ThemeId>>(new Set())
  const chosen = [...slots].filter(([, id]) => !left.has(id))
  const isTiled = paper === 'wall-a3'
  const joining = typeof door === 'string' ? null : door
  function choose(id: ThemeId, isChosen: boolean): void {
    const next = new Set(left)
    if (isChosen) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  const options = slots.size > 1 && (
    <fieldset className="press-themes">
      <legend>{words.which}</legend>
      {[...slots].map(([slot, id]) => (
        <label key={id}>
          <input type="checkbox" checked={!left.has(id)} onChange={event => choose(id, event.target.checked)} />
          <ThemeName id={id} slot={slot} />
        </label>
      ))}
    </fieldset>
  )
  return (
    <>
      {typeof door === 'string' ? <p className="press-warning">{door}</p> : <Warning door={door} />}
      <Pages count={chosen.length * (isTiled ? tiles.length : 1)} options={options}>
        <div className={`wall-sheets ${paper}`}>
          {chosen.map(([slot, id]) =>
            isTiled ? (
              tiles.map((place, i) => (
                // Read aloud once: all four hold the whole poster, and each shows a quarter of it.
                <div key={`${id}-${i}`} className="sheet tile" aria-hidden={i > 0}>
                  <div
                    className="tile-window"
                    style={{ '--row': place.row, '--column': place.column } as React.CSSProperties}
                  >
                    <ThemePoster id={id} slot={slot} door={joining} />
                  </div>
                  <p>{words.sheet(themeRef(slot), words.places[i] ?? '')}</p>
                </div>
              ))
            ) : (
              <div key={id} className="sheet">
                <ThemePoster id={id} slot={slot} door={joining} />
              </div>
            ),
          )}
        </div>
      </Pages>
    </>
  )
}

function ThemeName({ id, slot }: { id: ThemeId; slot: number }) {
  const name = useTheme(id)?.name ?? ''
  return (
    <span>
      <b>{themeRef(slot)}</b> <bdi>{name === '' ? common.unnamedTheme : name}</bdi>
    </span>
  )
}
