// Budget: how much script a screen loads before it can be used, in bytes after gzip, and what the phone never loads.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '#server/build.ts'

const root = join(import.meta.dirname, '..')
const kibibyte = 1024
const budgets = { home: 100, phone: 100, board: 300, wall: 300, desk: 300, print: 300 } as const

interface Chunk {
  readonly file: string
  readonly src?: string
  readonly imports?: readonly string[]
}
let manifest: Record<string, Chunk> = {}

beforeAll(async () => {
  await ensureBuilt(root, () => undefined)
  const path = join(root, 'dist/.vite/manifest.json')
  expect(existsSync(path)).toBe(true)
  manifest = JSON.parse(readFileSync(path, 'utf8')) as typeof manifest
}, 60_000)

/** The chunks that must have arrived before a page runs. */
function firstChunks(page: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[page]
  if (chunk === undefined || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const each of chunk.imports ?? []) firstChunks(each, found)
  return found
}

const sourceOf = (file: string) => readFileSync(join(root, 'dist', file))

describe('script before the first use', () => {
  for (const [page, budget] of Object.entries(budgets)) {
    it(`${page} stays within ${budget} KiB`, ({ annotate }) => {
      const files = [...firstChunks(`${page}.html`)]
      expect(files.length).toBeGreaterThan(0)
      const size = files.reduce((sum, file) => sum + gzipSync(sourceOf(file), { level: 9 }).length, 0)
      void annotate(`${page}: ${(size / kibibyte).toFixed(1)} KiB`)
      expect(size).toBeLessThanOrEqual(budget * kibibyte)
    })
  }
})

describe('what a phone loads first', () => {
  // Each of these stands in the built code of its library and nowhere else, whatever the minifier does to names.
  const marks = {
    yjs: 'Yjs was already imported',
    prosemirror: 'ProseMirror-',
    'dnd-kit': 'DndContext',
    'board code': 'bulletList',
  }
  for (const [what, mark] of Object.entries(marks)) {
    it(`has no ${what} in it`, () => {
      const all = Object.values(manifest).map(({ file }) => file)
      const files = [...firstChunks('phone.html')]
      expect(files.some(file => sourceOf(file).includes(mark))).toBe(false)
      // The mark itself must be a real one: it does stand in what the board loads.
      expect(all.some(file => file.endsWith('.js') && sourceOf(file).includes(mark))).toBe(true)
    })
  }
})

it('[S24] loads one copy of Yjs', () => {
  const scripts = Object.values(manifest).flatMap(({ file }) => (file.endsWith('.js') ? [file] : []))
  expect(scripts.filter(file => sourceOf(file).includes('Yjs was already imported'))).toHaveLength(1)
})
