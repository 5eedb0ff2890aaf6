// Choose pick: themes, notes and stacks to choose among, ticked one by one.
import { useMemo, useState } from 'react'
import { countNotes } from '#shared/board/piles.ts'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import type { BoardStore } from '#client/board/boardStore.ts'
import { useBoard, useList } from '#client/board/useBoard.ts'
import { choose } from '#client/words/choose.ts'
import { common } from '#client/words/common.ts'

const words = choose.desk

/** So many are listed at once; typing finds the others. */
const listed = 40

interface Candidate {
  readonly id: string
  readonly name: string
  /** What it is, or the theme it lies in. */
  readonly from: string
}

export function ChoosePick({
  picked,
  onPick,
}: {
  picked: readonly string[]
  onPick: (picked: readonly string[]) => void
}) {
  const { store } = useBoard()
  const themes = useList<ThemeId>('themes')
  const loose = useList<NoteId>('loose')
  const [typed, setTyped] = useState('')
  // Read anew when themes or the loose pile change, or somebody types; a note that moves meanwhile is still itself.
  const all = useMemo(() => candidates(store, themes, loose), [store, themes, loose])
  const wanted = typed.trim().toLowerCase()
  const isWanted = ({ name, from }: Candidate) => `${name} ${from}`.toLowerCase().includes(wanted)
  const found = all.filter(each => picked.includes(each.id) || isWanted(each))
  const first = [...found].sort((a, b) => Number(picked.includes(b.id)) - Number(picked.includes(a.id)))
  const shown = wanted === '' ? found.slice(0, listed) : first.slice(0, listed)
  return (
    <div className="choose-pick">
      <label className="field">
        <span>{words.find}</span>
        <input className="input" type="search" dir="auto" value={typed} onChange={e => setTyped(e.target.value)} />
      </label>
      <p role="status">{words.picked(picked.length)}</p>
      <ul>
        {shown.map(({ id, name, from }) => (
          <li key={id}>
            <label className="pick">
              <input
                type="checkbox"
                checked={picked.includes(id)}
                onChange={event => onPick(event.target.checked ? [...picked, id] : picked.filter(each => each !== id))}
              />
              <span dir="auto">{name}</span>
              <small>{from}</small>
            </label>
          </li>
        ))}
      </ul>
      {found.length > shown.length && <p className="quiet">{words.more(found.length - shown.length)}</p>}
    </div>
  )
}

/** Every theme, and every note that lies on no other; a stack is one thing to choose, by the note on top. */
function candidates(store: BoardStore, themes: readonly ThemeId[], loose: readonly NoteId[]): Candidate[] {
  const nameOf = (id: ThemeId) => store.theme(id)?.name.trim() || common.unnamedTheme
  const notes = (ids: readonly string[], from: string): Candidate[] =>
    ids.flatMap(id => {
      const note = store.note(id as NoteId)
      const people = countNotes(store, [id])
      const said = people === 1 ? from : `${from} · ${common.stacked(people)}`
      return note === undefined ? [] : [{ id, name: note.text, from: said }]
    })
  return [
    ...themes.map(id => ({ id, name: nameOf(id), from: words.aTheme })),
    ...themes.flatMap(id => notes(store.list(`theme:${id}`), nameOf(id))),
    ...notes(loose, common.unsorted),
  ]
}
