// Ask: one HTTP request to the server, answered by a value or by a problem; it never throws.
import type { ProblemCode } from '#shared/protocol/problems.ts'
import type { Problem } from '#shared/protocol/requests.ts'
import { common } from '#client/words/common.ts'

/** `offline` when no answer came at all; else the server's own stable code. */
export interface Trouble {
  readonly code: ProblemCode | 'offline'
  /** Seconds to wait before trying again, when the server said so. */
  readonly retryAfter: number | null
  /** The places in what was sent that are wrong, when the server named them. */
  readonly at?: readonly string[]
}
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble }

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** How long an answer may take before the line counts as dead. Milliseconds. */
const patience = 15_000

export async function ask<T>(
  method: Method,
  path: string,
  { ticket, body }: { ticket?: string; body?: unknown } = {},
): Promise<Answer<T>> {
  const headers: Record<string, string> = {}
  if (ticket !== undefined) headers['Authorization'] = `Bearer ${ticket}`
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  // Not AbortSignal.timeout: phones from before 2022 do not know it.
  const line = new AbortController()
  const timer = setTimeout(() => line.abort(), patience)
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      signal: line.signal,
    })
    const content: unknown = response.status === 204 ? null : await response.json()
    if (response.ok) return { ok: true, value: content as T }
    const { code, retryAfter, at } = content as { [Key in keyof Problem]?: unknown }
    const wait = typeof retryAfter === 'number' ? retryAfter : secondsIn(response.headers)
    const places = Array.isArray(at) ? at.filter(each => typeof each === 'string') : []
    const where = places.length === 0 ? {} : { at: places }
    return { ok: false, trouble: { code: isOurs(code) ? code : 'our-fault', retryAfter: wait, ...where } }
  } catch {
    // No network, no answer in time, or an answer that is not ours (a login page of the hall's Wi-Fi).
    return { ok: false, trouble: { code: 'offline', retryAfter: null } }
  } finally {
    clearTimeout(timer)
  }
}

/** Whoever answers with another code is not our server, such as the Wi-Fi's own page: that passes. */
function isOurs(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(common.troubles, code)
}

/** Troubles that pass by waiting; with all others something has to change first. */
export function mayPass(code: Trouble['code']): boolean {
  return code === 'offline' || code === 'too-fast' || code === 'cannot-save' || code === 'our-fault'
}

function secondsIn(headers: Headers): number | null {
  const seconds = Number.parseInt(headers.get('Retry-After') ?? '', 10)
  return Number.isNaN(seconds) ? null : seconds
}
