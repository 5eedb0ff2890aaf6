// The program: how it says what it cannot work with, and how it ends.
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runChild, startChild } from '#tests/support/childServer.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-config-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the program', () => {
  const expectOneLine = ({ code, said }: { code: number | null; said: string }, words: string) => {
    expect(code).toBe(1)
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).toContain(words)
  }

  it('says in one line which setting is wrong', async () => {
    expectOneLine(await runChild({ DATA_DIR: folder, PORT: 'x' }), 'PORT must be a number')
  })

  it('says in one line that its port is taken', async () => {
    const other = createServer()
    await new Promise<void>(resolve => {
      other.listen(0, '127.0.0.1', resolve)
    })
    const { port } = other.address() as AddressInfo
    expectOneLine(await runChild({ DATA_DIR: folder, PORT: String(port) }), `Port ${port} is taken`)
    other.close()
  })

  it('says in one line that its data folder cannot be used', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, '')
    expectOneLine(await runChild({ DATA_DIR: join(file, 'data') }), 'cannot be used')
  })

  it('keeps its secret to itself, refuses to share its folder, and stops cleanly when told to', async () => {
    const data = join(folder, 'data')
    const server = await startChild({ DATA_DIR: data })
    expect((await stat(join(data, 'secret'))).mode & 0o777).toBe(0o600)
    expectOneLine(await runChild({ DATA_DIR: data }), 'another Folkmoot server')
    expect((await fetch(`${server.origin}/health/ready`)).status).toBe(200)
    expect(await server.kill('SIGTERM')).toBe(0)
  })
})
