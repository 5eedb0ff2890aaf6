// Theme parts: merging a theme into another, splitting notes off it, and what it remembers of both.
import { useState, type FormEvent } from 'react'
import { mergeThemes, splitTheme } from '#shared/board/operations/themes.ts'
import type { NoteId, Theme, ThemeId } from '#shared/board/schema.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useBoard, useList, useNotesCount, useTheme } from '#client/board/useBoard.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { say } from '#client/ui/notices.ts'
import { board as boardWords } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { sorting as words } from '#client/words/sorting.ts'
import { clearSelected, setHand } from './hand.ts'
import { sayWithUndo, themeName, themeOf } from './putDown.ts'

/** More notes than this are hard to take in at once (ux, themes). */
export const bigTheme = 40

export function MergeTheme({ id, onDone }: { id: ThemeId; onDone: () => void }) {
  const board = useBoard()
  const themes = useList<ThemeId>('themes')
  const [into, setInto] = useState<ThemeId | ''>('')
  const others = themes.filter(each => each !== id)
  if (others.length === 0) return null
  function merge(): void {
    if (into === '') return
    const name = themeName(board, id)
    onDone()
    if (board.act(mergeThemes, { theme: id, into }).ok) sayWithUndo(board, words.merged(name, themeName(board, into)))
    else say(boardWords.refusals['no-such-theme'] ?? boardWords.refusals['other'])
  }
  return (
    <div className="theme-merge">
      <label className="field">
        <span>{words.mergeInto}</span>
        <select className="input" value={into} onChange={event => setInto(event.target.value as ThemeId | '')}>
          <option value="">{words.mergeChoose}</option>
          {others.map(each => (
            <option key={each} value={each}>
              {themeName(board, each)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="button" disabled={into === ''} onClick={merge}>
        {words.merge}
      </button>
    </div>
  )
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** What a theme remembers; nothing when it was always one. */
export function ThemePast({ past }: { past: Theme['past'] }) {
  if (past.length === 0) return null
  return (
    <section>
      <h3>{words.past}</h3>
      <ul className="quiet-list">
        {past.map(({ what, name, at }, i) => {
          const told = [name || common.unnamedTheme, at === null ? '' : day.format(new Date(at))] as const
          // Only ever added to at the end.
          return <li key={i}>{what === 'split' ? words.splitFrom(...told) : words.mergedWith(...told)}</li>
        })}
      </ul>
    </section>
  )
}

/** The one theme that all of these notes lie in; null when there is none such. */
export function sharedTheme(board: ReturnType<typeof useBoard>, notes: readonly NoteId[]): ThemeId | null {
  const [first, ...others] = notes.map(id => themeOf(board, id))
  return first !== undefined && others.every(each => each === first) ? first : null
}

/** Asks for the name of the theme that notes are split off into. */
export function SplitDialog({ theme, notes }: { theme: ThemeId; notes: readonly NoteId[] }) {
  const board = useBoard()
  const from = useTheme(theme)
  const [name, setName] = useState('')
  const count = useNotesCount(notes)
  const close = () => setHand({ opened: null })
  function split(event: FormEvent): void {
    event.preventDefault()
    close()
    const outcome = board.act(splitTheme, { theme, into: board.newId<ThemeId>(), name: name.trim(), notes })
    if (!outcome.ok) {
      say(boardWords.refusals[outcome.reason] ?? boardWords.refusals['other'])
      return
    }
    clearSelected()
    sayWithUndo(board, words.splitDone(name.trim() || common.unnamedTheme, count))
  }
  return (
    <Dialog title={words.splitTitle(from?.name || common.unnamedTheme)} onClose={close}>
      <form className="theme-form" onSubmit={split}>
        <p>{words.splitHint(count)}</p>
        <label className="field">
          <span>{words.newThemeName}</span>
          <input
            className="input"
            dir="auto"
            maxLength={limits.themeNameCharacters}
            value={name}
            onChange={event => setName(event.target.value)}
          />
          <small>{boardWords.themeNameHint}</small>
        </label>
        <button type="submit" className="button primary">
          {words.split}
        </button>
      </form>
    </Dialog>
  )
}
