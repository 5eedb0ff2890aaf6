// Dot box: dots put without a line arrive later, the last ones put count, and what came too late is said.
// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { dotBox, type DotBox, type KeptBallot } from '#client/requests/dotBox.ts'
import type { Ballot } from '#shared/protocol/requests.ts'

type Reply = { status: number; body: object } | 'no line'
let sent: { method: string; ticket: string; body: Ballot | null }[]
let answer: (body: Ballot | null) => Reply | Promise<Reply>
let open: DotBox[]

const taken = () => ({ status: 200, body: { left: 1 } })
beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  sent = []
  open = []
  answer = taken
  vi.stubGlobal('fetch', async (_path: string, { method = '', headers, body }: RequestInit) => {
    const ballot = typeof body === 'string' ? (JSON.parse(body) as Ballot) : null
    sent.push({ method, ticket: new Headers(headers).get('Authorization') ?? '', body: ballot })
    const reply = await answer(ballot)
    if (reply === 'no line') throw new TypeError('no line')
    return new Response(JSON.stringify(reply.body), { status: reply.status })
  })
})
afterEach(() => {
  for (const each of open) each.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
function start(renew: () => Promise<string | null> = async () => null): DotBox {
  const box = dotBox('board-0001', 'ann', 'ticket-1', renew)
  open.push(box)
  return box
}
const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1000)
const onDevice = () => JSON.parse(localStorage.getItem('folkmoot:dots:board-0001:ann') ?? 'null') as KeptBallot | null
const first = { round: 1, dots: { 'theme-one': 2 } }
const second = { round: 1, dots: { 'theme-two': 1 } }
const puts = () => sent.filter(({ method }) => method === 'PUT').map(({ body }) => body)

it('keeps dots on the device before they are sent, and says when the server has them', async () => {
  const box = start()
  box.put(first)
  expect(onDevice()).toMatchObject({ ...first, state: 'saved' })
  await seconds(0)
  expect(box.ballot()).toMatchObject({ ...first, state: 'sent', trouble: null })
})

it('tries again while there is no line, and sends only the last ballot', async () => {
  answer = () => 'no line'
  const box = start()
  box.put(first)
  await seconds(0)
  expect(box.ballot()).toMatchObject({ state: 'saved', trouble: 'offline' })
  box.put(second)
  await seconds(5)
  answer = taken
  await seconds(15)
  expect(box.ballot()).toMatchObject({ ...second, state: 'sent' })
  expect(puts().at(-1)).toEqual(second)
  expect(onDevice()).toMatchObject({ ...second, state: 'sent' })
})

it('sends what was changed while the earlier ballot was on its way, in that order', async () => {
  let arrive: (reply: Reply) => void = () => {}
  answer = () => new Promise(resolve => (arrive = resolve))
  const box = start()
  box.put(first)
  box.put(second)
  await seconds(0)
  expect(puts()).toEqual([first])
  answer = taken
  arrive(taken())
  await seconds(0)
  expect(puts()).toEqual([first, second])
  expect(box.ballot()).toMatchObject({ ...second, state: 'sent' })
})

it('goes on after a reload of the page with what the device kept', async () => {
  answer = () => 'no line'
  start().put(first)
  await seconds(0)
  open.pop()?.close()
  answer = taken
  const box = start()
  expect(box.ballot()).toMatchObject({ ...first, state: 'saved' })
  box.follow(true)
  await seconds(0)
  expect(box.ballot()).toMatchObject({ ...first, state: 'sent' })
})

it('says so when choosing closed before the dots arrived, and sends them no more', async () => {
  answer = () => ({ status: 409, body: { code: 'choosing-closed' } })
  const box = start()
  box.put(first)
  await seconds(60)
  expect(box.ballot()).toMatchObject({ state: 'refused', trouble: 'choosing-closed' })
  expect(puts()).toHaveLength(1)
})

it('learns what this person put on another device, and keeps nothing once the round is over', async () => {
  answer = () => ({ status: 200, body: { round: 1, open: true, dots: first.dots, left: 3 } })
  const box = start()
  box.follow(true)
  await seconds(0)
  expect(box.ballot()).toMatchObject({ ...first, state: 'sent' })
  box.follow(false)
  expect(box.ballot()).toBeNull()
  expect(onDevice()).toBeNull()
})

it('does not take an older word of the server over dots that were put meanwhile', async () => {
  let arrive: (reply: Reply) => void = () => {}
  answer = body => (body === null ? new Promise(resolve => (arrive = resolve)) : taken())
  const box = start()
  box.follow(true)
  box.put(second)
  await seconds(0)
  arrive({ status: 200, body: { round: 1, open: true, dots: first.dots, left: 3 } })
  await seconds(0)
  expect(box.ballot()).toMatchObject(second)
})

it('comes with a new ticket when the old one has run out', async () => {
  answer = () => (sent.at(-1)?.ticket === 'Bearer ticket-2' ? taken() : { status: 401, body: { code: 'no-ticket' } })
  const box = start(async () => 'ticket-2')
  box.put(first)
  await seconds(2)
  expect(box.ballot()).toMatchObject({ ...first, state: 'sent' })
})
