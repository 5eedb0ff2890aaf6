// Outbox: notes and answers on their way from this device. Kept in localStorage before anything is sent, and sent again until the server has them.
import type { NewNote, NotePosted, OwnNote, OwnNotes, OwnState } from '#shared/protocol/requests.ts'
import { ask, mayPass, type Trouble } from './ask.ts'
import { keep, kept, onKeptElsewhere } from './keep.ts'
import { asToldBy, isAtServer, isDue, outboxName, sameWords, sentTo, type OutWords } from './outNote.ts'
import { takeTurns } from './turns.ts'

/**
 * `saved`: on this device only. `up`, `waiting`, `face-down`, `reword` and `kept-off` are the server's own.
 * `refused`: the server will not take it as it is. `gone`: the server had it, and has it no more.
 */
export interface OutNote {
  readonly note: OutWords
  readonly state: 'saved' | OwnState | 'refused' | 'gone'
  /** What a helper wrote about it. */
  readonly reason?: string
  readonly trouble: Trouble['code'] | null
  /** It has been on its way, so the server may have it even if no answer came back. */
  readonly tried?: boolean
  /** Other words for it that the server has not taken yet. */
  readonly edit?: Edit | null
  /** A helper took words out of it. */
  readonly redacted?: boolean
  /** Of an answer: what became of it beside its cell. */
  readonly became?: OwnNote['became']
  /** Its author wants it back, and the server has not said yet that it is off. */
  readonly leaving?: boolean
}

export type Edit = Pick<NewNote, 'kind' | 'text'>

export interface Outbox {
  /** The latest first. */
  readonly notes: () => readonly OutNote[]
  /** False when this device would not keep what is here: it lives in this page only. */
  readonly isKept: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  readonly post: (note: OutWords) => void
  /** Gives a note that the server has other words. It keeps its number and its place. */
  readonly change: (id: string, edit: Edit) => void
  /** Takes a note back, from the server too when it may have it; while the line is down it is kept as `leaving`. */
  readonly takeBack: (id: string) => void
  /** Tries again now: the line is back, or the page is seen again. A wait that the server asked for is kept. */
  readonly flush: () => void
  /** Asks the server how the notes stand. Answers what went wrong, or null. */
  readonly refresh: () => Promise<Trouble['code'] | null>
  readonly close: () => void
}

/** Seconds between tries; the last one repeats. */
const waits = [1, 2, 4, 8, 15]
const longestWait = 15
/** Whoever asks for a longer wait is not our server. Seconds. */
const longestAsked = 120
/** While another tab of this device is sending. Seconds. */
const otherTabWait = 1

/**
 * `renew` gives a new ticket when this one has run out, or null. `owner` names the person on a device that goes from
 * hand to hand; elsewhere a device has one outbox for a board.
 */
