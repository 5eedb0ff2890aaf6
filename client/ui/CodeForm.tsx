// Code form: the field for the code on the wall. Takes it in any shape people bring it: spaces, small letters, a whole link.
import { useId, useRef, useState, type FormEvent } from 'react'
import { ArrowRight } from 'lucide-react'
import { readCode } from '#shared/lib/ids.ts'
import { join } from '#client/words/phone.ts'
import './CodeForm.css'

/** Where what was typed leads on this server: a code, a link that holds one, or a private link. Null when nowhere. */
export function placeOf(typed: string): string | null {
  const code = readCode(typed) ?? readCode(decoded(/\/j\/([^/?#\s]+)/.exec(typed)?.[1] ?? ''))
  if (code !== null) return `/j/${code}`
  // A private link pasted into the wrong field still opens what it opens.
  return /\/b\/[\w-]+(\/(wall|desk))?#key=\S+/.exec(typed)?.[0] ?? null
}

function open(place: string): void {
  location.assign(place)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export function CodeForm({
  typed = '',
  problem = null,
  go = open,
}: {
  typed?: string
  /** What is wrong with what was typed before, if it is known. */
  problem?: string | null
  go?: (place: string) => void
}) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(typed)
  const [error, setError] = useState(problem)

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const place = placeOf(text)
    if (place !== null) return go(place)
    setError(text.trim() === '' ? join.empty : join.wrongShape)
    field.current?.focus()
  }

  return (
    <form className="code-form" noValidate onSubmit={handleSubmit}>
      <label htmlFor={id}>{join.label}</label>
      <div className="code-row">
        <input
          ref={field}
          id={id}
          className="input code"
          value={text}
          placeholder={join.example}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          dir="ltr"
          aria-invalid={error !== null}
          aria-describedby={`${id}-error`}
          onChange={event => setText(event.target.value)}
        />
        <button type="submit" className="button primary">
          {join.button}
          <ArrowRight className="along" size={20} strokeWidth={1.75} />
        </button>
      </div>
      <p className="error" id={`${id}-error`} role="alert">
        {error}
      </p>
    </form>
  )
}
