// Pages: the built client as files, and which page stands at which address.
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { pagePolicy, safetyHeaders } from './headers.ts'
import type { Origins } from './origins.ts'

const pages: readonly (readonly [RegExp, string])[] = [
  [/^\/$/, '/home.html'],
  [/^\/j\/[^/]+\/?$/, '/phone.html'],
  [/^\/b\/[^/]+\/?$/, '/board.html'],
  [/^\/b\/[^/]+\/wall\/?$/, '/wall.html'],
  [/^\/b\/[^/]+\/desk\/?$/, '/desk.html'],
  [/^\/b\/[^/]+\/print\/?$/, '/print.html'],
  [/^\/b\/[^/]+\/plan\/?$/, '/plan.html'],
]

export type Pages = (request: IncomingMessage, response: ServerResponse) => void

/** The path of a request, without the query. Never throws, whatever was sent. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/'
}

/** The file that stands at an address, or null when it is no page's. */
export function pageAt(path: string): string | null {
  return pages.find(([pattern]) => pattern.test(path))?.[1] ?? null
}

/** Serves the client that was built into a folder. */
export function createPages(folder: string, origins: Origins): Pages {
  const files = sirv(folder, {
    // Looked up at each request, so that building anew while the server runs breaks nothing.
    dev: true,
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      const isNamedByContent = path.startsWith('/assets/')
      response.setHeader('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return (request, response) => {
    response.setHeader('content-security-policy', pagePolicy(request.headers.host ?? ''))
    for (const [name, value] of safetyHeaders(request, origins)) response.setHeader(name, value)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      end(response, 405, 'That cannot be done here.')
      return
    }
    // None of our files needs to be read in parts, and sirv throws when asked for an impossible part.
    delete request.headers.range
    request.url = pageAt(pathOf(request)) ?? pathOf(request)
    files(request, response, () => void showNothing(folder, response))
  }
}

/** Whoever mistyped an address gets the way in, under a status that says so. */
async function showNothing(folder: string, response: ServerResponse): Promise<void> {
  const home = await readFile(join(folder, 'home.html')).catch(() => null)
  if (home) end(response, 404, home, 'text/html; charset=utf-8')
  else end(response, 404, 'There is nothing at this address.')
}

function end(response: ServerResponse, status: number, words: string | Uint8Array, type = 'text/plain; charset=utf-8') {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' })
  response.end(words)
}
