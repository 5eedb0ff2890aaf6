// The pages at their addresses, with the headers that keep them safe.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

let dist: string
let server: TestServer
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'folkmoot-dist-'))
  await mkdir(join(dist, 'assets'))
  for (const page of ['home', 'phone', 'board', 'wall', 'desk', 'print', 'plan'])
    await writeFile(join(dist, `${page}.html`), `<p>${page}`)
  await writeFile(join(dist, 'assets/app-1a2b.js'), 'plain')
  await writeFile(join(dist, 'assets/app-1a2b.js.br'), 'squeezed')
  server = await startServer({ dist })
})
afterAll(async () => {
  await server.close()
  await rm(dist, { recursive: true })
})

it.each([
  ['/', 'home'],
  ['/j/K7QM4P', 'phone'],
  ['/b/some-board', 'board'],
  ['/b/some-board/?view=themes', 'board'],
  ['/b/some-board/wall', 'wall'],
  ['/b/some-board/desk/', 'desk'],
  ['/b/some-board/desk?helper', 'desk'],
  ['/b/some-board/print', 'print'],
  ['/b/some-board/plan', 'plan'],
])('%s is the %s page', async (address, page) => {
  const response = await fetch(server.origin + address)
  expect([response.status, await response.text()]).toEqual([200, `<p>${page}`])
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('strict-transport-security')).toBeNull()
  expect(response.headers.get('cache-control')).toBe('no-cache')
})

it.each(['/nowhere', '/b/', '/b/some-board/nowhere', '/assets/gone.js', '/%E0%A4%A'])(
  '%s is the way in, as 404',
  async address => {
    const response = await fetch(server.origin + address)
    expect([response.status, await response.text()]).toEqual([404, '<p>home'])
  },
)

it('serves files named by their content for ever, as small as they come', async () => {
  const response = await fetch(`${server.origin}/assets/app-1a2b.js`, { headers: { 'accept-encoding': 'identity' } })
  expect([await response.text(), response.headers.get('cache-control')]).toEqual([
    'plain',
    expect.stringContaining('immutable'),
  ])
  expect((await raw('/assets/app-1a2b.js', { 'accept-encoding': 'br' })).body).toBe('squeezed')
})

it.each(['/../package.json', '//etc/passwd', '/..%2f..%2fetc/passwd', '/assets/../../secret'])(
  'gives nothing away for %s',
  async path => {
    expect((await raw(path)).status).toBe(404)
  },
)

it('survives a request for an impossible part of a file, and other methods', async () => {
  expect((await raw('/assets/app-1a2b.js', { range: 'bytes=5-2' })).status).toBe(200)
  expect((await fetch(`${server.origin}/`, { method: 'POST' })).status).toBe(405)
})

/** Sends a path exactly as it is; `fetch` would tidy it. */
function raw(path: string, headers = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.origin)
    request({ hostname, port, path, headers }, response => {
      let body = ''
      response.on('data', (data: Buffer) => (body += String(data)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })
}
