// Honest clients, searched: whatever people do with our own screens, the guard refuses none of it and loses none of it.
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { judge } from '#server/guard/policy.ts'
import { moveStage } from '#shared/board/operations/boards.ts'
import { postNotes, rewordNote, withdrawNote } from '#shared/board/operations/notes.ts'
import { giveSuggestion } from '#shared/board/operations/suggestions.ts'
import { has } from '#shared/board/record.ts'
import { roots, suggestions, type SuggestionId } from '#shared/board/schema.ts'
import type { Hands } from '#shared/people/roles.ts'
import { actionId, addThemes, by, draft, newBoard, noteId, post } from '#tests/shared/support/boards.ts'
import { steps, type Step } from '#tests/shared/support/moves.ts'
import { figure } from '#tests/support/figures.ts'
import { Hall, Person, type Judging } from '#tests/support/honestPeople.ts'

vi.setConfig({ testTimeout: 3_600_000 })

const notOurs = new Set<Step['move']>([
  ...(['post', 'reword', 'withdraw', 'stage', 'session', 'suggest'] as const),
  ...(['junkField', 'junkSpot', 'junkRecord', 'junkText'] as const),
])
const honestSteps = steps.filter(({ move, b }) => !notOurs.has(move) || b < 0)
const who = fc.nat(3)
const event = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('does' as const), who, step: honestSteps }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leaves' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('returns' as const),
      who,
      early: fc.option(honestSteps, { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reloads' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('server' as const), what: fc.nat(2), n: fc.nat(6) }) },
)
// The records that boards here start with: theme 0 and 1, action 0.
const madeBefore: readonly string[] = ['theme 0', 'theme 1', 'action 0']
const makes: Partial<Record<Step['move'], { readonly kind: string; readonly of: number }>> = {
  draft: { kind: 'action', of: 3 },
  addTheme: { kind: 'theme', of: 3 },
  gather: { kind: 'theme', of: 3 },
  keepEvidence: { kind: 'evidence', of: 2 },
  keepOrganisation: { kind: 'organisation', of: 2 },
}

/** What can happen in life: ids are random, so none is given twice; and only facilitators and helpers run the wall. */
function likely() {
  const taken = new Set(madeBefore)
  return ({ move, a }: Step, person: number): boolean => {
    const record = makes[move]
    if (record === undefined) return move !== 'show' || person < 2
    const name = `${record.kind} ${a % record.of}`
    if (taken.has(name)) return false
    taken.add(name)
    return true
  }
}

const evening = fc.array(event, { minLength: 40, maxLength: 160, size: 'max' })
const runs = { numRuns: figure(200, 5000), seed: 20_261_125 }

function aHall(judging: Judging): Hall {
  const doc = newBoard()
  post(doc, 0, 1, 2, 3)
  addThemes(doc, 0, 1)
  draft(doc, 0, ['note:note-0000'])
  return new Hall(doc, judging)
}

const contents = (doc: Y.Doc) =>
  Object.entries(roots).map(([root, type]) =>
    type === 'prose' ? doc.getXmlFragment(root).toJSON() : doc.getMap(root).toJSON(),
  )

function serverDoes(doc: Y.Doc, what: number, n: number): void {
  const note = noteId(n)
  if (what === 0) postNotes(doc, by, [{ id: note, kind: 'idea', text: `Words ${n}`, via: 'phone', lang: null }])
  else if (what === 1) rewordNote(doc, by, { note, kind: 'issue', text: 'Other words' })
  else withdrawNote(doc, by, { note })
  const suggestion = `suggestion-${n % 4}` as SuggestionId
  if (!has(doc, suggestions, suggestion))
    giveSuggestion(doc, by, { suggestion, action: actionId(n % 3), letter: 'm', text: `Answer ${n}` })
}

const nothingIsRefused = (judging: Judging) =>
  fc.property(evening, events => {
    const hall = aHall(judging)
    const roles = ['facilitator', 'helper', 'editor', 'editor'] as const
    const people = roles.map((role, n) => new Person(n, role, hall))
    const isLikely = likely()
    for (const happened of events) {
      if (happened.kind === 'server') {
        serverDoes(hall.doc, happened.what, happened.n)
        continue
      }
      const person = people[happened.who] as Person
      if (happened.kind === 'does' && !isLikely(happened.step, happened.who)) continue
      if (happened.kind === 'does') person.does(happened.step)
      else if (happened.kind === 'leaves') person.leave()
      else if (happened.kind === 'reloads') person.reload()
      else person.comeBack(happened.early && isLikely(happened.early, happened.who) ? happened.early : undefined)
    }
    for (const person of people) person.comeBack()
    for (const person of people) {
      assert.deepEqual(person.told, [], 'something honest was refused')
      assert.deepEqual(contents(person.doc), contents(hall.doc), 'somebody sees another board')
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(person.doc)))
        assert.ok(Y.getState(hall.doc.store, client) >= clock, 'the server lacks something')
    }
  })