export function outbox(
  board: string,
  firstTicket: string,
  renew: () => Promise<string | null> = () => Promise.resolve(null),
  owner = '',
): Outbox {
  const name = outboxName(board, owner)
  const address = `/api/boards/${board}/notes`
  const listeners = new Set<() => void>()
  let ticket = firstTicket
  /** What this device held when last seen, each as text by id: tells who changed what since. */
  let seen = new Map<string, string>()
  let notes: readonly OutNote[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  let isKept = true
  let tries = 0
  /** By `performance.now()`: the time of day may be set right meanwhile, by days. */
  let notBefore = 0
  let busy = false
  /** The ticket is from `renew`, and the server has not taken it yet. */
  let unproven = false
  let closed = false
  // Else two tabs would send the same note at the same moment, and one could send what the other has just taken back.
  const turns = takeTurns(`sending:${board}${owner}`)

  function readKept(): readonly OutNote[] | null {
    const found = kept<OutNote[]>(name)
    return Array.isArray(found) ? found : null
  }
  function show(next: readonly OutNote[]): void {
    notes = next
    for (const listener of listeners) listener()
  }
  function look(there: readonly OutNote[]): void {
    seen = new Map(there.map(each => [each.note.id, JSON.stringify(each)]))
  }
  /** What the device holds, with what it would not keep (storage full) and is in memory only. */
  function latest(): readonly OutNote[] {
    const there = readKept()
    const before = seen
    look(there ?? [])
    if (there === null) return notes
    const ours = new Map(notes.map(each => [each.note.id, each]))
    const theirs = new Set(there.map(({ note }) => note.id))
    const hereOnly = notes.filter(({ note }) => !theirs.has(note.id) && !before.has(note.id))
    const merged = there.flatMap(each => {
      const was = before.get(each.note.id)
      const own = ours.get(each.note.id)
      // Dropped here, and the device did not take that either.
      if (own === undefined) return was === undefined ? [each] : []
      return [JSON.stringify(own) === was ? each : own]
    })
    return [...hereOnly, ...merged]
  }
  function change(how: (notes: readonly OutNote[]) => readonly OutNote[]): void {
    // Read again first: another tab of this phone may have written since.
    const next = how(latest())
    isKept = keep(name, next)
    if (isKept) look(next)
    show(next)
  }
  function mark(id: string, marks: Partial<OutNote>): void {
    change(all => all.map(each => (each.note.id === id ? { ...each, ...marks } : each)))
  }
  function drop(id: string): void {
    change(all => all.filter(({ note }) => note.id !== id))
  }

  // One at a time, and in the order in which they were written: a slow line then shows each as soon as it has arrived.
  async function deliver(): Promise<void> {
    if (busy || nextDue() === undefined) return
    if (!turns.take()) return again(otherTabWait)
    busy = true
    let wait: number | null = null
    try {
      // What other tabs did in their turns may not have been told of yet.
      show(latest())
      for (let next = nextDue(); next !== undefined && wait === null; next = nextDue()) {
        // Stands if the attempt throws: a fault of ours must not end all tries.
        wait = longestWait
        wait = await attempt(next)
      }
    } finally {
      busy = false
      turns.give()
      if (wait !== null) again(wait)
    }
  }
  function nextDue(): OutNote | undefined {
    return closed ? undefined : notes.findLast(isDue)
  }

  /** One request for one note. Answers how long to wait before the next, or null to go on. */
  async function attempt({ note, leaving = false, edit = null }: OutNote): Promise<number | null> {
    const isNew = !leaving && edit === null
    if (isNew) mark(note.id, { tried: true })
    // Taken back in another tab, a moment ago.
    if (!notes.some(each => each.note.id === note.id)) return null
    const trouble = leaving ? await fetchBack(note.id) : edit === null ? await send(note) : await reword(note.id, edit)
    if (trouble === null) {
      tries = 0
      unproven = false
      return null
    }
    const { code } = trouble
    const retryAfter = trouble.retryAfter === null ? null : Math.min(trouble.retryAfter, longestAsked)
    if (code === 'no-ticket') {
      const fresh = await renew().catch(() => null)
      const isFresh = fresh !== null && fresh !== ticket
      if (isFresh) ticket = fresh
      // A new ticket in place of a new one that was refused has to wait: else both sides would go round without rest.
      if (isFresh && !unproven) {
        unproven = true
        return null
      }
    }
    if (mayPass(code) || code === 'no-ticket') {
      // It holds up all that wait behind it.
      change(all => all.map(each => (isDue(each) ? { ...each, trouble: code } : each)))
      if (retryAfter !== null) notBefore = performance.now() + retryAfter * 1000
      tries += 1
      return retryAfter ?? waits[Math.min(tries, waits.length) - 1] ?? longestWait
    }
    tries = 0
    if (leaving && code === 'no-such-note') drop(note.id)
    else if (leaving) mark(note.id, { leaving: false, trouble: code })
    else if (isNew) mark(note.id, { state: 'refused', trouble: code })
    // The words are kept with it: whoever wrote them can post them anew.
    else if (code === 'no-such-note') mark(note.id, { state: 'gone', edit: null, note: { ...note, ...edit } })
    else mark(note.id, { edit: null, trouble: code })
    return null
  }
  async function send(note: OutWords): Promise<Trouble | null> {
    const answer = await ask<{ notes?: NotePosted[] } | null>('POST', sentTo(board, note), { ticket, body: note })
    if (!answer.ok) return answer.trouble
    const posted = answer.value?.notes?.find(({ id }) => id === note.id)
    // Somebody else's answer, such as the Wi-Fi's: only our server's own word counts.
    if (posted === undefined) return { code: 'offline', retryAfter: null }
    mark(note.id, { state: posted.state, trouble: null })
    return null
  }
  async function reword(id: string, edit: Edit): Promise<Trouble | null> {
    const answer = await ask<Partial<OwnNote> | null>('PATCH', `${address}/${id}`, { ticket, body: edit })
    if (!answer.ok) return answer.trouble
    const { state, reason = '' } = answer.value ?? {}
    // Somebody else's answer, as above.
    if (state === undefined || answer.value?.id !== id) return { code: 'offline', retryAfter: null }
    change(all =>
      all.map(each => {
        if (each.note.id !== id) return each
        const rest = { ...each, note: { ...each.note, ...edit }, state, reason, trouble: null, redacted: false }
        // Changed once more meanwhile.
        return sameWords(each.edit, edit) ? { ...rest, edit: null } : rest
      }),
    )
    return null
  }
  async function fetchBack(id: string): Promise<Trouble | null> {
    const answer = await ask('DELETE', `${address}/${id}`, { ticket })
    if (!answer.ok) return answer.trouble
    drop(id)
    return null
  }
  function again(seconds: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = closed ? null : setTimeout(() => void deliver(), seconds * 1000)
  }
  function flush(): void {
    const wait = notBefore - performance.now()
    if (wait > 0) return again(wait / 1000)
    if (timer !== null) clearTimeout(timer)
    timer = null
    void deliver()
  }

  const onVisible = () => document.visibilityState === 'visible' && flush()
  addEventListener('online', flush)
  addEventListener('pageshow', flush)
  document.addEventListener('visibilitychange', onVisible)
  const stopHearing = onKeptElsewhere(name, () => show(latest()))
  notes = latest()
  flush()

  return {
    notes: () => notes,
    isKept: () => isKept,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    post(note) {
      const trouble = notBefore > performance.now() ? (notes.find(isDue)?.trouble ?? null) : null
      change(all => [{ note, state: 'saved', trouble }, ...all])
      flush()
    },
    change(id, edit) {
      mark(id, { edit, trouble: null })
      flush()
    },
    takeBack(id) {
      const found = notes.find(({ note }) => note.id === id)
      if (found === undefined) return
      const isHereOnly = found.state === 'saved' && found.tried !== true
      if (isHereOnly || found.state === 'refused' || found.state === 'gone') return drop(id)
      mark(id, { leaving: true, edit: null, trouble: null })
      flush()
    },
    flush,
    async refresh() {
      // Only what was there before asking: a note that arrives meanwhile is not missed by an older answer.
      const asked = new Set(notes.filter(({ state }) => isAtServer(state)).map(({ note }) => note.id))
      const answer = await ask<Partial<OwnNotes> | null>('GET', `${address}/mine`, { ticket })
      if (!answer.ok) return answer.trouble.code
      const { notes: mine, cut = false } = answer.value ?? {}
      // Somebody else's answer, as above.
      if (!Array.isArray(mine)) return 'offline'
      const own = new Map(mine.map(each => [each.id, each]))
      change(all =>
        all.map(each => {
          const now = own.get(each.note.id)
          if (now !== undefined) return { ...each, ...asToldBy(now, each), trouble: null }
          return asked.has(each.note.id) && !cut ? { ...each, state: 'gone' } : each
        }),
      )
      return null
    },
    close() {
      closed = true
      if (timer !== null) clearTimeout(timer)
      turns.give()
      stopHearing()
      removeEventListener('online', flush)
      removeEventListener('pageshow', flush)
      document.removeEventListener('visibilitychange', onVisible)
    },
  }
}
