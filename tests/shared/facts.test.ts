// Evidence and organisations: put on the register, changed, taken off.
import { expect, it } from 'vitest'
import { standingSources, recordsOf } from '#shared/board/arrangement.ts'
import { setPartner } from '#shared/board/operations/actions.ts'
import {
  dropEvidence,
  dropOrganisation,
  keepEvidence,
  keepOrganisation,
  linkEvidence,
} from '#shared/board/operations/facts.ts'
import { dissolveTheme } from '#shared/board/operations/themes.ts'
import { planOf } from '#shared/board/plan.ts'
import { all, read } from '#shared/board/record.ts'
import { evidence, organisations } from '#shared/board/schema.ts'
import {
  action,
  actionId,
  addThemes,
  by,
  copyOf,
  draft,
  evidenceId,
  listed,
  meet,
  newBoard,
  organisationId,
  themeId,
} from './support/boards.ts'

it('[E1] keeps evidence, and changes only the fields given', () => {
  const doc = newBoard()
  keepEvidence(doc, by, { evidence: evidenceId(1), claim: 'Cars are fast', figure: '41 mph' })
  keepEvidence(doc, by, { evidence: evidenceId(1), source: 'Speed watch', date: '2027-02' })
  expect(read(doc, evidence, evidenceId(1))).toMatchObject({
    claim: 'Cars are fast',
    figure: '41 mph',
    source: 'Speed watch',
    date: '2027-02',
  })
})

it('[E2] keeps organisations in the same way', () => {
  const doc = newBoard()
  keepOrganisation(doc, by, { organisation: organisationId(1), name: 'Parish council', kind: 'parish' })
  keepOrganisation(doc, by, { organisation: organisationId(1), reply: 'yes' })
  expect(read(doc, organisations, organisationId(1))).toMatchObject({
    name: 'Parish council',
    kind: 'parish',
    reply: 'yes',
  })
})

it('[E3] takes evidence off, and actions are read without it', () => {
  const doc = newBoard()
  const link = `evidence:${evidenceId(1)}` as const
  keepEvidence(doc, by, { evidence: evidenceId(1), claim: 'Cars are fast' })
  draft(doc, 1, [link])
  expect(listed(doc, `from:${link}`)).toHaveLength(1)
  expect(dropEvidence(doc, by, { evidence: evidenceId(1) }).ok).toBe(true)
  expect(all(doc, evidence)).toEqual([])
  expect(listed(doc, `from:${link}`)).toEqual([])
  expect(standingSources(recordsOf(doc), action(doc, 1))).toEqual([])
  expect(dropEvidence(doc, by, { evidence: evidenceId(1) })).toEqual({ ok: false, reason: 'no-such-evidence' })
})

it('[E4] links evidence to themes, also two at once, and a theme that has gone does not count', () => {
  const doc = newBoard()
  addThemes(doc, 1, 2)
  keepEvidence(doc, by, { evidence: evidenceId(1), claim: 'Cars are fast' })
  const other = copyOf(doc, 2)
  const link = (on: typeof doc, n: number, linked = true) =>
    linkEvidence(on, by, { evidence: evidenceId(1), theme: themeId(n), linked })
  link(doc, 1)
  link(other, 2)
  meet(doc, other)
  const speaks = () => planOf(doc).evidence.map(({ themes }) => themes)
  expect(speaks()).toEqual([['T1', 'T2']])
  expect(planOf(doc).themes.map(({ evidence: facts }) => facts)).toEqual([['E1'], ['E1']])
  dissolveTheme(doc, by, { theme: themeId(2) })
  expect(speaks()).toEqual([['T1']])
  link(doc, 1, false)
  expect(speaks()).toEqual([[]])
  expect(linkEvidence(doc, by, { evidence: evidenceId(2), theme: themeId(1), linked: true }).ok).toBe(false)
})

it('[E6] takes an organisation off the list, and actions go on naming it', () => {
  const doc = newBoard()
  const name = 'Parish council'
  keepOrganisation(doc, by, { organisation: organisationId(1), name })
  draft(doc, 1)
  setPartner(doc, by, { action: actionId(1), partner: organisationId(1), as: { name, reply: 'yes' } })
  expect(planOf(doc).organisations.map(({ rows }) => rows)).toEqual([[{ action: 'A1', as: ['partner'] }]])
  expect(dropOrganisation(doc, by, { organisation: organisationId(1) }).ok).toBe(true)
  expect(planOf(doc).organisations).toEqual([])
  expect(action(doc, 1).partners).toEqual([[organisationId(1), { name, reply: 'yes' }]])
  expect(dropOrganisation(doc, by, { organisation: organisationId(1) })).toEqual({
    ok: false,
    reason: 'no-such-organisation',
  })
})
