// Newest level: while people post, and before there are themes – the newest notes as large cards, or the question alone.
import type { ThemeId } from '#shared/board/schema.ts'
import { useAbout, useNotesIn, useSlots, useTheme } from '#client/board/useBoard.ts'
import { ThemeBadge } from '#client/ui/Badge.tsx'
import { dressOf } from '#client/ui/slots.ts'
import { wall } from '#client/words/wall.ts'
import { worry } from '#client/words/worry.ts'
import { Foot } from './Edges.tsx'
import { FaceDown } from './FaceDown.tsx'
import { Fit } from './Fit.tsx'
import { JustIn } from './JustIn.tsx'
import { Total, usePile, type Shown } from './NotesLevel.tsx'
import { useNewest } from './reading.ts'
import './NewestLevel.css'

export function NewestLevel({ size, page }: Shown) {
  const ids = useNewest()
  const slots = useSlots()
  const { faceDown } = useAbout()
  const { paged, notes } = usePile(ids, size, page)
  return (
    <>
      <main className="pile newest" data-size={size}>
        {ids.length === 0 ? (
          <FirstNote />
        ) : (
          <>
            {notes}
            <JustIn ids={ids} />
          </>
        )}
        {slots.size > 0 && (
          <ul className="theme-counts">
            {Array.from(slots, ([slot, id]) => (
              <ThemeCount key={id} id={id} slot={slot} />
            ))}
          </ul>
        )}
      </main>
      <Foot paged={paged}>
        {ids.length > 0 && <Total notes={ids} />}
        {ids.length > 0 && faceDown > 0 && <p>{worry.faceDown.count(faceDown)}</p>}
      </Foot>
    </>
  )
}

function FirstNote() {
  const { question, title, faceDown } = useAbout()
  return (
    <div className="first-note">
      <Fit steps={[9, 8, 7, 6, 5, 4]} className="asked">
        <p dir="auto">{question === '' ? title : question}</p>
      </Fit>
      {faceDown === 0 ? <p className="space-for-note">{wall.emptyBoard}</p> : <FaceDown isLarge />}
    </div>
  )
}

/** A theme that was made beforehand: its number, its name where there is room for it, and how many notes it has. */
function ThemeCount({ id, slot }: { id: ThemeId; slot: number }) {
  const name = useTheme(id)?.name.trim() ?? ''
  const n = useNotesIn(id)
  return (
    <li className={dressOf(slot)}>
      <ThemeBadge slot={slot} />
      <Fit steps={[2.4, 2.2]} className="theme-count-name">
        <span dir="auto">{name === '' ? wall.unnamed : name}</span>
      </Fit>
      <strong>{n.toLocaleString('en')}</strong>
    </li>
  )
}
