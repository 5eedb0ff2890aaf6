// Answers: how a request is read, and how it is refused (RFC 9457).
import type { Context } from 'hono'
import * as v from 'valibot'
import { made, refused, type Outcome } from '#shared/lib/outcome.ts'
import { limits } from '#shared/protocol/limits.ts'
import { problem, type ProblemCode } from '#shared/protocol/problems.ts'

/** A refusal as its answer. `retryAfter` in seconds; `at`: the places in what was sent that are wrong. */
export function refuse(code: ProblemCode, retryAfter?: number, at?: readonly string[]): Response {
  const body = { ...problem(code, retryAfter), ...(at === undefined ? {} : { at }) }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))
  return new Response(JSON.stringify(body), { status: body.status, headers })
}

/** The outcome of a request as its answer: the value as JSON, or the refusal. */
export function answer(c: Context, outcome: Outcome<object, ProblemCode>, status: 200 | 201 = 200): Response {
  return outcome.ok ? c.json(outcome.value, status) : refuse(outcome.reason)
}

/** The JSON body of a request; refused when it is none, or not of this shape. */
export async function readBody<Shape extends v.GenericSchema>(
  c: Context,
  shape: Shape,
  most?: number,
): Promise<Outcome<v.InferOutput<Shape>, ProblemCode>> {
  const json = await readJson(c, most)
  return json.ok ? check(json.value, shape) : json
}

/** The body as whatever JSON it is; refused when it is none or too large. */
export async function readJson(c: Context, most: number = limits.bodyBytes): Promise<Outcome<unknown, ProblemCode>> {
  const bytes = await readBytes(c, most)
  if (bytes === null) return refused('body-too-large')
  try {
    return made(JSON.parse(bytes.toString('utf8')) as unknown)
  } catch {
    return refused('unreadable-json')
  }
}

/** The body as it is; null when it is over the limit, and then no more of it is read. */
export async function readBytes(c: Context, limit: number): Promise<Buffer | null> {
  if (Number(c.req.header('content-length') ?? 0) > limit) return null
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A value of this shape; refused with the plain reason that its schema gives, or 'not-understood'. */
export function check<Shape extends v.GenericSchema>(
  value: unknown,
  shape: Shape,
): Outcome<v.InferOutput<Shape>, ProblemCode> {
  const parsed = v.safeParse(shape, value)
  return parsed.success ? made(parsed.output) : refused(reasonOf(parsed.issues))
}

const plainReasons = ['empty', 'too-long', 'too-many'] as const

function reasonOf(issues: readonly v.BaseIssue<unknown>[]): ProblemCode {
  return plainReasons.find(reason => issues[0]?.message === reason) ?? 'not-understood'
}
