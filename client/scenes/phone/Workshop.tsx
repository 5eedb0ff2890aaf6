// Workshop: the phone's one screen – the question, one box, one button, and what became of one's notes.
import { lazy, Suspense, useRef, useState, type ReactNode, type Ref } from 'react'
import { newId } from '#shared/lib/ids.ts'
import type { Stage } from '#shared/people/roles.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { isAnswer } from '#client/requests/outNote.ts'
import type { OutNote } from '#client/requests/outbox.ts'
import { WorryTold } from '#client/ui/WorryTold.tsx'
import { ArrivalCard } from '#client/board/ArrivalCard.tsx'
import { endArrival } from '#client/board/arrival.ts'
import { TimeLine } from '#client/board/TimeLine.tsx'
import { patiently } from '#client/ui/patiently.ts'
import { phone } from '#client/words/phone.ts'
import { AtHome } from './AtHome.tsx'
import { Choosing } from './Choosing.tsx'
import { Compose } from './Compose.tsx'
import { checkNote, useDraft } from './composing.ts'
import { Finished } from './Finished.tsx'
import { Help } from './Help.tsx'
import { ManyHands } from './ManyHands.tsx'
import { MyNotes } from './MyNotes.tsx'
import { Said } from './Said.tsx'
import { Slot, useSaid } from './Slot.tsx'
import { StageWays } from './StageWays.tsx'
import { useChecking } from './useChecking.ts'
import { useBoardNews } from './useBoardNews.ts'
import { useLine } from './useLine.ts'
import { useOutbox } from './useOutbox.ts'
import { useWriting } from './useWriting.ts'

const HelpSort = lazy(() => patiently(() => import('./HelpSort.tsx')))
const Acting = lazy(() => patiently(() => import('./Acting.tsx')))

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
  const asked = useRef<HTMLHeadingElement>(null)
  const postedAt = useRef(0)
  const noticeTyping = useWriting(draft.text.trim() === '', news.present)
  const [isToldOff, setToldOff] = useState(false)
  const { title, question, stage } = news.board
  const { id: board } = given.board
  const arrival = news.live?.arrival ?? null
  const hands = news.live?.hands ?? 'off'
  const choices = stage === 'choose' ? (news.live?.choices ?? null) : null
  const acting = stage === 'act' && news.live?.acting === true ? news.follower : null
  // While people choose or answer, that is the one thing to do; the box is for late ideas.
  const isFirst = choices === null && acting === null && stage !== 'follow'

  function handlePost() {
    const { left, problem } = checkNote(draft.text)
    box.current?.focus()
    if (problem === 'empty' && Date.now() - postedAt.current < secondTap) return
    if (problem === 'empty') return say({ about: 'problem', text: phone.problems.empty })
    if (problem === 'too-long') return say({ about: 'problem', text: phone.problems.tooLong(-left) })
    const changed = notes.find(({ note, state }) => note.id === draft.changes && state !== 'gone')
    if (changed !== undefined) {
      outbox?.change(changed.note.id, { kind: draft.kind, text: draft.text.trim() })
      setDraft({ text: '', changes: null })
      return say({ about: 'changed', id: changed.note.id })
    }
    const id = newId(bytes => crypto.getRandomValues(bytes))
    outbox?.post({ id, kind: draft.kind, text: draft.text.trim(), via: 'phone' })
    postedAt.current = Date.now()
    setDraft({ text: '', changes: null })
    say({ about: 'posted', id })
  }

  /** Puts the words of a note back in the box, unless other words are there already. */
  function rewrite({ note, state }: OutNote): boolean {
    box.current?.focus()
    if (draft.text.trim() !== '') {
      say({ about: 'problem', text: phone.problems.boxFull })
      return false
    }
    setDraft({ text: note.text, kind: note.kind, changes: state === 'reword' ? note.id : null })
    return true
  }

  function handleUndo(entry: OutNote) {
    box.current?.focus()
    const isBack = draft.text.trim() === '' && rewrite(entry)
    outbox?.takeBack(entry.note.id)
    say({ about: 'taken-back', id: entry.note.id, isInBox: isBack })
  }

  // While people are asked, what they answered stands with the questions.
  const listed = acting === null ? notes : notes.filter(each => !isAnswer(each))
  const kept = { isKept, places: news.live?.places ?? {} }
  const mine = (
    <MyNotes
      {...kept}
      notes={listed}
      title={phone.mine.title(listed.length)}
      none={stage === 'follow' ? phone.becameNone : phone.mine.none}
      onTakeBack={entry => {
        outbox?.takeBack(entry.note.id)
        if (entry.state !== 'refused' && entry.state !== 'gone') {
          say({ about: 'taken-back', id: entry.note.id, isInBox: false })
        }
      }}
      onChange={entry => {
        if (rewrite(entry) && entry.state !== 'reword') outbox?.takeBack(entry.note.id)
      }}
    />
  )

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
      <TimeLine timer={news.timer} stage={stage} serverNow={news.serverNow} />
      {arrival !== null && arrival.stage === stage && !isToldOff && (
        <ArrivalCard
          arrival={arrival}
          onClose={() => {
            endArrival(board)
            setToldOff(true)
            // The button goes with the card; focus must not fall back to the top of the page.
            asked.current?.focus()
          }}
        />
      )}
      {stage === 'follow' && (
        <>
          <h1>{phone.became}</h1>
          {mine}
        </>
      )}
      {choices !== null && <Choosing choices={choices} given={given} renew={renew} />}
      {acting !== null && outbox !== null && (
        <Suspense fallback={<h1>{phone.acting}</h1>}>
          <Acting
            given={given}
            live={acting}
            outbox={outbox}
            {...kept}
            answers={notes.filter(isAnswer)}
            List={MyNotes}
          />
        </Suspense>
      )}
      <Asked ref={asked} stage={stage} question={question} isFirst={isFirst} />
      <Slot
        said={said}
        line={line}
        notes={listed}
        isKept={isKept}
        stage={stage}
        isChanging={(draft.changes ?? null) !== null}
        onUndo={handleUndo}
      />
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
        onLeave={() => {
          setDraft({ text: '', changes: null })
          box.current?.focus()
        }}
      />
      <ManyHands board={board} hands={hands} />
      {stage === 'sort' && news.live?.helpSort === true && (
        <Suspense>
          <HelpSort given={given} />
        </Suspense>
      )}
      <StageWays board={board} stage={stage} hands={hands} />
      {stage !== 'follow' && mine}
      <Said given={given} live={news.follower} faceDown={news.live?.faceDown ?? 0} />
      {news.live !== null && notes.length > 0 && <Finished key={stage} present={news.present} />}
      {news.live !== null && <AtHome board={board} present={news.present} />}
      <WorryTold />
      {children}
    </main>
  )
}

/** What the box is for: the question of the board, or what its stage asks for. */
function Asked(props: { ref: Ref<HTMLHeadingElement>; stage: Stage; question: string; isFirst: boolean }) {
  const { ref, stage, question, isFirst } = props
  const Heading = isFirst ? 'h1' : 'h2'
  const words = stage === 'follow' ? phone.box.late : stage === 'plan' ? phone.missing : question || phone.anyQuestion
  return (
    <Heading id="question" ref={ref} tabIndex={-1} dir="auto">
      {words}
    </Heading>
  )
}
