// Deliveries: counts each update at each receiver, however many came in one frame, and when the last receiver had it.

/** Where an update says what it is: the writer, and the writer's own count. Looks like an id, so that it may stand where ids stand. */
export const markOf = (writer: number, count: number) => `mark-${writer}-${count}-`

const marks = /mark-(\d+)-(\d+)-/g
/** No update is shorter; anything that is can be passed over unread. */
const shortest = 24

/** One frame as any number of sockets got it: the same bytes. */
interface Batch {
  readonly bytes: Buffer
  readonly updates: readonly { readonly writer: number; readonly count: number }[]
  /** How many of its updates are a writer's own. */
  readonly own: ReadonlyMap<number, number>
  lastAt: number
}

export class Deliveries {
  readonly #receivers: number
  /** By a number that the same bytes always give, and others rarely. */
  #batches = new Map<number, Batch[]>()
  #sentAt = new Map<string, number>()
  #sentBy = new Map<number, number>()
  #heard: Int32Array
  #delivered = 0

  /** `receivers`: sockets on the board, writers included. */
  constructor(receivers: number) {
    this.#receivers = receivers
    this.#heard = new Int32Array(receivers)
  }

  get sent(): number {
    return this.#sentAt.size
  }

  /** Updates that reached somebody else than their writer, counted at each of them. */
  get delivered(): number {
    return this.#delivered
  }

  get expected(): number {
    return this.sent * (this.#receivers - 1)
  }

  wrote(writer: number, count: number, at: number) {
    this.#sentAt.set(markOf(writer, count), at)
    this.#sentBy.set(writer, (this.#sentBy.get(writer) ?? 0) + 1)
  }

  /** How many sockets have fewer, or more, updates than others wrote. */
  get astray(): number {
    return this.#heard.filter((heard, socket) => heard !== this.sent - (this.#sentBy.get(socket) ?? 0)).length
  }

  /** A frame came to a socket. Writers are the first sockets, by number. */
  hear(socket: number, bytes: Buffer, at: number) {
    if (bytes.length < shortest) return
    const batch = this.#batchOf(bytes)
    if (batch.updates.length === 0) return
    batch.lastAt = at
    const news = batch.updates.length - (batch.own.get(socket) ?? 0)
    this.#heard[socket] = (this.#heard[socket] ?? 0) + news
    this.#delivered += news
  }

  /** How long the last receiver of each update waited, sorted. Milliseconds. */
  lastReceivers(): number[] {
    const last = new Map<string, number>()
    for (const batch of [...this.#batches.values()].flat()) {
      for (const { writer, count } of batch.updates) {
        const mark = markOf(writer, count)
        last.set(mark, Math.max(last.get(mark) ?? 0, batch.lastAt))
      }
    }
    const waits: number[] = []
    for (const [mark, at] of this.#sentAt) {
      const heardAt = last.get(mark)
      if (heardAt !== undefined) waits.push(heardAt - at)
    }
    return waits.sort((a, b) => a - b)
  }

  #batchOf(bytes: Buffer): Batch {
    const middle = bytes.readUInt32LE(bytes.length >> 1)
    const number = (bytes.length * 31 + middle) ^ bytes.readUInt32LE(bytes.length - 12) ^ bytes.readUInt32LE(8)
    const alike = this.#batches.get(number)
    const known = alike?.find(each => each.bytes.equals(bytes))
    if (known) return known
    const batch = read(bytes)
    if (alike) alike.push(batch)
    else this.#batches.set(number, [batch])
    return batch
  }
}

function read(bytes: Buffer): Batch {
  const updates = [...bytes.toString('latin1').matchAll(marks)].map(([, writer, count]) => ({
    writer: Number(writer),
    count: Number(count),
  }))
  const own = new Map<number, number>()
  for (const { writer } of updates) own.set(writer, (own.get(writer) ?? 0) + 1)
  return { bytes: Buffer.from(bytes), updates, own, lastAt: 0 }
}
