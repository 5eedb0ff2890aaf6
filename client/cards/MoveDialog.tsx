// Move to…: the main way to move notes. A search box and a list of places; type three letters, press Enter.
import { useState, type KeyboardEvent } from 'react'
import { countNotes, notesIn } from '#shared/board/piles.ts'
import type { NoteId, ThemeId } from '#shared/board/schema.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useBoard, useList, useMay } from '#client/board/useBoard.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import type { Target } from './deeds.ts'
import { setHand } from './hand.ts'
import { putDown, themeName } from './putDown.ts'
import './MoveDialog.css'

interface Choice {
  readonly key: string
  readonly words: string
  readonly count: number | null
  readonly target: Target | 'stack'
}

const close = () => setHand({ opened: null })

export function MoveDialog({ notes }: { notes: readonly NoteId[] }) {
  const board = useBoard()
  const themes = useList<ThemeId>('themes')
  const mayShape = useMay('shape-themes')
  const mayAct = useMay('draft-actions')
  const [typed, setTyped] = useState('')
  const [stacking, setStacking] = useState(false)

  if (stacking) return <StackChoice notes={notes} />
  const matches = (name: string) => name.toLowerCase().includes(typed.trim().toLowerCase())
  const places: Choice[] = themes.map(id => ({
    key: id,
    words: themeName(board, id),
    count: notesIn(board.store, id).length,
    target: { kind: 'theme', theme: id, place: 'first' },
  }))
  places.push({
    key: 'loose',
    words: common.unsorted,
    count: notesIn(board.store, null).length,
    target: { kind: 'theme', theme: null, place: 'first' },
  })
  const found = places.filter(({ words }) => matches(words))
  const more: Choice[] = []
  const name = typed.trim().slice(0, limits.themeNameCharacters)
  if (mayShape) more.push({ key: 'new', words: words.newTheme(name), count: null, target: { kind: 'new-theme', name } })
  if (mayAct) more.push({ key: 'act', words: words.makeAction, count: null, target: { kind: 'grid' } })
  more.push({ key: 'stack', words: words.stackWith, count: null, target: 'stack' })

  function choose({ target }: Choice): void {
    if (target === 'stack') return setStacking(true)
    close()
    putDown(board, { kind: 'notes', ids: notes }, target)
  }

  return (
    <Dialog title={words.moveTitle(countNotes(board.store, notes))} onClose={close}>
      <Finder
        label={words.findTheme}
        typed={typed}
        onType={setTyped}
        onEnter={() => choose(found[0] ?? (more[0] as Choice))}
      />
      <Choices
        choices={[...found, ...more]}
        onChoose={choose}
        marked={typed.trim() !== '' ? (found[0] ?? more[0])?.key : undefined}
      />
    </Dialog>
  )
}

/** "Stack with…": all other notes that lie on top, found by their words. */
function StackChoice({ notes }: { notes: readonly NoteId[] }) {
  const board = useBoard()
  const [typed, setTyped] = useState('')
  const themes = useList<ThemeId>('themes')
  const wanted = typed.trim().toLowerCase()
  const found: Choice[] = ['loose' as const, ...themes.map(id => `theme:${id}` as const)]
    .flatMap(list => board.store.list(list) as readonly NoteId[])
    .filter(id => !notes.includes(id) && (board.store.note(id)?.text.toLowerCase().includes(wanted) ?? false))
    .slice(0, 30)
    .map(id => ({
      key: id,
      words: board.store.note(id)?.text ?? '',
      count: null,
      target: { kind: 'onto-note', note: id },
    }))
  function choose({ target }: Choice): void {
    close()
    if (target !== 'stack') putDown(board, { kind: 'notes', ids: notes }, target)
  }
  return (
    <Dialog title={words.stackWithTitle} onClose={close}>
      <Finder label={words.findNote} typed={typed} onType={setTyped} onEnter={() => found[0] && choose(found[0])} />
      {found.length === 0 ? <p>{words.noneFound}</p> : <Choices choices={found} onChoose={choose} marked={undefined} />}
    </Dialog>
  )
}

function Finder(props: { label: string; typed: string; onType: (typed: string) => void; onEnter: () => void }) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      props.onEnter()
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      document.querySelector<HTMLElement>('.choices button')?.focus()
    }
  }
  return (
    <label className="field">
      <span>{props.label}</span>
      <input
        className="input"
        dir="auto"
        value={props.typed}
        onChange={event => props.onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  )
}

function Choices(props: {
  choices: readonly Choice[]
  onChoose: (choice: Choice) => void
  marked: string | undefined
}) {
  function onKeyDown(event: KeyboardEvent<HTMLUListElement>): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
  }
  return (
    <ul className="choices" onKeyDown={onKeyDown}>
      {props.choices.map(choice => (
        <li key={choice.key}>
          <button
            type="button"
            data-marked={choice.key === props.marked || undefined}
            onClick={() => props.onChoose(choice)}
          >
            <span dir="auto">{choice.words}</span>
            {choice.count !== null && <span className="choice-count">{choice.count}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
