// Connection, what it promises: nothing unsaved is forgotten, and no socket speaks for another.
// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '#client/board/connection.ts'
import { savedFrame } from '#server/relay/frames.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { latest, page, seconds, setUp, Socket, tearDown, untilNext, wakeAll, wakings, write } from './lineServer.ts'

beforeEach(setUp)
afterEach(tearDown)

describe('unsaved', () => {
  it('holds from a change to its acknowledgement', async () => {
    await seconds(1)
    expect(page.line.unsaved()).toBe(false)
    write()
    expect(page.line.unsaved()).toBe(true)
    await seconds(1)
    expect(page.line.unsaved()).toBe(false)
  })

  it('holds offline and while connecting, until the next line has acknowledged it', async () => {
    await seconds(1)
    Socket.waits = true
    latest().end(1006)
    write()
    await seconds(0)
    expect(page.line.state()).toBe('offline')
    expect(page.line.unsaved()).toBe(true)
    await untilNext()
    latest().open()
    expect(page.line.state()).toBe('connecting')
    expect(page.line.unsaved()).toBe(true)
    await seconds(1)
    expect(page.line.state()).toBe('saved')
    expect(page.line.unsaved()).toBe(false)
  })

  it('holds after the end', async () => {
    await seconds(1)
    latest().dead = true
    write()
    await seconds(0)
    latest().end(closeCodes.noTicket.code)
    expect(page.line.state()).toBe('ended')
    expect(page.line.unsaved()).toBe(true)
  })
})

describe('a socket that was left behind', () => {
  it.each([1006, closeCodes.noTicket.code, closeCodes.shuttingDown.code])(
    'and closes late with %i says nothing about its successor',
    async code => {
      await seconds(1)
      const first = latest()
      const { onclose, onmessage } = first
      first.dead = true
      wakings.online()
      await seconds(4)
      expect(Socket.all).toHaveLength(2)
      expect(page.line.state()).toBe('saved')
      onclose?.({ code, reason: '' })
      write()
      // Nor does it acknowledge what was written since.
      onmessage?.(new MessageEvent('message', { data: new Uint8Array(savedFrame(99)).buffer }))
      expect(page.line.unsaved()).toBe(true)
      await seconds(30)
      expect(Socket.all).toHaveLength(2)
      expect([page.line.state(), page.line.why(), page.line.unsaved()]).toEqual(['saved', null, false])
    },
  )
})

it('asks again after each return what the server has, also of what it had acknowledged', async () => {
  await seconds(1)
  write()
  await seconds(1)
  expect(page.line.state()).toBe('saved')
  Socket.stuck = true
  latest().end(closeCodes.shuttingDown.code)
  await seconds(16)
  expect(page.line.state()).toBe('saving')
  Socket.stuck = false
  await seconds(60)
  expect(page.line.state()).toBe('saved')
})

it('asks nothing of a server that was never told anything', async () => {
  await seconds(1)
  Socket.stuck = true
  latest().end(1006)
  await seconds(2)
  expect(page.line.state()).toBe('saved')
})

it('leaves nothing behind when it is closed', async () => {
  await seconds(1)
  write()
  page.line.close()
  wakeAll()
  page.doc.destroy()
  await seconds(60)
  expect(Socket.all).toHaveLength(1)
  expect(vi.getTimerCount()).toBe(0)
})

it('takes back every listener that it gave the page', async () => {
  const [given, taken] = [new Set<unknown>(), new Set<unknown>()]
  for (const target of [globalThis, document]) {
    vi.spyOn(target, 'addEventListener').mockImplementation((_name, run) => void given.add(run))
    vi.spyOn(target, 'removeEventListener').mockImplementation((_name, run) => void taken.add(run))
  }
  const line = connect(page.doc, 'board-0001', 'ticket-1')
  await seconds(1)
  line.close()
  expect(given.size).toBeGreaterThan(2)
  expect(taken).toEqual(given)
})
