// Look-alikes: notes that seem to say the same, side by side. A person decides: stack, keep apart, or not now.
import { useRef, useState } from 'react'
import { keepApart, stackNotes } from '#shared/board/operations/notes.ts'
import { countNotes } from '#shared/board/piles.ts'
import type { ApartId, NoteId } from '#shared/board/schema.ts'
import { useHints } from '#client/board/hints.ts'
import { useNotNow } from '#client/board/notNow.ts'
import { useBoard, useList, useNote } from '#client/board/useBoard.ts'
import { say } from '#client/ui/notices.ts'
import { board as boardWords } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { sorting as words } from '#client/words/sorting.ts'
import { sayWithUndo, themeName, themeOf } from './putDown.ts'
import './LookAlikes.css'

const keyOf = (group: readonly string[]) => [...group].sort().join(' ')

const shownAtOnce = 3

export function LookAlikes() {
  const hints = useHints()
  const notNow = useNotNow()
  const list = useRef<HTMLElement>(null)
  const found = hints?.groups ?? []
  const groups = notNow.left(found)
  const off = found.length - groups.length
  const shown = groups.slice(0, shownAtOnce)

  // The group that was decided goes, and with it the button that was pressed.
  function goOn(): void {
    list.current?.focus()
  }
  return (
    <section className="look-alikes" aria-labelledby="look-alikes" ref={list} tabIndex={-1}>
      <h2 id="look-alikes">{words.lookAlikes}</h2>
      {groups.length === 0 ? (
        off === 0 && <p className="quiet">{hints === null ? words.looking : words.noLookAlikes}</p>
      ) : (
        <>
          <p className="quiet">{words.lookAlikesHint}</p>
          <ul className="alike-groups">
            {shown.map(group => (
              <Group
                key={keyOf(group)}
                notes={group as readonly NoteId[]}
                onDecided={goOn}
                onNotNow={() => {
                  notNow.putOff(group)
                  say(words.later)
                  goOn()
                }}
              />
            ))}
          </ul>
          {groups.length > shown.length && <p className="quiet">{words.moreGroups(groups.length - shown.length)}</p>}
        </>
      )}
      {off > 0 && (
        <p className="quiet">
          {words.putOff(off)}{' '}
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              notNow.again()
              goOn()
            }}
          >
            {words.putOffAgain}
          </button>
        </p>
      )}
    </section>
  )
}

interface GroupProps {
  readonly notes: readonly NoteId[]
  readonly onDecided: () => void
  readonly onNotNow: () => void
}

function Group({ notes, onDecided, onNotNow }: GroupProps) {
  const board = useBoard()
  const [chosen, setChosen] = useState<NoteId | null>(null)
  const [isDecided, setDecided] = useState(false)
  // Somebody else may have stacked or withdrawn some of them since the hints were made.
  const here = notes
    .filter(id => board.store.note(id) !== undefined)
    .sort((a, b) => countNotes(board.store, [b]) - countNotes(board.store, [a]))
  const top = chosen ?? here[0]
  if (isDecided || here.length < 2 || top === undefined) return null

  function decide(outcome: { readonly ok: boolean; readonly reason?: string }, done: string): void {
    if (!outcome.ok) {
      say(boardWords.refusals[outcome.reason ?? ''] ?? boardWords.refusals['other'])
      return
    }
    setDecided(true)
    sayWithUndo(board, done)
    onDecided()
  }
  function stack(on: NoteId): void {
    const people = countNotes(board.store, here)
    decide(board.act(stackNotes, { notes: here.filter(id => id !== on), on }), words.stacked(people))
  }
  return (
    <li className="alike-group">
      <h3>{words.theseLookAlike(here.length)}</h3>
      <ul className="alike-notes">
        {here.map(id => (
          <AlikeNote key={id} id={id} isTop={id === top} group={keyOf(notes)} onChoose={() => setChosen(id)} />
        ))}
      </ul>
      <div className="alike-buttons">
        <button type="button" className="button primary" onClick={() => stack(top)}>
          {words.stack}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => decide(board.act(keepApart, { apart: board.newId<ApartId>(), notes: here }), words.keptApart)}
        >
          {words.keepApart}
        </button>
        <button type="button" className="button quiet" onClick={onNotNow}>
          {words.notNow}
        </button>
      </div>
    </li>
  )
}

interface AlikeProps {
  readonly id: NoteId
  readonly isTop: boolean
  readonly group: string
  readonly onChoose: () => void
}

/** One wording, with the choice to let it stand for all. */
function AlikeNote({ id, isTop, group, onChoose }: AlikeProps) {
  const board = useBoard()
  const note = useNote(id)
  const stacked = useList(`stack:${id}`)
  if (note === undefined) return null
  const facts = [note.ref, themeName(board, themeOf(board, id))]
  if (stacked.length > 0) facts.push(common.stacked(stacked.length + 1))
  return (
    <li>
      <label className="alike-note" data-top={isTop || undefined}>
        <span dir="auto">{note.text}</span>
        <small>{facts.filter(each => each !== '').join(' · ')}</small>
        <span className="alike-choice">
          <input
            type="radio"
            name={`top of ${group}`}
            checked={isTop}
            aria-label={words.showWords(note.text)}
            onChange={onChoose}
          />
          {words.showThese}
        </span>
      </label>
    </li>
  )
}
