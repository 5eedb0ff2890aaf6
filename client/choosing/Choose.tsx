// Choose: this person's dots, a row for each thing to choose among. The same on a phone and on a board.
import { useId, useState } from 'react'
import { CloudOff, Check, Minus, Plus, TriangleAlert } from 'lucide-react'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import type { ChoiceItem, Choices } from '#client/board/choices.ts'
import { choose as words } from '#client/words/choose.ts'
import { common } from '#client/words/common.ts'
import { shuffled } from './shuffled.ts'
import { useDots, type DotsState, type OwnDots } from './useDots.ts'
import './Choose.css'

export function Choose({
  choices,
  given,
  renew,
  heading: Heading,
}: {
  choices: Choices
  given: TicketGiven
  renew: () => Promise<string | null>
  heading: 'h1' | 'h2'
}) {
  const { round, dots, perItem, items } = choices
  const own = useDots(choices, given, renew)
  const title = useId()
  // Said until the next press: why nothing happened.
  const [full, setFull] = useState(false)
  if (items.length === 0) {
    return (
      <section className="choose" aria-labelledby={title}>
        <Heading id={title}>{words.title}</Heading>
        <p className="choose-nothing">{words.nothing}</p>
      </section>
    )
  }

  function put(item: ChoiceItem, change: 1 | -1): void {
    const next = own.on(item.id) + change
    setFull(change === 1 && own.left > 0 && next > perItem)
    if (next < 0 || next > perItem || (change === 1 && own.left === 0)) return
    own.set(item.id, next)
  }

  return (
    <section className="choose" aria-labelledby={title}>
      <Heading id={title}>{words.title}</Heading>
      <p>{words.rules(dots, perItem)}</p>
      <output className="dots-left" data-left={own.left}>
        <strong>{full ? words.most(perItem, own.left) : words.left(own.left, dots)}</strong>
      </output>
      <ul>
        {shuffled(items, `${given.person} ${round}`).map(item => (
          <Row key={item.id} item={item} own={own} perItem={perItem} onPut={put} />
        ))}
      </ul>
      <State state={own.state} />
      <p className="choose-hidden">{words.hidden}</p>
    </section>
  )
}

/** Says so when dots of this person came too late, or are still on their way; nothing otherwise. */
export function LateDots(given: { choices: Choices; given: TicketGiven; renew: () => Promise<string | null> }) {
  const { state } = useDots(given.choices, given.given, given.renew)
  return state === 'none' || state === 'sent' ? null : <State state={state} />
}

function Row({
  item,
  own,
  perItem,
  onPut,
}: {
  item: ChoiceItem
  own: OwnDots
  perItem: number
  onPut: (item: ChoiceItem, change: 1 | -1) => void
}) {
  const n = own.on(item.id)
  const name = useId()
  return (
    <li
      className="choice"
      aria-labelledby={name}
      data-chosen={n > 0 || undefined}
      data-long={item.name.length > longName || undefined}
    >
      <p className="choice-name" id={name}>
        <span dir="auto">{item.name}</span>
        {item.people > 1 && <small>{common.stacked(item.people)}</small>}
      </p>
      <div className="choice-dial">
        {/* Never `disabled`: whoever has just pressed it would lose their place. */}
        <button
          type="button"
          className="button step"
          aria-label={words.take(item.name)}
          aria-disabled={n === 0}
          onClick={() => onPut(item, -1)}
        >
          <Minus size={26} strokeWidth={2} aria-hidden />
        </button>
        <span className="choice-dots">
          <span aria-hidden="true">{n}</span>
          <span className="visually-hidden">{words.on(n)}</span>
        </span>
        <button
          type="button"
          className="button step"
          aria-label={words.add(item.name)}
          aria-disabled={own.left === 0 || n >= perItem}
          onClick={() => onPut(item, 1)}
        >
          <Plus size={26} strokeWidth={2} aria-hidden />
        </button>
      </div>
    </li>
  )
}

/** A longer name needs the whole width of a phone. */
const longName = 34

const signs = {
  none: null,
  sending: null,
  sent: Check,
  saved: CloudOff,
  onlyHere: CloudOff,
  closed: TriangleAlert,
  refused: TriangleAlert,
} as const

function State({ state }: { state: DotsState }) {
  const Sign = signs[state]
  return (
    <p className="choose-state" data-state={state} role="status">
      {Sign !== null && <Sign size={22} strokeWidth={1.75} aria-hidden />}
      <span>{words.states[state]}</span>
    </p>
  )
}
