// Dialogs of the board: whichever one this person has open – a note, a theme, the sources of an action, or "Move to…".
import { useEffect, useState } from 'react'
import { linkTo } from '#shared/board/link.ts'
import { unstackNote } from '#shared/board/operations/notes.ts'
import { dissolveTheme, nameTheme, orderTheme } from '#shared/board/operations/themes.ts'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useBoard, useList, useMay, useNote, useTheme } from '#client/board/useBoard.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { sorting } from '#client/words/sorting.ts'
import { DoerDialog } from './DoerDialog.tsx'
import { FateDialog } from './FateDialog.tsx'
import { setHand, useHand } from './hand.ts'
import { HistoryDialog } from './HistoryDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { NoteSafety } from './NoteSafety.tsx'
import { ShowOnWall } from './ShowOnWall.tsx'
import { putDown, sayWithUndo, themeName, themeOf } from './putDown.ts'
import { NotesLikeThis } from './NotesLikeThis.tsx'
import { MergeTheme, SplitDialog, ThemePast } from './ThemeParts.tsx'
import { Worry } from './Worry.tsx'
import { NoteTrace, ThemeTrace, TraceDialog } from './Traces.tsx'
import './Dialogs.css'

const close = () => setHand({ opened: null })

export function Dialogs() {
  const opened = useHand(({ opened }) => opened)
  if (opened === null) return null
  switch (opened.kind) {
    case 'move':
      return <MoveDialog notes={opened.notes} />
    case 'note':
      return <NoteDialog id={opened.note} />
    case 'theme':
      return <ThemeDialog id={opened.theme} />
    case 'split':
      return <SplitDialog theme={opened.theme} notes={opened.notes} />
    case 'sources':
      return <TraceDialog id={opened.action} />
    case 'doer':
      return <DoerDialog id={opened.action} />
    case 'history':
      return <HistoryDialog id={opened.action} />
    case 'fate':
      return <FateDialog notes={opened.notes} />
    // The register of evidence shows it where it stands, for only there is it asked for.
    case 'links':
      return null
  }
}

/** What a dialog is about may go while it is open; it must not come back with it. */
function useCloseWhen(isGone: boolean): void {
  useEffect(() => {
    if (isGone) close()
  }, [isGone])
}

function NoteDialog({ id }: { id: NoteId }) {
  const board = useBoard()
  const note = useNote(id)
  const stacked = useList<NoteId>(`stack:${id}`)
  const maySort = useMay('sort')
  useCloseWhen(note === undefined)
  if (note === undefined) return null
  const facts = [
    note.ref,
    common.kinds[note.kind],
    words.postedBy[note.via],
    words.noteIn(themeName(board, themeOf(board, id))),
  ]
  return (
    <Dialog title={words.noteTitle} onClose={close}>
      <blockquote className="said" dir="auto">
        {note.text}
      </blockquote>
      <p className="facts">{facts.filter(fact => fact !== '').join(' · ')}</p>
      {stacked.length > 0 && (
        <section>
          <h3>{common.stacked(stacked.length + 1)}</h3>
          <p>{words.saidByMany}</p>
          <ul className="sayings">
            {stacked.map(each => (
              <li key={each}>
                <NoteWords id={each} />
                <Worry id={each} />
                {maySort && (
                  <button type="button" className="button quiet" onClick={() => board.act(unstackNote, { note: each })}>
                    {words.takeOff}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <NoteTrace id={id} />
      {maySort && (
        <button
          type="button"
          className="button primary"
          onClick={() => setHand({ opened: { kind: 'move', notes: [id] } })}
        >
          {words.moveTo}
        </button>
      )}
      <NoteSafety id={id} text={note.text} />
      <NotesLikeThis id={id} />
      <ShowOnWall link={linkTo('note', id)} />
    </Dialog>
  )
}

function ThemeDialog({ id }: { id: ThemeId }) {
  const board = useBoard()
  const theme = useTheme(id)
  // Only what is changed here is written, so that what somebody else changes meanwhile stays.
  const [name, setName] = useState<string | null>(null)
  const [statement, setStatement] = useState<string | null>(null)
  useCloseWhen(theme === undefined)
  if (theme === undefined) return null
  return (
    <Dialog title={theme.name || common.unnamedTheme} onClose={close}>
      <form
        className="theme-form"
        onSubmit={event => {
          event.preventDefault()
          board.act(nameTheme, {
            theme: id,
            ...(name === null ? {} : { name: name.trim() }),
            ...(statement === null ? {} : { statement: statement.trim() }),
          })
          close()
        }}
      >
        <label className="field">
          <span>{words.renameTheme}</span>
          <input
            className="input"
            dir="auto"
            maxLength={limits.themeNameCharacters}
            value={name ?? theme.name}
            onChange={event => setName(event.target.value)}
          />
          <small>{words.themeNameHint}</small>
        </label>
        <label className="field">
          <span>{words.themeStatement}</span>
          <textarea
            className="input"
            dir="auto"
            rows={3}
            value={statement ?? theme.statement}
            onChange={event => setStatement(event.target.value)}
          />
        </label>
        <ThemeTrace id={id} />
        <ThemeOrder id={id} />
        <p className="facts">{sorting.howToSplit}</p>
        <MergeTheme id={id} onDone={close} />
        <ThemePast past={theme.past} />
        {board.can('draft-actions') && (
          <button
            type="button"
            className="button"
            onClick={() => {
              close()
              putDown(board, { kind: 'theme', id }, { kind: 'grid' })
            }}
          >
            {words.actionFromTheme}
          </button>
        )}
        <div className="dialog-buttons">
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              close()
              board.act(dissolveTheme, { theme: id })
              sayWithUndo(board, words.dissolved(theme.name || common.unnamedTheme))
            }}
          >
            {words.dissolveTheme}
          </button>
          <button type="submit" className="button primary">
            {words.saveTheme}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** Moves a theme among the themes without dragging. */
function ThemeOrder({ id }: { id: ThemeId }) {
  const board = useBoard()
  const themes = useList<ThemeId>('themes')
  const at = themes.indexOf(id)
  const order = (to: number) => {
    const before = themes.filter(each => each !== id)[to]
    board.act(orderTheme, { theme: id, place: before === undefined ? 'last' : { before } })
  }
  return (
    <div className="dialog-buttons">
      <button type="button" className="button" disabled={at <= 0} onClick={() => order(at - 1)}>
        {words.themeEarlier}
      </button>
      <button type="button" className="button" disabled={at === themes.length - 1} onClick={() => order(at + 1)}>
        {words.themeLater}
      </button>
    </div>
  )
}

/** The words of a note as they are now; nothing once it has gone. */
function NoteWords({ id }: { id: NoteId }) {
  return <span dir="auto">{useNote(id)?.text}</span>
}
