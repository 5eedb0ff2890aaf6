// Bench: measures and prints; it asserts nothing. What was measured last is kept beside it in board.json.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from '#server/build.ts'
import { benchBoard } from './board.ts'

const root = join(import.meta.dirname, '../..')
await ensureBuilt(root, line => void process.stdout.write(`${line}\n`))
const phases = await benchBoard()
// oxlint-disable-next-line no-console
console.table(phases)
writeFileSync(join(import.meta.dirname, 'board.json'), `${JSON.stringify(phases, null, 2)}\n`)
