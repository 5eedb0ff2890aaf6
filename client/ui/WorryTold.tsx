// Worry told: the note is hidden; whom to tell, and room to say why. Stands once on every screen that shows notes.
import { useState, type FormEvent } from 'react'
import type { Contact } from '#shared/protocol/requests.ts'
import { worry as words } from '#client/words/worry.ts'
import { Dialog } from './Dialog.tsx'
import { endWorry, useWorry, worryAbout, type Worry } from './worried.ts'
import './WorryTold.css'

export function WorryTold() {
  const worry = useWorry()
  if (worry === null) return null
  const { told } = worry
  const close = () => {
    endWorry()
    requestAnimationFrame(findFocus)
  }
  return (
    <Dialog title={told.isHidden ? words.hidden : words.failed} onClose={close}>
      {!told.isHidden && <p className="error">{told.why}</p>}
      <div className="worry-tell" role="alert">
        <p dir="auto">{told.isHidden ? whomToTell(told.contact) : words.tellAnyone}</p>
        <p>{words.danger}</p>
      </div>
      <div className="worry-calls">
        {told.isHidden && told.contact !== null && told.contact.phone !== '' && <Call number={told.contact.phone} />}
        <Call number={words.emergency} />
      </div>
      {told.isHidden ? (
        <Why say={worry.say} most={worry.most} />
      ) : (
        <button type="button" className="button primary" onClick={() => void worryAbout(worry)}>
          {words.again}
        </button>
      )}
    </Dialog>
  )
}

function whomToTell(contact: Contact | null): string {
  return contact === null ? words.tellAnyone : words.tell(contact.name, contact.phone)
}

/** Only where a finger can press it: elsewhere nothing would ring. */
function Call({ number }: { number: string }) {
  return (
    <a className="button" href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}>
      {words.call(number)}
    </a>
  )
}

/** Asked for second: a phone would cover whom to tell with its keyboard. */
function Why({ say, most }: Worry) {
  const [reason, setReason] = useState('')
  const [state, setState] = useState<'offered' | 'open' | 'sending' | 'sent'>('offered')
  const [why, setWhy] = useState('')
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (reason.trim() === '' || state === 'sending') return
    setState('sending')
    const told = await say(reason)
    setState(told.isHidden ? 'sent' : 'open')
    setWhy(told.isHidden ? words.sent : told.why)
  }
  return (
    <form className="worry-why" onSubmit={event => void send(event)}>
      {state === 'offered' && (
        <button type="button" className="button" onClick={() => setState('open')}>
          {words.sayWhy}
        </button>
      )}
      {(state === 'open' || state === 'sending') && (
        <>
          <label className="field">
            <span>{words.reason}</span>
            <input
              className="input"
              dir="auto"
              autoFocus
              maxLength={most}
              value={reason}
              onChange={event => setReason(event.target.value)}
            />
            <small>{words.reasonHint}</small>
          </label>
          <button type="submit" className="button primary" disabled={reason.trim() === ''}>
            {words.send}
          </button>
        </>
      )}
      <p role="status" tabIndex={-1} ref={state === 'sent' ? element => element?.focus() : null}>
        {why}
      </p>
    </form>
  )
}

/** What was pressed went with the note. Focus then goes to the nearest heading, not to the top of the page. */
function findFocus(): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return
  const heading =
    document.querySelector<HTMLElement>('[data-after-worry]') ?? document.querySelector<HTMLElement>('main h2, h1')
  if (heading === null) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}
