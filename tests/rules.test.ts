// Rules have tests, tests name rules that exist, and code cites rules that exist.
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const top = resolve(import.meta.dirname, '..')
const files = (pattern: string) => globSync(pattern, { cwd: top }).map(path => path.replaceAll('\\', '/'))
const text = (path: string) => readFileSync(join(top, path), 'utf8')

/** The ids of the rules, one for each line `- **N4** Sentence.` */
function rulesIn(markdown: string): string[] {
  return [...markdown.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, id = '']) => id)
}

/** The ids that the names of tests carry at their front. */
function rulesTestedIn(source: string): string[] {
  const names = source.matchAll(/\b(?:it|test)\b[^'"`\n]*\(\s*['"`]((?:\[[A-Z]\d+\] ?)+)/g)
  return [...names].flatMap(([, ids = '']) => citedIn(ids))
}

function citedIn(source: string): string[] {
  return [...source.matchAll(/\[([A-Z]\d+)\]/g)].map(([, id = '']) => id)
}

const rules = rulesIn(text('shared/board/RULES.md'))
// This file is left out: its made-up tests carry no rule.
const tests = files('tests/**/*.test.{ts,tsx}').filter(path => path !== 'tests/rules.test.ts')

it('finds rules and the tests that carry them', () => {
  expect(rulesIn('# Rules\n- **N4** A sentence.\n- **A10** Another.\n')).toEqual(['N4', 'A10'])
  const source = "it('[N4] [A10] does', f)\nit.each(table)('[B1] does', f)\nit('is no rule', f)\nconst x = '[T1]'"
  expect(rulesTestedIn(source)).toEqual(['N4', 'A10', 'B1'])
})

it('gives each rule its own id and one sentence', () => {
  expect(rules.length).toBeGreaterThan(0)
  expect(rules.filter((id, i) => rules.indexOf(id) !== i)).toEqual([])
  const lines = text('shared/board/RULES.md').split('\n')
  expect(lines.filter(line => line.startsWith('- ') && !/^- \*\*[A-Z]\d+\*\* [A-Z].*[^.]\.$/.test(line))).toEqual([])
})

it('has a test for every rule: name one `[ID] …`, or take the rule out of RULES.md', () => {
  const tested = new Set(tests.flatMap(path => rulesTestedIn(text(path))))
  expect(rules.filter(id => !tested.has(id))).toEqual([])
})

it('names no rule in a test that is not in RULES.md: write the rule down, or rename the test', () => {
  const named = tests.flatMap(path => rulesTestedIn(text(path)).map(id => ({ path, id })))
  expect(named.filter(({ id }) => !rules.includes(id))).toEqual([])
})

it('cites no rule in shared/board that is not in RULES.md: write the rule down, or correct the citation', () => {
  const cited = files('shared/board/**/*.ts').flatMap(path => citedIn(text(path)).map(id => ({ path, id })))
  expect(cited.length).toBeGreaterThan(0)
  expect(cited.filter(({ id }) => !rules.includes(id))).toEqual([])
})
