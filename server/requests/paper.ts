// Paper: numbers reserved for slips, slips entered once, and people without a phone counted. Which slip a note is from stays in the ledger.
import type { Context } from 'hono'
import { may } from '#shared/people/roles.ts'
import { momentOf } from '#server/guard/moment.ts'
import { checkSlips, countHelped, giveSlipBack, reserveSlips } from '#shared/board/operations/slips.ts'
import { readAbout, type NoteId } from '#shared/board/schema.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { slipsWanted } from '#shared/protocol/requests.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, byServer, type AtBoard, type Desk, type Result } from './asking.ts'

interface PaperNote {
  readonly id: NoteId
  readonly slip: string | null
  readonly helped: string | null
}

/** POST /api/boards/:id/slips */
export async function postSlips(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, slipsWanted)
  if (!body.ok) return refuse(body.reason)
  const reserved = await atBoard(c, desk, 'post-for-others', ({ doc }) => reserveSlips(doc, byServer(desk), body.value))
  return answer(c, reserved, 201)
}

/** Whether these new notes may come in as what they say they are. [J3] */
export function checkPaper({ doc, ticket }: AtBoard, fresh: readonly PaperNote[]): Result<void> {
  const isForOthers = fresh.some(({ slip, helped }) => slip !== null || helped !== null)
  if (isForOthers && !may(ticket.role, 'post-for-others', momentOf(doc))) return refused('not-allowed')
  const checked = checkSlips(
    doc,
    fresh.flatMap(({ slip }) => slip ?? []),
  )
  return checked.ok ? made(undefined) : checked
}

/** Keeps which notes are from slips, and counts each person who was helped once in a workshop. [J4] [J5] */
export function rememberPaper({ doc, ledger }: AtBoard, desk: Desk, fresh: readonly PaperNote[]): void {
  const { session } = readAbout(doc)
  let people = 0
  for (const { id, slip, helped } of fresh) {
    if (slip !== null) ledger.set('slip', id, true)
    if (helped === null || ledger.get('helped', helped) === session) continue
    ledger.set('helped', helped, session)
    people += 1
  }
  countHelped(doc, byServer(desk), { people })
}

/** The slip of a note that its author takes back is blank again, so that what is on it can be entered rightly. [J4] */
export function returnSlip({ doc, ledger }: AtBoard, desk: Desk, note: string, ref: string): void {
  if (ledger.get('slip', note) === undefined) return
  ledger.set('slip', note, null)
  giveSlipBack(doc, byServer(desk), { ref })
}
