// Tickets: a private link opens the board while the server is down too, and a ticket that has run out gives way.
// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { arrive, joinWithCode } from '#client/requests/tickets.ts'
import type { Role } from '#shared/people/roles.ts'
import type { TicketGiven } from '#shared/protocol/requests.ts'

const board = 'board-0001'
const name = `folkmoot:tickets:${board}`
let server: () => Response

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-06-01T12:00:00Z') })
  localStorage.clear()
  sessionStorage.clear()
  server = down
  vi.stubGlobal('fetch', async () => server())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function down(): Response {
  throw new TypeError('no line')
}
function ticket(role: Role, expiresAt = '2026-06-02T12:00:00Z'): TicketGiven {
  const summary = { id: board, title: 'Milham', place: '', question: '', stage: 'post' } as const
  return { ticket: `ticket-${role}`, role, person: 'person-01', expiresAt, board: summary }
}
const runOut = '2026-06-01T11:59:59Z'
const hold = (...tickets: TicketGiven[]) => localStorage.setItem(name, JSON.stringify(tickets))
const come = (hash: string) => {
  history.replaceState(null, '', `/b/${board}/desk${hash}`)
  return arrive(board)
}
const roleOf = (answer: Awaited<ReturnType<typeof arrive>>) => (answer.ok ? answer.value.role : answer.trouble.code)

describe('by private link', () => {
  it('takes the ticket, keeps it and hides the key', async () => {
    server = () => Response.json(ticket('helper'), { status: 201 })
    expect(roleOf(await come('#key=abc'))).toBe('helper')
    expect(location.hash).toBe('')
    server = down
    expect(roleOf(await come(''))).toBe('helper')
  })

  it('comes in with a kept ticket of any role while the server is down, and hides the key', async () => {
    hold(ticket('editor'))
    expect(roleOf(await come('#key=abc'))).toBe('editor')
    expect(location.hash).toBe('')
  })

  it.each(['too-fast', 'our-fault'])('comes in with a kept ticket while the server answers %s', async code => {
    hold(ticket('editor'))
    server = () => Response.json({ code }, { status: 503 })
    expect(roleOf(await come('#key=abc'))).toBe('editor')
  })

  it('says so when there is none that serves, and leaves the key to be tried again', async () => {
    expect(roleOf(await come('#key=abc'))).toBe('offline')
    hold(ticket('editor', runOut))
    expect(roleOf(await come('#key=abc'))).toBe('offline')
    expect(location.hash).toBe('#key=abc')
  })

  it('does not come in with an old ticket when the server refuses the key', async () => {
    hold(ticket('editor'))
    server = () => Response.json({ code: 'unknown-code' }, { status: 404 })
    expect(roleOf(await come('#key=abc'))).toBe('unknown-code')
  })
})

describe('coming back', () => {
  it('takes the role of this tab, unless that ticket has run out and another has not', async () => {
    sessionStorage.setItem(`folkmoot:role:${board}`, '"helper"')
    hold(ticket('editor'), ticket('helper'))
    expect(roleOf(await come(''))).toBe('helper')
    hold(ticket('editor'), ticket('helper', runOut))
    expect(roleOf(await come(''))).toBe('editor')
  })

  it('leaves it to the server when all have run out', async () => {
    hold(ticket('editor', runOut))
    expect(roleOf(await come(''))).toBe('editor')
  })

  it('has no ticket where there never was one', async () => {
    expect(roleOf(await come(''))).toBe('no-ticket')
  })
})

describe('by code', () => {
  it('stays the same person when the code has been renewed, or another board was visited', async () => {
    const asked: unknown[] = []
    vi.stubGlobal('fetch', async (_path: string, { body }: { body: string }) => {
      asked.push(JSON.parse(body))
      return Response.json({ ...ticket('resident'), ticket: `ticket-${asked.length}` }, { status: 201 })
    })
    for (const code of ['K7QM4P', 'K7QM4P', 'R4T8WX']) await joinWithCode(code)
    expect(asked).toEqual([
      { code: 'K7QM4P' },
      { code: 'K7QM4P', previous: 'ticket-1' },
      { code: 'R4T8WX', previous: 'ticket-2' },
    ])
  })

  it('does not let in with the ticket of another code while the server is down', async () => {
    server = () => Response.json(ticket('resident'), { status: 201 })
    await joinWithCode('K7QM4P')
    server = down
    expect(roleOf(await joinWithCode('K7QM4P'))).toBe('resident')
    expect(roleOf(await joinWithCode('R4T8WX'))).toBe('offline')
  })
})
