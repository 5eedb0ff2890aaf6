// Notes panel: how much has come in, and the latest notes, each ready to be shown large.
import { linkTo } from '#shared/board/link.ts'
import type { NoteId } from '#shared/board/schema.ts'
import { useBoard, useList, useNote, useNotesIn, useWall } from '#client/board/useBoard.ts'
import { Worry } from '#client/cards/Worry.tsx'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { show } from './acts.ts'
import { Panel } from './Panel.tsx'
import { useLatest, useTotal } from './reading.ts'
import './NotesPanel.css'

const latestShown = 12

export function NotesPanel() {
  const latest = useLatest(latestShown)
  const total = useTotal()
  return (
    <Panel name="notes" heading={desk.notes.heading} brief={desk.notes.total(total)}>
      <Totals />
      {latest.length === 0 ? (
        <p className="space">{desk.notes.none}</p>
      ) : (
        <>
          <h3 id="latest">{desk.notes.latest}</h3>
          {/* It scrolls on its own, so it has to be reachable by keyboard; its buttons see to that. */}
          <ul className="latest" aria-labelledby="latest">
            {latest.map(id => (
              <Latest key={id} id={id} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function Totals() {
  const total = useTotal()
  const loose = useNotesIn(null)
  const themes = useList('themes').length
  const above = useList('above').length
  const below = useList('below').length
  return (
    <ul className="totals">
      <li>{desk.notes.total(total)}</li>
      <li>{desk.notes.loose(loose)}</li>
      <li>{desk.notes.themes(themes)}</li>
      <li>{desk.notes.inPlan(above)}</li>
      <li>{desk.notes.wish(below)}</li>
    </ul>
  )
}

/** One note with its words, ready to be shown large. */
export function Latest({ id }: { id: NoteId }) {
  const board = useBoard()
  const note = useNote(id)
  const { level, spotlight, blank } = useWall()
  if (note === undefined) return null
  const link = linkTo('note', id)
  const isShown = level === 'spotlight' && spotlight === link && !blank
  return (
    <li className="latest-note">
      <p dir="auto" id={`latest-${id}`}>
        {note.text}
      </p>
      <p className="about-note">
        {common.kinds[note.kind]} · {note.ref}
      </p>
      <Worry id={id} describedBy={`latest-${id}`} />
      <button
        type="button"
        className="button"
        aria-pressed={isShown}
        aria-describedby={`latest-${id}`}
        onClick={() => show(board, isShown ? { level: 'overview' } : { level: 'spotlight', spotlight: link })}
      >
        {isShown ? desk.notes.shown : desk.notes.show}
      </button>
    </li>
  )
}
