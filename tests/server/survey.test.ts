// Survey: answers of a questionnaire looked at, told and brought in, as notes or as counts; refused whole, with the lines.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSurvey } from '#server/archive/survey.ts'
import type { Role } from '#shared/people/roles.ts'
import type { BoardMade } from '#shared/protocol/requests.ts'
import type { SurveyTake, SurveyTold } from '#shared/protocol/survey.ts'
import { limits } from '#shared/protocol/limits.ts'
import { expectProblem } from '#tests/support/problems.ts'
import { startServer, type TestServer } from '#tests/support/testServer.ts'

describe('reading a questionnaire', () => {
  const cells = (csv: string) => {
    const read = readSurvey(csv)
    return read.ok
      ? read.columns.map(({ name, cells: all }) => [name, ...all.map(each => `${each.line} ${each.text}`)])
      : read
  }

  it('reads quotes, commas and new lines in cells, with the line each begins on', () => {
    expect(cells('Name,Idea\r\n1,"Later, ""safer""\nbuses"\r\n\r\n2,Trees\r\n')).toEqual([
      ['Name', '2 1', '5 2'],
      ['Idea', '2 Later, "safer" buses', '5 Trees'],
    ])
  })

  it.each([
    ['commas', 'a,b\n1,2'],
    ['semicolons', 'a;b\n1;2'],
    ['tabs, as pasted from a sheet', 'a\tb\n1\t2'],
    ['a byte order mark', '\uFEFFa,b\n1,2'],
    ['old line ends', 'a,b\r1,2\r'],
    ['quoted names', '"a",b\n1,2'],
  ])('reads %s', (_what, csv) => {
    expect(cells(csv)).toEqual([
      ['a', '2 1'],
      ['b', '2 2'],
    ])
  })

  it('takes one column for one column, whatever stands in it', () => {
    expect(cells('Ideas\nBuses, later; safer\n=1+1\nممر آمن، من فضلك')).toEqual([
      ['Ideas', '2 Buses, later; safer', '3 =1+1', '4 ممر آمن، من فضلك'],
    ])
  })

  it('passes over cells in which nobody could read anything', () => {
    expect(cells('a,b\n1,\n \u200D ,2')).toEqual([
      ['a', '2 1'],
      ['b', '3 2'],
    ])
  })

  it.each([
    ['nothing', '', 'survey-empty', []],
    ['names alone', 'a,b\n\n', 'survey-empty', []],
    ['cells too many and too few', 'a,b\n1,2\n3\n4,5,6\n', 'survey-uneven', [3, 4]],
    ['a quote that never ends', 'a,b\n1,2\n3,"open\n5,6', 'survey-broken', [3]],
    ['words behind a quote', 'a,b\n"bad"x,2\n3,4', 'survey-broken', [2]],
    ['too many lines', `a\n${'1\n'.repeat(limits.surveyRows + 1)}`, 'survey-too-many', []],
  ])('refuses %s', (_what, csv, reason, lines) => {
    expect(readSurvey(csv)).toEqual({ ok: false, reason, lines })
  })
})

