// Origins: at which address this server is, as browsers see it.
import type { IncomingMessage } from 'node:http'
import { isOnlyHere } from './lan.ts'

export interface Origins {
  /** The address given by the operator, `https://moot.example`, or null: then the request says it. */
  readonly publicUrl: string | null
  /** Believe the headers that a reverse proxy sets. */
  readonly trustProxy: boolean
  /** This machine on its local network, by port; left out when the server listens to this machine alone. */
  readonly lan?: (port: string) => string | null
}

type Headers = Pick<IncomingMessage, 'headers'>

/** The origin that a request came to. */
export function originOf({ headers }: Headers, { publicUrl, trustProxy }: Origins): string {
  if (publicUrl !== null) return publicUrl
  const forwarded = (name: string) =>
    trustProxy
      ? String(headers[name] ?? '')
          .split(',')[0]
          ?.trim() || null
      : null
  return `${forwarded('x-forwarded-proto') ?? 'http'}://${forwarded('x-forwarded-host') ?? headers.host ?? 'localhost'}`
}

/** The origin for residents' phones: that of the request, unless it came by an address that only this machine can use. */
export function originForPhones(request: Headers, origins: Origins): string {
  const origin = originOf(request, origins)
  return (isOnlyHere(origin) ? origins.lan?.(new URL(origin).port || '80') : null) ?? origin
}

/** True unless a browser says that the page which asks came from somewhere else. */
export function isSameOrigin(request: Headers, origins: Origins): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return true
  if (origin === originOf(request, origins)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/** The network that a request came from: an address, or the half of a longer one that all devices of a house share; '' when nobody knows. */
export function networkOf(address: string | undefined, { headers }: Headers, { trustProxy }: Origins): string {
  // The last is what our own proxy saw; anybody can write the others.
  const forwarded = trustProxy
    ? String(headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
    : ''
  const seen = forwarded?.trim() || address || ''
  return seen.includes('.') ? seen.replace(/^::ffff:/i, '') : seen.split(':').slice(0, 4).join(':')
}
