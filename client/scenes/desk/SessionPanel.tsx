// Session panel: the workshop that is on – its name, date and place, and how many people came – and beginning the next one.
import { useState, useSyncExternalStore } from 'react'
import type { Session, SessionId } from '#shared/board/schema.ts'
import { useAbout, useBoard, useMay } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { Panel } from './Panel.tsx'
import { SessionForm, type SessionWords } from './SessionForm.tsx'

const words = desk.session

export function SessionPanel() {
  const { store } = useBoard()
  const { session: current } = useAbout()
  const isAllowed = useMay('move-stage')
  const all = useSyncExternalStore(store.subscribeAll, () => store.register('sessions'))
  const session = all.find(([id]) => id === current)?.[1]
  const [open, setOpen] = useState<'change' | 'begin' | null>(null)
  return (
    <Panel name="session" heading={words.heading} brief={session === undefined ? null : words.number(session.number)}>
      {session !== undefined && <Told session={session} />}
      {isAllowed && (
        <div className="dial">
          {session !== undefined && (
            <button type="button" className="button" onClick={() => setOpen('change')}>
              {words.change}
            </button>
          )}
          <button type="button" className="button" onClick={() => setOpen('begin')}>
            {words.begin}
          </button>
        </div>
      )}
      {open === 'change' && session !== undefined && current !== null && (
        <Change id={current} session={session} onClose={() => setOpen(null)} />
      )}
      {open === 'begin' && (
        <Begin
          next={1 + Math.max(0, ...all.map(([, { number }]) => number))}
          place={session?.place ?? ''}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  )
}

function Told({ session: { number, name, date, place, attendance } }: { session: Session }) {
  const parts = [name, date === null ? '' : words.date(date), place].filter(part => part !== '')
  return (
    <>
      <p>
        <strong>{words.number(number)}</strong>
        {parts.map(part => (
          <span key={part}>
            {' · '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
      <p className="quiet">{attendance === null ? words.noAttendance : words.came(attendance)}</p>
    </>
  )
}

function Change({ id, session, onClose }: { id: SessionId; session: Session; onClose: () => void }) {
  const board = useBoard()
  async function save(said: SessionWords): Promise<string | null> {
    const path = `/api/boards/${board.id}/sessions/${id}`
    const answer = await ask('PATCH', path, { ticket: board.given.ticket, body: said })
    if (!answer.ok) return common.troubles[answer.trouble.code]
    onClose()
    say(words.changed)
    return null
  }
  const { name, place, attendance } = session
  return (
    <Dialog title={words.changeTitle} onClose={onClose}>
      <SessionForm
        given={{ name, date: session.date ?? today(), place, attendance }}
        asksAttendance
        button={words.save}
        onSave={save}
      />
    </Dialog>
  )
}

function Begin({ next, place, onClose }: { next: number; place: string; onClose: () => void }) {
  const board = useBoard()
  // The same id however often it is pressed: a lost answer begins no second workshop.
  const [id] = useState(() => board.newId<SessionId>())
  async function begin({ name, date, place: where }: SessionWords): Promise<string | null> {
    const body = { id, name, date, place: where }
    const path = `/api/boards/${board.id}/sessions`
    const answer = await ask<Session>('POST', path, { ticket: board.given.ticket, body })
    if (!answer.ok) return common.troubles[answer.trouble.code]
    onClose()
    say(words.begun(answer.value.number))
    return null
  }
  return (
    <Dialog title={words.beginTitle} onClose={onClose}>
      <p>{words.beginMeans(next)}</p>
      <SessionForm
        given={{ name: '', date: today(), place, attendance: null }}
        button={words.beginNow}
        onSave={begin}
      />
    </Dialog>
  )
}

/** The day where this device is, as `2027-03-31`. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(n => String(n).padStart(2, '0')).join('-')
}
