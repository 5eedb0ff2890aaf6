// Plain cells: the pieces that hold one plain value of an action – a text, a choice, a month.
import { useRef, useState, type ReactNode } from 'react'
import { board as words } from '#client/words/board.ts'
import { monthNames } from '#client/words/months.ts'
import './PlainCells.css'

const yearsAhead = 10

/** A month and a year to choose, in every browser alike; saved once both are there, and taken away when one of them is. */
export function Month(props: { value: string | null; disabled: boolean; onSave: (month: string | null) => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [year = '', month = ''] = (chosen ?? props.value ?? '').split('-')
  function choose(nextYear: string, nextMonth: string): void {
    const isWhole = nextYear !== '' && nextMonth !== ''
    setChosen(isWhole ? null : `${nextYear}-${nextMonth}`)
    const next = isWhole ? `${nextYear}-${nextMonth}` : null
    if (next !== props.value) props.onSave(next)
  }
  return (
    <span className="cell-month">
      <select
        aria-label={words.dueMonth}
        disabled={props.disabled}
        value={month}
        onChange={event => choose(year, event.target.value)}
      >
        <option value="">{words.noMonth}</option>
        {monthNames.map((name, i) => (
          <option key={name} value={String(i + 1).padStart(2, '0')}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={words.dueYear}
        disabled={props.disabled}
        value={year}
        onChange={event => choose(event.target.value, month)}
      >
        <option value="">{words.noYear}</option>
        {yearsFor(year).map(each => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </span>
  )
}

/** From last year on, since plans are followed up; and the one that stands there, whatever it is. */
function yearsFor(standing: string): string[] {
  const now = new Date().getFullYear()
  const years = Array.from({ length: yearsAhead + 2 }, (_, i) => String(now - 1 + i))
  return standing === '' || years.includes(standing) ? years : [...years, standing].sort()
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
