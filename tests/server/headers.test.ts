// Headers that keep a browser safe, on every kind of answer.
import { afterEach, expect, it } from 'vitest'
import { pagePolicy, safetyHeaders } from '#server/headers.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let server: TestServer
afterEach(() => server.close())

const paths = ['/', '/b/some-board', '/assets/gone.js', '/api/boards/some-board', '/health/live', '/metrics', '/p/none']

it.each(paths)('%s says what a browser may do with it', async path => {
  server = await startServer()
  const { headers } = await fetch(server.origin + path)
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('geolocation=()'),
    'content-security-policy': expect.stringMatching(/default-src '(self|none)'.*frame-ancestors 'none'/),
  })
  expect(headers.get('strict-transport-security')).toBeNull()
  expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/)
  if (!path.startsWith('/b') && path !== '/' && !path.startsWith('/assets'))
    expect(headers.get('cache-control')).toBe('no-store')
})

it('lets a published plan be kept for a moment, and nothing else', async () => {
  server = await startServer()
  const made = await server.makeBoard()
  const page = () => fetch(`${server.origin}/p/${made.board.id}`)
  expect((await page()).headers.get('cache-control')).toBe('no-store')
  const facilitator = await server.ticketFor('facilitator', made)
  await server.ask('POST', `/api/boards/${made.board.id}/publish`, facilitator, { published: true })
  const { status, headers } = await page()
  expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=30'])
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'unsafe-inline'")
})

it('asks for TLS ever after only where there is TLS', async () => {
  server = await startServer({ publicUrl: 'https://moot.example' })
  for (const path of paths) {
    expect((await fetch(server.origin + path)).headers.get('strict-transport-security')).toBe('max-age=31536000')
  }
  const told = (headers: Record<string, string>, trustProxy: boolean) =>
    new Map(safetyHeaders({ headers }, { publicUrl: null, trustProxy })).get('strict-transport-security')
  expect(told({ 'x-forwarded-proto': 'https' }, true)).toBe('max-age=31536000')
  expect(told({ 'x-forwarded-proto': 'https' }, false)).toBeUndefined()
  expect(told({ 'x-forwarded-proto': 'http' }, true)).toBeUndefined()
})

it('puts no host into a policy that is none', () => {
  expect(pagePolicy('moot.example:4321')).toContain(
    "connect-src 'self' ws://moot.example:4321 wss://moot.example:4321;",
  )
  expect(pagePolicy("x; script-src 'unsafe-inline'")).toContain("connect-src 'self';")
})
