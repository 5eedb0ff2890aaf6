// The demo board keeps its promises: enough of everything, in many voices, within every limit, on the right side of the line.
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { fillDemo } from '#server/demo/fill.ts'
import { arrange, recordsOf, standingSources } from '#shared/board/arrangement.ts'
import { plainText, readProse } from '#shared/board/prose.ts'
import { all, read } from '#shared/board/record.ts'
import {
  actions,
  evidence,
  letters,
  notes,
  organisations,
  readAbout,
  sessions,
  statuses,
  tallies,
  themes,
  visionOf,
  type ActionId,
} from '#shared/board/schema.ts'
import { letterState, letterStates, needs } from '#shared/board/smart.ts'
import { countCharacters, tidyLine } from '#shared/lib/text.ts'
import { limits } from '#shared/protocol/limits.ts'

const at = '2026-11-26T20:10:00.000Z'

function filled(moment = at): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  fillDemo(doc, { origin: 'demo', at: moment, dice: bytes => bytes.fill(7) })
  return doc
}

const doc = filled()
const lists = arrange(doc)
const allNotes = all(doc, notes).map(([, note]) => note)
const action = (id: string) => {
  const found = read(doc, actions, id as ActionId)
  if (found === undefined) throw new Error(`There is no ${id}`)
  return found
}
const states = (id: string) => letters.map(letter => letterState(action(id), letter))
const wants = (id: string) =>
  needs(action(id), standingSources(recordsOf(doc), action(id)).length).map(need =>
    need.kind === 'letter' ? need.letter : need.kind,
  )
/** Every text on the board, wherever it stands. */
const everyText = (): string[] => {
  const found: string[] = []
  const gather = (value: unknown): void => {
    if (typeof value === 'string') found.push(value)
    else if (Array.isArray(value)) for (const each of value) gather(each)
    else if (typeof value === 'object' && value !== null) gather(Object.values(value))
  }
  for (const of of [notes, themes, actions, evidence, organisations, sessions] as const) {
    gather(all(doc, of as typeof notes).map(([, record]) => record))
  }
  gather([readAbout(doc), plainText(readProse(visionOf(doc)))])
  return found
}

