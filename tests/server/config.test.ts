// What the operator can set.
import { describe, expect, it } from 'vitest'
import { readConfig } from '#server/config.ts'

describe('config', () => {
  it('is complete when nothing is set', () => {
    const defaults = {
      port: 4321,
      host: null,
      dataDir: './data',
      publicUrl: null,
      secret: null,
      logLevel: 'info',
      trustProxy: false,
      createKey: null,
    }
    expect(readConfig({})).toEqual({ ok: true, value: defaults })
    expect(readConfig({ PORT: '', PUBLIC_URL: '', CREATE_KEY: undefined })).toEqual({ ok: true, value: defaults })
  })

  it('takes what is set', () => {
    const set = {
      PORT: '80',
      PUBLIC_URL: 'https://moot.example/',
      TRUST_PROXY: '1',
      CREATE: 'key',
      CREATE_KEY: 'a-long-key',
    }
    expect(readConfig(set)).toMatchObject({
      ok: true,
      value: { port: 80, publicUrl: 'https://moot.example', trustProxy: true, createKey: 'a-long-key' },
    })
  })

  it.each([
    ['PORT', '99999'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'moot'],
    ['PUBLIC_URL', 'ftp://moot.example'],
    ['PUBLIC_URL', 'https://moot.example/board'],
    ['FOLKMOOT_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'maybe'],
    ['CREATE', 'never'],
  ])('refuses %s=%s in one line that names it', (name, value) => {
    expect(readConfig({ [name]: value })).toEqual({
      ok: false,
      reason: expect.stringMatching(new RegExp(`^${name} .+$`)),
    })
  })

  it('names everything that is wrong at once', () => {
    const refusal = readConfig({ PORT: 'x', LOG_LEVEL: 'loud' })
    expect(refusal.ok ? [] : refusal.reason.split('\n')).toHaveLength(2)
    expect(readConfig({ CREATE: 'key' })).toMatchObject({ reason: expect.stringMatching(/^CREATE_KEY /) })
  })
})
