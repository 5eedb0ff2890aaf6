// Requests: every address that answers JSON, and what happens to requests that fit none.
import { Hono, type Context } from 'hono'
import { noPagePolicy, safetyHeaders } from '#server/headers.ts'
import { refuse } from './answers.ts'
import type { Desk } from './asking.ts'
import { getBoard, getState, postBoard, postStage } from './boards.ts'
import { getMyDots, getPaperDots, putDots, putPaperDots } from './choosing.ts'
import { getHeld, postDecision, postReveal } from './decisions.ts'
import { getCode, postKey, putCode } from './door.ts'
import { getExport } from './export.ts'
import { getReady } from './health.ts'
import { getSorting, postSorting } from './helpSort.ts'
import { postImport } from './imports.ts'
import { deleteNote, getMine, patchNote, postNote } from './notes.ts'
import { getMyOffers, putHelp } from './offers.ts'
import { postSlips } from './paper.ts'
import { getPlan, getPlanInside, getPublish, postPublish } from './plan.ts'
import { postRedaction } from './redact.ts'
import { getSnapshot, getSnapshots, postRestore, postSnapshot } from './snapshots.ts'
import { patchSession, postSession } from './sessions.ts'
import { postSuggestion } from './suggestions.ts'
import { postSurvey } from './survey.ts'
import { postTicket } from './tickets.ts'
import { postTimer } from './timer.ts'
import { deleteWorry, getContact, getWorries, postWorry, putContact } from './worries.ts'

type Answer = (c: Context, desk: Desk) => Response | Promise<Response>
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const addresses: Record<string, Partial<Record<Method, Answer>>> = {
  '/api/boards': { POST: postBoard },
  '/api/tickets': { POST: postTicket },
  // Before the boards themselves, whose ids are longer.
  '/api/boards/import': { POST: postImport },
  '/api/boards/:id': { GET: getBoard },
  '/api/boards/:id/state': { GET: getState },
  '/api/boards/:id/stage': { POST: postStage },
  '/api/boards/:id/timer': { POST: postTimer },
  '/api/boards/:id/sessions': { POST: postSession },
  '/api/boards/:id/sessions/:session': { PATCH: patchSession },
  '/api/boards/:id/notes': { POST: postNote },
  '/api/boards/:id/notes/mine': { GET: getMine },
  '/api/boards/:id/notes/:note': { PATCH: patchNote, DELETE: deleteNote },
  '/api/boards/:id/notes/:note/decision': { POST: postDecision },
  '/api/boards/:id/notes/:note/worry': { POST: postWorry },
  '/api/boards/:id/notes/:note/redact': { POST: postRedaction },
  '/api/boards/:id/contact': { GET: getContact, PUT: putContact },
  '/api/boards/:id/worries': { GET: getWorries },
  '/api/boards/:id/worries/:note': { DELETE: deleteWorry },
  '/api/boards/:id/slips': { POST: postSlips },
  '/api/boards/:id/held': { GET: getHeld },
  '/api/boards/:id/dots': { PUT: putDots },
  '/api/boards/:id/dots/mine': { GET: getMyDots },
  '/api/boards/:id/dots/paper': { GET: getPaperDots, PUT: putPaperDots },
  '/api/boards/:id/sorting': { GET: getSorting, POST: postSorting },
  '/api/boards/:id/suggestions': { POST: postSuggestion },
  '/api/boards/:id/offers/mine': { GET: getMyOffers },
  '/api/boards/:id/actions/:action/help': { PUT: putHelp },
  '/api/boards/:id/reveal': { POST: postReveal },
  '/api/boards/:id/snapshots': { GET: getSnapshots, POST: postSnapshot },
  '/api/boards/:id/snapshots/:snapshot': { GET: getSnapshot },
  '/api/boards/:id/snapshots/:snapshot/restore': { POST: postRestore },
  '/api/boards/:id/code': { GET: getCode, PUT: putCode },
  '/api/boards/:id/keys/:role': { POST: postKey },
  '/api/boards/:id/export': { GET: getExport },
  '/api/boards/:id/survey': { POST: postSurvey },
  '/api/boards/:id/plan': { GET: getPlanInside },
  '/api/boards/:id/publish': { GET: getPublish, POST: postPublish },
  '/p/:id': { GET: getPlan },
  '/metrics': {
    GET: async (c, { metrics }) => c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }),
  },
  '/health/live': { GET: c => c.json({ status: 'live' }) },
  '/health/ready': { GET: getReady },
}

/** The requests as a Hono app: it can be asked with `app.request()`, without a network. */
export function createRequests(desk: Desk): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    const { headers } = c.res
    for (const [name, value] of safetyHeaders({ headers: c.req.header() }, desk.origins)) headers.set(name, value)
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', noPagePolicy)
    // What is said here is for whoever asked. A page that everybody may read says so itself.
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  })
  for (const [address, answers] of Object.entries(addresses)) {
    for (const [method, answer] of Object.entries(answers)) app.on(method, address, c => answer(c, desk))
    app.all(address, () => wrongMethod(Object.keys(answers)))
  }
  app.notFound(() => refuse('no-such-page'))
  app.onError((error, c) => {
    // The path names a board, never a ticket, key or code; the body is not looked at.
    desk.log.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed')
    return refuse('our-fault')
  })
  return app
}

function wrongMethod(methods: readonly string[]): Response {
  const response = refuse('wrong-method')
  response.headers.set('allow', methods.join(', '))
  return response
}
