// Outbox, the way back: closed tabs, other tabs, notes taken back, and how notes stand at the server.
// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  board,
  ids,
  line,
  note,
  onDevice,
  refusal,
  seconds,
  settle,
  setUp,
  start,
  taken,
  tearDown,
  type Reply,
} from './outboxServer.ts'

beforeEach(setUp)
afterEach(tearDown)

describe('a closed tab', () => {
  it('sends what an earlier tab left, in order and with the same ids', async () => {
    line.answer = () => 'no line'
    const first = start()
    first.post(note('note-0001'))
    first.post(note('note-0002'))
    await settle()
    first.close()
    line.sent = []
    line.answer = taken
    const second = start()
    await settle()
    expect(ids()).toEqual(['note-0001', 'note-0002'])
    expect(second.notes().map(({ state }) => state)).toEqual(['up', 'up'])
  })

  it('sends nothing any more', async () => {
    line.answer = () => 'no line'
    const box = start()
    box.post(note('note-0001'))
    await settle()
    box.close()
    await seconds(60)
    expect(line.sent).toHaveLength(1)
  })

  it('starts empty when what was kept is not ours', () => {
    localStorage.setItem(`folkmoot:outbox:${board}`, '{"no":"list"}')
    expect(start().notes()).toEqual([])
  })

  it('still works in memory when the device keeps nothing', async () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full')
    })
    const box = start()
    box.post(note('note-0001'))
    box.post(note('note-0002'))
    await settle()
    expect(box.notes().map(({ state }) => state)).toEqual(['up', 'up'])
    full.mockRestore()
  })
})

describe('two tabs', () => {
  it('do not overwrite each other', async () => {
    const [one, two] = [start(), start()]
    one.post(note('note-0001'))
    two.post(note('note-0002'))
    await settle()
    expect(onDevice().map(each => each.note.id)).toEqual(['note-0002', 'note-0001'])
    dispatchEvent(new StorageEvent('storage', { key: `folkmoot:outbox:${board}` }))
    expect(one.notes()).toHaveLength(2)
  })

  describe('when the device is full', () => {
    const elsewhere = () => dispatchEvent(new StorageEvent('storage', { key: `folkmoot:outbox:${board}` }))
    const fill = () =>
      vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
        throw new Error('full')
      })
    beforeEach(() => {
      line.answer = () => 'no line'
    })
    afterEach(() => {
      vi.restoreAllMocks()
    })

    it('hearing of the other tab drops no note that is in memory only', () => {
      const [one, two] = [start(), start()]
      const full = fill()
      one.post(note('note-0001'))
      full.mockRestore()
      two.post(note('note-0002'))
      elsewhere()
      expect(one.notes().map(each => each.note.id)).toEqual(['note-0001', 'note-0002'])
    })

    it('room again, a note in memory is kept beside those of the other tab', () => {
      const [one, two] = [start(), start()]
      const full = fill()
      one.post(note('note-0001'))
      full.mockRestore()
      two.post(note('note-0002'))
      one.post(note('note-0003'))
      expect(onDevice().map(each => each.note.id)).toEqual(['note-0003', 'note-0001', 'note-0002'])
    })

    it('what was taken back here or there does not return', async () => {
      line.answer = () => refusal(409, 'board-full')
      const one = start()
      for (const id of ['note-0001', 'note-0002', 'note-0003']) one.post(note(id))
      await settle()
      const two = start()
      const full = fill()
      one.takeBack('note-0001')
      full.mockRestore()
      two.takeBack('note-0002')
      elsewhere()
      expect(one.notes().map(each => each.note.id)).toEqual(['note-0003'])
    })
  })
})

