// Door: how people get in. The code for residents, and new keys for private links.
import type { Context } from 'hono'
import { hashOf, newKey } from '#server/keys.ts'
import type { BoardEntry } from '#server/store/store.ts'
import { newCode } from '#shared/lib/ids.ts'
import { made } from '#shared/lib/outcome.ts'
import { keyRoles } from '#shared/people/roles.ts'
import { door, type DoorState } from '#shared/protocol/requests.ts'
import { readBody, refuse } from './answers.ts'
import { atBoard, boardOf, joinLink, originAsked, type Desk } from './asking.ts'
import { linkOf } from './boards.ts'

const codesTried = 20

/** GET /api/boards/:id/code */
export async function getCode(c: Context, desk: Desk): Promise<Response> {
  // The code stands on the wall for everybody; who is at the board may know it.
  const allowed = await atBoard(c, desk, 'read', () => made(null))
  if (!allowed.ok) return refuse(allowed.reason)
  const entry = await desk.store.board(boardOf(c))
  return entry ? c.json(stateOf(entry, c, desk)) : refuse('no-such-board')
}

/** PUT /api/boards/:id/code */
export async function putCode(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, door)
  if (!body.ok) return refuse(body.reason)
  const { open, renew = false } = body.value
  const allowed = await atBoard(c, desk, 'open-door', () => made(null))
  if (!allowed.ok) return refuse(allowed.reason)
  const { store, dice, log } = desk
  for (let tried = 0; tried < codesTried; tried += 1) {
    const change = { ...(open === undefined ? {} : { open }), ...(renew ? { code: newCode(dice) } : {}) }
    const entry = await store.setDoor(boardOf(c), change)
    if (!entry) continue
    log.info({ board: entry.id, open: entry.doorOpen, renewed: renew }, 'door changed')
    return c.json(stateOf(entry, c, desk))
  }
  throw new Error('no free code was found')
}

/** POST /api/boards/:id/keys/:role */
export async function postKey(c: Context, desk: Desk): Promise<Response> {
  const role = keyRoles.find(each => each === c.req.param('role'))
  if (role === undefined) return refuse('no-such-page')
  const allowed = await atBoard(c, desk, 'open-door', () => made(null))
  if (!allowed.ok) return refuse(allowed.reason)
  const { store, sockets, dice, log } = desk
  const board = boardOf(c)
  const key = newKey(dice)
  await store.setKey(board, role, hashOf(key))
  sockets.dismiss(board, role)
  log.info({ board, role }, 'key renewed')
  return c.json({ role, key, link: linkOf(originAsked(c, desk), board, role, key) }, 201)
}

function stateOf({ code, doorOpen }: BoardEntry, c: Context, desk: Desk): DoorState {
  return { code, open: doorOpen, link: joinLink(c, desk, code) }
}
