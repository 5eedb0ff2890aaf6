// Notes level: one pile of notes fills the wall, in columns and pages. An opened theme is one.
import { memo, useCallback, useState } from 'react'
import type { NoteId, ThemeId, Wall } from '#shared/board/schema.ts'
import { useBoard, useList, useNote, useNotesCount, useTheme, useSlotOf } from '#client/board/useBoard.ts'
import { ThemeBadge } from '#client/ui/Badge.tsx'
import { dressOf } from '#client/ui/slots.ts'
import { common } from '#client/words/common.ts'
import type { Paged } from '#client/ui/wallPages.ts'
import { wall } from '#client/words/wall.ts'
import { Foot } from './Edges.tsx'
import { Fit } from './Fit.tsx'
import { Opens } from './HandsBar.tsx'
import { openNote } from './handsOn.ts'
import { columnsFor, noteText } from './layout.ts'
import { Packed } from './Packed.tsx'
import { usePeople } from './reading.ts'
import './NotesLevel.css'

export interface Shown {
  readonly size: Wall['size']
  readonly page: number
}

export function ThemeLevel({ id, size, page }: Shown & { id: ThemeId }) {
  const slot = useSlotOf(id) ?? 0
  const theme = useTheme(id)
  const ids = useList<NoteId>(`theme:${id}`)
  const name = theme?.name.trim() ?? ''
  const { paged, notes } = usePile(ids, size, page)
  return (
    <>
      <main className={`pile ${dressOf(slot)}`} data-size={size}>
        <div className="pile-head">
          <ThemeBadge slot={slot} />
          <Fit steps={[5, 4.4, 3.8, 3.2, 2.8]} className="pile-name">
            <h2 dir="auto">{name === '' ? wall.unnamed : name}</h2>
          </Fit>
          <Total notes={ids} />
        </div>
        {ids.length === 0 ? <p className="space-for-note">{wall.emptyTheme}</p> : notes}
      </main>
      <Foot paged={paged}>{theme !== undefined && theme.statement !== '' && <Statement text={theme.statement} />}</Foot>
    </>
  )
}

/** These notes as slips in columns, as large as the room needs them, and which page of them is shown. */
export function usePile(ids: readonly NoteId[], size: Wall['size'], page: number) {
  const [paged, setPaged] = useState<Paged>({ page: 0, pages: 1 })
  const columns = useCallback((width: number) => columnsFor(width, noteText[size]), [size])
  const notes = <Packed ids={ids} page={page} columns={columns} render={renderSlip} onPaged={setPaged} kind="list" />
  return { paged, notes }
}

const renderSlip = (id: string) => <Slip id={id as NoteId} />

const Slip = memo(function Slip({ id }: { id: NoteId }) {
  const note = useNote(id)
  const board = useBoard()
  const people = usePeople(id)
  const slot = useSlotOf(note?.spot.theme ?? null)
  if (note === undefined) return null
  return (
    <div className={slot === null ? 'slip note' : `slip note ${dressOf(slot)}`}>
      <span className="band" aria-hidden="true" />
      <div className="note-words">
        <p dir="auto">
          <Opens run={() => openNote(board, id)}>{note.text}</Opens>
        </p>
        {people > 1 && <p className="people">{common.stacked(people)}</p>}
      </div>
    </div>
  )
})

export function Total({ notes }: { notes: readonly NoteId[] }) {
  return <p className="total">{wall.notes(useNotesCount(notes))}</p>
}

/** What people said under this theme, in one line; shown whole or not at all. */
function Statement({ text }: { text: string }) {
  return (
    <Fit steps={[2.6, 2.4, 2.2, 0]} className="statement">
      <p dir="auto">{text}</p>
    </Fit>
  )
}
