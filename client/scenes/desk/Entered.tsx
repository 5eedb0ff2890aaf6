// Entered: what was typed on this device, the latest first, how it stands, and the way back.
import { useSyncExternalStore } from 'react'
import { useBoard } from '#client/board/useBoard.ts'
import type { OutNote, Outbox } from '#client/requests/outbox.ts'
import { common } from '#client/words/common.ts'
import { typing } from '#client/words/typing.ts'

const shown = 30

export function Entered({ box, onUndo }: { box: Outbox; onUndo: (entry: OutNote) => void }) {
  const { newId } = useBoard()
  const all = useSyncExternalStore(box.subscribe, box.notes)
  const isKept = useSyncExternalStore(box.subscribe, box.isKept)
  const typed = all.filter(({ note }) => note.via === 'paper' || note.via === 'helper')
  const offline = typed.filter(({ state, trouble }) => state === 'saved' && trouble === 'offline').length

  function addAnew({ note: { slip: _slip, ...note } }: OutNote) {
    box.takeBack(note.id)
    box.post({ ...note, id: newId() })
  }
  return (
    <section className="panel" aria-labelledby="entered">
      <h2 id="entered">{typing.entered}</h2>
      <p role="status" className={offline > 0 || !isKept ? 'entered-says' : ''}>
        {offline > 0 && typing.offline(offline)} {!isKept && typing.onlyHere}
      </p>
      {typed.length === 0 ? (
        <p className="space">{typing.none}</p>
      ) : (
        <ul className="entered">
          {typed.slice(0, shown).map(entry => (
            <Row
              key={entry.note.id}
              entry={entry}
              onUndo={() => onUndo(entry)}
              onThrowAway={() => box.takeBack(entry.note.id)}
              onAddAnew={() => addAnew(entry)}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({
  entry,
  onUndo,
  onThrowAway,
  onAddAnew,
}: {
  entry: OutNote
  onUndo: () => void
  onThrowAway: () => void
  onAddAnew: () => void
}) {
  const { note, state, trouble, leaving = false } = entry
  const isOut = state === 'refused' || state === 'gone'
  const why = trouble !== null && trouble !== 'offline' ? ` ${common.troubles[trouble]}` : ''
  const wordsId = `entered-${note.id}`
  return (
    <li>
      <p dir="auto" id={wordsId}>
        {note.text}
      </p>
      <p className={state === 'refused' ? 'error' : 'quiet'}>
        {note.slip !== undefined && `${note.slip} · `}
        {common.kinds[note.kind]} · {leaving ? typing.leaving : typing.states[state]}
        {why}
      </p>
      <div className="dial">
        {state === 'refused' && note.slip !== undefined && (
          <button type="button" className="button" aria-describedby={wordsId} onClick={onAddAnew}>
            {typing.newNumber}
          </button>
        )}
        {isOut ? (
          <button type="button" className="button" aria-describedby={wordsId} onClick={onThrowAway}>
            {typing.throwAway}
          </button>
        ) : (
          <button type="button" className="button" disabled={leaving} aria-describedby={wordsId} onClick={onUndo}>
            {common.undo}
          </button>
        )}
      </div>
    </li>
  )
}
