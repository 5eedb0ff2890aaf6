// Paper panel: typing up paper notes, or writing for somebody without a phone. Type, Enter, next.
import { useRef, useState, useSyncExternalStore, type FormEvent } from 'react'
import { countCharacters, tidyLine } from '#shared/lib/text.ts'
import { limits } from '#shared/protocol/limits.ts'
import { noteKinds, type NoteKind } from '#shared/board/noteKinds.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import type { Outbox } from '#client/requests/outbox.ts'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { typing } from '#client/words/typing.ts'
import { helperAddress } from './helperAddress.ts'
import { Panel } from './Panel.tsx'
import { usePaperBox } from './usePaperBox.ts'

export function PaperPanel() {
  const { id } = useBoard()
  const isAllowed = useMay('post-for-others')
  const box = usePaperBox()
  if (!isAllowed || box === null) return null
  return (
    <Panel name="paper" heading={desk.paper.heading}>
      <PaperForm box={box} />
      <div className="dial">
        <a className="button" href={helperAddress(id)}>
          {typing.open}
        </a>
        <a className="button" href={`/b/${id}/print`}>
          {typing.print}
        </a>
      </div>
    </Panel>
  )
}

function PaperForm({ box }: { box: Outbox }) {
  const { newId } = useBoard()
  const notes = useSyncExternalStore(box.subscribe, box.notes)
  const isKept = useSyncExternalStore(box.subscribe, box.isKept)
  const [text, setText] = useState('')
  const [kind, setKind] = useState<NoteKind>('idea')
  const [added, setAdded] = useState(0)
  const [trouble, setTrouble] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const waiting = notes.filter(({ state }) => state === 'saved').length
  const stillHere = isKept ? desk.paper.waiting : desk.paper.onlyHere
  const refused = notes.find(({ state }) => state === 'refused')

  function add(event: FormEvent) {
    event.preventDefault()
    const words = tidyLine(text)
    const isTooLong = countCharacters(words) > limits.paperNoteCharacters
    setTrouble(words === '' ? desk.paper.empty : isTooLong ? desk.paper.tooLong(limits.paperNoteCharacters) : null)
    input.current?.focus()
    if (words === '' || isTooLong) return
    box.post({ id: newId(), kind, text: words, via: 'paper' })
    setText('')
    setAdded(n => n + 1)
  }
  return (
    <form onSubmit={add}>
      <div className="dial" role="group" aria-label={desk.paper.kind}>
        {noteKinds.map(each => (
          <button
            key={each}
            type="button"
            className="button"
            aria-pressed={each === kind}
            onClick={() => setKind(each)}
          >
            {common.kinds[each]}
          </button>
        ))}
      </div>
      <div className="paper-line">
        <input
          ref={input}
          className="input"
          dir="auto"
          autoComplete="off"
          aria-label={desk.paper.label}
          aria-describedby="paper-says"
          aria-invalid={trouble !== null}
          placeholder={desk.paper.hint}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <button type="submit" className="button primary">
          {desk.paper.add}
        </button>
      </div>
      <p id="paper-says" className={trouble === null && refused === undefined ? 'quiet' : 'error'} aria-live="polite">
        {trouble ??
          (refused?.trouble
            ? `${refused.note.text}: ${common.troubles[refused.trouble]}`
            : [added > 0 && desk.paper.added(added), waiting > 0 && stillHere(waiting)].filter(Boolean).join(' · '))}
      </p>
    </form>
  )
}
