// Board gate: the only place that knows "not ready". Inside it the board is open and has been heard from once.
import { startTransition, useEffect, useEffectEvent, useState, useSyncExternalStore, type ReactNode } from 'react'
import { isMendedByLoading } from '#shared/protocol/closeCodes.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'
import { arrive, boardInAddress } from '#client/requests/tickets.ts'
import type { Trouble } from '#client/requests/ask.ts'
import { common } from '#client/words/common.ts'
import { Page } from '#client/ui/Page.tsx'
import { openBoard, type OpenBoard } from './openBoard.ts'
import { keepRefusedWords } from './refused.ts'
import { BoardContext } from './useBoard.ts'

/** Opens the board whose private link or earlier ticket this tab has, and shows `children` once it is there. */
export function BoardGate({ children }: { children: ReactNode }) {
  const [given, setGiven] = useState<TicketGiven | null>(null)
  const [trouble, setTrouble] = useState<Trouble['code'] | null>(null)

  useEffect(() => {
    const id = boardInAddress(location)
    if (id === null) setTrouble('no-such-board')
    else {
      void arrive(id).then(answer => {
        if (answer.ok) setGiven(answer.value)
        else setTrouble(answer.trouble.code)
      })
    }
  }, [])

  if (trouble !== null)
    return <Page title={common.gate.closed} text={common.troubles[trouble]} link={common.gate.home} />
  if (given === null) return <Page busy title={common.gate.opening} />
  return <OpenGate given={given}>{children}</OpenGate>
}

/** The same for a ticket that is already in hand. A copy of the board that holds refused things makes way for a fresh one. */
export function OpenGate({ given, children }: { given: TicketGiven; children: ReactNode }) {
  const [copy, setCopy] = useState(0)
  return (
    <Copy key={copy} given={given} onStale={() => setCopy(last => last + 1)}>
      {children}
    </Copy>
  )
}

interface CopyProps {
  readonly onStale: () => void
  readonly children: ReactNode
}

function Copy({ given, onStale, children }: CopyProps & { readonly given: TicketGiven }) {
  const [board, setBoard] = useState<OpenBoard | null>(null)
  useEffect(() => {
    const opened = openBoard(given)
    setBoard(opened)
    return () => opened.close()
  }, [given])
  if (board === null) return <Page busy title={common.gate.opening} />
  return (
    <Heard board={board} onStale={onStale}>
      {children}
    </Heard>
  )
}

/** Waits until the relay has sent the board once; afterwards the board stays, whatever the line does. */
function Heard({ board, onStale, children }: CopyProps & { readonly board: OpenBoard }) {
  const state = useSyncExternalStore(board.connection.subscribe, board.connection.state)
  const refused = useSyncExternalStore(board.connection.subscribe, board.connection.refused)
  const [heard, setHeard] = useState(false)
  useEffect(() => {
    // As a transition: a big board is drawn in slices, and the page stays awake.
    if (state === 'saved' || state === 'saving') startTransition(() => setHeard(true))
  }, [state])
  const startAfresh = useEffectEvent(() => {
    keepRefusedWords(board.store, refused)
    onStale()
  })
  useEffect(() => {
    // Not before everything else that was sent is saved: a replica put away earlier would take that with it.
    if (refused.length > 0 && state === 'saved') startAfresh()
  }, [refused, state])
  if (heard) return <BoardContext value={board}>{children}</BoardContext>
  const why = board.connection.why()
  if (why !== null) {
    const way = isMendedByLoading(why) ? { link: common.gate.again, to: '' } : { link: common.gate.home }
    return <Page title={common.gate.closed} text={common.ends[why]} {...way} />
  }
  return <Page busy title={state === 'offline' ? common.gate.noLine : common.gate.opening} />
}
