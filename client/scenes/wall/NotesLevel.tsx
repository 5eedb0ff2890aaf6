// Notes level: one pile of notes fills the wall, in columns and pages. A theme, or the newest notes before there are themes.
import { memo, useCallback, useState, useSyncExternalStore } from 'react'
import type { NoteId, ThemeId, Wall } from '#shared/board/schema.ts'
import { useAbout, useBoard, useList, useNote, useTheme, useSlotOf } from '#client/board/useBoard.ts'
import { ThemeBadge } from '#client/ui/Badge.tsx'
import { dressOf } from '#client/ui/slots.ts'
import { common } from '#client/words/common.ts'
import type { Paged } from '#client/ui/wallPages.ts'
import { wall } from '#client/words/wall.ts'
import { worry } from '#client/words/worry.ts'
import { Foot } from './Edges.tsx'
import { FaceDown } from './FaceDown.tsx'
import { Fit } from './Fit.tsx'
import { OpensAlone } from './HandsOnNote.tsx'
import { columnsFor, noteText } from './layout.ts'
import { Packed } from './Packed.tsx'
import { countNotes, usePeople } from './reading.ts'
import './NotesLevel.css'

interface Shown {
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
          <Total theme={id} />
        </div>
        {ids.length === 0 ? <p className="space-for-note">{wall.emptyTheme}</p> : notes}
      </main>
      <Foot paged={paged}>{theme !== undefined && theme.statement !== '' && <Statement text={theme.statement} />}</Foot>
    </>
  )
}

/** Before there are themes: the newest notes as large cards, or the question alone when there are none. */
export function NewestLevel({ size, page }: Shown) {
  const ids = useList<NoteId>('loose')
  const { question, title, faceDown } = useAbout()
  const { paged, notes } = usePile(ids, size, page)
  const asked = question === '' ? title : question
  return (
    <>
      <main className="pile" data-size={size}>
        {ids.length === 0 ? (
          <div className="first-note">
            <Fit steps={[9, 8, 7, 6, 5, 4]} className="asked">
              <p dir="auto">{asked}</p>
            </Fit>
            {faceDown === 0 ? <p className="space-for-note">{wall.emptyBoard}</p> : <FaceDown isLarge />}
          </div>
        ) : (
          notes
        )}
      </main>
      <Foot paged={paged}>
        {ids.length > 0 && <Total theme={null} />}
        {ids.length > 0 && faceDown > 0 && <p>{worry.faceDown.count(faceDown)}</p>}
      </Foot>
    </>
  )
}

function usePile(ids: readonly NoteId[], size: Wall['size'], page: number) {
  const [paged, setPaged] = useState<Paged>({ page: 0, pages: 1 })
  const columns = useCallback((width: number) => columnsFor(width, noteText[size]), [size])
  const notes = <Packed ids={ids} page={page} columns={columns} render={renderSlip} onPaged={setPaged} kind="list" />
  return { paged, notes }
}

const renderSlip = (id: string) => <Slip id={id as NoteId} />

const Slip = memo(function Slip({ id }: { id: NoteId }) {
  const note = useNote(id)
  const people = usePeople(id)
  if (note === undefined) return null
  return (
    <div className="slip note">
      <span className="band" aria-hidden="true" />
      <div className="note-words">
        <p dir="auto">{note.text}</p>
        {people > 1 && <p className="people">{common.stacked(people)}</p>}
      </div>
      <OpensAlone id={id} text={note.text} />
    </div>
  )
})

function Total({ theme }: { theme: ThemeId | null }) {
  const { store } = useBoard()
  const n = useSyncExternalStore(store.subscribeAll, () => countNotes(store, theme))
  return <p className="total">{wall.notes(n)}</p>
}

/** What people said under this theme, in one line; shown whole or not at all. */
function Statement({ text }: { text: string }) {
  return (
    <Fit steps={[2.6, 2.4, 2.2, 0]} className="statement">
      <p dir="auto">{text}</p>
    </Fit>
  )
}
