// Start: the form that starts a workshop. Errors stand beside their field, and nothing typed is lost.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { ArrowLeft } from 'lucide-react'
import type { BoardMade } from '#shared/protocol/requests.ts'
import type { Trouble } from '#client/requests/ask.ts'
import { keep, kept } from '#client/requests/keep.ts'
import { common } from '#client/words/common.ts'
import { home } from '#client/words/home.ts'
import { checkStart, nothingYet, questionOf, startWorkshop, type StartErrors, type StartFields } from './starting.ts'

const words = home.start

export function Start({ onMade, onBack }: { onMade: (made: BoardMade) => void; onBack: () => void }) {
  const [fields, setFields] = useState<StartFields>(() => ({ ...nothingYet, ...kept<StartFields>('start', 'tab') }))
  const [errors, setErrors] = useState<StartErrors>({})
  const [trouble, setTrouble] = useState<Trouble['code'] | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [tries, setTries] = useState(0)
  const form = useRef<HTMLFormElement>(null)

  function change(part: Partial<StartFields>) {
    const next = { ...fields, ...part }
    setFields(next)
    keep('start', { ...next, key: null }, 'tab')
    // An error goes as soon as it is mended; new ones wait until the button is pressed.
    if (Object.keys(errors).length > 0) setErrors(checkStart(next))
  }

  async function start() {
    const found = checkStart(fields)
    setErrors(found)
    setTrouble(null)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    const answer = await startWorkshop(fields)
    setBusy(false)
    if (answer.ok) {
      keep('start', null, 'tab')
      onMade(answer.value)
    } else if (answer.trouble.code === 'not-allowed') {
      setErrors({ key: fields.key === null ? words.notAllowed : words.wrongKey })
      setFields({ ...fields, key: fields.key ?? '' })
    } else setTrouble(answer.trouble.code)
  }

  useEffect(() => {
    // After each try and its answer, not at every letter that mends an error.
    if (tries > 0 && !isBusy) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries, isBusy])

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (isBusy) return
    setTries(tries + 1)
    void start()
  }

  return (
    <main className="home start">
      <button type="button" className="button quiet back" onClick={onBack}>
        <ArrowLeft className="along" size={20} strokeWidth={1.75} />
        {words.back}
      </button>
      <form ref={form} className="sheet" noValidate onSubmit={handleSubmit}>
        <div>
          <h1>{words.title}</h1>
          <p>{words.intro}</p>
        </div>
        <Field name="title" value={fields.title} error={errors.title} onChange={title => change({ title })} />
        <Field name="place" value={fields.place} error={errors.place} onChange={place => change({ place })} />
        <Field
          name="question"
          isLong
          value={questionOf(fields)}
          error={errors.question}
          onChange={question => change({ question: question === '' ? null : question })}
        />
        <Field
          name="contactName"
          value={fields.contactName}
          error={errors.contactName}
          onChange={contactName => change({ contactName })}
        />
        <Field
          name="contactPhone"
          value={fields.contactPhone}
          error={errors.contactPhone}
          onChange={contactPhone => change({ contactPhone })}
        />
        {fields.key !== null && (
          <Field name="key" value={fields.key} error={errors.key} onChange={key => change({ key })} />
        )}
        <div className="start-foot">
          <button type="submit" className="button primary" aria-disabled={isBusy}>
            {isBusy ? words.busy : words.button}
          </button>
          <p className="error" role="alert">
            {trouble !== null && `${common.troubles[trouble]} ${words.failed}`}
          </p>
        </div>
      </form>
    </main>
  )
}

function Field({
  name,
  value,
  error,
  isLong = false,
  onChange,
}: {
  name: keyof typeof words.fields
  value: string
  error: string | undefined
  isLong?: boolean
  onChange: (value: string) => void
}) {
  const { label, hint } = words.fields[name]
  const shared = {
    id: name,
    className: 'input',
    value,
    dir: 'auto',
    autoComplete: 'off',
    'aria-invalid': error !== undefined,
    'aria-describedby': `${name}-hint ${name}-error`,
  } as const
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <small id={`${name}-hint`}>{hint}</small>
      {isLong ? (
        <textarea {...shared} rows={2} onChange={event => onChange(event.target.value)} />
      ) : (
        <input {...shared} onChange={event => onChange(event.target.value)} />
      )}
      <p className="error" id={`${name}-error`}>
        {error}
      </p>
    </div>
  )
}
