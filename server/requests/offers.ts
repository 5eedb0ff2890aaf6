// Offers: who can help with which action. Who did say so stays in the ledger; only how many is ever told.
import type { Context } from 'hono'
import { countOffer } from '#shared/board/operations/suggestions.ts'
import { has, read } from '#shared/board/record.ts'
import { actions, offers, type ActionId } from '#shared/board/schema.ts'
import { made, refused } from '#shared/lib/outcome.ts'
import { offer, type OfferTold, type OwnOffers } from '#shared/protocol/answers.ts'
import { answer, readBody, refuse } from './answers.ts'
import { atBoard, byServer, type AtBoard, type Desk, type Result } from './asking.ts'
import { mayAnswer } from './suggestions.ts'

const helping = 'offer'

/** GET /api/boards/:id/offers/mine */
export async function getMyOffers(c: Context, desk: Desk): Promise<Response> {
  const own = await atBoard(c, desk, 'read', ({ ledger, ticket }) => {
    const helps = [...ledger.entries(helping)].flatMap(([key]) => {
      const [action = '', person] = key.split(' ')
      return person === ticket.person ? [action] : []
    })
    return made({ helps } satisfies OwnOffers)
  })
  return answer(c, own)
}

/** PUT /api/boards/:id/actions/:action/help – "I can help", or not any more. [A20] */
export async function putHelp(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, offer)
  if (!body.ok) return refuse(body.reason)
  const action = (c.req.param('action') ?? '') as ActionId
  return answer(c, await atBoard(c, desk, 'read', board => help(board, desk, action, body.value.can)))
}

function help(board: AtBoard, desk: Desk, action: ActionId, can: boolean): Result<OfferTold> {
  const { doc, ledger, ticket } = board
  const open = mayAnswer(board)
  if (!open.ok) return open
  if (!has(doc, actions, action)) return refused('no-such-action')
  const key = `${action} ${ticket.person}`
  const did = ledger.get(helping, key) === true
  if (did === can) return made({ can, people: read(doc, offers, action)?.people ?? 0 })
  ledger.set(helping, key, can ? true : null)
  return made({ can, people: countOffer(doc, byServer(desk), { action, more: can ? 1 : -1 }) })
}
