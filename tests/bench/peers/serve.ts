// Serve: runs one of the peers on a free port, as its own documentation says, and tells the port. `node serve.ts NAME FOLDER`.
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { WebSocket, WebSocketServer } from 'ws'

type Serve = (folder: string) => Promise<number>

/** A package that the bench installed beside this file: its types are not known to the project, which does without it. */
async function peerPackage<T>(name: string): Promise<T> {
  return (await import(name)) as T
}

async function serveSockets(greet: (socket: WebSocket, request: IncomingMessage) => void): Promise<number> {
  const { WebSocketServer: Sockets } = await peerPackage<{ WebSocketServer: typeof WebSocketServer }>('ws')
  const server = createServer()
  new Sockets({ server }).on('connection', greet)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function serveYWebsocket(): Promise<number> {
  type Peer = { setupWSConnection: (socket: WebSocket, request: IncomingMessage) => void }
  const { setupWSConnection } = await peerPackage<Peer>('@y/websocket-server/utils')
  return serveSockets(setupWSConnection)
}

/** Only passes on what it hears: no document, nothing kept. */
async function serveEcho(): Promise<number> {
  const rooms = new Map<string, Set<WebSocket>>()
  return serveSockets((socket, { url = '/' }) => {
    const room = rooms.get(url) ?? new Set()
    rooms.set(url, room.add(socket))
    socket.on('message', (data: Buffer) => {
      for (const other of room) if (other !== socket) other.send(data)
    })
    socket.on('close', () => room.delete(socket))
  })
}

interface Hocuspocus {
  readonly address: { readonly port: number }
  listen(): Promise<unknown>
}

async function serveHocuspocus(extensions: unknown[]): Promise<number> {
  const { Server } = await peerPackage<{ Server: new (settings: object) => Hocuspocus }>('@hocuspocus/server')
  const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, extensions })
  await server.listen()
  return server.address.port
}

/** With its own database extension on a file, kept as its SQLite extension keeps it; that one needs a driver compiled for this Node. */
async function serveHocuspocusKept(folder: string): Promise<number> {
  type Database = new (settings: object) => unknown
  const { Database } = await peerPackage<{ Database: Database }>('@hocuspocus/extension-database')
  const file = new DatabaseSync(join(folder, 'hocuspocus.db'))
  file.exec('CREATE TABLE documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)')
  const select = file.prepare('SELECT data FROM documents WHERE name = ?')
  const upsert = file.prepare(
    'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
  )
  const fetch = async ({ documentName }: { documentName: string }) => select.get(documentName)?.['data'] ?? null
  const store = async ({ documentName, state }: { documentName: string; state: Uint8Array }) => {
    upsert.run(documentName, state)
  }
  return serveHocuspocus([new Database({ fetch, store })])
}

const serves: Record<string, Serve> = {
  'y-websocket-server': serveYWebsocket,
  hocuspocus: () => serveHocuspocus([]),
  'hocuspocus-sqlite': serveHocuspocusKept,
  echo: serveEcho,
}

const [name = '', folder = ''] = process.argv.slice(2)
const serve = serves[name]
if (!serve) throw new Error(`there is no peer called ${name}`)
process.stdout.write(`http://localhost:${await serve(folder)}\n`)
