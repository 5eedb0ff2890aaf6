// Decisions: what becomes of notes that are not for everybody yet. Checked by helpers, taken off by whoever is worried, shown by the facilitator.
import type { Context } from 'hono'
import { endBlind, takeOff } from '#shared/board/operations/hidden.ts'
import { has } from '#shared/board/record.ts'
import { notes, type NoteId } from '#shared/board/schema.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { limits } from '#shared/protocol/limits.ts'
import {
  decision,
  reveal,
  worry,
  type DecisionKind,
  type HeldNote,
  type HeldNotes,
  type OwnState,
} from '#shared/protocol/requests.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, boardOf, byServer, glance, swept, type AtBoard, type Desk, type Result } from './asking.ts'
import { showRound } from './choosing.ts'
import { forgetNote } from './forget.ts'
import { allHeld, countFaceDown, heldOf, hold, settle, standingOf, type Held } from './held.ts'

/** So many reasons are kept of people who are worried about one note. */
const worriesKept = 20

const isWaiting = ({ state }: HeldNote) => state === 'waiting'
const inOrder = new Intl.Collator('en', { numeric: true })

type Stands = { readonly id: string; readonly state: OwnState }

/** GET /api/boards/:id/held */
export async function getHeld(c: Context, desk: Desk): Promise<Response> {
  const held = await atBoard(c, desk, 'check', ({ ledger }) => {
    const told = allHeld(ledger).flatMap(([id, each]) => toldOf(id, each) ?? [])
    told.sort((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)) || inOrder.compare(a.ref, b.ref))
    const notes = told.slice(0, limits.heldNotesPerAnswer)
    return made({ notes, waiting: told.filter(isWaiting).length, faceDown: countFaceDown(ledger) } satisfies HeldNotes)
  })
  return answer(c, held)
}

/** POST /api/boards/:id/notes/:note/decision */
export async function postDecision(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, decision)
  if (!body.ok) return refuse(body.reason)
  const { decision: decided, reason } = body.value
  if (decided === 'forget') return forgetNote(c, desk)
  const outcome = await atBoard(c, desk, 'check', board => decide(board, desk, noteOf(c), decided, reason))
  if (outcome.ok) desk.log.info({ board: c.req.param('id'), decided }, 'note checked')
  return answer(c, outcome)
}

/** POST /api/boards/:id/notes/:note/worry */
export async function postWorry(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, worry)
  if (!body.ok) return refuse(body.reason)
  const who = await glance(c, desk, ({ ticket }) => ticket.person)
  if (!who.ok) return refuse(who.reason)
  const wait = await desk.pace.waitToWorry(who.value)
  if (wait > 0) return refuse('too-fast', wait)
  return answer(c, await atBoard(c, desk, 'worry', board => beWorried(board, desk, noteOf(c), body.value.reason)))
}

/** POST /api/boards/:id/reveal */
export async function postReveal(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, reveal)
  if (!body.ok) return refuse(body.reason)
  const asked = body.value
  const shown = await atBoard<object>(c, desk, 'reveal', board =>
    asked.what === 'choices'
      ? showRound(board, byServer(desk), asked.round)
      : showNotes(board, desk, asked.theme ?? null),
  )
  if (shown.ok) desk.log.info({ board: c.req.param('id'), what: asked.what }, 'shown to everybody')
  if (asked.what === 'choices') await swept(desk, boardOf(c))
  return answer(c, shown)
}

const noteOf = (c: Context) => (c.req.param('note') ?? '') as NoteId

/** A held note as those who check may know it; null when it only lies face down. */
function toldOf(id: NoteId, { note, check, suspects, reason, worries, due, wasUp }: Held): HeldNote | null {
  if (check === 'none') return null
  const { ref, kind, text, via } = note
  const goesUp = due === null ? null : new Date(due).toISOString()
  return { id, ref, kind, text, via, state: check, suspects, reason, worries, due: goesUp, wasUp }
}

/** What a helper says goes, whatever was said before: the later of two helpers is right. [H4] */
function decide(
  { doc, ledger }: AtBoard,
  desk: Desk,
  id: NoteId,
  decided: Exclude<DecisionKind, 'forget'>,
  reason: string,
): Result<Stands> {
  const held = heldOf(ledger, id)
  if (held === null && !has(doc, notes, id)) return refused('no-such-note')
  if (decided === 'up') {
    const cleared = { check: 'none', due: null, reason: '' } as const
    if (held !== null) settle(doc, ledger, byServer(desk), id, { ...held, ...cleared })
  } else {
    const off = held ?? offTheWall(doc, desk, id)
    if (off === null) return refused('no-such-note')
    hold(ledger, id, { ...off, check: decided === 'reword' ? 'reword' : 'kept-off', due: null, reason })
  }
  return made({ id, state: standingOf(doc, ledger, id) ?? 'up' })
}

/** Takes a note off the wall until a helper has looked, for whoever is worried. [H7] */
function beWorried({ doc, ledger }: AtBoard, desk: Desk, id: NoteId, reason: string): Result<Stands> {
  const held = heldOf(ledger, id)
  // Of a note that was never up, nobody is told whether it is there.
  if (held !== null && !held.wasUp) return refused('no-such-note')
  const off = held ?? offTheWall(doc, desk, id)
  if (off === null) return refused('no-such-note')
  const worries = reason === '' ? off.worries : [...off.worries, reason].slice(0, worriesKept)
  hold(ledger, id, { ...off, check: off.check === 'none' ? 'waiting' : off.check, due: null, worries })
  return made({ id, state: 'waiting' })
}

function offTheWall(doc: AtBoard['doc'], desk: Desk, id: NoteId): Held | null {
  const note = takeOff(doc, byServer(desk), { note: id })
  if (!note.ok) return null
  const clean = { check: 'none', faceDown: false, due: null, suspects: [], reason: '', worries: [] } as const
  return { ...clean, suspects: [], worries: [], note: note.value, wasUp: true }
}

/** Shows what lies face down, all of it or that of one theme. What waits for a check goes on waiting. [H5] */
function showNotes({ doc, ledger }: AtBoard, desk: Desk, theme: string | null): Result<{ shown: number }> {
  const by = byServer(desk)
  let shown = 0
  for (const [id, held] of allHeld(ledger)) {
    if (!held.faceDown || (theme !== null && held.note.spot.theme !== theme)) continue
    settle(doc, ledger, by, id, { ...held, faceDown: false })
    if (held.check === 'none') shown += 1
  }
  if (theme === null) endBlind(doc, by)
  return made({ shown })
}
