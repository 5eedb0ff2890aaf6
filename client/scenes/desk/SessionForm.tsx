// Session form: what is asked about one workshop.
import { useState, type FormEvent, type ReactNode } from 'react'
import { countCharacters, tidyLine } from '#shared/lib/text.ts'
import { limits } from '#shared/protocol/limits.ts'
import { desk } from '#client/words/desk.ts'

const words = desk.session

export interface SessionWords {
  readonly name: string
  /** `2027-03-31` */
  readonly date: string
  readonly place: string
  readonly attendance: number | null
}

/** `onSave` answers what went wrong, or null. Whatever goes wrong, what was typed stays. */
export function SessionForm({
  given,
  asksAttendance = false,
  button,
  onSave,
}: {
  given: SessionWords
  asksAttendance?: boolean
  button: string
  onSave: (said: SessionWords) => Promise<string | null>
}) {
  const [said, setSaid] = useState({ ...given, attendance: given.attendance === null ? '' : String(given.attendance) })
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const change = (part: Partial<typeof said>) => setSaid(now => ({ ...now, ...part }))

  async function save(event: FormEvent) {
    event.preventDefault()
    const [name, place] = [tidyLine(said.name), tidyLine(said.place)]
    const isTooLong =
      countCharacters(name) > limits.sessionNameCharacters || countCharacters(place) > limits.placeCharacters
    if (said.date === '') return setTrouble(words.noDate)
    if (isTooLong) return setTrouble(words.tooLong(limits.sessionNameCharacters))
    const attendance = said.attendance === '' ? null : Number(said.attendance)
    setBusy(true)
    setTrouble(await onSave({ name, date: said.date, place, attendance }))
    setBusy(false)
  }
  return (
    <form className="session-form" noValidate onSubmit={event => void save(event)}>
      <Field label={words.name} hint={words.nameHint}>
        <input
          className="input"
          dir="auto"
          value={said.name}
          onChange={event => change({ name: event.target.value })}
        />
      </Field>
      <Field label={words.dateLabel}>
        <input
          className="input"
          type="date"
          value={said.date}
          onChange={event => change({ date: event.target.value })}
        />
      </Field>
      <Field label={words.place}>
        <input
          className="input"
          dir="auto"
          value={said.place}
          onChange={event => change({ place: event.target.value })}
        />
      </Field>
      {asksAttendance && (
        <Field label={words.attendance} hint={words.attendanceHint}>
          <input
            className="input"
            inputMode="numeric"
            value={said.attendance}
            onChange={event => change({ attendance: event.target.value.replaceAll(/\D/g, '').slice(0, 5) })}
          />
        </Field>
      )}
      {trouble !== null && (
        <p className="error" role="alert">
          {trouble}
        </p>
      )}
      <button type="submit" className="button primary" disabled={isBusy}>
        {button}
      </button>
    </form>
  )
}

function Field({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <label className="field">
      <span>{label}</span>
      {children}
      {hint !== undefined && <small>{hint}</small>}
    </label>
  )
}
