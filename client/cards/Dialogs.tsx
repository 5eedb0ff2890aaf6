// Dialogs of the board: whichever one this person has open – a note, a theme, the sources of an action, or "Move to…".
import { useState } from 'react'
import { linkTo, readLink } from '#shared/board/link.ts'
import { unlinkSource } from '#shared/board/operations/actions.ts'
import { unstackNote } from '#shared/board/operations/notes.ts'
import { dissolveTheme, nameTheme } from '#shared/board/operations/themes.ts'
import type { ActionId, EvidenceId, NoteId, ThemeId } from '#shared/board/schema.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useAction, useBoard, useList, useMay, useNote, useTheme } from '#client/board/useBoard.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { say } from '#client/ui/notices.ts'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { setHand, useHand } from './hand.ts'
import { MoveDialog } from './MoveDialog.tsx'
import { putDown, themeName, undo } from './putDown.ts'
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
    case 'sources':
      return <SourcesDialog id={opened.action} />
  }
}

function NoteDialog({ id }: { id: NoteId }) {
  const board = useBoard()
  const note = useNote(id)
  const stacked = useList<NoteId>(`stack:${id}`)
  const feeds = useList<ActionId>(`from:${linkTo('note', id)}`)
  const maySort = useMay('sort')
  if (note === undefined) return null
  const facts = [
    note.ref,
    common.kinds[note.kind],
    words.postedBy[note.via],
    words.noteIn(themeName(board, note.spot.theme)),
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
                <span dir="auto">{board.store.note(each)?.text}</span>
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
      {feeds.length > 0 && (
        <section>
          <h3>{words.feedsActions}</h3>
          <ul className="sayings">
            {feeds.map(action => (
              <li key={action}>{board.store.action(action)?.title || common.unnamedAction}</li>
            ))}
          </ul>
        </section>
      )}
      {maySort && (
        <button
          type="button"
          className="button primary"
          onClick={() => setHand({ opened: { kind: 'move', notes: [id] } })}
        >
          {words.moveTo}
        </button>
      )}
    </Dialog>
  )
}

function ThemeDialog({ id }: { id: ThemeId }) {
  const board = useBoard()
  const theme = useTheme(id)
  const [name, setName] = useState(theme?.name ?? '')
  const [statement, setStatement] = useState(theme?.statement ?? '')
  if (theme === undefined) return null
  return (
    <Dialog title={theme.name || common.unnamedTheme} onClose={close}>
      <form
        className="theme-form"
        onSubmit={event => {
          event.preventDefault()
          board.act(nameTheme, { theme: id, name: name.trim(), statement: statement.trim() })
          close()
        }}
      >
        <label className="field">
          <span>{words.renameTheme}</span>
          <input
            className="input"
            dir="auto"
            maxLength={limits.themeNameCharacters}
            value={name}
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
            value={statement}
            onChange={event => setStatement(event.target.value)}
          />
        </label>
        {board.can('write-actions') && (
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
              const run = () => undo(board)
              say(words.dissolved(theme.name || common.unnamedTheme), { words: common.undo, run })
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

function SourcesDialog({ id }: { id: ActionId }) {
  const board = useBoard()
  const action = useAction(id)
  const mayWrite = useMay('write-actions')
  if (action === undefined) return null
  const sources = action.sources.flatMap(([key]) => {
    const link = readLink(key)
    return link === null ? [] : [{ key, link }]
  })
  const textOf = ({ kind, id: of }: (typeof sources)[number]['link']) =>
    kind === 'note'
      ? board.store.note(of as NoteId)?.text
      : kind === 'theme'
        ? board.store.theme(of as ThemeId)?.name
        : board.store.evidence(of as EvidenceId)?.claim
  return (
    <Dialog title={words.sourcesTitle} onClose={close}>
      {sources.length === 0 && <p>{words.noSources}</p>}
      <ul className="sayings">
        {sources.map(({ key, link }) => {
          const text = textOf(link)
          if (text === undefined) return null
          return (
            <li key={key}>
              <span dir="auto">
                <b>{words.sourceKinds[link.kind]}</b> {text}
                {link.kind === 'theme' && <ThemeNotes id={link.id as ThemeId} />}
              </span>
              {mayWrite && (
                <button
                  type="button"
                  className="button quiet"
                  onClick={() => board.act(unlinkSource, { action: id, source: key })}
                >
                  {words.unlink}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}

/** The words under a theme that an action came from. */
function ThemeNotes({ id }: { id: ThemeId }) {
  const board = useBoard()
  const notes = useList<NoteId>(`theme:${id}`)
  return (
    <ul className="quiet-list">
      {notes.map(note => (
        <li key={note} dir="auto">
          {board.store.note(note)?.text}
        </li>
      ))}
    </ul>
  )
}
