// Labels: every note on a sticky label of its own, for people who like paper.
import { themeRef } from '#shared/board/references.ts'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import { useNote, useSlotOf, useTheme } from '#client/board/useBoard.ts'
import { common } from '#client/words/common.ts'
import { print } from '#client/words/print.ts'
import { usePiles } from './everyNote.ts'
import { Pages } from './Pages.tsx'
import { inPages } from './sheets.ts'
import { useFitted } from './useFitted.ts'
import './Labels.css'

const onPage = 21
const sizes = [16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4]

export function Labels() {
  const piles = usePiles()
  const labels = piles.flatMap(({ theme, notes }) => notes.map(({ id }) => ({ id, theme })))
  const pages = inPages(labels, onPage)
  const sheet = useFitted<HTMLDivElement>(sizes)
  return (
    <Pages count={pages.length}>
      <div ref={sheet}>
        {pages.map((page, i) => (
          <div key={i} className="sheet labels">
            {page.map(label => (
              <Label key={label.id} {...label} />
            ))}
          </div>
        ))}
      </div>
    </Pages>
  )
}

function Label({ id, theme }: { id: NoteId; theme: ThemeId | null }) {
  const note = useNote(id)
  if (note === undefined) return null
  return (
    <article className="label">
      <p dir="auto" lang={note.lang ?? undefined} className="label-words" data-fit>
        {note.text}
      </p>
      <p className="label-foot">
        <b>{note.ref}</b> {common.kinds[note.kind]} {theme !== null && <Home theme={theme} />}
      </p>
    </article>
  )
}

function Home({ theme }: { theme: ThemeId }) {
  const slot = useSlotOf(theme)
  const name = useTheme(theme)?.name ?? ''
  return (
    <>
      · {slot === null ? '' : themeRef(slot)} <bdi>{name === '' ? print.theme.unnamed : name}</bdi>
    </>
  )
}
