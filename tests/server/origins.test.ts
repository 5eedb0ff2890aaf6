// Origins: which address a link carries.
import { expect, it } from 'vitest'
import { isOnlyHere } from '#server/lan.ts'
import { originForPhones, originOf } from '#server/origins.ts'

const asked = (host: string) => ({ headers: { host } })
const lan = (port: string) => `http://192.168.1.7:${port}`
const plain = { publicUrl: null, trustProxy: false }

it('leads phones to the local network when the facilitator came by localhost', () => {
  expect(originForPhones(asked('localhost:4321'), { ...plain, lan })).toBe('http://192.168.1.7:4321')
  expect(originForPhones(asked('127.0.0.1'), { ...plain, lan })).toBe('http://192.168.1.7:80')
})

it('leaves an address alone that phones can use as well', () => {
  expect(originForPhones(asked('10.0.0.5:4321'), { ...plain, lan })).toBe('http://10.0.0.5:4321')
  expect(originForPhones(asked('localhost'), { ...plain, lan, publicUrl: 'https://moot.example' })).toBe(
    'https://moot.example',
  )
})

it('says localhost where there is no network, or the server listens to this machine alone', () => {
  expect(originForPhones(asked('localhost:4321'), { ...plain, lan: () => null })).toBe('http://localhost:4321')
  expect(originForPhones(asked('localhost:4321'), plain)).toBe('http://localhost:4321')
})

it('believes a proxy only when told to', () => {
  const request = { headers: { host: 'inside:4321', 'x-forwarded-host': 'moot.example', 'x-forwarded-proto': 'https' } }
  expect(originOf(request, plain)).toBe('http://inside:4321')
  expect(originOf(request, { ...plain, trustProxy: true })).toBe('https://moot.example')
})

it('knows the addresses that mean this very machine', () => {
  expect(['http://localhost:1', 'http://127.0.0.1', 'http://[::1]:4321'].every(isOnlyHere)).toBe(true)
  expect(['http://192.168.1.7', 'https://moot.example', 'not an address'].some(isOnlyHere)).toBe(false)
})
