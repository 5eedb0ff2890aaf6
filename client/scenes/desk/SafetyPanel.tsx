// Safety panel: whom people are told to tell when a note worries them, and the private copies kept for that person.
import { useCallback, useEffect, useState, type FormEvent } from 'react'
import { limits } from '#shared/protocol/limits.ts'
import type { Contact } from '#shared/protocol/requests.ts'
import type { WorryCopy } from '#shared/protocol/safety.ts'
import { useBoard, useMay } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { timeOf } from '#client/words/desk.ts'
import { worry } from '#client/words/worry.ts'
import { Panel } from './Panel.tsx'
import './SafetyPanel.css'

const words = worry.desk
/** Seconds between questions for copies. */
const askEvery = 10

export function SafetyPanel() {
  const { id, given } = useBoard()
  const mayChange = useMay('safeguard')
  const [contact, setContact] = useState<Contact | null>(null)
  const [copies, look] = useCopies(mayChange)
  const isNobody = contact?.name === '' && contact.phone === ''
  const { ticket } = given
  useEffect(() => {
    void ask<Contact>('GET', `/api/boards/${id}/contact`, { ticket }).then(answer => {
      if (answer.ok) setContact(answer.value)
    })
  }, [id, ticket])
  return (
    <Panel
      name="safety"
      heading={words.heading}
      brief={isNobody ? <span className="why">{words.nobody}</span> : null}
      isNeeded={copies.length > 0}
    >
      <p>{words.means}</p>
      {contact !== null && (
        <>
          {isNobody ? (
            <p className="why">{words.nobody}</p>
          ) : (
            <p dir="auto">
              <strong>{worry.tell(contact.name, contact.phone)}</strong>
            </p>
          )}
          {mayChange && (
            <details open={isNobody}>
              <summary>{words.change}</summary>
              <ContactForm key={JSON.stringify(contact)} contact={contact} onSaved={setContact} />
            </details>
          )}
        </>
      )}
      <Copies copies={copies} look={look} />
    </Panel>
  )
}

function ContactForm({ contact, onSaved }: { contact: Contact; onSaved: (contact: Contact) => void }) {
  const { id, given } = useBoard()
  const [{ name, phone }, setTyped] = useState(contact)
  const isChanged = name.trim() !== contact.name || phone.trim() !== contact.phone
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = await ask<Contact>('PUT', `/api/boards/${id}/contact`, {
      ticket: given.ticket,
      body: { name, phone },
    })
    if (!answer.ok) return say(common.troubles[answer.trouble.code])
    onSaved(answer.value)
    say(answer.value.name === '' && answer.value.phone === '' ? words.removed : words.saved)
  }
  return (
    <form onSubmit={event => void save(event)}>
      <label className="field">
        <span>{words.name}</span>
        <input
          className="input"
          dir="auto"
          autoComplete="off"
          maxLength={limits.contactNameCharacters}
          value={name}
          onChange={event => setTyped({ name: event.target.value, phone })}
        />
        <small>{words.nameHint}</small>
      </label>
      <label className="field">
        <span>{words.phone}</span>
        <input
          className="input"
          type="tel"
          autoComplete="off"
          maxLength={limits.contactPhoneCharacters}
          value={phone}
          onChange={event => setTyped({ name, phone: event.target.value })}
        />
      </label>
      {isChanged && (
        <button type="submit" className="button primary">
          {words.save}
        </button>
      )}
    </form>
  )
}

/** The private copies, asked for again and again by those who may have them; and asking at once. */
function useCopies(isAllowed: boolean): [readonly WorryCopy[], () => Promise<void>] {
  const { id, given } = useBoard()
  const [copies, setCopies] = useState<readonly WorryCopy[]>([])
  const { ticket } = given
  const look = useCallback(async () => {
    const answer = await ask<{ worries: WorryCopy[] }>('GET', `/api/boards/${id}/worries`, { ticket })
    if (answer.ok) setCopies(answer.value.worries)
  }, [id, ticket])
  useEffect(() => {
    if (!isAllowed) return
    void look()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look()
    }, askEvery * 1000)
    return () => clearInterval(timer)
  }, [isAllowed, look])
  return [copies, look]
}

function Copies({ copies, look }: { copies: readonly WorryCopy[]; look: () => Promise<void> }) {
  if (copies.length === 0) return null
  return (
    <details className="copies">
      <summary>{words.copies(copies.length)}</summary>
      <p className="quiet">{words.copiesMean}</p>
      <ul className="worry-copies">
        {copies.map(copy => (
          <Copy key={copy.id} copy={copy} onGone={look} />
        ))}
      </ul>
    </details>
  )
}

function Copy({ copy, onGone }: { copy: WorryCopy; onGone: () => Promise<void> }) {
  const { id, given } = useBoard()
  const [step, setStep] = useState<'offered' | 'asked' | 'left'>('offered')
  const [now] = useState(() => Date.now())
  async function remove(): Promise<void> {
    // The row goes with its copy; the list above it stays.
    document.querySelector<HTMLElement>('.copies summary')?.focus()
    const answer = await ask('DELETE', `/api/boards/${id}/worries/${copy.id}`, { ticket: given.ticket })
    say(answer.ok ? words.deleted : common.troubles[answer.trouble.code])
    await onGone()
  }
  const textId = `copy-${copy.id}`
  return (
    <li>
      <div id={textId}>
        {copy.words.map(each => (
          <p key={each} dir="auto">
            {each}
          </p>
        ))}
      </div>
      <p className="quiet">
        {copy.ref || words.answer} · {words.firstAt(timeOf(copy.at, now))}
      </p>
      {copy.reasons.length > 0 && <p dir="auto">{words.reasons(copy.reasons.join(' · '))}</p>}
      {step === 'asked' ? (
        <div className="dial" role="group" aria-label={words.sure}>
          <p role="alert">{words.sure}</p>
          <button type="button" className="button" autoFocus onClick={() => setStep('left')}>
            {words.no}
          </button>
          <button type="button" className="button danger" onClick={() => void remove()}>
            {words.yes}
          </button>
        </div>
      ) : (
        <button
          type="button"
          className="button"
          aria-describedby={textId}
          autoFocus={step === 'left'}
          onClick={() => setStep('asked')}
        >
          {words.delete}
        </button>
      )}
    </li>
  )
}
