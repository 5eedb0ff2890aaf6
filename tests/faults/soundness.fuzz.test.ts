// Soundness of the guard, searched: whatever is sent, what the guard lets through changes only what its sender may change.
//
// The oracle knows nothing of the guard: it applies what was let through to a copy and compares the two boards.
import assert from 'node:assert/strict'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { judge } from '#server/guard/policy.ts'
import type { Hands, Role } from '#shared/people/roles.ts'
import { addThemes, draft, newBoard, post } from '#tests/shared/support/boards.ts'
import { peerOf, play, type Step } from '#tests/shared/support/moves.ts'
import { assertSound, snapshotOf, type Snapshot } from '#tests/support/boardOracle.ts'
import { figure } from '#tests/support/figures.ts'
import { hostileUpdate } from '#tests/support/hostileUpdates.ts'
import { luckFrom, type Luck } from '#tests/support/luck.ts'

const cases = Number(process.env['GUARD_CASES'] ?? figure(20_000, 1_000_000))
const [server, ada, mallory] = [1, 100, 200]
const owners: Record<number, string> = { [ada]: 'ada', [mallory]: 'mallory' }
const ownerOf = (client: number) => owners[client] ?? null
const senders: readonly (readonly [Role, Hands])[] = [
  ['editor', 'off'],
  ['helper', 'off'],
  ['facilitator', 'off'],
  ['resident', 'sort'],
  ['resident', 'act'],
  ['resident', 'off'],
  ['viewer', 'off'],
]
const kinds = [
  'addTheme',
  'draft',
  'plan',
  'type',
  'type',
  'move',
  'stack',
  'keepEvidence',
  'partner',
  'vision',
  'shape',
  'shape',
  'show',
  'drop',
] as const

interface Base {
  readonly doc: Y.Doc
  readonly before: Snapshot
}

/** A board that several people have worked on, with things deleted on it and texts half taken back. */
function aBoard(luck: Luck): Base {
  const doc = newBoard()
  doc.clientID = server
  post(doc, 0, 1, 2, 3, 4)
  addThemes(doc, 0, 1)
  draft(doc, 0, ['note:note-0000'])
  for (const client of [ada, mallory]) {
    const peer = peerOf(client)
    Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(doc))
    peer.doc.clientID = client
    for (let i = 0; i < 30; i += 1) {
      const step: Step = { move: luck.pick(kinds), a: luck.below(60), b: luck.below(60), c: luck.below(60) }
      play(peer, step)
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer.doc))
  }
  return { doc, before: snapshotOf(doc) }
}

function search(judging: typeof judge, count: number, seed: number): Map<string, number> {
  const verdicts = new Map<string, number>()
  let base = aBoard(luckFrom(seed))
  for (let n = 0; n < count; n += 1) {
    const luck = luckFrom(seed + n)
    if (n % 250 === 0) base = aBoard(luck)
    const [role, hands] = luck.pick(senders)
    const update = hostileUpdate(base.doc, [mallory, mallory, 300 + luck.below(9), ada, server], luck)
    const sender = { role, person: 'mallory' }
    const verdict = judging(update, sender, base.doc, { stage: 'sort', hands }, ownerOf)
    const kind = verdict.kind === 'apply' && verdict.refused.length > 0 ? 'apply in part' : verdict.kind
    verdicts.set(kind, (verdicts.get(kind) ?? 0) + 1)
    if (verdict.kind !== 'apply' || verdict.update === null) continue
    try {
      assertSound(base.doc, base.before, verdict.update, { role, hands, clients: verdict.clients, own: [mallory] })
    } catch (error) {
      throw new Error(`case ${seed + n}, ${role}, hands ${hands}: ${String(error)}`, { cause: error })
    }
  }
  assert.deepEqual(snapshotOf(base.doc).encoded, base.before.encoded, 'judging changed the board')
  return verdicts
}

describe('the guard', () => {
  it('[C2] lets nothing through that its sender may not do', { timeout: 3_600_000 }, () => {
    const verdicts = search(judge, cases, 20_261_125)
    // A search in which hardly anything gets through would prove little.
    for (const kind of ['apply', 'apply in part', 'refuse', 'ask-again']) {
      expect(verdicts.get(kind) ?? 0, kind).toBeGreaterThan(cases / 100)
    }
  })
})

describe('the search', () => {
  it.each<[string, typeof judge]>([
    [
      'a guard that looks at nothing',
      (update, _who, doc) => ({ kind: 'apply', update: known(update, doc), refused: [], clients: [] }),
    ],
    ['a role that is not looked at', (update, who, ...rest) => judge(update, { ...who, role: 'facilitator' }, ...rest)],
    [
      'a client id that is not looked at',
      (update, who, doc, moment) => judge(update, who, doc, moment, () => who.person),
    ],
    [
      'an update applied whole although some of it was refused',
      (...asked) => {
        const verdict = judge(...asked)
        return verdict.kind === 'apply' ? { ...verdict, update: asked[0] } : verdict
      },
    ],
  ])('finds %s', (_hole, judging) => {
    expect(() => search(judging, 2000, 7)).toThrow(/^case /)
  })
})

/** The update, or an empty one where it could not be read at all. */
function known(update: Uint8Array, doc: Y.Doc): Uint8Array {
  try {
    Y.decodeUpdate(update)
    return update
  } catch {
    return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))
  }
}
