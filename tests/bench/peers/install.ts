// Install: brings the peers into a folder of the bench's own, once; the project never depends on them.
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const folder = import.meta.dirname
const run = promisify(execFile)
const minutes = 5

const isHere = (name: string) => existsSync(join(folder, 'node_modules', name, 'package.json'))

/** Installs what is not here yet. Answers the peers that can be run, and a sentence for each that cannot. */
export async function installPeers(tell: (line: string) => void): Promise<{ here: string[]; missing: string[] }> {
  if (!isHere('@y/websocket-server') || !isHere('@hocuspocus/server')) {
    tell('Installing the peers into tests/bench/peers, once …')
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
    await run('npm', args, { timeout: minutes * 60_000 }).catch((error: unknown) => {
      tell(`The peers cannot be installed, so ours is measured alone: ${String(error).split('\n')[0]}`)
    })
  }
  const packages = {
    'y-websocket-server': '@y/websocket-server',
    hocuspocus: '@hocuspocus/server',
    'hocuspocus-sqlite': '@hocuspocus/extension-database',
    echo: 'ws',
  }
  const names = Object.entries(packages)
  return {
    here: names.filter(([, name]) => isHere(name)).map(([peer]) => peer),
    missing: names.filter(([, name]) => !isHere(name)).map(([peer]) => `${peer} could not be installed here.`),
  }
}

/** The versions that are measured, by package. */
export function peerVersions(): Record<string, string> {
  const read = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
  return { ...read['dependencies'] }
}
