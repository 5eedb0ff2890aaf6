// Register fields: the few kinds of box that the forms of the registers are made of.
import { useState } from 'react'
import { registers } from '#client/words/registers.ts'

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly max: number
  readonly value: string
  readonly isWrong?: boolean
  readonly onChange: (value: string) => void
}

export function Line({
  label,
  hint,
  max,
  value,
  isWrong = false,
  inputMode,
  onChange,
}: FieldProps & { inputMode?: 'numeric' }) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        dir="auto"
        inputMode={inputMode}
        maxLength={max}
        aria-invalid={isWrong}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
      {hint !== undefined && <small>{hint}</small>}
    </label>
  )
}

export function Lines({ label, hint, max, value, isWrong = false, onChange }: FieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <textarea
        className="input"
        dir="auto"
        rows={2}
        maxLength={max}
        aria-invalid={isWrong}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
      {hint !== undefined && <small>{hint}</small>}
    </label>
  )
}

export function Pick<T extends string>(props: {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [T, string])[]
  readonly onChange: (value: T) => void
}) {
  return (
    <label className="field">
      <span>{props.label}</span>
      <select
        className="input"
        value={props.value}
        onChange={event => {
          const chosen = props.options.find(([each]) => each === event.target.value)
          if (chosen) props.onChange(chosen[0])
        }}
      >
        {props.options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Things to tick, such as the actions that something is linked to. */
export function Ticks(props: {
  readonly title: string
  readonly options: readonly { readonly id: string; readonly name: React.ReactNode; readonly isOn: boolean }[]
  readonly onTick: (id: string, isOn: boolean) => void
}) {
  // What was ticked here is shown so at once; the plan may take a moment to say the same.
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map())
  if (props.options.length === 0) return null
  return (
    <fieldset className="choices-of-one">
      <legend>{props.title}</legend>
      {props.options.map(({ id, name, isOn }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={ticked.get(id) ?? isOn}
            onChange={event => {
              setTicked(new Map(ticked).set(id, event.target.checked))
              props.onTick(id, event.target.checked)
            }}
          />
          <span dir="auto">{name}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** What is wrong, and the buttons; `onRemove` is null for what is only being made. */
export function FormEnd({ trouble, onRemove }: { trouble: string | null; onRemove: (() => void) | null }) {
  return (
    <>
      <p role="alert" className="error">
        {trouble}
      </p>
      <div className="dialog-buttons">
        {onRemove !== null && (
          <button type="button" className="button quiet" onClick={onRemove}>
            {registers.remove}
          </button>
        )}
        <button type="submit" className="button primary">
          {registers.keep}
        </button>
      </div>
    </>
  )
}
