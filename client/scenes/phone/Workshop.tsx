// Workshop: the phone's one screen – the question, one box, one button, and what became of one's notes.
import { useRef, type ReactNode } from 'react'
import { newId } from '#shared/lib/ids.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import type { OutNote } from '#client/requests/outbox.ts'
import { phone } from '#client/words/phone.ts'
import { Compose } from './Compose.tsx'
import { checkNote, useDraft } from './composing.ts'
import { Finished } from './Finished.tsx'
import { Help } from './Help.tsx'
import { ManyHands } from './ManyHands.tsx'
import { MyNotes } from './MyNotes.tsx'
import { Slot, useSaid } from './Slot.tsx'
import { useChecking } from './useChecking.ts'
import { useBoardNews } from './useBoardNews.ts'
import { useLine } from './useLine.ts'
import { useOutbox } from './useOutbox.ts'
import { useWriting } from './useWriting.ts'

/** Older hands tap twice: an empty post so soon after a full one is the second tap. Milliseconds. */
const secondTap = 1500

export function Workshop({
  given,
  checked,
  renew,
  owner = '',
  children,
}: {
  given: TicketGiven
  checked: boolean
  renew: () => Promise<string | null>
  /** Who has the device now, where it goes from hand to hand. */
  owner?: string
  /** What stands at the end, before anything else is known. */
  children?: ReactNode
}) {
  const { outbox, notes, isKept } = useOutbox(given, renew, owner)
  const news = useBoardNews(given, checked, outbox, renew)
  useChecking(outbox, notes)
  const line = useLine(notes, news.isReached)
  const [draft, setDraft] = useDraft(given.board.id)
  const [said, say] = useSaid(line)
  const box = useRef<HTMLTextAreaElement>(null)
  const postedAt = useRef(0)
  const noticeTyping = useWriting(draft.text.trim() === '', news.present)
  const { title, question, stage } = news.board

  function handlePost() {
    const { left, problem } = checkNote(draft.text)
    box.current?.focus()
    if (problem === 'empty' && Date.now() - postedAt.current < secondTap) return
    if (problem === 'empty') return say({ about: 'problem', text: phone.problems.empty })
    if (problem === 'too-long') return say({ about: 'problem', text: phone.problems.tooLong(-left) })
    const id = newId(bytes => crypto.getRandomValues(bytes))
    outbox?.post({ id, kind: draft.kind, text: draft.text.trim(), via: 'phone' })
    postedAt.current = Date.now()
    setDraft({ text: '' })
    say({ about: 'posted', id })
  }

  /** Puts the words of a note back in the box, unless other words are there already. */
  function rewrite({ note }: OutNote): boolean {
    box.current?.focus()
    if (draft.text.trim() !== '') {
      say({ about: 'problem', text: phone.problems.boxFull })
      return false
    }
    setDraft({ text: note.text, kind: note.kind })
    return true
  }

  function handleUndo(entry: OutNote) {
    box.current?.focus()
    const isBack = draft.text.trim() === '' && rewrite(entry)
    outbox?.takeBack(entry.note.id)
    say({ about: 'taken-back', id: entry.note.id, isInBox: isBack })
  }

  return (
    <main className="phone">
      <header className="phone-header">
        <p className="phone-title" dir="auto">
          {title}
        </p>
        <Help />
      </header>
      <output className="phone-now" data-stage={stage}>
        {news.live?.ended ? phone.ends[news.live.ended] : phone.stageLines[stage]}
      </output>
      <h1 id="question" dir="auto">
        {question || phone.anyQuestion}
      </h1>
      <Slot said={said} line={line} notes={notes} isKept={isKept} stage={stage} onUndo={handleUndo} />
      <Compose
        ref={box}
        draft={draft}
        hasProblem={said?.about === 'problem'}
        onChange={change => {
          setDraft(change)
          noticeTyping()
          if (said?.about === 'problem') say(null)
        }}
        onPost={handlePost}
      />
      <ManyHands board={given.board.id} hands={news.live?.hands ?? 'off'} />
      <MyNotes
        notes={notes}
        isKept={isKept}
        places={news.live?.places ?? {}}
        onTakeBack={entry => {
          outbox?.takeBack(entry.note.id)
          if (entry.state !== 'refused' && entry.state !== 'gone') {
            say({ about: 'taken-back', id: entry.note.id, isInBox: false })
          }
        }}
        onChange={entry => {
          if (rewrite(entry)) outbox?.takeBack(entry.note.id)
        }}
      />
      {news.live !== null && notes.length > 0 && <Finished key={stage} present={news.present} />}
      {children}
    </main>
  )
}
