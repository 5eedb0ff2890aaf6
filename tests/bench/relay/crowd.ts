// Crowd: the program that plays the clients, in a process of its own, so that what they cost is not taken for the server's.
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { subprotocol } from '#shared/protocol/frames.ts'
import { Deliveries } from './deliveries.ts'
import { dialectOf, type Dialect } from './dialect.ts'
import { LightSocket } from './lightSocket.ts'
import type { Answers, Opened, Opening, Remembered, Remembering, Wish, Writing, Written } from './wishes.ts'
import { Writer } from './writers.ts'

const nothing = new Uint8Array([0])
const tick = 2
const tryAgainIn = 300
const triesBeforeGivingUp = 50

interface Client {
  readonly socket: LightSocket
  readonly dialect: Dialect
}

let clients: Client[] = []
let writers: Writer[] = []
/** Every update of the last writing, in order, while it is still known. */
let history: Uint8Array[] = []
let base: Uint8Array | null = null

const withNumber = (text: string, n: number) => text.replaceAll('{n}', String(n))

/** One client comes in; resolves when it has everything, with the bytes of the answer, or null when it was turned away. */
async function enter({ place, tickets, vectors, gift }: Opening, n: number): Promise<[Client, number] | null> {
  const ticket = tickets[n]
  const protocols = ticket === undefined ? [] : [subprotocol, ticket]
  const socket = new LightSocket({ port: place.port, path: withNumber(place.path, n), protocols })
  const dialect = dialectOf(place.name === null ? null : withNumber(place.name, n))
  const synced = new Promise<number | null>(resolve => {
    let asked = gift === null
    let bytes = -1
    const settle = () => asked && bytes >= 0 && resolve(bytes)
    socket.onMessage = message => {
      const meaning = dialect.meaningOf(message)
      if (meaning === 'answers') bytes = message.length
      else if (meaning === 'asks' && gift !== null) {
        socket.send(dialect.answer(gift))
        asked = true
      }
      settle()
    }
    socket.onEnd = () => resolve(null)
  })
  if (!(await socket.opened())) return null
  for (const frame of dialect.greeting) socket.send(frame)
  if (!place.syncs) return [{ socket, dialect }, 0]
  socket.send(dialect.ask(vectors.length === 0 ? nothing : (vectors[n % vectors.length] ?? nothing)))
  const bytes = await synced
  return bytes === null ? null : [{ socket, dialect }, bytes]
}

async function open(wish: Opening): Promise<Opened> {
  const start = performance.now()
  const synced: number[] = []
  const entered: Client[] = []
  let [next, bytes, turnedAway] = [0, 0, 0]
  const comeIn = async () => {
    while (next < wish.count) {
      const n = next
      next += 1
      let here = await enter(wish, n)
      for (let tries = 1; here === null; tries += 1) {
        turnedAway += 1
        if (tries === triesBeforeGivingUp) throw new Error('the server lets a client in at no price')
        await wait(tryAgainIn * (0.5 + Math.random()))
        here = await enter(wish, n)
      }
      const [client, size] = here
      synced.push(performance.now() - start)
      bytes += size
      client.socket.onMessage = () => {}
      if (wish.leaving) {
        const gone = new Promise<void>(resolve => {
          client.socket.onEnd = resolve
        })
        client.socket.close()
        await gone
      } else entered.push(client)
    }
  }
  await Promise.all(Array.from({ length: Math.min(wish.atOnce, wish.count) }, comeIn))
  clients.push(...entered)
  return { synced: synced.sort((a, b) => a - b), bytes, turnedAway }
}

/** Each writer begins somewhere in its first interval: by chance, as people do, and the same in every run. */
function phaseOf(n: number): number {
  const [first = 0, second = 0] = createHash('sha256').update(`writer ${n}`).digest()
  return (first * 256 + second) / 65_536
}

async function write(wish: Writing): Promise<Written> {
  const { what, every, during, patience } = wish
  if (writers.length !== wish.writers) {
    const needed = what === 'moves' ? wish.base : null
    writers = Array.from({ length: wish.writers }, (_, n) => new Writer(n, wish.writers, needed))
    history = []
    base = wish.base
  }
  const deliveries = new Deliveries(clients.length)
  for (const [n, { socket }] of clients.entries()) {
    socket.onMessage = message => deliveries.hear(n, message, performance.now())
  }
  const start = performance.now()
  const before = process.cpuUsage()
  const due = writers.map((_, n) => start + phaseOf(n) * every)
  while (performance.now() < start + during) {
    for (const [n, writer] of writers.entries()) {
      const now = performance.now()
      if ((due[n] ?? 0) > now) continue
      due[n] = (due[n] ?? 0) + every
      const client = clients[n]
      if (!client) throw new Error('there are more writers than clients')
      const { update, count } = writer.write(what)
      history.push(update)
      deliveries.wrote(n, count, performance.now())
      client.socket.send(client.dialect.update(update))
    }
    await wait(tick)
  }
  const { user, system } = process.cpuUsage(before)
  const busy = (user + system) / 1000 / (performance.now() - start)
  const until = performance.now() + patience
  while (deliveries.delivered < deliveries.expected && performance.now() < until) await wait(tick)
  for (const { socket } of clients) socket.onMessage = () => {}
  const { sent, delivered, expected, astray } = deliveries
  return { sent, delivered, expected, astray, waits: deliveries.lastReceivers(), busy }
}

function remember({ count }: Remembering): Remembered {
  const doc = new Y.Doc()
  if (base) Y.applyUpdate(doc, base)
  const vectors: Uint8Array[] = []
  const step = Math.max(1, Math.floor(history.length / count))
  for (const [i, update] of history.entries()) {
    if (i % step === 0) vectors.push(Y.encodeStateVector(doc))
    Y.applyUpdate(doc, update)
  }
  return { vectors, gift: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)) }
}

function leave(): null {
  for (const { socket } of clients) socket.close()
  clients = []
  writers = []
  return null
}

async function fulfil(wish: Wish): Promise<Answers[keyof Answers]> {
  switch (wish.do) {
    case 'open':
      return open(wish)
    case 'write':
      return write(wish)
    case 'remember':
      return remember(wish)
    case 'leave':
      return leave()
  }
}

process.on('message', (wish: Wish) => {
  fulfil(wish).then(
    answer => process.send?.({ answer }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
