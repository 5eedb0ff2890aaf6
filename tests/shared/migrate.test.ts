// Files of older versions become what this version would have written.
import assert from 'node:assert/strict'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fillDemo } from '#server/demo/fill.ts'
import { archiveOf, archiveVersion } from '#shared/board/archive.ts'
import { migrate } from '#shared/board/migrate.ts'
import { plainText } from '#shared/board/prose.ts'
import { rebuild } from '#shared/board/rebuild.ts'
import { letters } from '#shared/board/schema.ts'
import { textOf, texts } from '#shared/board/texts.ts'
import { diceFrom, there } from './support/boards.ts'

function demo(): Y.Doc {
  const doc = new Y.Doc()
  fillDemo(doc, { origin: 'demo', at: '2026-11-26T20:10:00.000Z', dice: diceFrom(3) })
  return doc
}

function rebuilt(file: unknown): Y.Doc {
  const built = rebuild(file)
  assert(built.ok, JSON.stringify(built))
  return built.value
}

describe('files of older versions', () => {
  /** The board as version 1 wrote it: texts as plain words, partners and history without keys. */
  function asVersion1(doc: Y.Doc) {
    const file = archiveOf(doc)
    const actions = file.actions.map(action => ({
      ...action,
      ...Object.fromEntries(letters.map(letter => [letter, plainText(action[letter] as never)])),
      sources: (action['sources'] as [string, true][]).map(([link]) => link),
      partners: (action['partners'] as [string, unknown][]).map(([, value]) => value),
      log: (action['log'] as [string, unknown][]).map(([, value]) => value),
    }))
    const { wall: _wall, place: _place, asked: _asked, thanks: _thanks, ...rest } = file
    return { format: 'folkmoot', version: 1, ...rest, actions, vision: plainText(file.vision) }
  }

  it('[B5] become the board they were kept from', () => {
    const doc = demo()
    const migrated = there(migrate(asVersion1(doc)))
    expect(migrated['version']).toBe(archiveVersion)
    const { format: _format, version: _version, ...file } = migrated
    const back = archiveOf(rebuilt(file))
    const before = archiveOf(doc)
    expect(back.notes).toEqual(before.notes)
    for (const [i, action] of before.actions.entries()) {
      const now = there(back.actions[i])
      for (const letter of letters) expect(plainText(now[letter] as never)).toBe(plainText(action[letter] as never))
      expect(now['sources']).toEqual(action['sources'])
      const values = (entries: unknown) => (entries as [string, unknown][]).map(([, value]) => value)
      expect(values(now['partners'])).toEqual(values(action['partners']))
      expect(values(now['log'])).toEqual(values(action['log']))
      expect(now['agreedS']).toBe(action['agreedS'])
    }
  })

  it('[B5] knew of no notes that are kept apart, in version 2', () => {
    const { apart: _apart, suggestions: _suggestions, offers: _offers, ...file } = archiveOf(demo())
    const { version, ...migrated } = there(migrate({ ...file, version: 2 }))
    expect(version).toBe(archiveVersion)
    expect(archiveOf(rebuilt(migrated))).toEqual(archiveOf(demo()))
  })

  it('[B5] knew of no text but the vision, in version 3', () => {
    const doc = demo()
    for (const text of texts) if (text !== 'vision') textOf(doc, text).delete(0, textOf(doc, text).length)
    const { place: _place, asked: _asked, thanks: _thanks, ...file } = archiveOf(doc)
    const { version, ...migrated } = there(migrate({ ...file, version: 3 }))
    expect(version).toBe(archiveVersion)
    expect(archiveOf(rebuilt(migrated))).toEqual(archiveOf(doc))
  })

  it('[B5] are refused when nobody knows them', () => {
    for (const version of [0, archiveVersion + 1, '2', null, undefined, 1.5])
      expect(migrate({ format: 'folkmoot', version })).toBe(null)
  })
})
