// Acting on the phone: one question of one action at a time. Answers go beside the cell on the board, never into it.
import { useEffect, useRef, useState, type Ref } from 'react'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import type { Outbox, OutNote } from '#client/requests/outbox.ts'
import { acting as words } from '#client/words/acting.ts'
import { common } from '#client/words/common.ts'
import { phone } from '#client/words/phone.ts'
import type { ActingAction } from './actingOn.ts'
import { CanHelpButton } from './CanHelpButton.tsx'
import type { Live, Place } from './live.ts'
import type { MyNotes } from './MyNotes.tsx'
import { Question, type Said } from './Question.tsx'
import { useActing, useAnswerDraft, useHelps } from './useActing.ts'
import './acting.css'

/** So many actions are listed at first, and at each press for more. */
const step = 6

interface Props {
  readonly given: TicketGiven
  readonly live: Live
  readonly outbox: Outbox
  /** What this person answered so far, the latest first. */
  readonly answers: readonly OutNote[]
  readonly isKept: boolean
  readonly places: Readonly<Record<string, Place>>
  /** What lists notes. Handed in, because it is loaded already: imported from here, it would be a file of its own. */
  readonly List: typeof MyNotes
}

export default function Acting({ given, live, outbox, answers, isKept, places, List }: Props) {
  const acting = useActing(live)
  const [helps, look] = useHelps(given)
  const [draft, setDraft] = useAnswerDraft(given.board.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  /** Where somebody went last by hand: the heading there has the keyboard then. */
  const [went, setWent] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [said, say] = useState<Said | null>(null)
  /** Each time that an earlier answer comes back into the box, the question begins anew with it. */
  const [round, setRound] = useState(0)
  const { open = null, actions = [] } = acting ?? {}
  const find = (id: string | null | undefined) => actions.find(each => each.id === id)
  // What somebody is writing is never taken from under their hands, whatever the wall goes to.
  const action = isChoosing ? undefined : (find(draft?.action) ?? find(chosen) ?? find(open))
  useEffect(() => {
    if (went !== null) heading.current?.focus()
  }, [went])
  if (acting === null) return <h1>{words.choose}</h1>

  function go(to: string | null): void {
    setWent(to ?? 'list')
    setChosen(to)
    setChoosing(to === null)
    setDraft(null)
    say(null)
  }
  function change({ note, state }: OutNote): void {
    const { action: of, letter, text, id } = note
    if (find(of) === undefined) return say({ problem: common.troubles['no-such-action'] })
    if ((draft?.text ?? '').trim() !== '') return say({ problem: phone.problems.boxFull })
    if (of === undefined || letter === undefined) return
    say(null)
    setChoosing(false)
    setDraft({ action: of, letter, text, changes: state === 'reword' ? id : null })
    setRound(round + 1)
    if (state !== 'reword') outbox.takeBack(id)
  }
  const yours = answers.length > 0 && (
    <List
      notes={answers}
      title={words.yours(answers.length)}
      isKept={isKept}
      places={places}
      refOf={id => find(id)?.ref}
      onTakeBack={({ note }) => {
        outbox.takeBack(note.id)
        // The list goes with its last answer.
        if (answers.length === 1) heading.current?.focus({ preventScroll: true })
      }}
      onChange={change}
    />
  )
  if (action === undefined) {
    return (
      <>
        <ActionList heading={heading} actions={actions} open={open} onChoose={go} />
        {said !== null && 'problem' in said && <output className="acting-said problem">{said.problem}</output>}
        {yours}
      </>
    )
  }
  const onWall = open === action.id ? undefined : find(open)
  return (
    <>
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
        <Question
          key={`${action.id} ${round}`}
          outbox={outbox}
          action={action}
          answers={answers}
          isKept={isKept}
          draft={draft}
          setDraft={setDraft}
          startsInBox={round > 0 && draft !== null}
          said={said}
          say={say}
        />
        <CanHelpButton given={given} action={action} helps={helps} look={look} />
        {actions.length > 1 && (
          <button type="button" className="button quiet" onClick={() => go(null)}>
            {words.another}
          </button>
        )}
      </section>
      {yours}
    </>
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
