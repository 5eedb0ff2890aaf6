// Places: what must be true of every arrangement of every board, said without the arrangement's own means.
import assert from 'node:assert/strict'
import * as Y from 'yjs'
import { arrangementOf, linksOf, recordsOf, type Arrangement, type Records } from '#shared/board/arrangement.ts'
import { linkTo, type LinkKind } from '#shared/board/link.ts'
import { plainText } from '#shared/board/prose.ts'
import { has, ids, read } from '#shared/board/record.ts'
import { actions, notes, themes, type Action, type ActionId, type NoteId, type ThemeId } from '#shared/board/schema.ts'

/** Makes an arrangement of nothing yet. Right ones need no document; the planted wrong ones may. */
export type Arranging = (records: Records, doc: Y.Doc) => Arrangement
export const rightly: Arranging = arrangementOf

/** The arrangement of a board as it stands, from scratch. */
export function afresh(arranging: Arranging, doc: Y.Doc): Arrangement {
  const arrangement = arranging(recordsOf(doc), doc)
  arrangement.touch(linksOf(doc))
  return arrangement
}

/** An arrangement kept up with what Yjs says has changed, as a screen keeps it. */
export function keptUp(arranging: Arranging, doc: Y.Doc): Arrangement {
  const arrangement = afresh(arranging, doc)
  const kinds: Record<string, LinkKind> = { notes: 'note', themes: 'theme', actions: 'action', evidence: 'evidence' }
  const touched = new Set<string>()
  for (const [root, kind] of Object.entries(kinds)) {
    doc.getMap(root).observeDeep(events => {
      for (const { path, changes } of events) {
        for (const id of path.length === 0 ? changes.keys.keys() : [String(path[0])]) touched.add(linkTo(kind, id))
      }
    })
  }
  doc.on('afterTransaction', () => {
    arrangement.touch(touched)
    touched.clear()
  })
  return arrangement
}

/** All that an arrangement says, by list. */
export function said(arrangement: Arrangement): Record<string, readonly string[]> {
  const names = arrangement.names().sort()
  return Object.fromEntries(names.map(name => [name, arrangement.list(name)]).filter(([, list]) => list?.length))
}

/** Throws unless every note and action is in its one place, in order, and the plan holds what is ready and nothing else. */
export function assertPlaces(doc: Y.Doc, arrangement: Arrangement): void {
  const { list } = arrangement
  const lists = arrangement.names().map(name => ({ name, members: list(name) }))
  const tops = lists.filter(({ name }) => name === 'loose' || name.startsWith('theme:')).flatMap(each => each.members)
  const stacked = lists.filter(({ name }) => name.startsWith('stack:'))
  const onStacks = stacked.flatMap(({ members }) => members)
  assert.deepEqual([...tops, ...onStacks].sort(), ids(doc, notes).sort(), 'each note in exactly one place')
  for (const { name } of stacked) assert(tops.includes(name.slice('stack:'.length)), `${name} lies on a top`)
  for (const { name } of lists.filter(each => each.name.startsWith('theme:'))) {
    assert(has(doc, themes, name.slice('theme:'.length) as ThemeId), `${name} is there`)
  }
  for (const { name, members } of lists) {
    const keys = members.map(id => `${rankOf(doc, name, id)} ${id}`)
    assert.deepEqual(keys, [...keys].sort(), `${name} in order of rank and id`)
  }
  assert.deepEqual([...list('above'), ...list('below')].sort(), ids(doc, actions).sort(), 'each action on one side')
  for (const id of ids(doc, actions)) {
    const action = read(doc, actions, id)
    const belongs = action !== undefined && action.spot.line === 'above' && isReady(doc, action)
    assert.equal(list('above').includes(id), belongs, `${id} above the line exactly when it is ready and put there`)
  }
}

function rankOf(doc: Y.Doc, list: string, id: string): string | undefined {
  if (list === 'themes') return read(doc, themes, id as ThemeId)?.rank
  const ofActions = list === 'above' || list === 'below' || list.startsWith('from:')
  return ofActions ? read(doc, actions, id as ActionId)?.spot.rank : read(doc, notes, id as NoteId)?.spot.rank
}

/** Whether an action has everything that the plan asks for, said without the means of the board itself. */
export function isReady(doc: Y.Doc, action: Action): boolean {
  const { s, m, a, r, t, agreedS, agreedM, agreedA, agreedR, agreedT, doer, lead, leadReply, due, sources } = action
  const agreed = [agreedS, agreedM, agreedA, agreedR, agreedT]
  const roots: Record<string, string> = { note: 'notes', theme: 'themes', evidence: 'evidence' }
  const stands = sources.some(([key, on]) => {
    const [kind = '', id = ''] = key.split(':')
    return on && roots[kind] !== undefined && doc.getMap(roots[kind]).get(id) instanceof Y.Map
  })
  const letters = [s, m, a, r, t].every((text, i) => plainText(text) !== '' && plainText(text) === agreed[i])
  return letters && doer !== null && lead.trim() !== '' && leadReply === 'yes' && due !== null && stands
}