describe('taking back', () => {
  it('drops a refused note without asking', async () => {
    line.answer = () => refusal(409, 'board-full')
    const box = start()
    box.post(note('note-0001'))
    await settle()
    box.takeBack('note-0001')
    expect(box.notes()).toEqual([])
    expect(line.sent).toHaveLength(1)
  })

  it('takes a note off the server', async () => {
    const box = start()
    box.post(note('note-0001'))
    await settle()
    line.answer = () => ({ status: 204 })
    box.takeBack('note-0001')
    await settle()
    expect(line.sent.at(-1)).toMatchObject({ method: 'DELETE', path: `/api/boards/${board}/notes/note-0001` })
    expect(box.notes()).toEqual([])
    expect(onDevice()).toEqual([])
  })

  it('asks once, however the server says yes', async () => {
    const box = start()
    box.post(note('note-0001'))
    await settle()
    line.answer = () => ({ status: 200, body: { done: true } })
    box.takeBack('note-0001')
    await settle()
    expect(line.sent).toHaveLength(2)
    expect(box.notes()).toEqual([])
  })

  it('while it is on its way, takes it off as soon as it has arrived', async () => {
    let arrive: (reply: Reply) => void = () => {}
    line.answer = ({ method }) => (method === 'DELETE' ? { status: 204 } : new Promise(resolve => (arrive = resolve)))
    const box = start()
    box.post(note('note-0001'))
    box.takeBack('note-0001')
    await settle()
    expect(line.sent).toHaveLength(1)
    arrive({ status: 201, body: { notes: [{ id: 'note-0001', state: 'up', ref: '' }] } })
    await settle()
    expect(line.sent.map(({ method }) => method)).toEqual(['POST', 'DELETE'])
    expect(box.notes()).toEqual([])
  })

  it('without a line is kept and done later, also by the next tab', async () => {
    const box = start()
    box.post(note('note-0001'))
    await settle()
    line.answer = () => 'no line'
    box.takeBack('note-0001')
    await settle()
    expect(box.notes()[0]).toMatchObject({ leaving: true })
    box.close()
    line.answer = () => ({ status: 204 })
    const next = start()
    await settle()
    expect(next.notes()).toEqual([])
  })

  it('also asks for a note of which no answer came back', async () => {
    line.answer = () => 'no line'
    const box = start()
    box.post(note('note-0001'))
    await settle()
    line.answer = () => refusal(404, 'no-such-note')
    box.takeBack('note-0001')
    await settle()
    expect(line.sent.at(-1)?.method).toBe('DELETE')
    expect(box.notes()).toEqual([])
  })

  it('says so when the note may not go any more', async () => {
    const box = start()
    box.post(note('note-0001'))
    await settle()
    line.answer = () => refusal(409, 'note-in-use')
    box.takeBack('note-0001')
    await settle()
    expect(box.notes()[0]).toMatchObject({ state: 'up', leaving: false, trouble: 'note-in-use' })
  })
})

describe('hearing how notes stand', () => {
  it('takes over states and tells of notes that are gone', async () => {
    line.answer = ({ body }) => ({ status: 201, body: { notes: [{ id: body?.id, state: 'waiting', ref: '' }] } })
    const box = start()
    box.post(note('note-0001'))
    box.post(note('note-0002'))
    await settle()
    line.answer = () => ({ status: 200, body: { notes: [{ id: 'note-0002', state: 'up', ref: 'W1-2' }] } })
    expect(await box.refresh()).toBeNull()
    expect(box.notes().map(({ state }) => state)).toEqual(['up', 'gone'])
  })

  it('misses no note that the server only does not know the author of any more', async () => {
    const box = start()
    box.post(note('note-0001'))
    await settle()
    line.answer = () => ({ status: 200, body: { notes: [], cut: true } })
    expect(await box.refresh()).toBeNull()
    expect(box.notes().map(({ state }) => state)).toEqual(['up'])
  })

  it('does not miss a note that was written after asking', async () => {
    let reply: (reply: Reply) => void = () => {}
    line.answer = request => (request.method === 'GET' ? new Promise(resolve => (reply = resolve)) : taken(request))
    const box = start()
    const asking = box.refresh()
    box.post(note('note-0001'))
    await settle()
    reply({ status: 200, body: { notes: [] } })
    await asking
    expect(box.notes()[0]?.state).toBe('up')
  })
})
