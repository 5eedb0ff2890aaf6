// My notes: what this phone has written, each with how it really stands and a way to take it back.
import { useRef } from 'react'
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
import type { OutNote } from '#client/requests/outbox.ts'
import { common } from '#client/words/common.ts'
import { phone } from '#client/words/phone.ts'
import type { Place } from './live.ts'

const words = phone.mine

export function MyNotes({
  notes,
  isKept,
  places,
  none,
  onTakeBack,
  onChange,
}: {
  notes: readonly OutNote[]
  isKept: boolean
  places: Readonly<Record<string, Place>>
  /** What stands there while there are none. */
  none: string
  onTakeBack: (entry: OutNote) => void
  onChange: (entry: OutNote) => void
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section className="mine" aria-labelledby="mine-title">
      <h2 id="mine-title" ref={heading} tabIndex={-1}>
        {words.title(notes.length)}
      </h2>
      {notes.length === 0 && <p className="mine-none">{none}</p>}
      <ul>
        {notes.map(entry => (
          <MyNote
            key={entry.note.id}
            entry={entry}
            isKept={isKept}
            place={places[entry.note.id]}
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
  onTakeBack,
  onChange,
}: {
  entry: OutNote
  isKept: boolean
  place: Place | undefined
  onTakeBack: () => void
  onChange: () => void
}) {
  const { leaving = false, edit = null } = entry
  const note = { ...entry.note, ...edit }
  const { icon: StateIcon, sentences, tone } = standOf(entry, place, isKept)
  const KindIcon = note.kind === 'issue' ? TriangleAlert : Lightbulb
  const isOff = entry.state === 'refused' || entry.state === 'gone'
  const mayChange = isOff || (entry.state === 'reword' && edit === null)
  return (
    <li className="my-note">
      <p className="my-kind">
        <KindIcon size={18} strokeWidth={1.75} />
        {common.kinds[note.kind]}
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
function standOf(
  { state, trouble, reason = '', leaving = false, edit = null, redacted = false }: OutNote,
  place: Place | undefined,
  isKept: boolean,
): Stand {
  if (leaving) return { icon: Undo2, tone: 'quiet', sentences: [words.states.leaving] }
  const troubled = trouble === null ? [] : [phone.troubles[trouble]]
  if (edit !== null) {
    const why = trouble === 'offline' ? [words.offline] : troubled
    return { icon: Smartphone, tone: 'quiet', sentences: [words.states.changing, ...why] }
  }
  const short = redacted ? [words.redacted] : []
  if (state === 'refused') return { icon: TriangleAlert, tone: 'problem', sentences: [words.refused, ...troubled] }
  if (state === 'gone') return { icon: TriangleAlert, tone: 'problem', sentences: [words.states.gone] }
  if (state === 'saved') {
    if (!isKept) return { icon: Smartphone, tone: 'quiet', sentences: [words.states.onlyHere] }
    const why = trouble === 'offline' ? [words.offline] : troubled
    return { icon: Smartphone, tone: 'quiet', sentences: [words.states.saved, ...why] }
  }
  if (place === undefined && state !== 'up') {
    if (state === 'reword') return { icon: PenLine, tone: 'problem', sentences: [words.reword(reason)] }
    if (state === 'kept-off') return { icon: Ban, tone: 'problem', sentences: [words.keptOff(reason)] }
    return { icon: state === 'waiting' ? Clock : EyeOff, tone: 'quiet', sentences: [words.states[state], ...short] }
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
