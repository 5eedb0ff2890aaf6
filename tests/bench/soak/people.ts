// People: the program that plays a hall for hours: phones that post, reword, withdraw and come and go; editors who move notes; walls that only show.
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as Y from 'yjs'
import { answerFrame, readFrame, savedFrame, updateFrame, vectorFrame } from '#server/relay/frames.ts'
import { subprotocol } from '#shared/protocol/frames.ts'
import type { NotePosted, TicketGiven } from '#shared/protocol/requests.ts'
import { markOf } from '../relay/deliveries.ts'
import { LightSocket } from '../relay/lightSocket.ts'
import { Writer } from '../relay/writers.ts'
import { Histogram } from './histogram.ts'
import { notesEach, pace, people, type Place, type Report, type SoakWish } from './roles.ts'

const nothing = new Uint8Array([0])
const emptyUpdate = new Uint8Array([0, 0])
const marks = /mark-(\d+)-(\d+)-/g
const entering = 100

const [saved, seen, joined, posted] = [new Histogram(), new Histogram(), new Histogram(), new Histogram()]
const refused: Record<string, number> = {}
/** When each move was sent, by its mark. */
const sentAt = new Map<string, number>()
const sockets = new Set<LightSocket>()
const hall = { over: false, weight: 0 }

const refuse = (why: string) => {
  refused[why] = (refused[why] ?? 0) + 1
}
const about = (milliseconds: number) => wait(milliseconds * (0.5 + Math.random()))

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

