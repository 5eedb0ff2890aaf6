// Backup: `npm run backup -- --to DIR` puts a whole, checked copy of the data folder there, also while the server runs.
import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { backUp } from './store/copies.ts'
import { giveUp, messageOf, tell } from './terminal.ts'

const usage = 'Say where to put the copy: npm run backup -- --to DIR'

function asked(): string {
  try {
    return parseArgs({ options: { to: { type: 'string' } } }).values.to ?? giveUp(usage)
  } catch {
    return giveUp(usage)
  }
}

const to = asked()
const config = readConfig(process.env)
if (!config.ok) giveUp(config.reason)
const done = await backUp({ folder: config.value.dataDir, to, now: Date.now() }).catch((error: unknown) =>
  giveUp(`The copy could not be made: ${messageOf(error)}.`),
)
if (!done.ok) giveUp(done.reason)
const { path, boards, damaged } = done.value
tell(`${path} holds ${boards} ${boards === 1 ? 'board' : 'boards'}, read back and whole.`)
if (damaged > 0) tell(`Rows in it that were damaged before: ${damaged}. /health/ready of the server names them.`)
