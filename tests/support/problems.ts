// Problems: what a refusal must look like, whatever it refuses.
import { expect } from 'vitest'
import { problems, type ProblemCode } from '#shared/protocol/problems.ts'
import type { Answer } from './testServer.ts'

export function expectProblem(answer: Answer<unknown>, code: ProblemCode) {
  expect(answer.problem).toMatchObject({ code, status: problems[code].status })
  expect(answer.status).toBe(problems[code].status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
}