const trespassSteps = steps.filter(
  ({ move }) => move === 'move' || move === 'fill' || move === 'type' || move === 'link',
)
const trespass = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('does' as const), who, step: trespassSteps }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('hands' as const),
        hands: fc.constantFrom<Hands>('off', 'sort', 'act'),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('leaves' as const), who }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('returns' as const), who }) },
  ),
  { minLength: 30, maxLength: 100, size: 'max' },
)

const permittedIsKept = fc.property(trespass, events => {
  const hall = aHall(judge)
  const people = (['resident', 'resident', 'resident', 'editor'] as const).map((role, n) => new Person(n, role, hall))
  for (const happened of events) {
    if (happened.kind === 'hands') {
      moveStage(hall.doc, by, { stage: 'sort', hands: happened.hands, question: null })
      continue
    }
    const person = people[happened.who] as Person
    if (happened.kind === 'does') person.does(happened.step)
    else if (happened.kind === 'leaves') person.leave()
    else person.comeBack()
    person.startAfresh()
  }
  for (const person of people) {
    person.comeBack()
    person.startAfresh()
  }
  assert.deepEqual(people[3]?.told, [], 'an editor was refused something')
  for (const person of people) assert.deepEqual(contents(person.doc), contents(hall.doc), 'somebody sees another board')
})

describe('honest clients', () => {
  it('[C4] are refused nothing and lose nothing, offline, with undo, after a reload', () => {
    fc.assert(nothingIsRefused(judge), runs)
  })

  it('lose only what they may not do when the stage moved on meanwhile, and see one board again', () => {
    fc.assert(permittedIsKept, runs)
  })
})

describe('the search', () => {
  it.each<[string, Judging]>([
    [
      'a guard that forgets what it let through',
      (update, who, doc, moment, ownerOf) => {
        const verdict = judge(update, who, doc, moment, ownerOf)
        return verdict.kind === 'apply' && doc.store.clients.size > 3 ? { ...verdict, update: null } : verdict
      },
    ],
    [
      'a guard that lets no record be removed',
      (update, who, doc, moment, ownerOf) => {
        const verdict = judge(update, who, doc, moment, ownerOf)
        const removes = verdict.kind === 'apply' && Y.decodeUpdate(update).ds.clients.size > 0
        return removes ? { kind: 'ignore' } : verdict
      },
    ],
    [
      'a guard that lets a gap through',
      (update, who, doc, moment, ownerOf) => {
        const verdict = judge(update, who, doc, moment, ownerOf)
        return verdict.kind === 'ask-again' ? { kind: 'apply', update, refused: [], clients: [] } : verdict
      },
    ],
    [
      'a role that is taken for a lesser one',
      (update, who, ...rest) => judge(update, { ...who, role: 'resident' }, ...rest),
    ],
  ])('finds %s', (_hole, judging) => {
    expect(fc.check(nothingIsRefused(judging), { ...runs, endOnFailure: true }).failed).toBe(true)
  })
})
