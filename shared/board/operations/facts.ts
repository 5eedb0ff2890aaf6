// What happens to evidence and organisations: put on the register, changed, linked, taken off.
import * as Y from 'yjs'
import { done, refused, type Outcome } from '#shared/lib/outcome.ts'
import { has, mapOf, patch, put, remove, type Values } from '../record.ts'
import {
  evidence,
  organisations,
  type Evidence,
  type EvidenceId,
  type Organisation,
  type OrganisationId,
  type ThemeId,
} from '../schema.ts'
import { change, type By } from './by.ts'

/** Puts a fact on the register, or changes one that is there. Its links are made with it, once. [E1] */
export function keepEvidence(
  doc: Y.Doc,
  by: By,
  { evidence: id, ...fields }: { evidence: EvidenceId } & Partial<Omit<Evidence, 'themes'>>,
): Outcome {
  change(doc, by, () => {
    if (has(doc, evidence, id)) patch(doc, evidence, id, fields as Values<typeof evidence.fields>)
    else put(doc, evidence, id, { ...(fields as Values<typeof evidence.fields>), themes: new Y.Map() })
  })
  return done
}

/** Says that a fact speaks to a theme, or that it does not. [E4] */
export function linkEvidence(
  doc: Y.Doc,
  by: By,
  { evidence: id, theme, linked }: { evidence: EvidenceId; theme: ThemeId; linked: boolean },
): Outcome<void, 'no-such-evidence'> {
  const map = mapOf(doc, evidence, id)
  if (map === undefined) return refused('no-such-evidence')
  change(doc, by, () => {
    // Facts from before there were links have no place for them yet.
    if (!(map.get('themes') instanceof Y.Map)) map.set('themes', new Y.Map())
    const links = map.get('themes') as Y.Map<unknown>
    if (!linked) links.delete(theme)
    else if (links.get(theme) !== true) links.set(theme, true)
  })
  return done
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

/** Puts an organisation on the list of those who are asked, or changes one that is there. [E2] */
export function keepOrganisation(
  doc: Y.Doc,
  by: By,
  { organisation: id, ...fields }: { organisation: OrganisationId } & Partial<Organisation>,
): Outcome {
  const values = fields as Values<typeof organisations.fields>
  change(doc, by, () => (has(doc, organisations, id) ? patch : put)(doc, organisations, id, values))
  return done
}

/** Takes an organisation off the list. Actions go on naming it. [E6] */
export function dropOrganisation(
  doc: Y.Doc,
  by: By,
  { organisation: id }: { organisation: OrganisationId },
): Outcome<void, 'no-such-organisation'> {
  if (!has(doc, organisations, id)) return refused('no-such-organisation')
  change(doc, by, () => remove(doc, organisations, id))
  return done
}
