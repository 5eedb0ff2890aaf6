// What happens to evidence and organisations: put on the register, changed, taken off.
import * as Y from 'yjs'
import { done, refused, type Outcome } from '#shared/lib/outcome.ts'
import { has, patch, put, remove, type Values } from '../record.ts'
import {
  evidence,
  organisations,
  type Evidence,
  type EvidenceId,
  type Organisation,
  type OrganisationId,
} from '../schema.ts'
import { change, type By } from './by.ts'

/** Evidence and organisations are kept alike; TypeScript cannot see that both are collections of plain fields. */
function write(doc: Y.Doc, by: By, of: typeof evidence | typeof organisations, id: string, values: object): Outcome {
  const register = of as typeof evidence
  const known = id as EvidenceId
  const fields = values as Values<typeof evidence.fields>
  change(doc, by, () => {
    if (has(doc, register, known)) patch(doc, register, known, fields)
    else put(doc, register, known, fields)
  })
  return done
}

/** Puts a fact on the register, or changes one that is there. [E1] */
export function keepEvidence(
  doc: Y.Doc,
  by: By,
  { evidence: id, ...fields }: { evidence: EvidenceId } & Partial<Evidence>,
): Outcome {
  return write(doc, by, evidence, id, fields)
}

/** Puts an organisation on the list of those who are asked, or changes one that is there. [E2] */
export function keepOrganisation(
  doc: Y.Doc,
  by: By,
  { organisation: id, ...fields }: { organisation: OrganisationId } & Partial<Organisation>,
): Outcome {
  return write(doc, by, organisations, id, fields)
}

/** Takes a fact off the register. Actions that rested on it are read without it. [E3] */
export function dropEvidence(
  doc: Y.Doc,
  by: By,
  { evidence: id }: { evidence: EvidenceId },
): Outcome<void, 'no-such-evidence'> {
  if (!has(doc, evidence, id)) return refused('no-such-evidence')
  change(doc, by, () => remove(doc, evidence, id))
  return done
}
