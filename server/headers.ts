// Headers: what every answer tells the browser, so that a page or a file of ours cannot be turned against whoever reads it.
import type { IncomingMessage } from 'node:http'
import { originOf, type Origins } from './origins.ts'

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), midi=()',
} as const

/** Told only over TLS: a hall has none, and a browser that was told once would never come back without. */
const overTls = { 'strict-transport-security': 'max-age=31536000' } as const

/** For an answer that is nobody's page. */
export const noPagePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** The headers of any answer to this request, as pairs of name and value. */
export function safetyHeaders(request: Pick<IncomingMessage, 'headers'>, origins: Origins): [string, string][] {
  const isSecure = originOf(request, origins).startsWith('https:')
  return Object.entries(isSecure ? { ...always, ...overTls } : always)
}

/** What a browser may do with our pages: run our scripts, talk to us, and be in nobody's frame. `host` as the request names it. */
export function pagePolicy(host: string): string {
  // Safari before 15.4 does not count sockets of the same address as 'self'.
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : ''
  return [
    "default-src 'self'",
    "script-src 'self'",
    `connect-src 'self'${sockets}`,
    "img-src 'self' blob: data:",
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')
}
