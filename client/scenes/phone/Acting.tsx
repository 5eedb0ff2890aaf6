// Acting on the phone: one question of one action at a time. Answers go beside the cell on the board, never into it.
import { useEffect, useRef, useState, type Ref } from 'react'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { acting as words } from '#client/words/acting.ts'
import { common } from '#client/words/common.ts'
import type { ActingAction } from './actingOn.ts'
import { CanHelpButton } from './CanHelpButton.tsx'
import type { Live } from './live.ts'
import { Question } from './Question.tsx'
import { useActing, useAnswerDraft, useOwnSuggestions } from './useActing.ts'
import './acting.css'

/** So many actions are listed at first, and at each press for more. */
const step = 6

export default function Acting({ given, live }: { given: TicketGiven; live: Live }) {
  const acting = useActing(live)
  const { own, look } = useOwnSuggestions(given)
  const [draft, setDraft] = useAnswerDraft(given.board.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  /** Where somebody went last by hand: the heading there has the keyboard then. */
  const [went, setWent] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { open = null, actions = [] } = acting ?? {}
  const find = (id: string | null | undefined) => actions.find(each => each.id === id)
  // What somebody is writing is never taken from under their hands, whatever the wall goes to.
  const action = isChoosing ? undefined : (find(draft?.action) ?? find(chosen) ?? find(open))
  useEffect(() => {
    if (went !== null) heading.current?.focus()
  }, [went])
  if (acting === null || own === null) return <h1>{words.choose}</h1>

  function go(to: string | null): void {
    setWent(to ?? 'list')
    setChosen(to)
    setChoosing(to === null)
    setDraft(null)
  }
  if (action === undefined) {
    return <ActionList heading={heading} actions={actions} open={open} onChoose={go} />
  }
  const onWall = open === action.id ? undefined : find(open)
  return (
    <section className="acting" aria-labelledby="acting-title">
      <div>
        <p className="acting-ref">
          {words.action(action.ref)}
          {open === action.id && ` · ${words.onWall}`}
        </p>
        <h1 id="acting-title" ref={heading} tabIndex={-1} dir="auto">
          {action.title || common.unnamedAction}
        </h1>
      </div>
      {onWall !== undefined && (
        <p className="acting-wall">
          {words.wallElsewhere(onWall.ref)}{' '}
          <button type="button" className="button quiet" onClick={() => go(onWall.id)}>
            {words.goToWall}
          </button>
        </p>
      )}
      <Question key={action.id} given={given} action={action} own={own} look={look} draft={draft} setDraft={setDraft} />
      <CanHelpButton given={given} action={action} own={own} look={look} />
      {actions.length > 1 && (
        <button type="button" className="button quiet" onClick={() => go(null)}>
          {words.another}
        </button>
      )}
    </section>
  )
}

function ActionList(props: {
  heading: Ref<HTMLHeadingElement>
  actions: readonly ActingAction[]
  open: string | null
  onChoose: (id: string) => void
}) {
  const { heading, actions, open, onChoose } = props
  const [shown, setShown] = useState(step)
  return (
    <section className="acting" aria-labelledby="acting-title">
      <h1 id="acting-title" ref={heading} tabIndex={-1}>
        {words.choose}
      </h1>
      <p>{words.chooseHint}</p>
      <ul>
        {actions.slice(0, shown).map(({ id, ref, title }) => (
          <li key={id}>
            <button type="button" className="button" onClick={() => onChoose(id)}>
              <span dir="auto">{words.named(ref, title || common.unnamedAction)}</span>
              {id === open && <small>{words.onWall}</small>}
            </button>
          </li>
        ))}
      </ul>
      {actions.length > shown && (
        <button type="button" className="button quiet" onClick={() => setShown(shown + step)}>
          {words.more}
        </button>
      )}
    </section>
  )
}
