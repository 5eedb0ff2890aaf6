// Check panel: the notes and answers that wait for a helper, with why, and what may become of each. J, K and Enter work in the list.
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { ActionId, NoteId } from '#shared/board/schema.ts'
import type { Suspect } from '#shared/board/suspects.ts'
import type { DecisionKind, HeldNote } from '#shared/protocol/requests.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useAction, useActionRef, useBoard, useMay } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { TakeOut } from '#client/cards/TakeOut.tsx'
import { Worry } from '#client/cards/Worry.tsx'
import { say } from '#client/ui/notices.ts'
import { board as boardWords } from '#client/words/board.ts'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { worry } from '#client/words/worry.ts'
import { devicesOf, type Device } from './devices.ts'
import { useHeld } from './useHeld.ts'
import './CheckPanel.css'

const words = desk.check
type Decided = Exclude<DecisionKind, 'forget'>
type Decide = (note: HeldNote, decision: Decided, reason?: string) => Promise<void>

export function CheckPanel() {
  return useMay('check') ? <Checking /> : null
}

function Checking() {
  const board = useBoard()
  const { held, isFresh, look } = useHeld()
  const list = useRef<HTMLUListElement>(null)
  const waiting = held.notes.filter(({ state }) => state === 'waiting')
  const devices = devicesOf(held.notes)
  const decided = held.notes.filter(({ state }) => state !== 'waiting')

  const decide: Decide = async (note, decision, reason = '') => {
    focusBeside(list.current, note.id)
    const path = `/api/boards/${board.id}/notes/${note.id}/decision`
    const answer = await ask<{ state: string }>('POST', path, {
      ticket: board.given.ticket,
      body: { decision, reason },
    })
    if (!answer.ok) say(common.troubles[answer.trouble.code])
    else if (answer.value.state === 'face-down') say(words.stillDown)
    else say(note.answers === null ? words.done[decision] : words.answerDone[decision])
    await look()
  }
  return (
    <section className="panel check" aria-labelledby="check">
      <h2 id="check">{words.heading(held.waiting)}</h2>
      {!isFresh && <p className="error">{words.unreached}</p>}
      {held.faceDown > 0 && <p>{words.faceDown(held.faceDown)}</p>}
      {waiting.length === 0 && <p className="quiet">{words.none}</p>}
      {waiting.length > 0 && <p className="quiet">{words.hint}</p>}
      <ul className="to-check" aria-labelledby="check" ref={list} onKeyDown={step}>
        {waiting.map(note => (
          <ToCheck key={note.id} note={note} device={devices.get(note.device ?? -1)} decide={decide} look={look} />
        ))}
      </ul>
      {decided.length > 0 && (
        <details>
          <summary>{words.decided(decided.length)}</summary>
          <ul className="checked">
            {decided.map(note => (
              <li key={note.id}>
                <p dir="auto" id={`checked-${note.id}`}>
                  {note.text}
                </p>
                <p className="quiet">
                  <WhatItIs note={note} /> ·{' '}
                  {note.state === 'reword' ? words.asked(note.reason) : words.keptOff(note.reason)}
                </p>
                <button
                  type="button"
                  className="button"
                  aria-describedby={`checked-${note.id}`}
                  onClick={() => void decide(note, 'up')}
                >
                  {words.up}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function ToCheck({
  note,
  device,
  decide,
  look,
}: {
  note: HeldNote
  device: Device | undefined
  decide: Decide
  look: () => Promise<void>
}) {
  const [asking, setAsking] = useState<Exclude<Decided, 'up'> | 'take-out' | null>(null)
  const { id, text, due, worries, wasUp } = note
  const suspects = note.suspects as readonly Suspect[]
  const textId = `check-${id}`
  const row = useRef<HTMLLIElement>(null)
  // What was pressed goes with the form it stood in.
  const leave = () => {
    flushSync(() => setAsking(null))
    focusOn(row.current)
  }

  return (
    <li className="check-note" data-note={id} ref={row}>
      <p dir="auto" id={textId}>
        {text}
      </p>
      <p className="quiet">
        <WhatItIs note={note} />
        {device !== undefined && <> · {words.from(device.name, device.notes)}</>}
      </p>
      {suspects.length > 0 && <p className="why">{words.why(suspects.map(each => words.suspects[each]).join(', '))}</p>}
      {wasUp && worries.length > 0 && (
        <p className="why" dir="auto">
          {words.worried(worries.join(' · '))}
        </p>
      )}
      {due !== null && <p className="quiet">{words.goesUp}</p>}
      {asking === null ? (
        <div className="dial">
          <button
            type="button"
            className="button primary"
            aria-describedby={textId}
            onClick={() => void decide(note, 'up')}
          >
            {words.up}
          </button>
          <button type="button" className="button" aria-describedby={textId} onClick={() => setAsking('reword')}>
            {words.reword}
          </button>
          <button type="button" className="button" aria-describedby={textId} onClick={() => setAsking('keep-off')}>
            {words.keepOff}
          </button>
          <button type="button" className="button" aria-describedby={textId} onClick={() => setAsking('take-out')}>
            {worry.takeOut.button}
          </button>
          <Worry id={id as NoteId} describedBy={textId} />
        </div>
      ) : asking === 'take-out' ? (
        <TakeOut
          key={text}
          id={id as NoteId}
          text={text}
          onEnd={() => {
            leave()
            void look()
          }}
        />
      ) : (
        <Reason
          asking={asking}
          first={suspects[0] === undefined ? '' : words.reasons[suspects[0]]}
          onSay={reason => void decide(note, asking, reason)}
          onCancel={leave}
        />
      )}
    </li>
  )
}

function WhatItIs({ note: { kind, ref, answers } }: { note: HeldNote }) {
  return answers === null ? <>{`${common.kinds[kind]} · ${ref}`}</> : <AnswerTo {...answers} />
}

/** Which question of which action an answer is to. */
function AnswerTo({ action: id, letter }: NonNullable<HeldNote['answers']>) {
  const action = useAction(id as ActionId)
  const ref = useActionRef(id as ActionId)
  const question = boardWords.questions[letter]
  return <bdi>{action === undefined ? words.answerToNone(question) : words.answerTo(ref, action.title, question)}</bdi>
}

function Reason({
  asking,
  first,
  onSay,
  onCancel,
}: {
  asking: Exclude<Decided, 'up'>
  first: string
  onSay: (reason: string) => void
  onCancel: () => void
}) {
  const [reason, setReason] = useState(first)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSay(reason)
  }
  return (
    <form onSubmit={send}>
      <label className="field">
        <span>{words.reason[asking]}</span>
        <input
          ref={input}
          className="input"
          dir="auto"
          maxLength={limits.reasonCharacters}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
      </label>
      <div className="dial">
        <button type="submit" className="button primary">
          {asking === 'reword' ? words.reword : words.keepOff}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {common.cancel}
        </button>
      </div>
    </form>
  )
}

const steps: Readonly<Record<string, 1 | -1>> = { j: 1, J: 1, ArrowDown: 1, k: -1, K: -1, ArrowUp: -1 }

/** J and K, or the arrows, go from note to note; Enter then presses the button that has focus. */
function step(event: KeyboardEvent<HTMLUListElement>) {
  const to = steps[event.key]
  const isTyping = event.target instanceof HTMLInputElement
  if (to === undefined || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target instanceof Element) focusOn(beside(event.target.closest('li'), to))
  event.preventDefault()
  // On the rest of the desk, J is the join screen.
  event.stopPropagation()
}

/** The row goes with its note; whoever checks goes on with the next. */
function focusBeside(list: HTMLUListElement | null, id: string): void {
  const row = list?.querySelector(`[data-note="${id}"]`) ?? null
  if (row?.contains(document.activeElement) === true) focusOn(beside(row, 1) ?? beside(row, -1))
}

function beside(row: Element | null, step: 1 | -1): Element | null {
  return (step === 1 ? row?.nextElementSibling : row?.previousElementSibling) ?? null
}

function focusOn(row: Element | null): void {
  row?.querySelector<HTMLElement>('input, button')?.focus()
}
