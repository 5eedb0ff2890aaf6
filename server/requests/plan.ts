// Plan: the plan as a public page, once a facilitator has said that it may be one.
import type { Context } from 'hono'
import * as Y from 'yjs'
import { nothingHere } from '#server/archive/page.ts'
import { publishPlan } from '#shared/board/operations/boards.ts'
import { readAbout } from '#shared/board/schema.ts'
import { made } from '#shared/lib/outcome.ts'
import { publication, type PlanPage, type Published } from '#shared/protocol/requests.ts'
import { readBody, refuse } from './answers.ts'
import { atBoard, boardOf, byServer, inRoom, originAsked, type Desk } from './asking.ts'

/** POST /api/boards/:id/publish */
export async function postPublish(c: Context, desk: Desk): Promise<Response> {
  const body = await readBody(c, publication)
  if (!body.ok) return refuse(body.reason)
  const { published, indexable } = body.value
  const stands = await atBoard(c, desk, 'publish', ({ doc }) => {
    publishPlan(doc, byServer(desk), published ? { indexable } : null)
    return made(standing(doc))
  })
  if (!stands.ok) return refuse(stands.reason)
  desk.log.info({ board: boardOf(c), published }, published ? 'plan published' : 'plan taken back')
  return tellPublished(c, desk, stands.value)
}

/** GET /api/boards/:id/publish: the same answer, and nothing changes. For whoever is about to publish. */
export async function getPublish(c: Context, desk: Desk): Promise<Response> {
  const stands = await atBoard(c, desk, 'publish', ({ doc }) => made(standing(doc)))
  return stands.ok ? tellPublished(c, desk, stands.value) : refuse(stands.reason)
}

function standing(doc: Y.Doc) {
  return { published: readAbout(doc).published, state: Y.encodeStateAsUpdate(doc) }
}

async function tellPublished(c: Context, desk: Desk, stands: ReturnType<typeof standing>): Promise<Response> {
  const open = await desk.press.ask({ kind: 'open', state: stands.state })
  if (!open.ok) return refuse(open.reason)
  return c.json({
    published: stands.published !== null,
    indexable: stands.published?.indexable === true,
    address: `${originAsked(c, desk)}/p/${boardOf(c)}`,
    withoutFate: open.value.notes,
    unreadAnswers: open.value.answers,
  } satisfies Published)
}

/** GET /api/boards/:id/plan: the page as it would be public, for whoever may see the board. */
export async function getPlanInside(c: Context, desk: Desk): Promise<Response> {
  const found = await atBoard(c, desk, 'read', ({ doc }) => made({ page: pageOf(doc, desk) }))
  if (!found.ok) return refuse(found.reason)
  const html = await found.value.page
  return html === null ? refuse('press-busy') : c.json({ html } satisfies PlanPage)
}

/** The page of each document as it stands, made or in the making; gone with the next change. */
const pages = new WeakMap<Y.Doc, Promise<string | null>>()

/** GET /p/:id. A plan that is not public looks like one that is not there. */
export async function getPlan(c: Context, desk: Desk): Promise<Response> {
  const found = await inRoom(desk, boardOf(c), doc => {
    const { published } = readAbout(doc)
    return made(published === null ? null : { page: pageOf(doc, desk), indexable: published.indexable })
  })
  if (!found.ok && found.reason !== 'no-such-board') return refuse(found.reason)
  if (!found.ok || found.value === null) return show(nothingHere(), 404, false)
  const html = await found.value.page
  return html === null ? refuse('press-busy') : show(html, 200, found.value.indexable)
}

function pageOf(doc: Y.Doc, { press, clock }: Desk): Promise<string | null> {
  const kept = pages.get(doc)
  if (kept !== undefined) return kept
  const at = new Date(clock.now()).toISOString()
  const page = press
    .ask({ kind: 'page', state: Y.encodeStateAsUpdate(doc), at })
    .then(asked => (asked.ok ? asked.value : null))
  const forget = () => void pages.delete(doc)
  pages.set(doc, page)
  doc.once('update', forget)
  // What was not made is asked for again.
  page.then(html => html ?? forget(), forget)
  return page
}

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

function show(html: string, status: 200 | 404, indexable: boolean): Response {
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      // Many open a link that was passed on; a plan that is taken back is gone within this time.
      'cache-control': status === 200 ? 'public, max-age=30' : 'no-store',
      ...(indexable ? {} : { 'x-robots-tag': 'noindex' }),
    },
  })
}
