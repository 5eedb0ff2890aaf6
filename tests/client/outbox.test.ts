// Outbox: nothing written on a phone is lost, doubled or sent out of order, whatever the line does.
// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OutNote } from '#client/requests/outbox.ts'
import { ids, line, note, onDevice, refusal, seconds, settle, setUp, start, taken, tearDown } from './outboxServer.ts'

beforeEach(setUp)
afterEach(tearDown)

describe('posting', () => {
  it('keeps a note on the device before anything is sent', () => {
    let keptWhenSent: OutNote[] = []
    line.answer = request => {
      keptWhenSent = onDevice()
      return taken(request)
    }
    start().post(note('note-0001', 'A bench'))
    expect(keptWhenSent[0]?.note.text).toBe('A bench')
    expect(keptWhenSent[0]?.state).toBe('saved')
  })

  it('shows what the server made of it', async () => {
    line.answer = () => ({ status: 201, body: { notes: [{ id: 'note-0001', state: 'waiting', ref: '' }] } })
    const box = start()
    box.post(note('note-0001'))
    expect(box.notes()[0]?.state).toBe('saved')
    await settle()
    expect(box.notes()[0]).toMatchObject({ state: 'waiting', trouble: null })
  })

  it('tries again after 1, 2, 4, 8 and then every 15 seconds, with the same id', async () => {
    line.answer = () => 'no line'
    const box = start()
    box.post(note('note-0001'))
    await settle()
    expect(box.notes()[0]).toMatchObject({ state: 'saved', trouble: 'offline' })
    for (const wait of [1, 2, 4, 8, 15, 15]) {
      const before = line.sent.length
      await seconds(wait - 0.001)
      expect(line.sent).toHaveLength(before)
      await seconds(0.001)
      expect(line.sent).toHaveLength(before + 1)
    }
    line.answer = taken
    await seconds(15)
    expect(box.notes()[0]?.state).toBe('up')
    expect(new Set(ids())).toEqual(new Set(['note-0001']))
  })

  it('sends at once when the line is back', async () => {
    line.answer = () => 'no line'
    const box = start()
    box.post(note('note-0001'))
    await seconds(20)
    line.answer = taken
    dispatchEvent(new Event('online'))
    await settle()
    expect(box.notes()[0]?.state).toBe('up')
  })

  it('counts a line that never answers as dead after a while', async () => {
    line.answer = () => new Promise<never>(() => {})
    const box = start()
    box.post(note('note-0001'))
    await seconds(15)
    expect(box.notes()[0]?.trouble).toBe('offline')
  })

  it('takes a login page of the Wi-Fi for no answer', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>Welcome to the hall</html>')))
    const box = start()
    box.post(note('note-0001'))
    await settle()
    expect(box.notes()[0]).toMatchObject({ state: 'saved', trouble: 'offline' })
  })

  it('takes an answer that does not name the note for no answer', async () => {
    line.answer = () => ({ status: 200, body: { welcome: 'to the hall' } })
    const box = start()
    box.post(note('note-0001'))
    await settle()
    expect(box.notes()[0]).toMatchObject({ state: 'saved', trouble: 'offline' })
    expect(line.sent).toHaveLength(1)
  })

  it('tells of the notes behind that they wait as well', async () => {
    line.answer = () => 'no line'
    const box = start()
    box.post(note('note-0001'))
    box.post(note('note-0002'))
    await settle()
    expect(box.notes().map(({ trouble }) => trouble)).toEqual(['offline', 'offline'])
  })

  it('sends notes in the order in which they were written, one at a time', async () => {
    line.answer = () => 'no line'
    const box = start()
    for (const id of ['note-0001', 'note-0002', 'note-0003']) box.post(note(id))
    await settle()
    line.sent = []
    line.answer = taken
    box.flush()
    await settle()
    expect(ids()).toEqual(['note-0001', 'note-0002', 'note-0003'])
    expect(box.notes().map(each => each.note.id)).toEqual(['note-0003', 'note-0002', 'note-0001'])
  })

  it('waits as long as the server asks, also when another note is written meanwhile', async () => {
    line.answer = () => refusal(429, 'too-fast', { retryAfter: 30 })
    const box = start()
    box.post(note('note-0001'))
    await settle()
    line.answer = taken
    box.post(note('note-0002'))
    dispatchEvent(new Event('online'))
    await seconds(29.9)
    expect(line.sent).toHaveLength(1)
    await seconds(0.1)
    expect(ids()).toEqual(['note-0001', 'note-0001', 'note-0002'])
    expect(box.notes().every(({ state }) => state === 'up')).toBe(true)
  })

  it('reads Retry-After from the header when the body does not say it', async () => {
    line.answer = () => ({ status: 429, body: { code: 'too-fast' }, headers: { 'Retry-After': '7' } })
    start().post(note('note-0001'))
    await settle()
    await seconds(6.9)
    expect(line.sent).toHaveLength(1)
    await seconds(0.1)
    expect(line.sent).toHaveLength(2)
  })

  it('keeps the words of a refused note and goes on with the next', async () => {
    line.answer = request => (request.body?.id === 'note-0001' ? refusal(409, 'board-full') : taken(request))
    const box = start()
    box.post(note('note-0001', 'A bench'))
    box.post(note('note-0002'))
    await settle()
    expect(box.notes()[1]).toMatchObject({ state: 'refused', trouble: 'board-full', note: { text: 'A bench' } })
    expect(box.notes()[0]?.state).toBe('up')
    await seconds(60)
    expect(line.sent).toHaveLength(2)
  })

  it('gets a new ticket when the old one has run out', async () => {
    line.answer = request => (request.ticket === 'Bearer ticket-2' ? taken(request) : refusal(401, 'no-ticket'))
    const box = start(() => Promise.resolve('ticket-2'))
    box.post(note('note-0001'))
    await settle()
    expect(box.notes()[0]?.state).toBe('up')
    expect(line.sent).toHaveLength(2)
  })

  it('does not hurry when there is no new ticket', async () => {
    line.answer = () => refusal(401, 'no-ticket')
    const box = start(() => Promise.resolve('ticket-1'))
    box.post(note('note-0001'))
    await seconds(2)
    expect(line.sent).toHaveLength(2)
    expect(box.notes()[0]).toMatchObject({ state: 'saved', trouble: 'no-ticket' })
  })

  it('does not hurry when each new ticket is refused as well', async () => {
    line.answer = () => (line.sent.length > 50 ? 'no line' : refusal(401, 'no-ticket'))
    let given = 1
    const box = start(() => Promise.resolve(`ticket-${(given += 1)}`))
    box.post(note('note-0001'))
    await settle()
    expect(line.sent.map(({ ticket }) => ticket)).toEqual(['Bearer ticket-1', 'Bearer ticket-2'])
    await seconds(1)
    expect(line.sent).toHaveLength(3)
    line.answer = taken
    await seconds(2)
    expect(box.notes()[0]?.state).toBe('up')
  })

  it('goes on after a renewing that threw', async () => {
    line.answer = () => refusal(401, 'no-ticket')
    const box = start(() => Promise.reject(new Error('no renewing')))
    box.post(note('note-0001'))
    await settle()
    expect(box.notes()[0]).toMatchObject({ state: 'saved', trouble: 'no-ticket' })
    line.answer = taken
    await seconds(1)
    expect(box.notes()[0]?.state).toBe('up')
  })
})
