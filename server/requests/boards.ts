// Boards: founded, seen at a glance, moved from stage to stage.
import type { Context } from 'hono'
import * as Y from 'yjs'
import { rememberHands } from '#server/guard/moment.ts'
import { hashOf, isSameHash, newKey } from '#server/keys.ts'
import type { LedgerWrite } from '#server/store/store.ts'
import { foundBoard, moveStage, opensRound } from '#shared/board/operations/boards.ts'
import { readAbout, type SessionId } from '#shared/board/schema.ts'
import { made } from '#shared/lib/outcome.ts'
import { newCode, newId } from '#shared/lib/ids.ts'
import { keyRoles, type KeyRole } from '#shared/people/roles.ts'
import { newBoard, stageMove, type BoardMade, type BoardSummary } from '#shared/protocol/requests.ts'
import { usualRules } from '#shared/people/stageRules.ts'
import { answer, readBody, refuse } from './answers.ts'
import { foldRound } from './choosing.ts'
import { forgetVotes } from './helpSort.ts'
import { countFaceDown } from './held.ts'
import { firstContact } from './worries.ts'
import { countCame } from './sessions.ts'
import { atBoard, bearerOf, boardOf, byServer, joinLink, openingOf, originAsked, swept, type Desk } from './asking.ts'

const codesTried = 20
/** Where each private link leads. The key is in the fragment, which browsers keep to themselves. */
const places: Record<KeyRole, string> = { facilitator: '/desk', helper: '/desk', editor: '', viewer: '/wall' }

/** The private link of a role, with its key. */
export function linkOf(origin: string, board: string, role: KeyRole, key: string): string {
  return `${origin}/b/${board}${places[role]}#key=${key}`
}

/** What anybody with a ticket may know of a board at a glance. */
export function summaryOf(id: string, doc: Y.Doc): BoardSummary {
  const { title, place, question, stage } = readAbout(doc)
  return { id, title, place, question, stage }
}

/** POST /api/boards */
export async function postBoard(c: Context, desk: Desk): Promise<Response> {
  if (!mayCreate(c, desk)) return refuse('not-allowed')
  const body = await readBody(c, newBoard)
  if (!body.ok) return refuse(body.reason)
  const doc = new Y.Doc()
  const { contact, ...given } = body.value
  foundBoard(doc, byServer(desk), { ...given, session: newId(desk.dice) as SessionId })
  return c.json(await keepBoard(c, desk, doc, firstContact(contact)), 201)
}

/** True when whoever asks may create a board on this server. */
export function mayCreate(c: Context, { createKey }: Desk): boolean {
  return createKey === null || isSameHash(hashOf(bearerOf(c)), hashOf(createKey))
}

/** Keeps a document as a new board, with an id, a code and keys of its own, whole or not at all. */
export async function keepBoard(
  c: Context,
  desk: Desk,
  doc: Y.Doc,
  ledger: readonly LedgerWrite[] = [],
): Promise<BoardMade> {
  const { dice, store, clock, log } = desk
  const id = newId(dice)
  const keys = Object.fromEntries(keyRoles.map(role => [role, newKey(dice)])) as Record<KeyRole, string>
  const hashes = Object.fromEntries(keyRoles.map(role => [role, hashOf(keys[role])])) as Record<KeyRole, string>
  const entry = { id, createdAt: clock.now(), keys: hashes, firstUpdate: Y.encodeStateAsUpdate(doc), ledger }
  for (let tried = 0; tried < codesTried; tried += 1) {
    const code = newCode(dice)
    if (!(await store.create({ ...entry, code }))) continue
    log.info({ board: id }, 'board founded')
    const origin = originAsked(c, desk)
    const links = Object.fromEntries(keyRoles.map(role => [role, linkOf(origin, id, role, keys[role])]))
    const board = { ...summaryOf(id, doc), code }
    return { board, keys, links: { ...links, resident: joinLink(c, desk, code) } } as BoardMade
  }
  throw new Error('no free code was found')
}

/** GET /api/boards/:id */
export async function getBoard(c: Context, desk: Desk): Promise<Response> {
  const id = boardOf(c)
  const summary = await atBoard(c, desk, 'read', ({ doc, ledger }) => {
    const { stageRules, choosing, session, timer } = readAbout(doc)
    const now = desk.sockets.counts(id)
    // Whoever is here came, also when they were here before this workshop began.
    const came = Math.max(now.here, countCame(doc, ledger))
    const counts = { ...now, faceDown: countFaceDown(ledger), came }
    return made({ ...summaryOf(id, doc), stageRules, choosing, session, timer, now: desk.clock.now(), counts })
  })
  return answer(c, summary)
}

/** POST /api/boards/:id/stage */
export async function postStage(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, stageMove)
  if (!body.ok) return refuse(body.reason)
  const { stage, question = null, rules = usualRules } = body.value
  let kept = Promise.resolve()
  const moved = await atBoard(c, desk, 'move-stage', ({ doc, ledger }) => {
    const before = readAbout(doc)
    if (before.stage !== stage) kept = desk.snapshots.takeAside(boardOf(c), doc, { why: 'stage', label: before.stage })
    // A round that nobody has shown is left behind: its ballots have no reason to stay.
    if (before.choosing.open && opensRound(before, stage, rules)) foldRound(doc, ledger)
    if (!rules.helpSort) forgetVotes(ledger)
    if (rules.hands !== 'off') rememberHands(ledger)
    const moved = moveStage(doc, byServer(desk), { stage, question, ...rules })
    return moved.ok ? made({ stage, rules, round: moved.value.round }) : moved
  })
  await kept
  await swept(desk, boardOf(c))
  if (moved.ok) desk.log.info({ board: boardOf(c), stage }, 'stage moved')
  return answer(c, moved)
}

/** GET /api/boards/:id/state – the whole board for our own client. Others get the same through sync. */
export async function getState(c: Context, desk: Desk): Promise<Response> {
  const opening = await openingOf(c, desk)
  if (!opening.ok) return refuse(opening.reason)
  // Always gzipped, whatever was asked for: every browser reads it, and it is made once for all of them.
  return c.body(Uint8Array.from(opening.value), 200, {
    'content-type': 'application/octet-stream',
    'content-encoding': 'gzip',
  })
}
