// My notes: what this phone has written, notes or answers, each with how it really stands and a way to take it back.
import { useId, useRef } from 'react'
import {
  Ban,
  Check,
  Clock,
  EyeOff,
  Lightbulb,
  PenLine,
  Smartphone,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import { isAnswer } from '#client/requests/outNote.ts'
import type { OutNote } from '#client/requests/outbox.ts'
import { common } from '#client/words/common.ts'
import { phone } from '#client/words/phone.ts'
import type { Place } from './live.ts'

const words = phone.mine

interface Props {
  readonly notes: readonly OutNote[]
  readonly title: string
  readonly isKept: boolean
  readonly places: Readonly<Record<string, Place>>
  /** What stands there while there are none. */
  readonly none?: string
  /** The number of an action, where it is known. */
  readonly refOf?: (action: string | undefined) => string | undefined
  readonly onTakeBack: (entry: OutNote) => void
  readonly onChange: (entry: OutNote) => void
}

export function MyNotes({ notes, title, isKept, places, none, refOf, onTakeBack, onChange }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()
  return (
    <section className="mine" aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {notes.length === 0 && <p className="mine-none">{none}</p>}
      <ul>
        {notes.map(entry => (
          <MyNote
            key={entry.note.id}
            entry={entry}
            isKept={isKept}
            place={places[entry.note.id]}
            action={refOf?.(entry.note.action)}
            onTakeBack={() => {
              // The button goes with the note; focus must not fall back to the top of the page.
              heading.current?.focus({ preventScroll: true })
              onTakeBack(entry)
            }}
            onChange={() => onChange(entry)}
          />
        ))}
      </ul>
    </section>
  )
}

function MyNote({
  entry,
  isKept,
  place,
  action,
  onTakeBack,
  onChange,
}: {
  entry: OutNote
  isKept: boolean
  place: Place | undefined
  /** The reference of the action that an answer is for, where it is known. */
  action: string | undefined
  onTakeBack: () => void
  onChange: () => void
}) {
  const { leaving = false, edit = null } = entry
  const note = { ...entry.note, ...edit }
  const { icon: StateIcon, sentences, tone } = standOf(entry, place, isKept)
  const { letter } = note
  const KindIcon = letter !== undefined ? PenLine : note.kind === 'issue' ? TriangleAlert : Lightbulb
  const isOff = entry.state === 'refused' || entry.state === 'gone'
  const mayChange = isOff || (entry.state === 'reword' && edit === null)
  return (
    <li className="my-note">
      <p className="my-kind">
        <KindIcon size={18} strokeWidth={1.75} />
        {letter === undefined ? common.kinds[note.kind] : words.answer.label(common.letters[letter], action)}
      </p>
      <p className="my-words" id={`words-${note.id}`} dir="auto">
        {note.text}
      </p>
      <div className="my-foot">
        <p className={`my-state ${tone}`}>
          <StateIcon size={20} strokeWidth={1.75} />
          <span>
            {sentences.map(sentence => (
              <span key={sentence}>{sentence} </span>
            ))}
          </span>
        </p>
        {!leaving && (
          <div className="my-ways">
            {mayChange && (
              <button type="button" className="button" aria-describedby={`words-${note.id}`} onClick={onChange}>
                {words.change}
              </button>
            )}
            <button type="button" className="button" aria-describedby={`words-${note.id}`} onClick={onTakeBack}>
              {isOff ? words.clear : words.takeBack}
            </button>
          </div>
        )}
      </div>
    </li>
  )
}

interface Stand {
  readonly icon: LucideIcon
  readonly sentences: readonly string[]
  readonly tone: 'good' | 'quiet' | 'problem'
}

/** How a note really stands, in words. What the board shows counts for more than the last answer. */
function standOf(entry: OutNote, place: Place | undefined, isKept: boolean): Stand {
  const { state, trouble, reason = '', leaving = false, edit = null, redacted = false, became = 'waiting' } = entry
  const own = isAnswer(entry) ? words.answer : { ...words, gone: words.states.gone }
  if (leaving) return { icon: Undo2, tone: 'quiet', sentences: [words.states.leaving] }
  const troubled = trouble === null ? [] : [phone.troubles[trouble]]
  if (edit !== null) {
    const why = trouble === 'offline' ? [words.offline] : troubled
    return { icon: Smartphone, tone: 'quiet', sentences: [words.states.changing, ...why] }
  }
  const short = redacted ? [words.redacted] : []
  if (state === 'refused') return { icon: TriangleAlert, tone: 'problem', sentences: [own.refused, ...troubled] }
  if (state === 'gone') return { icon: TriangleAlert, tone: 'problem', sentences: [own.gone] }
  if (state === 'saved') {
    if (!isKept) return { icon: Smartphone, tone: 'quiet', sentences: [words.states.onlyHere] }
    const why = trouble === 'offline' ? [words.offline] : troubled
    return { icon: Smartphone, tone: 'quiet', sentences: [words.states.saved, ...why] }
  }
  if (place === undefined && state !== 'up') {
    if (state === 'reword') return { icon: PenLine, tone: 'problem', sentences: [own.reword(reason)] }
    if (state === 'kept-off') return { icon: Ban, tone: 'problem', sentences: [own.keptOff(reason)] }
    return { icon: state === 'waiting' ? Clock : EyeOff, tone: 'quiet', sentences: [words.states[state], ...short] }
  }
  if (isAnswer(entry)) {
    const beside = words.answer.became[place?.became ?? became]
    return { icon: Check, tone: 'good', sentences: [beside, ...short, ...troubled] }
  }
  const where = place?.theme ? words.inTheme(place.theme) : words.states.up
  return { icon: Check, tone: 'good', sentences: [where, ...becameOf(place), ...short, ...troubled] }
}

/** What became of a note, once something has: the action it is part of, or what people said of it. */
function becameOf(place: Place | undefined): string[] {
  if (place?.action) {
    const { ref, title, status } = place.action
    return [words.inAction(ref, title), ...(status === 'not-started' ? [] : [words.statuses[status]])]
  }
  return place?.fate ? [words.fates[place.fate.kind](place.fate.to, place.fate.why)] : []
}
