// Evidence and organisations: put on the register, changed, taken off.
import { expect, it } from 'vitest'
import { standingSources, recordsOf } from '#shared/board/arrangement.ts'
import { dropEvidence, keepEvidence, keepOrganisation } from '#shared/board/operations/facts.ts'
import { all, read } from '#shared/board/record.ts'
import { evidence, organisations } from '#shared/board/schema.ts'
import { action, by, draft, evidenceId, listed, newBoard, organisationId } from './support/boards.ts'

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
