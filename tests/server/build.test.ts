// Building the screens: once, again when they change, and squeezed for slow networks.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ensureBuilt } from '#server/build.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'folkmoot-build-'))
  for (const folder of ['client', 'shared']) await mkdir(join(root, folder))
  await writeFile(join(root, 'client/index.html'), '<p>Welcome')
  await writeFile(join(root, 'shared/words.ts'), '')
  await writeFile(join(root, 'package-lock.json'), '{}')
  const config = { root: join(root, 'client'), build: { outDir: '../dist', emptyOutDir: true } }
  await writeFile(join(root, 'vite.config.ts'), `export default ${JSON.stringify(config)}`)
})
afterEach(() => rm(root, { recursive: true }))

it('builds what is not there, and does not build it twice', async () => {
  const tell = vi.fn()
  await ensureBuilt(root, tell)
  expect(await readFile(join(root, 'dist/index.html'), 'utf8')).toContain('Welcome')
  await ensureBuilt(root, tell)
  expect(tell).toHaveBeenCalledOnce()
})

it.each(['client/index.html', 'shared/words.ts', 'package-lock.json'])(
  'builds anew when %s has changed',
  async file => {
    const tell = vi.fn()
    await ensureBuilt(root, tell)
    await writeFile(join(root, file), '"changed"')
    await ensureBuilt(root, tell)
    expect(tell).toHaveBeenCalledTimes(2)
  },
)

it('lays the squeezed files beside the plain ones', async () => {
  await ensureBuilt(root, () => {})
  const plain = await readFile(join(root, 'dist/index.html'))
  expect(brotliDecompressSync(await readFile(join(root, 'dist/index.html.br')))).toEqual(plain)
  expect(gunzipSync(await readFile(join(root, 'dist/index.html.gz')))).toEqual(plain)
})

it('says what is wrong when the screens cannot be built, and builds them once they can', async () => {
  await writeFile(join(root, 'client/index.html'), '<script type="module" src="./gone.js"></script>')
  await expect(ensureBuilt(root, () => {})).rejects.toThrow('could not be built')
  await writeFile(join(root, 'client/index.html'), '<p>Welcome')
  await ensureBuilt(root, () => {})
  expect(await readFile(join(root, 'dist/index.html'), 'utf8')).toContain('Welcome')
})
