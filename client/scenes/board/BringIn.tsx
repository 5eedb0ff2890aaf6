// Bring in: answers of a survey, pasted or from a file – looked at first, then told what will happen, then done.
import { useState } from 'react'
import { noteKinds, type NoteKind } from '#shared/board/noteKinds.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { SurveyTake, SurveyTold } from '#shared/protocol/survey.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { ask, type Trouble } from '#client/requests/ask.ts'
import { wordsIn } from '#client/requests/files.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { registers } from '#client/words/registers.ts'
import { Line, Pick } from './RegisterFields.tsx'

const words = registers.survey
const ways = { notes: words.asNotes, counts: words.asCounts } as const
type Way = keyof typeof ways

export function BringIn({ onClose }: { onClose: () => void }) {
  const board = useBoard()
  const [id] = useState(() => board.newId<string>())
  const [csv, setCsv] = useState('')
  const [told, setTold] = useState<SurveyTold | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function send(take: SurveyTake | null, go: boolean): Promise<void> {
    setBusy(true)
    setTrouble(null)
    const { id: at, given } = board
    const body = { id, csv, take, go }
    const answer = await ask<SurveyTold>('POST', `/api/boards/${at}/survey`, { ticket: given.ticket, body })
    setBusy(false)
    if (!answer.ok) return setTrouble(inWords(answer.trouble))
    if (!answer.value.done) return setTold(answer.value)
    onClose()
    say(words.done(answer.value.will?.notes ?? 0, answer.value.will?.evidence.length ?? 0))
  }

  return (
    <Dialog title={words.title} onClose={onClose}>
      {told === null ? (
        <form
          className="theme-form"
          onSubmit={event => {
            event.preventDefault()
            void send(null, false)
          }}
        >
          <p>{words.about}</p>
          <label className="field">
            <span>{words.file}</span>
            <input
              type="file"
              accept=".csv,.tsv,.txt,text/csv,text/plain"
              onChange={event => {
                const file = event.target.files?.[0]
                if (file === undefined) return
                if (file.size > limits.surveyBytes) return setTrouble(words.tooLarge)
                void wordsIn(file).then(setCsv)
              }}
            />
          </label>
          <label className="field">
            <span>{words.paste}</span>
            <textarea
              className="input survey-lines"
              dir="auto"
              rows={6}
              value={csv}
              onChange={event => setCsv(event.target.value)}
            />
          </label>
          <Wrong>{trouble}</Wrong>
          <button type="submit" className="button primary" disabled={isBusy || csv.trim() === ''}>
            {words.look}
          </button>
        </form>
      ) : (
        <Choose
          told={told}
          trouble={trouble}
          isBusy={isBusy}
          onSend={(take, go) => void send(take, go)}
          onChange={() => setTold({ ...told, will: null })}
          onBack={() => {
            setTold(null)
            setTrouble(null)
          }}
        />
      )}
    </Dialog>
  )
}

interface ChooseProps {
  readonly told: SurveyTold
  readonly trouble: string | null
  readonly isBusy: boolean
  readonly onSend: (take: SurveyTake, go: boolean) => void
  /** Something was chosen anew: what was told of it holds no more. */
  readonly onChange: () => void
  readonly onBack: () => void
}

