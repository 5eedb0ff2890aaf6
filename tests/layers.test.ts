// Layers: who may import whom, and the shape of files. The only place that holds the direction of imports.
import { globSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

type StaticImport = ReturnType<typeof parseSync>['module']['staticImports'][number]

interface Layer {
  /** The folder; the first layer that holds a file is its layer. `*` stands for one folder name. */
  readonly at: string
  /** Our own folders that it may import, besides itself. */
  readonly ours: readonly string[]
  /** Packages that it may import. */
  readonly packages: 'any' | readonly string[] | { readonly allBut: readonly string[] }
}

const sync = ['yjs', 'y-websocket', 'y-protocols']
const hands = ['@dnd-kit', '@tiptap']
const bottom = ['client/words', 'shared/lib']
const below = ['client/ui', 'client/words', 'shared']
const noServer = ['node', 'hono', '@hono', 'ws', 'pino', 'jose']

const layers: readonly Layer[] = [
  { at: 'shared/lib', ours: [], packages: [] },
  { at: 'shared/people', ours: ['shared/lib'], packages: [] },
  // The kinds of note and the letters of an action are words of the board that requests carry too.
  {
    at: 'shared/protocol',
    ours: ['shared/lib', 'shared/people', 'shared/board/noteKinds.ts', 'shared/board/letters.ts'],
    packages: ['valibot'],
  },
  { at: 'shared/board', ours: ['shared/lib', 'shared/people'], packages: ['yjs', 'fractional-indexing'] },
  { at: 'shared', ours: [], packages: [] },
  // Files are made of plain data and of words that people read; it knows no board in use, no room, no request.
  {
    at: 'server/archive',
    ours: ['client/words', 'shared'],
    packages: ['yjs', 'docx', 'fflate', 'papaparse', 'write-excel-file'],
  },
  // It knows rooms and the shelf that moments lie on, and nothing of who asks for them.
  {
    at: 'server/snapshots',
    ours: ['shared', 'server/clock.ts', 'server/relay', 'server/store'],
    packages: ['yjs', 'pino', 'node'],
  },
  {
    at: 'server',
    ours: ['shared', 'server/archive', 'server/snapshots'],
    packages: { allBut: ['react', 'react-dom', ...hands] },
  },
  { at: 'client/words', ours: ['shared'], packages: [] },
  { at: 'client/ui', ours: bottom, packages: { allBut: [...noServer, ...sync, ...hands] } },
  { at: 'client/requests', ours: ['client/words', 'shared'], packages: { allBut: [...noServer, ...sync, ...hands] } },
  { at: 'client/board', ours: ['client/requests', ...below], packages: { allBut: [...noServer, ...hands] } },
  {
    at: 'client/cards',
    ours: ['client/board', 'client/requests', ...below],
    packages: { allBut: [...noServer, ...sync] },
  },
  // Phones choose with the same pieces as boards, and load nothing of cards for it.
  {
    at: 'client/choosing',
    ours: ['client/board', 'client/requests', ...below],
    packages: { allBut: [...noServer, ...sync, ...hands] },
  },
  ...['phone', 'home'].map(scene => ({
    at: `client/scenes/${scene}`,
    ours: ['client/choosing', 'client/board', 'client/requests', ...below],
    packages: { allBut: [...noServer, ...sync, ...hands] },
  })),
  {
    at: 'client/scenes/*',
    ours: ['client/cards', 'client/choosing', 'client/board', 'client/requests', ...below],
    packages: { allBut: [...noServer, ...sync] },
  },
  { at: 'client', ours: ['shared'], packages: { allBut: [...noServer, ...sync, ...hands] } },
  { at: 'tests', ours: ['shared', 'server', 'client'], packages: 'any' },
]

interface Home {
  readonly layer: Layer
  /** The folder itself, with the name that a `*` stands for. */
  readonly folder: string
}

function homeOf(path: string): Home | null {
  for (const layer of layers) {
    const parts = layer.at.split('/')
    const folder = path.split('/').slice(0, parts.length).join('/')
    if (path !== folder && posix.matchesGlob(folder, layer.at)) return { layer, folder }
  }
  return null
}

const isUnder = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

/** Types of the shared folder bind nobody to anything: they are gone before a program runs. */
function isTypeOfShared(each: StaticImport): boolean {
  const { entries, moduleRequest } = each
  return moduleRequest.value.startsWith('#shared/') && entries.length > 0 && entries.every(({ isType }) => isType)
}

/** Everything a file imports, as written; types of the shared folder apart. */
function importsOf(path: string, source: string): string[] {
  if (path.endsWith('.css'))
    return [...source.matchAll(/@import\s+(?:url\()?['"]([^'"]+)/g)].map(([, from = '']) => from)
  const { module, errors } = parseSync(path, source)
  if (errors.length > 0) return [`(cannot be parsed: ${errors[0]?.message})`]
  return [
    ...module.staticImports.filter(each => !isTypeOfShared(each)).map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => source.slice(start + 1, end - 1)),
  ]
}

/** What is wrong with the imports of a file, each with what to do about it. */
function wrongImports(path: string, source: string): string[] {
  const home = homeOf(path)
  if (home === null) return [`${path} is in no layer: put it into client, server, shared or tests`]
  const { layer, folder } = home
  return [...new Set(importsOf(path, source))].flatMap(from => {
    const relative = from.startsWith('.')
    const ours = relative ? posix.join(posix.dirname(path), from) : from.startsWith('#') ? from.slice(1) : null
    if (ours === null) return mayUse(layer, from) ? [] : [`${path} imports ${from}: ${folder} may not; ${remedy(from)}`]
    const target = homeOf(ours)?.folder
    if (target === folder) return []
    if (relative) return [`${path} imports ${from}: across folders, write #${ours}`]
    if (layer.ours.some(each => isUnder(ours, each))) return []
    const allowed = layer.ours.join(', ') || 'nothing of ours'
    return [`${path} imports ${from}: ${folder} may import itself and ${allowed}; move what both need further down`]
  })
}

function mayUse({ packages }: Layer, from: string): boolean {
  const name = /^(@[^/]+|[^/:]+)/.exec(from)?.[0] ?? from
  const listed = (list: readonly string[]) => list.includes(name)
  if (packages === 'any') return true
  return 'allBut' in packages ? !listed(packages.allBut) : listed(packages)
}

function remedy(from: string): string {
  if (sync.some(name => isUnder(from, name))) return 'ask client/board or shared/board for what you need'
  if (hands.some(name => isUnder(from, name))) return 'dragging and writing belong to client/cards'
  return 'find a layer whose work it is, or take the package into its line in tests/layers.test.ts'
}

const mayBeLong = /^client\/words\/|^server\/demo\/village|^tests\/.*\.table\.ts$/

/** What is wrong with a file as a file, each with what to do about it. */
function wrongShape(path: string, source: string): string[] {
  const wrong: string[] = []
  const lines = source.trimEnd().split('\n').length
  if (lines > 300 && !mayBeLong.test(path)) wrong.push(`${path} has ${lines} lines: cut it in two (300 at most)`)
  if (!/^\/[/*]/.test(source)) wrong.push(`${path}: open with one comment line that says what the file owns`)
  if (/^(server|shared)\/.*\.tsx$/.test(path)) wrong.push(`${path}: no TSX in server and shared`)
  if (/(^|\/)index\.[a-z]+$/.test(path)) wrong.push(`${path}: no barrels; name the file for what it owns`)
  if (/(^|\/)(utils?|helpers?)(\/|\.)/i.test(path))
    wrong.push(`${path}: name it for what it does, not utils or helpers`)
  return wrong
}

const top = resolve(import.meta.dirname, '..')
// The bench keeps packages of its own.
const own = { cwd: top, exclude: ['**/node_modules/**'] }
const sources = globSync('{client,server,shared,tests}/**/*.{ts,tsx,js,mjs,css}', own).map(path => ({
  path: path.replaceAll('\\', '/'),
  source: readFileSync(join(top, path), 'utf8'),
}))

describe('the source', () => {
  it('imports in one direction only', () => {
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.flatMap(({ path, source }) => wrongImports(path, source))).toEqual([])
  })

  it('keeps to the shape of files', () => {
    expect(sources.flatMap(({ path, source }) => wrongShape(path, source))).toEqual([])
  })
})

describe('the walker', () => {
  it.each([
    ['client/ui/Button.tsx', "import { useNote } from '#client/board/useBoard.ts'"],
    ['client/ui/Button.tsx', "import { notes } from '#shared/board/schema.ts'"],
    ['client/board/boardStore.ts', "import { NoteCard } from '#client/cards/NoteCard.tsx'"],
    ['client/cards/NoteCard.tsx', "import { Board } from '#client/scenes/board/Board.tsx'"],
    ['client/cards/NoteCard.tsx', "import * as Y from 'yjs'"],
    ['client/scenes/wall/Wall.tsx', "export * from '#client/scenes/board/Board.tsx'"],
    ['client/scenes/wall/Wall.tsx', "import { Board } from '../board/Board.tsx'"],
    ['client/scenes/wall/Wall.tsx', "import { Awareness } from 'y-protocols/awareness'"],
    ['client/scenes/phone/Phone.tsx', "const card = import('#client/cards/NoteCard.tsx')"],
    ['client/scenes/home/Home.tsx', "import '#client/cards/NoteCard.css'"],
    ['client/scenes/phone/Phone.tsx', "import { DndContext } from '@dnd-kit/core'"],
    ['client/board/openBoard.ts', "import { Editor } from '@tiptap/core'"],
    ['client/board/openBoard.ts', "import { readFileSync } from 'node:fs'"],
    ['client/words/english.ts', "import { Page } from '#client/ui/Page.tsx'"],
    ['server/http.ts', "import { words } from '#client/words/common.ts'"],
    ['server/archive/csv.ts', "import { createHttp } from '#server/http.ts'"],
    ['server/archive/csv.ts', "import { readFileSync } from 'node:fs'"],
    ['server/snapshots/snapshots.ts', "import { refuse } from '#server/requests/answers.ts'"],
    ['server/archive/csv.ts', "import { Page } from '#client/ui/Page.tsx'"],
    ['server/http.ts', "import { board } from '#tests/shared/support/boards.ts'"],
    ['shared/board/rank.ts', "import { limits } from '#shared/protocol/limits.ts'"],
    ['shared/board/rank.ts', "import * as v from 'valibot'"],
    ['shared/board/rank.ts', "import { newId } from '../lib/ids.ts'"],
    ['shared/protocol/limits.ts', "import { notes } from '#shared/board/schema.ts'"],
    ['shared/people/roles.ts', "import { limits } from '#shared/protocol/limits.ts'"],
    ['shared/lib/text.ts', "import { roles } from '#shared/people/roles.ts'"],
    ['client/ui/Page.css', "@import '#client/cards/NoteCard.css';"],
    ['elsewhere/file.ts', ''],
  ])('flags %s: %s', (path, source) => {
    expect(wrongImports(path, source)).toHaveLength(1)
  })

  it.each([
    ['client/scenes/board/Board.tsx', "import { NoteCard } from '#client/cards/NoteCard.tsx'"],
    ['client/scenes/board/Board.tsx', "import './Board.css'\nimport { DndContext } from '@dnd-kit/core'"],
    ['client/scenes/board/Board.tsx', "// import { Wall } from '#client/scenes/wall/Wall.tsx'"],
    ['client/board/openBoard.ts', "import { WebsocketProvider } from 'y-websocket'\nimport * as Y from 'yjs'"],
    ['client/cards/Editor.tsx', "import { EditorContent } from '@tiptap/react'"],
    ['client/words/common.ts', "import type { ProblemCode } from '#shared/protocol/problems.ts'"],
    ['server/archive/csv.ts', "import { plan } from '#client/words/plan.ts'"],
    ['server/snapshots/snapshots.ts', "import { gzip } from 'node:zlib'\nimport { Room } from '#server/relay/room.ts'"],
    ['server/requests/export.ts', "import { fileOf } from '#server/archive/files.ts'"],
    ['server/relay/room.ts', "import * as Y from 'yjs'\nimport { systemClock } from '../clock.ts'"],
    ['shared/board/operations/notes.ts', "import { byRank } from '../rank.ts'"],
  ])('lets %s be', (path, source) => {
    expect(wrongImports(path, source)).toEqual([])
  })

  it.each([
    ['client/ui/Page.css', '.page {}\n'],
    ['client/ui/index.ts', '// Barrel.\n'],
    ['client/ui/utils.ts', '// Odds.\n'],
    ['server/helpers/x.ts', '// Ends.\n'],
    ['server/page.tsx', '// Page.\n'],
    ['server/long.ts', `// Long.${'\n1'.repeat(300)}\n`],
  ])('flags the shape of %s', (path, source) => {
    expect(wrongShape(path, source)).toHaveLength(1)
  })

  it('lets words, demo data and test tables be long', () => {
    const long = `// Long.${'\n1'.repeat(300)}\n`
    const paths = ['client/words/english.ts', 'server/demo/villageNotes.ts', 'tests/shared/roles.table.ts']
    expect(paths.flatMap(path => wrongShape(path, long))).toEqual([])
  })
})
