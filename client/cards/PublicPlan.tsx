// Public plan: whether everybody may read the plan, where, and whether it may be listed. It asks before it makes it public.
import { useEffect, useRef, useState } from 'react'
import type { Published } from '#shared/protocol/requests.ts'
import { useAbout, useBoard } from '#client/board/useBoard.ts'
import { ask } from '#client/requests/ask.ts'
import { copyText } from '#client/ui/copyText.ts'
import { Dialog } from '#client/ui/Dialog.tsx'
import { say } from '#client/ui/notices.ts'
import { common } from '#client/words/common.ts'
import { texts as words } from '#client/words/texts.ts'

interface Wanted {
  readonly published: boolean
  readonly indexable: boolean
}

export function PublicPlan() {
  const { id, given } = useBoard()
  const { published } = useAbout()
  const [asking, setAsking] = useState(false)
  const path = `/api/boards/${id}/publish`

  async function change(wanted: Wanted, done: string): Promise<void> {
    const answer = await ask<Published>('POST', path, { ticket: given.ticket, body: wanted })
    if (!answer.ok) return say(common.troubles[answer.trouble.code])
    const before = published?.indexable ?? false
    const back = () => void change({ published: true, indexable: before }, words.published)
    say(done, wanted.published ? null : { words: words.again, run: back })
  }

  const isPublic = published !== null
  const place = useRef<HTMLDivElement>(null)
  const was = useRef(isPublic)
  useEffect(() => {
    // What was pressed has gone with the change.
    if (was.current !== isPublic && document.activeElement === document.body) place.current?.focus()
    was.current = isPublic
  }, [isPublic])
  return (
    <div className="public-plan" ref={place} tabIndex={-1}>
      {isPublic ? (
        <IsPublic indexable={published.indexable} change={change} />
      ) : (
        <>
          <p>{words.notPublic}</p>
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {words.publish}
          </button>
        </>
      )}
      {asking && (
        <Asked
          onNo={() => setAsking(false)}
          onYes={indexable => {
            setAsking(false)
            void change({ published: true, indexable }, words.published)
          }}
        />
      )}
    </div>
  )
}

function IsPublic({
  indexable,
  change,
}: {
  indexable: boolean
  change: (wanted: Wanted, done: string) => Promise<void>
}) {
  const { id } = useBoard()
  const address = `${location.origin}/p/${id}`
  // What was just pressed shows at once; what the server then says counts.
  const [pressed, setPressed] = useState<boolean | null>(null)
  async function list(checked: boolean): Promise<void> {
    setPressed(checked)
    await change({ published: true, indexable: checked }, checked ? words.nowListed : words.nowUnlisted)
    setPressed(null)
  }
  return (
    <>
      <p>
        {words.isPublic} <a href={address}>{address}</a>
      </p>
      <label className="public-listed">
        <input type="checkbox" checked={pressed ?? indexable} onChange={event => void list(event.target.checked)} />
        <span>{words.listed}</span>
      </label>
      <div className="public-acts">
        <button
          type="button"
          className="button"
          onClick={() => void copyText(address).then(copied => say(copied ? words.copied : words.notCopied))}
        >
          {words.copy}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => void change({ published: false, indexable: false }, words.takenBack)}
        >
          {words.takeBack}
        </button>
      </div>
    </>
  )
}

/** So many notes without an answer are named. */
const mostNamed = 8

function Asked({ onYes, onNo }: { onYes: (indexable: boolean) => void; onNo: () => void }) {
  const { id, given } = useBoard()
  const [open, setOpen] = useState<Published | null>(null)
  const [trouble, setTrouble] = useState('')
  const [indexable, setIndexable] = useState(false)
  useEffect(() => {
    void ask<Published>('GET', `/api/boards/${id}/publish`, { ticket: given.ticket }).then(answer => {
      if (answer.ok) setOpen(answer.value)
      else setTrouble(common.troubles[answer.trouble.code])
    })
  }, [id, given])
  return (
    <Dialog title={words.publishTitle} onClose={onNo}>
      <div className="public-asked">
        <p>{words.publishMeans}</p>
        <p>{words.whatIsIn}</p>
        <div role="status">
          {trouble !== '' ? <p>{trouble}</p> : open === null ? <p>{words.looking}</p> : <Unanswered {...open} />}
        </div>
        <label className="public-listed">
          <input type="checkbox" checked={indexable} onChange={event => setIndexable(event.target.checked)} />
          <span>{words.listed}</span>
        </label>
        <div className="public-acts">
          <button type="button" className="button primary" onClick={() => onYes(indexable)}>
            {words.yes}
          </button>
          <button type="button" className="button" onClick={onNo}>
            {words.no}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

function Unanswered({ withoutFate, unreadAnswers }: Published) {
  return (
    <>
      <NotesOpen notes={withoutFate} />
      {unreadAnswers > 0 && (
        <p>
          <strong>{words.unread(unreadAnswers)}</strong>
        </p>
      )}
    </>
  )
}

function NotesOpen({ notes }: { notes: Published['withoutFate'] }) {
  const { id } = useBoard()
  if (notes.length === 0) return <p>{words.allAnswered}</p>
  const rest = notes.length - mostNamed
  return (
    <>
      <p>
        <strong>{words.withoutFate(notes.length)}</strong>
      </p>
      <ul className="public-open">
        {notes.slice(0, mostNamed).map(note => (
          <li key={note.id}>
            <span className="public-ref">{note.ref}</span> <bdi>{note.text}</bdi>
          </li>
        ))}
        {rest > 0 && <li>{words.more(rest)}</li>}
      </ul>
      <p>
        <a href={`/b/${id}?view=answers`} target={`folkmoot-board-${id}`} rel="opener">
          {words.answerThem}
        </a>
      </p>
    </>
  )
}
