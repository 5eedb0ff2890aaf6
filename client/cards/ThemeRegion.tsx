// Theme region: a theme on the board with its badge, name, count and what can be done with it.
import { memo } from 'react'
import { GripVertical, Pencil } from 'lucide-react'
import { linkTo } from '#shared/board/link.ts'
import { themeRef } from '#shared/board/references.ts'
import type { ThemeId } from '#shared/board/schema.ts'
import { useMay, useNotesIn, useSlotOf, useTheme } from '#client/board/useBoard.ts'
import { ThemeBadge } from '#client/ui/Badge.tsx'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { sorting } from '#client/words/sorting.ts'
import { setHand } from './hand.ts'
import { Region } from './Region.tsx'
import { bigTheme } from './ThemeParts.tsx'
import './ThemeRegion.css'

export const ThemeRegion = memo(function ThemeRegion({ id }: { id: ThemeId }) {
  const theme = useTheme(id)
  const slot = useSlotOf(id) ?? 0
  const count = useNotesIn(id)
  const mayShape = useMay('shape-themes')
  if (theme === undefined) return null
  const name = theme.name || common.unnamedTheme
  const heading = `theme-${id}`
  return (
    <div className="theme" style={{ '--tint': `var(--tint-${(slot % 7) + 1})` } as React.CSSProperties}>
      <Region
        theme={id}
        labelledBy={heading}
        empty={words.themeEmpty}
        heading={
          <header className="theme-head" data-carry={mayShape ? linkTo('theme', id) : undefined}>
            {mayShape && (
              <span className="theme-grip" data-grip title={words.dragTheme(name)}>
                <GripVertical size={18} strokeWidth={1.75} aria-hidden />
              </span>
            )}
            <ThemeBadge slot={slot} name={themeRef(slot)} />
            <h3 id={heading}>{name}</h3>
            <span className="theme-count">{count}</span>
            {mayShape && (
              <button
                type="button"
                className="icon-button"
                aria-label={words.themeMenu(name)}
                onClick={() => setHand({ opened: { kind: 'theme', theme: id } })}
              >
                <Pencil size={18} strokeWidth={1.75} aria-hidden />
              </button>
            )}
          </header>
        }
      >
        {count > bigTheme && mayShape && (
          <button
            type="button"
            className="button quiet theme-big"
            onClick={() => setHand({ opened: { kind: 'theme', theme: id } })}
          >
            {sorting.bigTheme}
          </button>
        )}
      </Region>
    </div>
  )
})
