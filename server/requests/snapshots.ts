// Snapshots: the moments kept of a board – listed, kept on request, looked at as plain data, and gone back to.
import type { Context } from 'hono'
import type * as Y from 'yjs'
import type { SnapshotEntry } from '#server/store/store.ts'
import type { Reason } from '#server/snapshots/snapshots.ts'
import { awayFrom } from '#server/snapshots/away.ts'
import { changesTo, goBack, type Earlier } from '#shared/board/goBack.ts'
import { planOf } from '#shared/board/plan.ts'
import { plainText } from '#shared/board/prose.ts'
import { remove } from '#shared/board/record.ts'
import { notes, type NoteId } from '#shared/board/schema.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { newSnapshot, type SnapshotShown, type SnapshotTold, type WentBack } from '#shared/protocol/moments.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, boardOf, byServer, type Desk, type Result } from './asking.ts'
import { keepRedacted } from './redact.ts'

/** GET /api/boards/:id/snapshots */
export async function getSnapshots(c: Context, desk: Desk): Promise<Response> {
  const allowed = await mayGoBack(c, desk)
  if (!allowed.ok) return refuse(allowed.reason)
  const kept = await desk.snapshots.list(boardOf(c))
  return c.json({ snapshots: kept.map(told) })
}

/** POST /api/boards/:id/snapshots */
export async function postSnapshot(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, newSnapshot)
  if (!body.ok) return refuse(body.reason)
  const kept = await keepNow(c, desk, { why: 'label', label: body.value.label })
  return answer(c, kept.ok ? made(told(kept.value)) : kept, 201)
}

/** GET /api/boards/:id/snapshots/:snapshot */
export async function getSnapshot(c: Context, desk: Desk): Promise<Response> {
  const allowed = await mayGoBack(c, desk)
  if (!allowed.ok) return refuse(allowed.reason)
  const found = await desk.snapshots.read(boardOf(c), idOf(c))
  if (found === null) return refuse('no-such-snapshot')
  const shown = await atBoard(c, desk, 'go-back', ({ doc, ledger }) => {
    keepRedacted(found.doc, doc, ledger)
    return made(show(found.entry, doc, { past: found.doc, away: awayFrom(ledger) }))
  })
  return answer(c, shown)
}

/** POST /api/boards/:id/snapshots/:snapshot/restore */
export async function postRestore(c: Context, desk: Desk): Promise<Response> {
  const allowed = await mayGoBack(c, desk)
  if (!allowed.ok) return refuse(allowed.reason)
  const board = boardOf(c)
  const found = await desk.snapshots.read(board, idOf(c))
  if (found === null) return refuse('no-such-snapshot')
  // Kept before anything is touched: without a way back nobody goes back.
  const kept = await keepNow(c, desk, { why: 'before-restore' })
  if (!kept.ok) return refuse(kept.reason)
  const went = await atBoard(c, desk, 'go-back', ({ doc, ledger }) => {
    // And once more in the turn itself, with what people did in between.
    const again = desk.snapshots.take(board, doc, { why: 'before-restore', id: kept.value.id })
    const before = again.catch((error: unknown) => {
      desk.log.error({ err: error, board }, 'the moment before going back was kept without its last changes')
      return kept.value
    })
    keepRedacted(found.doc, doc, ledger)
    const changes = goBack(doc, byServer(desk), { past: found.doc, away: awayFrom(ledger) })
    return made({ before, changes })
  })
  if (!went.ok) return refuse(went.reason)
  const before = await went.value.before
  desk.log.info({ board, to: found.entry.at, before: before.id }, 'board went back')
  return c.json({ before: told(before), changes: went.value.changes } satisfies WentBack)
}

const idOf = (c: Context) => c.req.param('snapshot') ?? ''
const mayGoBack = (c: Context, desk: Desk) => atBoard(c, desk, 'go-back', () => made(null))

/** Keeps the board of this request as it is now, and answers once it is kept. */
async function keepNow(c: Context, desk: Desk, reason: Reason): Promise<Result<SnapshotEntry>> {
  const board = boardOf(c)
  const taking = await atBoard(c, desk, 'go-back', ({ doc }) => {
    const taken = desk.snapshots.take(board, doc, reason)
    taken.catch(() => {})
    return made({ taken })
  })
  if (!taking.ok) return taking
  try {
    return made(await taking.value.taken)
  } catch (error) {
    desk.log.error({ err: error, board }, 'cannot keep a moment of a board')
    return refused('cannot-save')
  }
}

function told({ at, ...entry }: SnapshotEntry): SnapshotTold {
  return { ...entry, at: new Date(at).toISOString() }
}

/** Notes that must stay away are not shown either. */
function show(entry: SnapshotEntry, live: Y.Doc, earlier: Earlier): SnapshotShown {
  for (const id of earlier.away) remove(earlier.past, notes, id as NoteId)
  const plan = planOf(earlier.past)
  const names = new Map(plan.themes.map(({ ref, name }) => [ref, name]))
  return {
    ...told(entry),
    changes: changesTo(live, earlier),
    notes: plan.notes.map(({ ref, kind, text, theme }) => {
      return { ref, kind, text, theme: theme === null ? null : (names.get(theme) ?? '') }
    }),
    actions: [...plan.actions, ...plan.wishes].map(({ ref, title, isInPlan, letters }) => {
      const words = letters.map(({ letter, prose }) => [letter, plainText(prose)])
      return { ref, title, isInPlan, letters: Object.fromEntries(words) as Record<string, string> }
    }),
  }
}
