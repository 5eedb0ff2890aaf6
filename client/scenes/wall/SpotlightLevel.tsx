// Spotlight level: one note or one action, as large as it fits, for talking about.
import { readLink } from '#shared/board/link.ts'
import type { ActionId, NoteId } from '#shared/board/schema.ts'
import { useNote, useTheme, useSlotOf } from '#client/board/useBoard.ts'
import { ThemeBadge } from '#client/ui/Badge.tsx'
import { dressOf } from '#client/ui/slots.ts'
import { common } from '#client/words/common.ts'
import { wall } from '#client/words/wall.ts'
import type { ThemeId } from '#shared/board/schema.ts'
import { Foot } from './Edges.tsx'
import { Fit } from './Fit.tsx'
import { WorryHere } from './HandsOnNote.tsx'
import { OpenAction } from './OpenAction.tsx'
import { usePeople } from './reading.ts'
import './SpotlightLevel.css'

/** Down to the size of notes at S, so that also the longest note is shown whole. */
const steps = [10, 9, 8, 7, 6, 5.2, 4.6, 4, 3.6, 3.2, 2.8]

export function SpotlightLevel({ link: text }: { link: string }) {
  const link = readLink(text)
  return (
    <>
      <main className="spotlight">
        {link?.kind === 'note' ? (
          <OneNote id={link.id as NoteId} />
        ) : link?.kind === 'action' ? (
          <OpenAction id={link.id as ActionId} gone={<Gone />} />
        ) : (
          <Gone />
        )}
      </main>
      <Foot />
    </>
  )
}

function OneNote({ id }: { id: NoteId }) {
  const note = useNote(id)
  const people = usePeople(id)
  const slot = useSlotOf(note?.spot.theme ?? null)
  if (note === undefined) return <Gone />
  return (
    <article className={slot === null ? 'slip alone' : `slip alone ${dressOf(slot)}`}>
      <span className="band" aria-hidden="true" />
      <div className="alone-words">
        <Fit steps={steps} className="alone-text">
          <p dir="auto">{note.text}</p>
        </Fit>
        <div className="alone-about">
          {note.spot.theme !== null && slot !== null && <ThemeName id={note.spot.theme} slot={slot} />}
          <p>{common.kinds[note.kind]}</p>
          {people > 1 && <p>{common.stacked(people)}</p>}
          <p className="ref">{note.ref}</p>
          <WorryHere id={id} />
        </div>
      </div>
    </article>
  )
}

function ThemeName({ id, slot }: { id: ThemeId; slot: number }) {
  const theme = useTheme(id)
  const name = theme?.name.trim() ?? ''
  return (
    <p className="theme-name">
      <ThemeBadge slot={slot} />
      <span dir="auto">{name === '' ? wall.unnamed : name}</span>
    </p>
  )
}

function Gone() {
  return <p className="space-for-note">{wall.gone}</p>
}