describe('the demo board', () => {
  it('is the same for the same time and dice', () => {
    expect(Y.encodeStateAsUpdate(filled())).toEqual(Y.encodeStateAsUpdate(filled()))
  })

  it('stands in stage act, after three workshops on their days', () => {
    const about = readAbout(doc)
    expect(about).toMatchObject({ title: 'Larkwade Community Led Plan', stage: 'act', session: 'session-tonight' })
    expect(about.controller.split(' ').length).toBeLessThanOrEqual(80)
    const held = all(doc, sessions).map(([, session]) => session)
    expect(held.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(held.map(({ date }) => date)).toEqual(['2026-05-14', '2026-05-26', '2026-11-26'])
    for (const { name, place, attendance, lastNote } of held) {
      expect(name).not.toBe('')
      expect(place).not.toBe('')
      expect(attendance).toBeGreaterThanOrEqual(lastNote)
    }
    expect(held.reduce((sum, { lastNote }) => sum + lastNote, 0)).toBe(allNotes.length)
    for (const { postedAt } of allNotes) expect((postedAt ?? '~') < at).toBe(true)
  })

  it('holds some eighty short notes, as many problems as ideas, from phones, paper and helpers', () => {
    expect(allNotes.length).toBeGreaterThanOrEqual(76)
    expect(allNotes.length).toBeLessThanOrEqual(84)
    const lengths = allNotes.map(({ text }) => countCharacters(text))
    expect(Math.max(...lengths)).toBeLessThanOrEqual(limits.noteCharacters)
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    expect(mean).toBeGreaterThan(38)
    expect(mean).toBeLessThan(52)
    const problems = allNotes.filter(({ kind }) => kind === 'issue').length / allNotes.length
    expect(problems).toBeGreaterThan(0.4)
    expect(problems).toBeLessThan(0.6)
    expect(new Set(allNotes.map(({ via }) => via))).toEqual(new Set(['phone', 'paper', 'helper']))
    expect(new Set(allNotes.map(({ text }) => text)).size).toBe(allNotes.length)
    expect(new Set(allNotes.map(({ ref }) => ref)).size).toBe(allNotes.length)
  })

  it('speaks the languages of the village, also from right to left', () => {
    const spoken = Map.groupBy(allNotes, ({ lang }) => lang)
    expect(new Set(spoken.keys())).toEqual(new Set(['en', 'pl', 'lt', 'pt', 'ro', 'uk', 'cy', 'ar']))
    expect(spoken.get('en')?.length).toBeGreaterThan(allNotes.length * 0.7)
    expect(spoken.get('ar')?.length).toBeGreaterThanOrEqual(3)
    for (const { lang, text } of allNotes) {
      expect(/\p{Script=Arabic}/u.test(text)).toBe(lang === 'ar')
      expect(/\p{Script=Cyrillic}/u.test(text)).toBe(lang === 'uk')
    }
  })

  it('is sorted into nine themes, with a dozen notes still loose and a few stacks', () => {
    const sorted = lists.list('themes')
    expect(sorted).toHaveLength(9)
    for (const theme of sorted) expect(lists.list(`theme:${theme}`).length).toBeGreaterThanOrEqual(4)
    expect(lists.list('loose')).toHaveLength(12)
    expect(lists.names().filter(name => name.startsWith('stack:'))).toHaveLength(5)
    const told = all(doc, themes).map(([, theme]) => theme)
    for (const { name } of told) expect(countCharacters(name)).toBeLessThanOrEqual(limits.themeNameCharacters)
    expect(told.filter(({ statement }) => statement !== '').length).toBeGreaterThanOrEqual(5)
    expect(new Set(told.map(({ domain }) => domain)).size).toBe(9)
  })

  it('flags one big need, and tells what became of two notes', () => {
    expect(allNotes.filter(({ bigNeed }) => bigNeed !== '')).toHaveLength(1)
    const fates = allNotes.flatMap(({ fate }) => fate ?? [])
    expect(fates.map(({ kind }) => kind).toSorted()).toEqual(['not-taken', 'passed-on'])
    for (const { why } of fates) expect(why).not.toBe('')
  })

  it('has a closed round of dots over the themes that people could really have put', () => {
    const round = all(doc, tallies)
    expect(round.map(([id]) => id as string).toSorted()).toEqual([...lists.list('themes')].toSorted())
    for (const [, { dots, people, paper }] of round) {
      expect(dots).toBeLessThanOrEqual(2 * people)
      expect(paper).toBeLessThanOrEqual(dots)
    }
    const phones = round.reduce((sum, [, { dots }]) => sum + dots, 0)
    const paper = round.reduce((sum, [, tally]) => sum + tally.paper, 0)
    expect((phones + paper) / 5).toBeLessThanOrEqual(58)
  })

  it('has actions on the right side of the line, each for its own reason', () => {
    expect(lists.list('above')).toEqual(['action-slide', 'action-lifts', 'action-youth'])
    expect(lists.list('below')).toEqual(['action-shop', 'action-crossing', 'action-meadow', 'action-evening-bus'])
    for (const id of lists.list('above')) expect(wants(id)).toEqual([])
    expect(wants('action-shop')).toEqual(['lead-yes'])
    expect(wants('action-crossing')).toEqual(['m', 'r', 't', 'due'])
    expect(wants('action-meadow')).toEqual(['s', 'm', 'a', 'r', 't', 'doer', 'lead', 'due'])
    expect(wants('action-evening-bus')).toEqual(['r', 't', 'lead-yes'])
  })

  it('shows every state of a letter, and one whose words were changed after they were agreed', () => {
    const seen = all(doc, actions).flatMap(([id]) => states(id))
    expect(new Set(seen)).toEqual(new Set(letterStates))
    expect(states('action-crossing')).toEqual(['agreed', 'written', 'agreed', 'written', 'not-yet'])
    expect(action('action-crossing').agreedM).not.toBeNull()
    expect(plainText(action('action-crossing').m).startsWith(action('action-crossing').agreedM ?? '~')).toBe(true)
  })

  it('has actions of all kinds, with proof where done and a reason where stuck', () => {
    const written = all(doc, actions).map(([, each]) => each)
    expect(new Set(written.map(({ doer }) => doer))).toEqual(new Set(['community', 'with-help', 'agency', null]))
    expect(new Set(written.map(({ status }) => status))).toEqual(
      new Set(statuses.filter(status => status !== 'dropped')),
    )
    for (const { status, statusNote } of written) {
      if (status === 'done' || status === 'stuck') expect(statusNote).not.toBe('')
    }
    for (const { title, due, sources, log } of written) {
      expect(countCharacters(title)).toBeLessThanOrEqual(limits.actionTitleCharacters)
      if (due !== null) expect(due > at.slice(0, 7)).toBe(true)
      expect(sources.length).toBeGreaterThan(0)
      for (const [, entry] of log) expect(entry.at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/)
    }
    expect(written.reduce((sum, { log }) => sum + log.length, 0)).toBeGreaterThanOrEqual(5)
    const partners = written.flatMap(each => each.partners.map(([, { reply }]) => reply))
    expect(new Set(partners)).toEqual(new Set(['asked', 'yes']))
  })

  it('rests every action on sources that are there', () => {
    for (const [, each] of all(doc, actions)) {
      expect(standingSources(recordsOf(doc), each)).toEqual(each.sources.map(([link]) => link))
    }
    const kinds = all(doc, actions).flatMap(([, { sources }]) => sources.map(([link]) => link.split(':')[0]))
    expect(new Set(kinds)).toEqual(new Set(['note', 'theme', 'evidence']))
  })

  it('knows facts and organisations, with asks and every kind of reply', () => {
    const facts = all(doc, evidence).map(([, fact]) => fact)
    expect(facts).toHaveLength(8)
    for (const kind of ['survey', 'count', 'document', 'statistic', 'letter']) {
      expect(facts.some(fact => fact.kind === kind)).toBe(true)
    }
    for (const { figure } of facts) {
      const [, part, whole, percent] = /^([\d,]+) of ([\d,]+) .*\((\d+)%\)$/.exec(figure) ?? []
      if (part === undefined || whole === undefined) continue
      const share = Number(part.replace(',', '')) / Number(whole.replace(',', ''))
      expect(Math.round(100 * share)).toBe(Number(percent))
    }
    const asked = all(doc, organisations).map(([, organisation]) => organisation)
    expect(asked).toHaveLength(5)
    expect(new Set(asked.map(({ reply }) => reply))).toEqual(new Set(['not-yet', 'asked', 'yes', 'no']))
  })

  it('has a vision of some 120 words: three paragraphs and a list', () => {
    const vision = readProse(visionOf(doc))
    expect(vision.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph', 'list'])
    const count = plainText(vision).split(/\s+/).length
    expect(count).toBeGreaterThan(100)
    expect(count).toBeLessThan(150)
  })

  it('says nothing that must not stand on a wall, and nothing that was cut or left over', () => {
    const { title, place, question } = readAbout(doc)
    expect(countCharacters(title)).toBeLessThanOrEqual(limits.titleCharacters)
    expect(countCharacters(place)).toBeLessThanOrEqual(limits.placeCharacters)
    expect(countCharacters(question)).toBeLessThanOrEqual(limits.questionCharacters)
    const texts = everyText()
    expect(texts.length).toBeGreaterThan(500)
    for (const text of texts) {
      expect(text).not.toMatch(/@|https?:|www\./i) // e-mail and web addresses
      if (!/^\d{4}-\d{2}/.test(text)) expect(text.replaceAll(/[\s()-]/g, '')).not.toMatch(/\+?\d{7,}/) // telephones
      expect(text).not.toMatch(/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/) // postcodes
      expect(text).not.toMatch(/\b(Mr|Mrs|Ms|Dr|Miss)\b/)
      expect(text).not.toMatch(/[{}]|Milham/)
      for (const line of text.split('\n')) expect(tidyLine(line)).toBe(line)
    }
  })

  it('is right on any day of the year', () => {
    for (const moment of ['2027-01-01T00:30:00.000Z', '2028-02-29T12:00:00.000Z', '2026-12-31T23:59:59.000Z']) {
      expect(arrange(filled(moment)).list('above')).toHaveLength(3)
    }
    const slide = read(filled('2027-01-31T20:00:00.000Z'), actions, 'action-slide' as ActionId)
    expect(slide?.due).toBe('2027-02')
    expect(slide?.statusNote).toContain('December 2026')
  })
})
