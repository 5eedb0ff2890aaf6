// Plain cells: the pieces that hold one plain value of an action – a text, a choice, a month.
import { useRef, useState, type ReactNode } from 'react'
import { say } from '#client/ui/notices.ts'
import { board as words } from '#client/words/board.ts'

/** A month, written when it is left: half a year number is nobody's business yet. Browsers without a month box take `2027-03`. */
export function Month(props: { value: string | null; disabled: boolean; onSave: (month: string | null) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  function save(): void {
    setTyped(null)
    if (typed === null || typed === (props.value?.slice(0, 7) ?? '')) return
    if (typed === '') props.onSave(null)
    else if (/^[12]\d{3}-(0[1-9]|1[0-2])$/.test(typed)) props.onSave(typed)
    else say(words.badMonth)
  }
  return (
    <input
      type="month"
      aria-label={words.due}
      placeholder={words.monthHint}
      disabled={props.disabled}
      value={typed ?? props.value?.slice(0, 7) ?? ''}
      onChange={event => setTyped(event.target.value)}
      onBlur={save}
    />
  )
}

export function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className="cell">
      <span aria-hidden>{label}</span>
      {children}
    </span>
  )
}

interface ChoiceProps<T extends string | null> {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [T, string])[]
  readonly disabled: boolean
  readonly onChange: (value: T) => void
}

export function Choice<T extends string | null>({ label, value, options, disabled, onChange }: ChoiceProps<T>) {
  return (
    <Cell label={label}>
      <select
        aria-label={label}
        value={value ?? ''}
        disabled={disabled}
        onChange={event => {
          const chosen = options.find(([each]) => (each ?? '') === event.target.value)
          if (chosen) onChange(chosen[0])
        }}
      >
        {options.map(([each, words]) => (
          <option key={each ?? ''} value={each ?? ''}>
            {words}
          </option>
        ))}
      </select>
    </Cell>
  )
}

interface PlainTextProps {
  readonly label: string
  readonly placeholder: string
  readonly max: number
  readonly value: string
  readonly onSave: (value: string) => void
  readonly disabled?: boolean
  readonly multiline?: boolean
  readonly className?: string
  readonly ref?: React.Ref<HTMLTextAreaElement>
}

/** One plain value, written to the board when it is left or Enter is pressed, so that each change is one step of undo. */
export function PlainText({
  label,
  placeholder,
  max,
  value,
  onSave,
  disabled = false,
  multiline = false,
  className = '',
  ref,
}: PlainTextProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const before = useRef(value)
  function save(): void {
    // Against what stood there when typing began: what came from elsewhere meanwhile is not typed back.
    if (typed !== null && typed.trim() !== before.current) onSave(typed.trim())
    setTyped(null)
  }
  return (
    <textarea
      ref={ref}
      className={`plain-text ${className}`}
      rows={1}
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      maxLength={max}
      disabled={disabled}
      value={typed ?? value}
      onChange={event => {
        if (typed === null) before.current = value
        setTyped(event.target.value.replaceAll('\n', multiline ? ' ' : ''))
      }}
      onBlur={save}
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault()
          save()
        }
        if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}
