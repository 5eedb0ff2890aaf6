// Action rail: the grid in short beside themes and evidence – somewhere to drag themes, notes and facts to.
import { memo, useRef, useEffect, useState } from 'react'
import { linkTo } from '#shared/board/link.ts'
import { fillAction } from '#shared/board/operations/actions.ts'
import { letters, type Action, type ActionId } from '#shared/board/schema.ts'
import { letterState } from '#shared/board/smart.ts'
import { limits } from '#shared/protocol/limits.ts'
import {
  useAction,
  useActionRef,
  useBoard,
  useList,
  useFactsLinked,
  useMay,
  useNotesBehind,
} from '#client/board/useBoard.ts'
import { LetterBox } from '#client/ui/LetterBox.tsx'
import { board as words } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { registers } from '#client/words/registers.ts'
import { DropZone } from './DragLayer.tsx'
import { setHand, useHand } from './hand.ts'
import { putDown } from './putDown.ts'
import './ActionRail.css'

/** `hint` says what can be dropped for a new action. */
export function ActionRail({ hint }: { hint: string }) {
  const above = useList<ActionId>('above')
  const below = useList<ActionId>('below')
  return (
    <section className="rail" aria-labelledby="rail-title" id="actions">
      <header className="rail-head">
        <h2 id="rail-title">{words.actions}</h2>
        <p>
          {words.inPlan(above.length)} · {words.stillWish(below.length)}
        </p>
      </header>
      <div className="rail-list">
        {above.length > 0 && (
          <ol>
            {above.map(id => (
              <RailRow key={id} id={id} />
            ))}
          </ol>
        )}
        {above.length > 0 && <p className="rail-line">{words.line.below}</p>}
        <ol>
          {below.map(id => (
            <RailRow key={id} id={id} />
          ))}
        </ol>
        <NewAction hint={hint} />
      </div>
    </section>
  )
}

const RailRow = memo(function RailRow({ id }: { id: ActionId }) {
  const action = useAction(id)
  const ref = useActionRef(id)
  const behind = useNotesBehind(id)
  const facts = useFactsLinked(id)
  const over = useHand(({ over, grip }) => grip === 'keys' && over?.kind === 'action' && over.action === id)
  const naming = useHand(hand => hand.naming === id)
  if (action === undefined) return null
  return (
    <li data-action={id} data-over={over || undefined}>
      <DropZone id={linkTo('action', id)} target={{ kind: 'action', action: id }} className="rail-row">
        <span className="rail-ref">{ref}</span>
        {naming ? <NameBox id={id} action={action} /> : <RailTitle id={id} action={action} />}
        <span className="rail-foot">
          <span className="rail-letters">
            {letters.map(letter => (
              <LetterBox key={letter} letter={letter} state={letterState(action, letter)} />
            ))}
          </span>
          <span>{behind + facts > 0 && registers.trace.sum(behind, 0, facts)}</span>
        </span>
      </DropZone>
      <LinkHere id={id} />
    </li>
  )
})

function RailTitle({ id, action }: { id: ActionId; action: Action }) {
  return (
    <a className="rail-title" href={`?view=actions#action-${id}`} dir="auto">
      {action.title || common.unnamedAction}
    </a>
  )
}

/** The name of a new action, asked for where it was dropped. */
function NameBox({ id, action }: { id: ActionId; action: Action }) {
  const board = useBoard()
  const box = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(action.title)
  useEffect(() => box.current?.focus(), [])
  // The box goes, and with it the keyboard's place; the name that stands there then takes it.
  function saveByKey(): void {
    save()
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-action="${id}"] .rail-title`)?.focus())
  }
  function save(): void {
    if (typed.trim() !== action.title) board.act(fillAction, { action: id, title: typed.trim() })
    setHand({ naming: null })
  }
  return (
    <input
      ref={box}
      className="input rail-name"
      dir="auto"
      aria-label={words.actionName}
      placeholder={words.actionPlaceholderShort}
      maxLength={limits.actionTitleCharacters}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={event => {
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) saveByKey()
      }}
    />
  )
}

/** Empty space under the actions: what is dropped here becomes a new one. */
function NewAction({ hint }: { hint: string }) {
  const board = useBoard()
  const mayWrite = useMay('draft-actions')
  const held = useHand(({ held, grip }) => (grip === 'tap' ? held : null))
  const over = useHand(({ over }) => over?.kind === 'grid')
  if (!mayWrite) return null
  return (
    <DropZone id="grid" target={{ kind: 'grid' }} className="rail-new">
      <p data-over={over || undefined}>{hint}</p>
      {held === null ? (
        <button
          type="button"
          className="button"
          onClick={() => putDown(board, { kind: 'notes', ids: [] }, { kind: 'grid' })}
        >
          {words.addAction}
        </button>
      ) : (
        <button type="button" className="button primary" onClick={() => putDown(board, held, { kind: 'grid' })}>
          {words.putHere}
        </button>
      )}
    </DropZone>
  )
}

/** Shown while something is lifted by touch: one tap puts it on this action. */
export function LinkHere({ id }: { id: ActionId }) {
  const board = useBoard()
  const held = useHand(({ held, grip }) => (grip === 'tap' ? held : null))
  if (held === null || (held.kind === 'action' && held.id === id)) return null
  return (
    <button
      type="button"
      className="button primary"
      onClick={() => putDown(board, held, { kind: 'action', action: id })}
    >
      {words.putHere}
    </button>
  )
}
