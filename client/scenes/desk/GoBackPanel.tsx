// Go back panel: the moments of the board that are kept, a way to keep one by name, and to look at one.
import { useId, useState, type FormEvent } from 'react'
import { countCharacters, tidyLine } from '#shared/lib/text.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { SnapshotTold } from '#shared/protocol/moments.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { desk, timeOf } from '#client/words/desk.ts'
import { MomentDialog } from './MomentDialog.tsx'
import { keepMoment, useMoments } from './moments.ts'
import { Panel } from './Panel.tsx'
import './GoBackPanel.css'

const shownAtFirst = 5
const words = desk.goBack

export function GoBackPanel() {
  const isAllowed = useMay('go-back')
  return isAllowed ? <GoBack /> : null
}

function GoBack() {
  const [known, reload] = useMoments()
  const [shown, setShown] = useState(shownAtFirst)
  const [opened, setOpened] = useState<SnapshotTold | null>(null)
  const moments = known?.moments ?? []
  const left = moments.length - shown
  const timeFor = ({ at }: SnapshotTold) => timeOf(at, known?.now ?? 0)
  return (
    <Panel name="go-back" heading={words.heading}>
      <p className="quiet">{words.hint}</p>
      <KeepForm onKept={() => void reload()} />
      {known === null && <p className="quiet">{words.loading}</p>}
      {known !== null && moments.length === 0 && <p className="space">{words.none}</p>}
      {moments.length > 0 && (
        <ul className="moments" aria-label={words.list}>
          {moments.slice(0, shown).map(each => (
            <Moment key={each.id} moment={each} time={timeFor(each)} onLook={() => setOpened(each)} />
          ))}
        </ul>
      )}
      {left > 0 && (
        <button type="button" className="button quiet" onClick={() => setShown(n => n + 20)}>
          {words.more(Math.min(left, 20))}
        </button>
      )}
      {opened !== null && (
        <MomentDialog
          moment={opened}
          time={timeFor(opened)}
          onClose={() => setOpened(null)}
          onWent={() => void reload()}
        />
      )}
    </Panel>
  )
}

function Moment({ moment, time, onLook }: { moment: SnapshotTold; time: string; onLook: () => void }) {
  return (
    <li className="moment">
      <p>
        <time dateTime={moment.at}>{time}</time>{' '}
        <span className="moment-why" dir="auto">
          {words.why(moment)}
        </span>
      </p>
      <p className="moment-holds">{words.holds(moment.counts)}</p>
      <button type="button" className="button" aria-label={words.lookAt(time)} onClick={onLook}>
        {words.look}
      </button>
    </li>
  )
}

function KeepForm({ onKept }: { onKept: () => void }) {
  const board = useBoard()
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const troubleId = useId()
  async function keep(event: FormEvent) {
    event.preventDefault()
    const label = tidyLine(text)
    const isTooLong = countCharacters(label) > limits.snapshotLabelCharacters
    setTrouble(label === '' ? words.empty : isTooLong ? words.tooLong(limits.snapshotLabelCharacters) : null)
    if (label === '' || isTooLong || !(await keepMoment(board, label))) return
    setText('')
    onKept()
  }
  return (
    <form onSubmit={event => void keep(event)}>
      <div className="keep-line">
        <input
          className="input"
          dir="auto"
          autoComplete="off"
          aria-label={words.label}
          aria-invalid={trouble !== null}
          aria-describedby={trouble === null ? undefined : troubleId}
          placeholder={words.example}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <button type="submit" className="button">
          {words.keep}
        </button>
      </div>
      {trouble !== null && (
        <p className="error" id={troubleId} role="alert">
          {trouble}
        </p>
      )}
    </form>
  )
}