function Choose({ told, trouble, isBusy, onSend, onChange, onBack }: ChooseProps) {
  const mayPost = useMay('post-for-others')
  const [column, setColumn] = useState(0)
  const [way, setWay] = useState<Way>(mayPost && looksWritten(told, 0) ? 'notes' : 'counts')
  const [kind, setKind] = useState<NoteKind>('idea')
  const [facts, setFacts] = useState({ name: '', source: '', date: '', gatheredBy: '' })
  const chosen = told.columns[column]
  const set = (change: Partial<typeof facts>) => {
    setFacts({ ...facts, ...change })
    onChange()
  }
  const take: SurveyTake =
    way === 'notes'
      ? { as: 'notes', column, kind }
      : { as: 'counts', column, ...facts, date: facts.date.trim() === '' ? null : facts.date.trim() }
  return (
    <form
      className="theme-form"
      onSubmit={event => {
        event.preventDefault()
        onSend(take, told.will !== null)
      }}
    >
      <p>{words.looked(told.rows, told.columns.length)}</p>
      <Pick
        label={words.question}
        value={String(column)}
        options={told.columns.map(({ name, answers, different }, at) => [
          String(at),
          words.column(name || words.unnamed(at + 1), answers, different),
        ])}
        onChange={at => {
          setColumn(Number(at))
          if (mayPost) setWay(looksWritten(told, Number(at)) ? 'notes' : 'counts')
          onChange()
        }}
      />
      {chosen !== undefined && chosen.example !== '' && (
        <p className="facts" dir="auto">
          {words.example(chosen.example)}
        </p>
      )}
      <fieldset className="choices-of-one">
        <legend>{words.how}</legend>
        {(Object.keys(ways) as Way[]).map(each => (
          <label key={each}>
            <input
              type="radio"
              name="way"
              checked={each === way}
              disabled={each === 'notes' && !mayPost}
              onChange={() => {
                setWay(each)
                onChange()
              }}
            />
            {ways[each]}
          </label>
        ))}
        {!mayPost && <p className="facts">{words.onlyHelpers}</p>}
      </fieldset>
      {way === 'notes' ? (
        <Pick
          label={words.kind}
          value={kind}
          options={noteKinds.map(each => [each, common.kinds[each]])}
          onChange={each => {
            setKind(each)
            onChange()
          }}
        />
      ) : (
        <>
          <Line label={words.name} hint={words.nameHint} max={16} value={facts.name} onChange={name => set({ name })} />
          <Line
            label={registers.evidence.source}
            hint={registers.evidence.sources.survey}
            max={300}
            value={facts.source}
            onChange={source => set({ source })}
          />
          <div className="field-pair">
            <Line
              label={registers.evidence.date}
              hint={registers.evidence.dateHint}
              max={10}
              value={facts.date}
              onChange={date => set({ date })}
            />
            <Line
              label={registers.evidence.gatheredBy}
              max={120}
              value={facts.gatheredBy}
              onChange={gatheredBy => set({ gatheredBy })}
            />
          </div>
        </>
      )}
      <div role="status">{told.will !== null && <Will told={told} column={column} />}</div>
      <Wrong>{trouble}</Wrong>
      <div className="dialog-buttons">
        <button type="button" className="button quiet" onClick={onBack}>
          {words.back}
        </button>
        <button type="submit" className="button primary" disabled={isBusy}>
          {told.will === null ? words.tell : words.go}
        </button>
      </div>
    </form>
  )
}

function comeIntoView(section: HTMLElement | null): void {
  section?.scrollIntoView({ block: 'nearest' })
}

/** What will happen, before it does. */
function Will({ told, column }: { told: SurveyTold; column: number }) {
  const { will } = told
  const left = told.rows - (told.columns[column]?.answers ?? 0)
  if (will === null) return null
  return (
    <section className="survey-will" ref={comeIntoView}>
      <h3>{words.will}</h3>
      {will.notes > 0 && <p>{words.willNotes(will.notes)}</p>}
      {will.toCheck > 0 && <p>{words.willCheck(will.toCheck)}</p>}
      {will.evidence.length > 0 && (
        <>
          <p>{words.willEvidence(will.evidence.length)}</p>
          <ul className="quiet-list">
            {will.evidence.map(({ ref, claim, figure }) => (
              <li key={claim} dir="auto">
                {claim}: <b>{[ref, figure].filter(each => each !== '').join(': ')}</b>
              </li>
            ))}
          </ul>
        </>
      )}
      {left > 0 && <p>{words.empty(left)}</p>}
    </section>
  )
}

function Wrong({ children }: { children: string | null }) {
  return (
    <p role="alert" className="error">
      {children}
    </p>
  )
}

/** Many different answers were written by people themselves; few were ticked. */
function looksWritten({ columns }: SurveyTold, at: number): boolean {
  return (columns[at]?.different ?? 0) > limits.surveyAnswers / 2
}

function inWords({ code, at = [] }: Trouble): string {
  const places = at.length === 0 ? '' : ` ${words.where(at.join(', '))}`
  return `${common.troubles[code]}${places}`
}
