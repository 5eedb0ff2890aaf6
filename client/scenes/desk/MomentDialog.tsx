// Moment dialog: one earlier moment of the board – what it said then, what going back would change, and the way back itself.
import { useState } from 'react'
import { letters } from '#shared/board/schema.ts'
import type { Changes, RootName, Tally } from '#shared/board/goBack.ts'
import type { SnapshotShown, SnapshotTold } from '#shared/protocol/moments.ts'
import { useBoard } from '#client/board/useBoard.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { goBackTo, useMoment } from './moments.ts'

const words = desk.goBack

interface Props {
  readonly moment: SnapshotTold
  /** When that was, in words. */
  readonly time: string
  readonly onClose: () => void
  /** Told when the board went back. */
  readonly onWent: () => void
}

export function MomentDialog({ moment, time, onClose, onWent }: Props) {
  const board = useBoard()
  const found = useMoment(moment.id)
  async function go() {
    onClose()
    await goBackTo(board, moment.id, words.went(time), onWent)
  }
  return (
    <Dialog title={words.title(time)} onClose={onClose}>
      <p className="facts">
        {words.why(moment)} · {words.holds(moment.counts)}
      </p>
      {found === null && <p>{words.loading}</p>}
      {typeof found === 'string' && <p className="error">{common.troubles[found]}</p>}
      {found !== null && typeof found === 'object' && <Shown shown={found} time={time} onGo={() => void go()} />}
    </Dialog>
  )
}

function Shown({ shown, time, onGo }: { shown: SnapshotShown; time: string; onGo: () => void }) {
  const changes = Object.entries(shown.changes satisfies Changes) as [RootName, Tally][]
  return (
    <>
      <section>
        <h3>{words.changes}</h3>
        <ul className="moment-changes">
          {changes.length === 0 && <li>{words.same}</li>}
          {changes.map(([root, tally]) => (
            <li key={root}>{words.change(root, tally)}</li>
          ))}
        </ul>
      </section>
      {changes.length > 0 && <Ask time={time} onGo={onGo} />}
      <section>
        <h3>{words.actions}</h3>
        {shown.actions.length === 0 && <p className="quiet">{words.noActions}</p>}
        <ol className="moment-list">
          {shown.actions.map(({ ref, title, isInPlan, letters: said }) => (
            <li key={ref}>
              <p dir="auto">
                <strong>{title === '' ? words.unnamed : title}</strong>
              </p>
              <p className="quiet">{[ref, isInPlan ? words.inPlan : words.wish].join(' · ')}</p>
              <dl>
                {letters
                  .filter(letter => (said[letter] ?? '') !== '')
                  .map(letter => (
                    <div key={letter}>
                      <dt>{common.letters[letter]}</dt>
                      <dd dir="auto">{said[letter]}</dd>
                    </div>
                  ))}
              </dl>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h3>{words.notes}</h3>
        {shown.notes.length === 0 && <p className="quiet">{words.noNotes}</p>}
        <ul className="moment-list">
          {shown.notes.map(({ ref, kind, text, theme }) => (
            <li key={ref}>
              <p dir="auto">{text}</p>
              <p className="quiet">
                {[ref, common.kinds[kind], theme === null ? words.loose : theme || words.unnamed].join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

/** Asks once more before everybody's board changes. */
function Ask({ time, onGo }: { time: string; onGo: () => void }) {
  const [step, setStep] = useState<'offered' | 'asked' | 'left'>('offered')
  if (step !== 'asked') {
    return (
      <button
        type="button"
        className="button primary go-back-ask"
        autoFocus={step === 'left'}
        onClick={() => setStep('asked')}
      >
        {words.goTo(time)}…
      </button>
    )
  }
  return (
    <div className="go-back-sure" role="group" aria-labelledby="go-back-sure">
      <p id="go-back-sure" role="alert">
        <strong>{words.sure(time)}</strong> {words.undoable}
      </p>
      <div className="go-back-buttons">
        <button type="button" className="button" autoFocus onClick={() => setStep('left')}>
          {words.no}
        </button>
        <button type="button" className="button primary" onClick={onGo}>
          {words.yes(time)}
        </button>
      </div>
    </div>
  )
}
