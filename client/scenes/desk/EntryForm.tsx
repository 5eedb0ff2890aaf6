// Entry form: one note after another, from slips with numbers or from somebody who speaks. Enter goes on; nothing else is needed.
import { useRef, useState, useSyncExternalStore, type FormEvent, type KeyboardEvent } from 'react'
import { noteKinds, type NoteKind } from '#shared/board/noteKinds.ts'
import { countCharacters, tidyLine } from '#shared/lib/text.ts'
import { limits } from '#shared/protocol/limits.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { useSession } from '#client/board/useSession.ts'
import type { Outbox } from '#client/requests/outbox.ts'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { typing } from '#client/words/typing.ts'
import { lookUpSlip } from './slipLookUp.ts'

export interface Entry {
  readonly text: string
  readonly number: string
  readonly kind: NoteKind
}

const ways = ['paper', 'helper'] as const
type Way = (typeof ways)[number]

export function EntryForm({ box, entry, onChange }: { box: Outbox; entry: Entry; onChange: (entry: Entry) => void }) {
  const { store, newId } = useBoard()
  const notes = useSyncExternalStore(box.subscribe, box.notes)
  const [way, setWay] = useState<Way>('paper')
  const [person, setPerson] = useState(() => newId<string>())
  const [said, setSaid] = useState<{ text: string; wrong: 'number' | 'words' | null }>({ text: '', wrong: null })
  const number = useRef<HTMLInputElement>(null)
  const words = useRef<HTMLTextAreaElement>(null)
  const { text, kind } = entry
  const session = useSession()
  const left = limits.paperNoteCharacters - countCharacters(tidyLine(text))
  const first = way === 'paper' ? number : words

  function trouble(text: string, wrong: 'number' | 'words'): void {
    setSaid({ text, wrong })
    const field = wrong === 'number' ? number : words
    field.current?.focus()
  }
  function add(event: FormEvent) {
    event.preventDefault()
    const tidy = tidyLine(text)
    if (tidy === '') return trouble(typing.empty, 'words')
    if (left < 0) return trouble(typing.tooLong(limits.paperNoteCharacters), 'words')
    const slip = way === 'paper' ? lookUpSlip(entry.number, store, notes) : ({ is: 'none' } as const)
    if (slip.is === 'wrong') return trouble(slip.why, 'number')
    const more = slip.is === 'blank' ? { slip: slip.ref } : way === 'helper' ? { helped: person } : {}
    box.post({ id: newId(), kind, text: tidy, via: way, ...more })
    onChange({ ...entry, text: '', number: '' })
    setSaid({ text: typing.added(tidy), wrong: null })
    first.current?.focus()
  }
  function nextPerson() {
    setPerson(newId<string>())
    onChange({ ...entry, text: '', number: '' })
    setSaid({ text: typing.person.ready, wrong: null })
    words.current?.focus()
  }
  return (
    <form className="entry" onSubmit={add}>
      <Dial
        label={typing.way}
        options={ways}
        chosen={way}
        name={each => typing.ways[each].name}
        onChoose={next => {
          setWay(next)
          setSaid({ text: '', wrong: null })
        }}
      />
      <p className="quiet">{typing.ways[way].hint}</p>
      <Dial
        label={desk.paper.kind}
        options={noteKinds}
        chosen={kind}
        name={each => common.kinds[each]}
        onChoose={next => onChange({ ...entry, kind: next })}
      />
      <div className="entry-line">
        {way === 'paper' && (
          <label className="field entry-number">
            <span>{typing.number}</span>
            <input
              ref={number}
              className="input"
              autoComplete="off"
              autoCapitalize="characters"
              inputMode="text"
              aria-describedby="number-hint entry-says"
              aria-invalid={said.wrong === 'number'}
              value={entry.number}
              onChange={event => onChange({ ...entry, number: event.target.value })}
              onKeyDown={event => {
                if (!isPlainEnter(event)) return
                event.preventDefault()
                const slip = lookUpSlip(entry.number, store, notes)
                if (slip.is === 'wrong') trouble(slip.why, 'number')
                else words.current?.focus()
              }}
            />
            <small id="number-hint">{typing.numberHint}</small>
          </label>
        )}
        <label className="field">
          <span>{typing.words[way]}</span>
          <textarea
            ref={words}
            className="input"
            rows={2}
            dir="auto"
            aria-describedby="entry-says"
            aria-invalid={said.wrong === 'words'}
            value={text}
            onChange={event => onChange({ ...entry, text: event.target.value })}
            onKeyDown={event => {
              if (!isPlainEnter(event)) return
              event.preventDefault()
              event.currentTarget.form?.requestSubmit()
            }}
          />
        </label>
      </div>
      <div className="dial">
        <button type="submit" className="button primary">
          {typing.add}
        </button>
        {left < 40 && <span className={left < 0 ? 'error' : 'quiet'}>{typing.left(left)}</span>}
      </div>
      <p id="entry-says" className={said.wrong === null ? 'quiet' : 'error'} dir="auto" role="status">
        {said.text}
      </p>
      {way === 'helper' && (
        <div className="entry-person">
          <button type="button" className="button" onClick={nextPerson}>
            {typing.person.next}
          </button>
          <p>
            {typing.person.notes(notes.filter(({ note }) => note.helped === person).length)}
            {' · '}
            {typing.person.soFar(session?.helped ?? 0)}
          </p>
        </div>
      )}
    </form>
  )
}

function Dial<T extends string>({
  label,
  options,
  chosen,
  name,
  onChoose,
}: {
  label: string
  options: readonly T[]
  chosen: T
  name: (option: T) => string
  onChoose: (option: T) => void
}) {
  return (
    <div className="dial" role="group" aria-label={label}>
      {options.map(each => (
        <button
          key={each}
          type="button"
          className="button"
          aria-pressed={each === chosen}
          onClick={() => onChoose(each)}
        >
          {name(each)}
        </button>
      ))}
    </div>
  )
}

/** Enter that ends a word of an input method is not meant for us. */
function isPlainEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing
}
