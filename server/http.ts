// HTTP: one server for requests, pages and sync sockets.
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { pathOf, type Pages } from './pages.ts'
import type { Sockets } from './relay/sockets.ts'

/** How long a request may take to come in, in milliseconds. An upgrade to a socket is a request too. */
export interface Timeouts {
  readonly headersTimeout: number
  readonly requestTimeout: number
  readonly keepAliveTimeout: number
  /** How often those that take too long are looked for. */
  readonly connectionsCheckingInterval: number
}

const standing: Timeouts = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
}

/** A server that is not listening yet. */
export function createHttp(requests: Hono, pages: Pages, sockets: Sockets, timeouts = standing): Server {
  const answer = getRequestListener(requests.fetch, { overrideGlobalObjects: false })
  const server = createServer({ ...timeouts }, (request, response) => {
    if (/^\/(api|health|metrics|p)(\/|$)/.test(pathOf(request))) void answer(request, response)
    else pages(request, response)
  })
  sockets.serve(server)
  return server
}