async function ask<T>(
  place: Place,
  method: Method,
  path: string,
  ticket: string | null,
  body?: object,
): Promise<T | null> {
  const response = await fetch(`http://127.0.0.1:${place.port}/api${path}`, {
    method,
    headers: ticket === null ? {} : { authorization: `Bearer ${ticket}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) {
    refuse(`${method} ${path.replaceAll(place.board, ':id').replace(/note-.*/, ':note')}: ${response.status}`)
    return null
  }
  return (path.endsWith('/state') || text === '' ? {} : JSON.parse(text)) as T
}

/** A line that is in step with the board; null when it was cut before. `answer`: the board as it was given. */
async function enter(place: Place, ticket: string): Promise<{ socket: LightSocket; answer: Uint8Array } | null> {
  const socket = new LightSocket({ port: place.port, path: `/sync/${place.board}`, protocols: [subprotocol, ticket] })
  const answered = new Promise<Uint8Array | null>(resolve => {
    socket.onMessage = message => {
      const incoming = message[0] === 0 ? readFrame(message) : null
      if (incoming?.kind === 'answer') resolve(incoming.update.slice())
      // What an editor has that the server has not: nothing, it has only come.
      else if (incoming?.kind === 'vector') socket.send(answerFrame(emptyUpdate))
    }
    socket.onEnd = () => resolve(null)
  })
  if (await socket.opened()) socket.send(vectorFrame(nothing))
  const answer = await answered
  if (answer === null) return null
  socket.onMessage = look
  socket.onEnd = () => sockets.delete(socket)
  sockets.add(socket)
  return { socket, answer }
}

/** Reads only what is ours in a message, and how long it took to come. */
function look(message: Buffer) {
  if (message[0] !== 0) return
  for (const [mark] of message.toString('latin1').matchAll(marks)) {
    const sent = sentAt.get(mark)
    if (sent !== undefined) seen.add(performance.now() - sent)
  }
}

async function phone(place: Place, number: number): Promise<void> {
  await wait(number * entering)
  let previous: string | undefined
  const own: string[] = []
  let count = 0
  let nextWithdrawal = performance.now() + pace.withdraw * Math.random()
  while (!hall.over) {
    const start = performance.now()
    const given = await ask<TicketGiven>(place, 'POST', '/tickets', null, { code: place.code, previous })
    if (given === null) {
      await about(pace.away)
      continue
    }
    previous = given.ticket
    await ask(place, 'GET', `/boards/${place.board}/state`, given.ticket)
    const line = await enter(place, given.ticket)
    if (line === null) {
      refuse('a phone was cut off while it came in')
      await about(pace.away)
      continue
    }
    joined.add(performance.now() - start)
    const leaveAt = performance.now() + pace.blink * (0.5 + Math.random())
    while (!hall.over && sockets.has(line.socket) && performance.now() < leaveAt) {
      await about(pace.word)
      const [oldest] = own
      const before = performance.now()
      if (own.length < notesEach) {
        count += 1
        const id = `note-of-${number}-${count}-${Math.floor(before)}`
        const note = { id, kind: 'issue', text: `No bus after six, says ${number}` }
        const answer = await ask<{ notes: NotePosted[] }>(place, 'POST', `/boards/${place.board}/notes`, previous, note)
        if (answer !== null) own.push(id)
      } else if (before > nextWithdrawal && oldest !== undefined) {
        nextWithdrawal = before + pace.withdraw
        await ask(place, 'DELETE', `/boards/${place.board}/notes/${oldest}`, previous)
        own.shift()
      } else {
        const text = `No bus after ${Math.floor(Math.random() * 12)}, says ${number}`
        await ask(place, 'PATCH', `/boards/${place.board}/notes/${own[count % own.length]}`, previous, { text })
        count += 1
      }
      posted.add(performance.now() - before)
    }
    line.socket.close()
    sockets.delete(line.socket)
    if (!hall.over) await about(pace.away)
  }
}

async function editor(place: Place, number: number): Promise<void> {
  const given = await ask<TicketGiven>(place, 'POST', '/tickets', null, { board: place.board, key: place.editorKey })
  const line = given && (await enter(place, given.ticket))
  if (!given || !line) throw new Error('an editor cannot come in')
  const writer = new Writer(number, people.editors, line.answer)
  const asked = new Map<number, number>()
  const hear = (message: Buffer) => {
    look(message)
    const incoming = message[0] === 4 ? readFrame(message) : null
    const at = incoming?.kind === 'saved' ? asked.get(incoming.number) : undefined
    if (incoming?.kind !== 'saved' || at === undefined) return
    asked.delete(incoming.number)
    saved.add(performance.now() - at)
  }
  line.socket.onMessage = hear
  while (!hall.over) {
    await about(pace.move)
    if (hall.over) return
    if (!sockets.has(line.socket)) {
      refuse('an editor was cut off')
      return
    }
    const { update, count } = writer.write('moves')
    const now = performance.now()
    sentAt.set(markOf(number, count), now)
    asked.set(count, now)
    line.socket.send(updateFrame(update))
    line.socket.send(savedFrame(count))
  }
}

async function wall(place: Place): Promise<void> {
  const given = await ask<TicketGiven>(place, 'POST', '/tickets', null, { board: place.board, key: place.viewerKey })
  if (!given || !(await enter(place, given.ticket))) throw new Error('a wall cannot come in')
}

/** Reads the board as somebody who was never here, and how much memory that takes: what is written on a board stays, and is nobody's leak. A server keeps what it answers to newcomers beside it, plain and packed. */
async function weigh(place: Place): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const given = await ask<TicketGiven>(place, 'POST', '/tickets', null, { board: place.board, key: place.viewerKey })
  const line = given && (await enter(place, given.ticket))
  if (!line) throw new Error('the board cannot be weighed')
  line.socket.close()
  sockets.delete(line.socket)
  const state = await fetch(`http://127.0.0.1:${place.port}/api/boards/${place.board}/state`, {
    headers: { authorization: `Bearer ${given.ticket}` },
  })
  await state.arrayBuffer()
  const answers = line.answer.length + Number(state.headers.get('content-length') ?? 0)
  const doc = new Y.Doc()
  collect()
  const before = process.memoryUsage().heapUsed
  Y.applyUpdate(doc, line.answer)
  collect()
  hall.weight = process.memoryUsage().heapUsed - before + answers
  doc.destroy()
}

let place: Place | null = null
let everybody: Promise<unknown> = Promise.resolve()

async function begin(here: Place): Promise<void> {
  place = here
  const range = (count: number) => Array.from({ length: count }, (_, i) => i)
  await Promise.all(range(people.walls).map(() => wall(here)))
  everybody = Promise.all([
    ...range(people.editors).map(i => editor(here, i)),
    ...range(people.phones).map(i => phone(here, i)),
  ]).catch((error: unknown) => refuse(`the hall itself: ${String(error)}`))
}

async function leave(): Promise<void> {
  hall.over = true
  for (const socket of sockets) socket.close()
  await everybody
  for (const socket of sockets) socket.close()
}

const report = (): Report => ({
  saved: { p50: saved.at(0.5), p99: saved.at(0.99), count: saved.total },
  seen: { p50: seen.at(0.5), p99: seen.at(0.99), count: seen.total },
  joined: { p50: joined.at(0.5), p95: joined.at(0.95), count: joined.total },
  posted: { p50: posted.at(0.5), p99: posted.at(0.99), count: posted.total },
  weight: hall.weight,
  refused,
})

async function fulfil(wish: SoakWish): Promise<void> {
  if (wish.do === 'begin') await begin(wish.place)
  else if (wish.do === 'leave') await leave()
  else if (wish.do === 'weigh' && place) await weigh(place)
}

process.on('message', (wish: SoakWish) => {
  fulfil(wish).then(
    () => process.send?.({ answer: report() }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
