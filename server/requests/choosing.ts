// Choosing: dots in secret. Single ballots, and dots on paper, are in the ledger while a round is open, nowhere else and no longer.
import type { Context } from 'hono'
import * as v from 'valibot'
import { momentOf } from '#server/guard/moment.ts'
import type { Ledger } from '#server/relay/ledger.ts'
import type { By } from '#shared/board/operations/by.ts'
import { countChosen, itemsOf, showChoices, type Sum } from '#shared/board/operations/choices.ts'
import { all } from '#shared/board/record.ts'
import { readAbout, tallies } from '#shared/board/schema.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { may } from '#shared/people/roles.ts'
import {
  ballot,
  paperDots,
  type Ballot,
  type OwnBallot,
  type PaperDots,
  type PaperTold,
} from '#shared/protocol/requests.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, byServer, type AtBoard, type Desk, type Result } from './asking.ts'
import { mustBeSwept } from './sweeping.ts'

type Dots = Ballot['dots']
const dotsRecord = v.record(v.string(), v.number())
const sumsRecord = v.record(
  v.string(),
  v.object({ dots: v.number(), people: v.number(), paper: v.optional(v.number(), 0) }),
)

/** PUT /api/boards/:id/dots */
export async function putDots(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, ballot)
  if (!body.ok) return refuse(body.reason)
  // Asked here and not by `atBoard`: that choosing is over is another answer than that somebody may never choose.
  return answer(c, await atBoard(c, desk, 'read', board => choose(board, byServer(desk), body.value)))
}

/** GET /api/boards/:id/dots/mine */
export async function getMyDots(c: Context, desk: Desk): Promise<Response> {
  const own = await atBoard(c, desk, 'read', ({ doc, ledger, ticket }) => {
    const { stage, choosing, stageRules } = readAbout(doc)
    const dots = dotsOf(ledger, choosing.round, ticket.person)
    const open = stage === 'choose' && choosing.open
    const left = open ? stageRules.dots - sumOf(dots) : 0
    return made({ round: choosing.round, open, dots, left } satisfies OwnBallot)
  })
  return answer(c, own)
}

/** PUT /api/boards/:id/dots/paper */
export async function putPaperDots(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, paperDots)
  if (!body.ok) return refuse(body.reason)
  return answer(c, await atBoard(c, desk, 'post-for-others', board => countPaper(board, body.value)))
}

/** GET /api/boards/:id/dots/paper */
export async function getPaperDots(c: Context, desk: Desk): Promise<Response> {
  return answer(c, await atBoard(c, desk, 'post-for-others', board => made(paperTold(board))))
}

/** Shows the choices of a round, the latest if none is named, and keeps no ballot of it. [D5] */
export function showRound(
  { doc, ledger }: AtBoard,
  by: By,
  asked?: number,
): Result<{ round: number; tallies: object }> {
  const { choosing } = readAbout(doc)
  const round = asked ?? choosing.round
  if (round === choosing.round && choosing.open) foldRound(doc, ledger)
  const kept = v.safeParse(sumsRecord, ledger.get('sums', String(round)))
  const isShown = all(doc, tallies).some(([, tally]) => tally.round === round)
  if (kept.success) {
    showChoices(doc, by, { round, sums: new Map(Object.entries(kept.output)) })
    ledger.set('sums', String(round), null)
  } else if (!isShown && (round !== choosing.round || round === 0)) return refused('no-such-round')
  const shown = all(doc, tallies).filter(([, tally]) => tally.round === round)
  const counted = shown.map(([id, { dots, people, paper }]) => [id, { dots, people, paper }])
  return made({ round, tallies: Object.fromEntries(counted) as object })
}

/** Adds the ballots of the open round up and forgets them: from then on nothing ties dots to a person. [D5] [D6] [D8] */
export function foldRound(doc: AtBoard['doc'], ledger: Ledger): void {
  const { round } = readAbout(doc).choosing
  const paper = onPaper(ledger, round)
  const sums = new Map<string, Sum>(itemsOf(doc).map(id => [id, { dots: 0, people: 0, paper: paper[id] ?? 0 }]))
  for (const [key, dots] of ballotsOf(ledger, round)) {
    for (const [id, count] of Object.entries(dots)) {
      const before = sums.get(id)
      if (before && count > 0) sums.set(id, { ...before, dots: before.dots + count, people: before.people + 1 })
    }
    ledger.set('ballot', key, null)
  }
  ledger.set('paper', String(round), null)
  ledger.set('sums', String(round), Object.fromEntries(sums) as Record<string, Record<keyof Sum, number>>)
  mustBeSwept(ledger)
}

/** Takes a whole ballot in place of the earlier one. [D2] [D3] */
function choose({ doc, ledger, ticket }: AtBoard, by: By, { round, dots }: Ballot): Result<{ left: number }> {
  const { choosing, stageRules } = readAbout(doc)
  const moment = momentOf(doc)
  if (!may(ticket.role, 'choose', { ...moment, stage: 'choose' })) return refused('not-allowed')
  if (!may(ticket.role, 'choose', moment) || !choosing.open) return refused('choosing-closed')
  if (round !== choosing.round) return refused('other-round')
  const given = Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0))
  const items = new Set<string>(itemsOf(doc))
  if (Object.keys(given).some(id => !items.has(id))) return refused('no-such-item')
  if (Object.values(given).some(count => count > stageRules.perItem)) return refused('too-many-on-one')
  const left = stageRules.dots - sumOf(given)
  if (left < 0) return refused('too-many-dots')
  ledger.set('ballot', keyOf(round, ticket.person), left === stageRules.dots ? null : given)
  countChosen(doc, by, ballotsOf(ledger, round).length)
  return made({ left })
}

/** Keeps how many dots were counted on paper for some items, in place of what was counted before. [D3] [D6] */
function countPaper(board: AtBoard, { round, dots }: PaperDots): Result<PaperTold> {
  const { doc, ledger } = board
  const { stage, choosing } = readAbout(doc)
  if (stage !== 'choose' || !choosing.open) return refused('choosing-closed')
  if (round !== choosing.round) return refused('other-round')
  const items = new Set<string>(itemsOf(doc))
  if (Object.keys(dots).some(id => !items.has(id))) return refused('no-such-item')
  ledger.set('paper', String(round), { ...onPaper(ledger, round), ...dots })
  return made(paperTold(board))
}

function paperTold({ doc, ledger }: AtBoard): PaperTold {
  const { choosing } = readAbout(doc)
  return { round: choosing.round, dots: onPaper(ledger, choosing.round) }
}

function onPaper(ledger: Ledger, round: number): Dots {
  const found = ledger.get('paper', String(round))
  return v.is(dotsRecord, found) ? found : {}
}

const keyOf = (round: number, person: string) => `${round} ${person}`

function dotsOf(ledger: Ledger, round: number, person: string): Dots {
  const found = ledger.get('ballot', keyOf(round, person))
  return v.is(dotsRecord, found) ? found : {}
}

function ballotsOf(ledger: Ledger, round: number): [string, Dots][] {
  const found: [string, Dots][] = []
  for (const [key, dots] of ledger.entries('ballot')) {
    if (key.startsWith(`${round} `) && v.is(dotsRecord, dots)) found.push([key, dots])
  }
  return found
}

function sumOf(dots: Dots): number {
  return Object.values(dots).reduce((sum, count) => sum + count, 0)
}
