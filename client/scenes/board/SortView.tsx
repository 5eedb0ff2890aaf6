// Sort view: the unsorted notes one at a time, likely themes a key away, and beside them the notes that look alike.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import { mostThemes } from '#shared/board/similar.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useBoard, useList, useMay, useNote, useNotesIn, useTheme } from '#client/board/useBoard.ts'
import { LookAlikes } from '#client/cards/LookAlikes.tsx'
import { setHand } from '#client/cards/hand.ts'
import { putDown, undo } from '#client/cards/putDown.ts'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { sorting as words } from '#client/words/sorting.ts'
import { useQueue } from './useQueue.ts'
import { useSuggested } from './useSuggested.ts'
import './SortView.css'

export default function SortView() {
  const mayStack = useMay('stack')
  return (
    <main className="sort-view">
      <Sorter />
      {mayStack && <LookAlikes />}
    </main>
  )
}

function Sorter() {
  const { note, left, skipped, skip, back, again } = useQueue()
  const board = useBoard()
  return (
    <section className="sorter" aria-labelledby="one-by-one">
      <header>
        <h2 id="one-by-one">{words.oneByOne}</h2>
        <p>{words.left(left)}</p>
      </header>
      {note === null ? (
        <NothingLeft left={left} skipped={skipped} onAgain={again} />
      ) : (
        <One
          key={note}
          note={note}
          onSkip={() => {
            skip(note)
            say(words.skipped)
          }}
          onUndo={() => {
            undo(board)
            back()
          }}
        />
      )}
    </section>
  )
}

function NothingLeft({ left, skipped, onAgain }: { left: number; skipped: number; onAgain: () => void }) {
  const place = useFocusAtOnce()
  return (
    <div className="sorter-done" ref={place} tabIndex={-1}>
      <p>{left === 0 ? words.noneLeft : words.allSkipped(skipped)}</p>
      {left > 0 ? (
        <button type="button" className="button primary" onClick={onAgain}>
          {words.lookAgain}
        </button>
      ) : (
        <p className="quiet">{words.noneLeftHint}</p>
      )}
    </div>
  )
}

/** Wherever the last decision was made, what comes next is read out and takes the keys. */
function useFocusAtOnce() {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return place
}

interface OneProps {
  readonly note: NoteId
  readonly onSkip: () => void
  readonly onUndo: () => void
}

/** One note with everything that can become of it. */
function One({ note: id, onSkip, onUndo }: OneProps) {
  const place = useFocusAtOnce()
  const board = useBoard()
  const note = useNote(id)
  const themes = useList<ThemeId>('themes')
  const stacked = useList(`stack:${id}`)
  const { themes: suggested, isSettled } = useSuggested(id)
  const mayShape = useMay('shape-themes')
  const [isNaming, setNaming] = useState(false)

  function putInto(theme: ThemeId | undefined): void {
    if (theme !== undefined) putDown(board, { kind: 'notes', ids: [id] }, { kind: 'theme', theme, place: 'first' })
  }
  const others = () => setHand({ opened: { kind: 'move', notes: [id] } })
  const acts: Record<string, () => void> = {
    s: onSkip,
    '0': onSkip,
    u: onUndo,
    m: others,
    ...(mayShape ? { n: () => setNaming(true) } : {}),
  }
  for (let i = 0; i < mostThemes; i += 1) acts[String(i + 1)] = () => putInto(suggested[i])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (event.target instanceof HTMLInputElement) return
    const act = acts[event.key.toLowerCase()]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  if (note === undefined) return null
  return (
    <div className="sorter-one" onKeyDown={onKeyDown}>
      <div className="sorter-note" ref={place} tabIndex={-1} data-sorting={id}>
        <p dir="auto">{note.text}</p>
        <small>
          {[note.ref, common.kinds[note.kind], stacked.length > 0 ? common.stacked(stacked.length + 1) : '']
            .filter(each => each !== '')
            .join(' · ')}
        </small>
      </div>
      <h3>{words.where}</h3>
      {themes.length === 0 && <p className="quiet">{words.noThemes}</p>}
      <ul className="sorter-themes" aria-busy={!isSettled}>
        {suggested.map((theme, i) => (
          <ThemeButton key={theme} id={theme} digit={String(i + 1)} onChoose={() => putInto(theme)} />
        ))}
      </ul>
      {isNaming ? (
        <NewTheme note={id} onDone={() => setNaming(false)} onLeave={() => place.current?.focus()} />
      ) : (
        <div className="sorter-more">
          {mayShape && <Act letter="N" words={words.newTheme} run={() => setNaming(true)} />}
          {themes.length > 0 && <Act letter="M" words={words.otherTheme} run={others} />}
          <Act letter="S" words={words.skip} run={onSkip} />
          <Act letter="U" words={common.undo} run={onUndo} />
        </div>
      )}
    </div>
  )
}

function Act({ letter, words: said, run }: { letter: string; words: string; run: () => void }) {
  return (
    <button type="button" className="button" aria-keyshortcuts={letter} onClick={run}>
      {said} <kbd aria-hidden>{letter}</kbd>
    </button>
  )
}

function ThemeButton({ id, digit, onChoose }: { id: ThemeId; digit: string; onChoose: () => void }) {
  const theme = useTheme(id)
  const notes = useNotesIn(id)
  if (theme === undefined) return null
  return (
    <li>
      <button type="button" className="button" aria-keyshortcuts={digit} onClick={onChoose}>
        <kbd aria-hidden>{digit}</kbd>
        <span dir="auto">{theme.name || common.unnamedTheme}</span>
        <small>{words.inTheme(notes)}</small>
      </button>
    </li>
  )
}

/** The name of a theme that this note begins; Enter makes it, Escape leaves it. */
function NewTheme({ note, onDone, onLeave }: { note: NoteId; onDone: () => void; onLeave: () => void }) {
  const board = useBoard()
  const [name, setName] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <form
      className="sorter-new"
      onSubmit={event => {
        event.preventDefault()
        onDone()
        putDown(board, { kind: 'notes', ids: [note] }, { kind: 'new-theme', name: name.trim() })
      }}
    >
      <input
        ref={box}
        className="input"
        dir="auto"
        aria-label={words.newThemeName}
        placeholder={words.newThemeName}
        maxLength={limits.themeNameCharacters}
        value={name}
        onChange={event => setName(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          onDone()
          onLeave()
        }}
      />
      <button type="submit" className="button primary">
        {words.makeTheme}
      </button>
    </form>
  )
}
