// Main: one process from start to end. Reads the environment, says where it can be reached, and stops when told to.
import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { renderUnicodeCompact } from 'uqr'
import { createApp, type App } from './app.ts'
import { ensureBuilt } from './build.ts'
import { systemClock } from './clock.ts'
import { readConfig, type Config } from './config.ts'
import { openDemo } from './demo/open.ts'
import { lanOrigin } from './lan.ts'
import { secretOf } from './secret.ts'
import { openSqlite } from './store/sqlite.ts'
import { giveUp, messageOf, tell } from './terminal.ts'

const root = join(import.meta.dirname, '..')
const isDemo = process.argv.includes('--demo')
const stopTime = 5_000
const dice = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)

function open(config: Config): App {
  const { dataDir, secret, logLevel } = config
  const log = pino({ level: logLevel })
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const signedWith = secret === null ? secretOf(dataDir, dice) : new TextEncoder().encode(secret)
    const store = openSqlite(dataDir)
    if (store.damaged.length > 0) log.error({ damaged: store.damaged }, 'damaged rows are known')
    const lan = isOpenTo(config) ? { lan: lanOrigin } : {}
    return createApp({
      config: { ...config, ...lan },
      store,
      secret: signedWith,
      clock: systemClock,
      dice,
      log,
      dist: join(root, 'dist'),
    })
  } catch (error) {
    return giveUp(`The data folder ${dataDir} cannot be used: ${messageOf(error)}. DATA_DIR names another.`)
  }
}

function listen({ server }: App, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host === null ? {} : { host }) }, () => resolve((server.address() as AddressInfo).port))
  })
}

function whyNot(error: unknown, { port, host }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken, perhaps by another Folkmoot. PORT=4322 npm start takes another.`
  if (code === 'EACCES') return `Port ${port} may not be used by this user. PORT=4321 npm start takes another.`
  return `The server cannot listen on ${host ?? 'the network'}, port ${port}: ${messageOf(error)}`
}

/** True when other machines can come in. */
const isOpenTo = ({ host }: Config) => host === null || host === '0.0.0.0' || host === '::'

async function greet(config: Config, port: number, app: App) {
  tell(`\nFolkmoot is running: http://localhost:${port}`)
  const address = config.publicUrl ?? (isOpenTo(config) ? lanOrigin(String(port)) : null)
  if (address) tell(`For phones on this network: ${address}\n\n${renderUnicodeCompact(address)}\n`)
  if (!isDemo) return
  const parts = { store: app.store, folder: config.dataDir, dice, now: Date.now() }
  for (const line of await openDemo(parts, address ?? `http://localhost:${port}`)) tell(line)
}

function stopWhenTold(app: App) {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    systemClock.after(stopTime, () => giveUp('Some sockets or saves did not end in time.'))
    const saved = await app.close()
    if (!saved) giveUp('The last changes could not be saved: nobody was told that they were.')
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

const config = readConfig(isDemo ? { DATA_DIR: './data/demo', ...process.env } : process.env)
if (!config.ok) giveUp(config.reason)
if (!process.argv.includes('--no-build')) await ensureBuilt(root, tell).catch(error => giveUp(messageOf(error)))
const app = open(config.value)
const port = await listen(app, config.value).catch((error: unknown) => giveUp(whyNot(error, config.value)))
stopWhenTold(app)
await greet(config.value, port, app)
