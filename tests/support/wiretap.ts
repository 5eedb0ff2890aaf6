// Wiretap: a way to a server on which every byte that the server says is kept, whoever it is said to.
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

export type Wiretap = Awaited<ReturnType<typeof tap>>

/** Listens between a client and the server at `origin`. Whoever taps closes the tap. */
export async function tap(origin: string) {
  const { hostname, port } = new URL(origin)
  const said: Buffer[][] = []
  const open = new Set<Socket>()
  const middle = createServer(client => {
    const server = connect(Number(port), hostname)
    const chunks: Buffer[] = []
    said.push(chunks)
    server.on('data', chunk => chunks.push(chunk))
    client.pipe(server).pipe(client)
    for (const each of [client, server]) {
      open.add(each)
      // A cut line is an end like any other.
      each.on('error', () => each.destroy())
      each.on('close', () => open.delete(each))
    }
  })
  await new Promise<void>(resolve => {
    middle.listen(0, '127.0.0.1', resolve)
  })
  const at = (middle.address() as AddressInfo).port
  return {
    origin: `http://127.0.0.1:${at}`,
    wsOrigin: `ws://127.0.0.1:${at}`,
    /** Every byte so far, one buffer for each connection. */
    said: () => said.map(chunks => Buffer.concat(chunks)),
    close() {
      for (const socket of open) socket.destroy()
      middle.close()
    },
  }
}
