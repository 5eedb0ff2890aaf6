// Restore: `npm run restore -- --from FILE` makes the data folder of a copy, while no server uses it.
import { parseArgs } from 'node:util'
import { readConfig } from './config.ts'
import { restore } from './store/copies.ts'
import { giveUp, messageOf, tell } from './terminal.ts'

const usage = 'Say which copy to bring back: npm run restore -- --from FILE'

function asked(): { from: string; force: boolean } {
  try {
    const { from, force } = parseArgs({
      options: { from: { type: 'string' }, force: { type: 'boolean', default: false } },
    }).values
    return from === undefined ? giveUp(usage) : { from, force }
  } catch {
    return giveUp(usage)
  }
}

const given = asked()
const config = readConfig(process.env)
if (!config.ok) giveUp(config.reason)
const { dataDir } = config.value
const done = await restore({ ...given, folder: dataDir, now: Date.now() }).catch((error: unknown) =>
  giveUp(`${given.from} could not be brought back to ${dataDir}: ${messageOf(error)}.`),
)
if (!done.ok) giveUp(done.reason)
const { boards, damaged } = done.value
tell(`${dataDir} holds ${boards} ${boards === 1 ? 'board' : 'boards'} again. npm start serves them.`)
if (given.force) tell('What was there before is still there, under names that begin with “before-”.')
if (damaged > 0) tell(`Rows in it that were damaged before: ${damaged}. They are passed over.`)
