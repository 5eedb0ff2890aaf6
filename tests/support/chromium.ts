// Chromium: which browser the browser tests use. A named one, Playwright's own, the system's, or Debian's when it may be installed.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The path of a Chromium. Throws with one plain line of what to do when there is none and none can be installed. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['CHROMIUM_PATH']
  if (named !== undefined) {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH says ${named}, but there is nothing there.`)
  }
  const found = [chromium.executablePath(), ...systemPaths].find(path => existsSync(path))
  return found ?? install()
}

function install(): string {
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('No Chromium found: installing Debian’s. This happens once.\n')
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
    } catch {
      // Said below, with everything else that can be done.
    }
    const found = systemPaths.find(path => existsSync(path))
    if (found !== undefined) return found
  }
  throw new Error(
    'The browser tests need a Chromium. Install one (Debian: sudo apt-get install chromium; ' +
      'elsewhere: npx playwright install chromium), or name one with CHROMIUM_PATH.',
  )
}
