// @vitest-environment jsdom
// Office files: whatever words stand in them, every part of them is XML that can be parsed.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { it, vi } from 'vitest'
import * as Y from 'yjs'
import { fileOf } from '#server/archive/files.ts'
import { fillDemo } from '#server/demo/fill.ts'
import { archiveOf } from '#shared/board/archive.ts'
import { planOf } from '#shared/board/plan.ts'
import { diceFrom, there } from '#tests/shared/support/boards.ts'

// A search takes as long as it takes, also on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

it('Word and Excel files of any words at all can be parsed', async () => {
  const demo = new Y.Doc()
  const exportedAt = '2026-11-26T20:10:00.000Z'
  fillDemo(demo, { origin: 'demo', at: exportedAt, dice: diceFrom(3) })
  const whole = planOf(demo)
  const archive = archiveOf(demo)
  const odd = fc.constantFrom(
    '\0',
    '\u0001',
    '\u000B',
    '\u001F',
    '\u0085',
    '\uFFFE',
    '\uFFFF',
    '\uD800',
    '<',
    '&',
    ']]>',
    'ŵ',
    '\n',
  )
  const words = fc.string({
    unit: fc.oneof(odd, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
    maxLength: 30,
  })
  const readable = fc.asyncProperty(words, words, async (title, said) => {
    const plan = {
      ...whole,
      about: { ...whole.about, title },
      notes: [{ ...there(whole.notes[0]), text: said, ref: said }],
      actions: [{ ...there(whole.actions[0]), title: said, lead: title }],
      wishes: [],
    }
    for (const format of ['docx', 'xlsx'] as const) {
      const parts = unzipSync(await fileOf(format, { cover: { board: 'board-0001', exportedAt }, archive, plan }))
      for (const [name, part] of Object.entries(parts)) {
        if (!name.endsWith('.xml')) continue
        const parsed = new DOMParser().parseFromString(strFromU8(part), 'application/xml')
        assert.equal(parsed.querySelector('parsererror')?.textContent, undefined, `${format} ${name}`)
      }
    }
  })
  await fc.assert(readable, { numRuns: 15, seed: 32 })
})
