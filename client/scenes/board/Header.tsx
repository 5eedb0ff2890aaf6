// Header of the board: what board this is, which stage it is in, the views, who is here, and whether all is saved.
import { useEffect, useState } from 'react'
import { Undo2 } from 'lucide-react'
import { useHome } from '#client/board/home.ts'
import { dice } from '#client/board/openBoard.ts'
import { useAbout, useBoard, useCounts, useMay, useOthers } from '#client/board/useBoard.ts'
import { undo } from '#client/cards/putDown.ts'
import { keep, kept } from '#client/requests/keep.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { board as words, nicknames } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { SavedSign } from './SavedSign.tsx'
import { tabOf, tabs, type View } from './useView.ts'
import './Header.css'

export function Header({ view }: { view: View }) {
  const board = useBoard()
  const { title, stage, choosing } = useAbout()
  const mayEdit = useMay('sort')
  const mayDesk = useMay('use-desk')
  const isOffered: Partial<Record<View, boolean>> = {
    sort: mayEdit,
    // Before the first round there is nothing to choose.
    choose: choosing.round > 0,
  }
  const shown = tabs.filter(each => each === tabOf(view) || (isOffered[each] ?? true))
  return (
    <header className="board-head">
      <div className="board-name">
        <h1>{title}</h1>
        <p>{words.stageNow(common.stages[stage])}</p>
      </div>
      <nav className="board-views" aria-label={words.viewsLabel}>
        {shown.map(each => (
          <a
            key={each}
            className="button"
            href={`?view=${each}`}
            aria-current={each === tabOf(view) ? 'page' : undefined}
          >
            {words.views[each]}
          </a>
        ))}
      </nav>
      <div className="board-side">
        <SavedSign />
        <People />
        {mayEdit && (
          <button type="button" className="button quiet" onClick={() => undo(board)}>
            <Undo2 size={18} strokeWidth={1.75} aria-hidden />
            {words.undo}
          </button>
        )}
        {mayDesk && (
          <a className="button" href={`/b/${board.id}/desk`}>
            {words.desk}
          </a>
        )}
      </div>
    </header>
  )
}

/** How many people are here; a press shows the co-editors by the names they chose, and one's own. */
function People() {
  const { id, connection } = useBoard()
  const { here } = useCounts()
  // Residents who lend a hand stay without a name.
  const mayEdit = useMay('shape-themes')
  const others = useOthers()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(keptNickname)
  const [isHome, setHome] = useHome(id, connection.present)
  useEffect(() => {
    if (!mayEdit) return
    keep('nickname', name)
    connection.present({ name })
  }, [connection, mayEdit, name])
  const shown = Math.max(here, 1)
  if (!mayEdit) return <span className="people">{common.here(shown)}</span>
  return (
    <>
      <button type="button" className="button quiet people" onClick={() => setOpen(true)}>
        {common.here(shown)}
      </button>
      {open && (
        <Dialog title={words.youAre(name)} onClose={() => setOpen(false)}>
          <form
            className="name-form"
            onSubmit={event => {
              event.preventDefault()
              const typed = new FormData(event.currentTarget).get('name')
              if (typeof typed === 'string' && typed.trim() !== '') setName(typed.trim())
              setOpen(false)
            }}
          >
            <label className="field">
              <span>{words.yourName}</span>
              <input className="input" name="name" defaultValue={name} maxLength={30} dir="auto" />
            </label>
            <label className="at-home">
              <input type="checkbox" checked={isHome} onChange={event => setHome(event.target.checked)} />
              <span>{words.home}</span>
            </label>
            {others.length > 0 && (
              <p>
                {words.alsoHere} {others.map(other => other.name).join(', ')}
              </p>
            )}
            <button type="submit" className="button primary">
              {words.saveName}
            </button>
          </form>
        </Dialog>
      )}
    </>
  )
}

function keptNickname(): string {
  const name = kept('nickname')
  return typeof name === 'string' && name !== '' ? name : newNickname()
}

/** A name for this device that tells nothing about the person: "Blue kettle". */
function newNickname(): string {
  const [a = 0, b = 0] = dice(new Uint8Array(2))
  const { colours, things } = nicknames
  return `${colours[a % colours.length]} ${things[b % things.length]}`
}
