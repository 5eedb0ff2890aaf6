// Helper mode: a page for whoever types what others wrote or say. Type, Enter, next; the line may come and go.
import { useEffect, useState } from 'react'
import { useAbout, useBoard, useMay } from '#client/board/useBoard.ts'
import { useDoor } from '#client/board/useDoor.ts'
import type { OutNote, Outbox } from '#client/requests/outbox.ts'
import { Notices } from '#client/ui/Notices.tsx'
import { Page } from '#client/ui/Page.tsx'
import { common } from '#client/words/common.ts'
import { desk } from '#client/words/desk.ts'
import { typing } from '#client/words/typing.ts'
import { Entered } from './Entered.tsx'
import { EntryForm, type Entry } from './EntryForm.tsx'
import { LineState } from './LineState.tsx'
import { usePaperBox } from './usePaperBox.ts'
import './HelperMode.css'

const nothing: Entry = { text: '', number: '', kind: 'idea' }

export function HelperMode() {
  const { id } = useBoard()
  const { title } = useAbout()
  const isAllowed = useMay('post-for-others')
  const box = usePaperBox()
  useEffect(() => {
    document.title = typing.title(title)
  }, [title])
  if (!isAllowed) return <Page title={desk.notForYou} text={desk.notForYouText} link={common.gate.home} />
  return (
    <div className="desk helper">
      <header className="desk-head">
        <h1 dir="auto">{title}</h1>
        <LineState />
        <div className="desk-doors">
          <a className="button" href={`/b/${id}/desk`}>
            {typing.desk}
          </a>
        </div>
      </header>
      <main className="helper-main">{box !== null && <Typing box={box} />}</main>
      <Notices />
    </div>
  )
}

function Typing({ box }: { box: Outbox }) {
  const { question } = useAbout()
  const [entry, setEntry] = useState<Entry>(nothing)

  function handleUndo({ note }: OutNote) {
    box.takeBack(note.id)
    // So that what was typed wrongly is put right and not typed anew, unless the next note is begun already.
    if (entry.text.trim() === '') setEntry({ text: note.text, number: note.slip ?? '', kind: note.kind })
  }
  return (
    <>
      <section className="panel" aria-labelledby="helper">
        <h2 id="helper">{typing.heading}</h2>
        {question !== '' && <p dir="auto">{question}</p>}
        <EntryForm box={box} entry={entry} onChange={setEntry} />
      </section>
      <Entered box={box} onUndo={handleUndo} />
      <Tablet />
    </>
  )
}

function Tablet() {
  const [door] = useDoor()
  if (typeof door !== 'object') return null
  const address = `/j/${door.code}?shared`
  return (
    <section className="panel" aria-labelledby="tablet">
      <h2 id="tablet">{typing.tablet.heading}</h2>
      <p>{typing.tablet.means}</p>
      <p>
        <a
          className="button"
          href={address}
          onClick={event => {
            event.preventDefault()
            // In place of this page: Back must not lead whoever holds the tablet to what helpers may do.
            location.replace(address)
          }}
        >
          {typing.tablet.open}
        </a>
      </p>
    </section>
  )
}
