// Theme poster: a theme so large that a hall can read it, what people said as far as it fits, and a third to stick slips on.
import { Fragment } from 'react'
import type { ThemeId } from '#shared/board/schema.ts'
import { themeRef } from '#shared/board/references.ts'
import type { DoorState } from '#shared/protocol/requests.ts'
import { useNote, useNotesIn, useTheme } from '#client/board/useBoard.ts'
import { Qr } from '#client/ui/Qr.tsx'
import { print } from '#client/words/print.ts'
import { HowTo } from './JoinSheets.tsx'
import { useDotsOf, useSayings, type Saying } from './sayings.ts'
import { useAsMany, useFitted } from './useFitted.ts'

const words = print.wall
/** Sizes are of this unit: a millimetre on A1, and as much of any other paper. */
const unit = 'var(--unit)'
const nameSizes = [68, 64, 58, 52, 46, 41, 37, 33, 29, 26, 23, 20]
const statementSizes = [14.5, 13, 11.5, 10, 9, 8, 7]
/** The last of these is 32 points on A1: to be read from two or three steps away. */
const noteSizes = [17, 15.5, 14, 12.5, 11.4]
/** More than ever fit. */
const most = 40

export function ThemePoster({ id, slot, door }: { id: ThemeId; slot: number; door: DoorState | null }) {
  const theme = useTheme(id)
  const notes = useNotesIn(id)
  const dots = useDotsOf(id)
  const sayings = useSayings(id).slice(0, most)
  const name = useFitted<HTMLElement>(nameSizes, unit)
  const about = useFitted<HTMLDivElement>(statementSizes, unit)
  // After those above: what they take is not there for the notes.
  const [list, shown] = useAsMany<HTMLUListElement>(noteSizes, unit)
  if (theme === undefined) return null
  const told = sayings.slice(0, shown).reduce((sum, { people }) => sum + people, 0)
  return (
    <article className="theme-poster">
      <header ref={name}>
        <b className="theme-poster-ref">{themeRef(slot)}</b>
        <h3 dir="auto" data-fit="words">
          {theme.name === '' ? print.theme.unnamed : theme.name}
        </h3>
      </header>
      <div ref={about}>
        <p className="theme-poster-count">{words.count(notes, dots)}</p>
        {theme.statement !== '' && (
          <p dir="auto" className="theme-poster-statement" data-fit>
            {theme.statement}
          </p>
        )}
      </div>
      <ul ref={list}>
        {sayings.map(saying => (
          <Said key={saying.id} saying={saying} />
        ))}
      </ul>
      {notes > told && <p className="theme-poster-more">{words.more(notes - told)}</p>}
      <div className="theme-poster-room">
        <p>{words.room}</p>
      </div>
      {door !== null && (
        <footer>
          <Qr text={door.link} label={print.poster.qr(door.link)} />
          <HowTo door={door} isAloud={false} />
          <p className="theme-poster-paper">{print.poster.noPhone}</p>
        </footer>
      )}
    </article>
  )
}

function Said({ saying: { id, people, dots } }: { saying: Saying }) {
  const note = useNote(id)
  if (note === undefined) return null
  return (
    <li dir="auto" lang={note.lang ?? undefined}>
      {note.text}
      {words.about(note.ref, people, dots).map((piece, i) => (
        <Fragment key={piece}>
          {i === 0 ? ' ' : ' · '}
          <bdi>{piece}</bdi>
        </Fragment>
      ))}
    </li>
  )
}
