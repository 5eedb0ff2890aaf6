// Probe: loaded into a server before it starts (`--import`), so that the bench can ask what it costs. The product knows nothing of it.
import { Session } from 'node:inspector/promises'

export interface Probed {
  /** What the process has used so far. Milliseconds of one core. */
  readonly cpu: number
  /** Bytes. `heap` includes what buffers hold; both after collecting garbage, if that was asked for. */
  readonly rss: number
  readonly heap: number
  /** What keeps the process alive, by kind: `Timeout`, `TCPSocketWrap` … */
  readonly resources: Readonly<Record<string, number>>
  /** Objects that are alive, where they were to be counted. */
  readonly docs: number
  readonly sockets: number
}

export interface Probing {
  readonly collect: boolean
  readonly count: boolean
}

/** Objects of a class, found by its prototype on the heap. The name is one of the globals. */
async function alive(session: Session, name: string): Promise<number> {
  const { result } = await session.post('Runtime.evaluate', { expression: `${name}.prototype` })
  const { objects } = await session.post('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' })
  const objectId = objects.objectId ?? ''
  const functionDeclaration = 'function () { return this.length }'
  const call = { objectId, functionDeclaration, returnByValue: true }
  const counted: unknown = await session.post('Runtime.callFunctionOn', call)
  await session.post('Runtime.releaseObject', { objectId })
  return (counted as { result: { value: number } }).result.value
}

async function countLives(): Promise<{ docs: number; sockets: number }> {
  // Only now, and by the server's own names: the same modules that it has loaded.
  const [{ Doc }, { WebSocket }] = await Promise.all([import('yjs'), import('ws')])
  Object.assign(globalThis, { probedDoc: Doc, probedSocket: WebSocket })
  const session = new Session()
  session.connect()
  const lives = { docs: await alive(session, 'probedDoc'), sockets: await alive(session, 'probedSocket') }
  session.disconnect()
  return lives
}

async function look({ collect, count }: Probing): Promise<Probed> {
  const lives = count ? await countLives() : { docs: 0, sockets: 0 }
  if (collect) globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed, external } = process.memoryUsage()
  const resources: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1
  return { cpu: (user + system) / 1000, rss, heap: heapUsed + external, resources, ...lives }
}

process.on('message', (probing: Probing) => void look(probing).then(probed => process.send?.(probed)))
// The bench's line alone must not keep a server running that wants to end.
process.channel?.unref()
// Nor may the server outlive a bench that was stopped.
process.on('disconnect', () => process.exit(0))
