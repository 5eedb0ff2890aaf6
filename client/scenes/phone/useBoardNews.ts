// Board news: how the workshop stands. Asked for by plain requests at first, followed live as soon as that part has loaded.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { OwnPresence } from '#shared/protocol/frames.ts'
import type { Timer } from '#shared/board/timer.ts'
import type { BoardNow, TicketGiven } from '#shared/protocol/requests.ts'
import { ask } from '#client/requests/ask.ts'
import type { Outbox, OutNote } from '#client/requests/outbox.ts'
import type { Live, LiveNews } from './live.ts'

export interface BoardNews {
  readonly board: LiveNews['board']
  /** Null until the live part has heard from the board. */
  readonly live: LiveNews | null
  /** False when the server did not answer the last time it was asked. */
  readonly isReached: boolean
  readonly timer: Timer | null
  /** The server's clock now (milliseconds since 1970), as far as this phone has heard. */
  readonly serverNow: () => number
  readonly present: (own: OwnPresence) => void
  /** What follows the board; null until that part has loaded. */
  readonly follower: Live | null
}

/** Seconds between questions while nothing is followed live. */
const askEvery = 20
const askEveryWhileAway = 5

export function useBoardNews(
  given: TicketGiven,
  checked: boolean,
  outbox: Outbox | null,
  renew: () => Promise<string | null>,
): BoardNews {
  const [asked, setAsked] = useState<BoardNow | null>(null)
  const [news, setNews] = useState<LiveNews | null>(null)
  const [isReached, setIsReached] = useState(true)
  const [follower, setFollower] = useState<Live | null>(null)
  const live = useRef<Live | null>(null)
  const presence = useRef<OwnPresence>({})
  const ahead = useRef(0)
  const isLive = news?.link === 'saved' || news?.link === 'saving'

  useEffect(() => {
    if (!checked || outbox === null) return undefined
    let stopped = false
    let places: LiveNews['places'] = {}
    const hear = (told: LiveNews) => {
      setNews(told)
      // A note that was seen on the board and is not there any more: the server knows why.
      const isGone = Object.keys(places).some(id => !(id in told.places))
      // Nor does it say what it said on this phone: a helper took words out.
      if (isGone || outbox.notes().some(each => saysOtherwise(each, told.places))) void outbox.refresh()
      places = told.places
    }
    const ownNotes = () => outbox.notes().map(({ note }) => note.id)
    // After the first screen has been drawn and can be used.
    const timer = setTimeout(() => {
      import('./live.ts').then(
        ({ follow }) => {
          if (stopped) return
          live.current = follow(given, ownNotes, hear)
          live.current.present(presence.current)
          setFollower(live.current)
        },
        () => {
          // Not loaded: the phone goes on with plain requests.
        },
      )
    }, 300)
    const stopLooking = outbox.subscribe(() => live.current?.look())
    return () => {
      stopped = true
      clearTimeout(timer)
      stopLooking()
      live.current?.close()
      live.current = null
      setFollower(null)
    }
  }, [given, checked, outbox])

  useEffect(() => {
    if (news?.ended === 'noTicket') void renew()
  }, [news?.ended, renew])

  useEffect(() => {
    if (!checked || outbox === null) return undefined
    if (isLive) {
      setIsReached(true)
      // What was heard live is newer, also when the line breaks again.
      setAsked(null)
      outbox.flush()
      void outbox.refresh()
      return undefined
    }
    async function look(): Promise<void> {
      if (document.visibilityState !== 'visible' || outbox === null) return
      const answer = await ask<BoardNow>('GET', `/api/boards/${given.board.id}`, { ticket: given.ticket })
      setIsReached(answer.ok || answer.trouble.code !== 'offline')
      if (answer.ok) {
        ahead.current = answer.value.now - Date.now()
        setAsked(answer.value)
        void outbox.refresh()
      }
    }
    const onVisible = () => void look()
    const timer = setInterval(onVisible, (isReached ? askEvery : askEveryWhileAway) * 1000)
    document.addEventListener('visibilitychange', onVisible)
    // The line that was followed has just broken: is the server still there?
    if (news !== null && isReached) onVisible()
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
    // `news` itself changes far more often than whether it is live.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [given, checked, outbox, isLive, isReached])

  const present = useCallback((own: OwnPresence) => {
    presence.current = { ...presence.current, ...own }
    live.current?.present(own)
  }, [])
  const serverNow = useCallback(
    () => (isLive ? live.current?.serverNow() : undefined) ?? Date.now() + ahead.current,
    [isLive],
  )
  const byAsking = isLive ? null : asked
  return {
    board: byAsking ?? news?.board ?? given.board,
    live: news,
    isReached,
    timer: (byAsking ?? news)?.timer ?? null,
    serverNow,
    present,
    follower,
  }
}

function saysOtherwise({ note, edit = null }: OutNote, places: LiveNews['places']): boolean {
  const place = places[note.id]
  return place !== undefined && edit === null && place.text !== note.text
}
