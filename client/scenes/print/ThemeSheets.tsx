// Theme sheets: a theme with everything people said in it, on as many pages as that takes. Its name stands on each.
import { Fragment } from 'react'
import { themeRef } from '#shared/board/references.ts'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import { useNote, useSlotOf, useTheme } from '#client/board/useBoard.ts'
import { common } from '#client/words/common.ts'
import { print } from '#client/words/print.ts'
import { usePiles, type Pile } from './everyNote.ts'
import { Pages } from './Pages.tsx'
import './ThemeSheets.css'

const words = print.theme

export function ThemeSheets({ isLarge }: { isLarge: boolean }) {
  const piles = usePiles().filter(({ theme, notes }) => theme !== null || notes.length > 0)
  return (
    <Pages count={piles.length === 0 ? 0 : null}>
      <div className={isLarge ? 'flow a3' : 'flow a4'}>
        {piles.map(pile => (
          <ThemeSheet key={pile.theme ?? 'loose'} pile={pile} />
        ))}
      </div>
    </Pages>
  )
}

function ThemeSheet({ pile: { theme, notes } }: { pile: Pile }) {
  return (
    <table className="theme-sheet">
      <caption className="visually-hidden">{words.words}</caption>
      <thead>
        <tr>
          <th colSpan={3} scope="colgroup">
            {theme === null ? words.unsorted : <Name theme={theme} />} <small>{words.notes(notes.length)}</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {theme !== null && <Statement theme={theme} />}
        {notes.length === 0 && (
          <tr>
            <td colSpan={3}>{print.noNotes}</td>
          </tr>
        )}
        {notes.map(({ id, stackedOn }) => (
          <Row key={id} id={id} stackedOn={stackedOn} />
        ))}
      </tbody>
    </table>
  )
}

function Name({ theme }: { theme: ThemeId }) {
  const slot = useSlotOf(theme)
  const name = useTheme(theme)?.name ?? ''
  return (
    <>
      <b className="theme-number">{slot === null ? '' : themeRef(slot)}</b>{' '}
      <bdi>{name === '' ? words.unnamed : name}</bdi>
    </>
  )
}

function Statement({ theme }: { theme: ThemeId }) {
  const statement = useTheme(theme)?.statement ?? ''
  if (statement === '') return null
  return (
    <tr>
      <td colSpan={3} dir="auto" className="statement">
        {statement}
      </td>
    </tr>
  )
}

function Row({ id, stackedOn }: { id: NoteId; stackedOn: NoteId | null }) {
  const note = useNote(id)
  if (note === undefined) return null
  return (
    <tr>
      <th scope="row">{note.ref}</th>
      <td>
        <p dir="auto" lang={note.lang ?? undefined}>
          {note.text.split('\n').map((line, i) => (
            <Fragment key={i}>
              {i > 0 && <br />}
              {line}
            </Fragment>
          ))}
        </p>
        {stackedOn !== null && <SameAs id={stackedOn} />}
      </td>
      <td className="row-kind">{common.kinds[note.kind]}</td>
    </tr>
  )
}

function SameAs({ id }: { id: NoteId }) {
  const ref = useNote(id)?.ref ?? ''
  return <p className="row-same">{words.stackedOn(ref)}</p>
}