describe('bringing answers in', () => {
  let server: TestServer
  let made: BoardMade
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    made = await server.makeBoard()
  })

  const csv =
    'How do you travel?,What would help?\ncar,Later buses\nCar ,\nbus,"Safer paths, please"\n,Call me on 07700 900123\n'
  const send = async (take: SurveyTake | null, go: boolean, role: Role = 'helper', more: object = {}) =>
    server.ask<SurveyTold>('POST', `/api/boards/${made.board.id}/survey`, await server.ticketFor(role, made), {
      id: 'survey-0001',
      csv,
      take,
      go,
      ...more,
    })
  const asNotes: SurveyTake = { as: 'notes', column: 1, kind: 'idea' }
  const asCounts: SurveyTake = {
    as: 'counts',
    column: 0,
    name: 'Q14',
    source: 'Household survey',
    date: '2026-09',
    gatheredBy: 'Steering group',
  }
  const board = async () => {
    const ticket = await server.ticketFor('editor', made)
    const { body } = await server.ask<{
      notes: { text: string; ref: string; via: string; session: string | null }[]
      evidence: { claim: string; figure: string; ref: string; kind: string }[]
    }>('GET', `/api/boards/${made.board.id}/export`, ticket)
    return body
  }

  it('tells what stands in the file and brings in nothing', async () => {
    const { status, body } = await send(null, false)
    expect([status, body]).toEqual([
      200,
      {
        rows: 4,
        columns: [
          { name: 'How do you travel?', answers: 3, different: 2, example: 'car' },
          { name: 'What would help?', answers: 3, different: 3, example: 'Later buses' },
        ],
        will: null,
        done: false,
      },
    ])
    const told = await send(asNotes, false)
    expect(told.body.will).toEqual({ notes: 3, toCheck: 1, evidence: [] })
    expect((await board()).notes).toEqual([])
  })

  it('[E7] brings in notes once, with references and a workshop, and holds those that look personal', async () => {
    expect((await send(asNotes, true)).body).toMatchObject({ will: { notes: 3, toCheck: 1 }, done: true })
    const { notes } = await board()
    expect(notes.map(({ text, via }) => `${text} (${via})`).sort()).toEqual([
      'Later buses (import)',
      'Safer paths, please (import)',
    ])
    expect(notes.every(({ ref, session }) => /^W1-00[123]$/.test(ref) && session !== null)).toBe(true)
    await send(asNotes, true)
    expect((await board()).notes).toHaveLength(2)
    const held = await server.ask<{ waiting: number }>(
      'GET',
      `/api/boards/${made.board.id}/held`,
      await server.ticketFor('helper', made),
    )
    expect(held.body.waiting).toBe(1)
  })

  it('[E7] counts answers as evidence once, the most given first, as shares of those who answered', async () => {
    const { body } = await send(asCounts, true, 'editor')
    expect(body.will?.evidence).toEqual([
      { ref: 'Q14a', claim: 'How do you travel? car', figure: '67% of 3' },
      { ref: 'Q14b', claim: 'How do you travel? bus', figure: '33% of 3' },
    ])
    await send(asCounts, true, 'editor')
    const facts = (await board()).evidence.map(({ ref, figure, kind }) => `${ref} ${figure} ${kind}`)
    expect(facts.sort()).toEqual(['Q14a 67% of 3 survey', 'Q14b 33% of 3 survey'])
  })

  it('[E7] brings in nothing when one answer is too long, and names its line', async () => {
    const long = `Idea\nfine\n${'x'.repeat(limits.paperNoteCharacters + 1)}\nfine too\n`
    const refused = await send({ ...asNotes, column: 0 }, true, 'helper', { csv: long })
    expectProblem(refused, 'survey-too-long')
    expect(refused.problem.at).toEqual(['line 3'])
    expect((await board()).notes).toEqual([])
  })

  it('refuses what cannot be counted, columns that are not there, and files that are too large', async () => {
    const many = `Idea\n${Array.from({ length: limits.surveyAnswers + 1 }, (_, i) => `Idea ${i}`).join('\n')}`
    expectProblem(await send({ ...asCounts, column: 0 }, false, 'helper', { csv: many }), 'survey-too-varied')
    expectProblem(await send({ ...asCounts, column: 7 }, true), 'not-understood')
    expectProblem(await send({ ...asNotes, column: -1 }, true), 'not-understood')
    const uneven = await send(null, false, 'helper', { csv: 'a,b\n1' })
    expectProblem(uneven, 'survey-uneven')
    expect(uneven.problem.at).toEqual(['line 2'])
    expectProblem(await send(null, false, 'helper', { csv: 'x'.repeat(limits.surveyBytes + 1) }), 'too-long')
    expectProblem(await send(null, false, 'helper', { csv: 'x'.repeat(2 * limits.surveyBytes) }), 'survey-too-large')
  })

  it('lets helpers bring in notes, editors counts only, and residents and viewers nothing', async () => {
    expectProblem(await send(asNotes, true, 'editor'), 'not-allowed')
    expectProblem(await send(asCounts, true, 'resident'), 'not-allowed')
    expectProblem(await send(null, false, 'viewer'), 'not-allowed')
    expect(await board()).toMatchObject({ notes: [], evidence: [] })
  })
})
