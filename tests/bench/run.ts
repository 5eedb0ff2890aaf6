// Bench: measures and prints; it asserts nothing. What was measured last is kept beside each part. `npm run bench -- relay --quick` runs one part, shortly.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '#server/build.ts'
import { benchBoard } from './board.ts'
import { benchGrid } from './grid.ts'
import { benchGuard } from './guard.ts'
import { benchLikeness } from './likeness.ts'
import { benchRelay } from './relay/relay.ts'

const root = join(import.meta.dirname, '../..')
const { positionals: wanted, values } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
})

function show(part: string, rows: readonly object[]): void {
  // oxlint-disable-next-line no-console
  console.table(rows)
  writeFileSync(join(import.meta.dirname, `${part}.json`), `${JSON.stringify(rows, null, 2)}\n`)
}

const parts: Record<string, () => Promise<void> | void> = {
  async board() {
    await ensureBuilt(root, line => void process.stdout.write(`${line}\n`))
    show('board', await benchBoard())
  },
  async grid() {
    await ensureBuilt(root, line => void process.stdout.write(`${line}\n`))
    show('grid', await benchGrid())
  },
  guard: () => show('guard', benchGuard()),
  likeness: () => show('likeness', benchLikeness()),
  relay: () => benchRelay({ quick: values.quick, alone: values.alone, profile: values.profile ?? null }),
}

const unknown = wanted.filter(name => !(name in parts))
if (unknown.length > 0)
  throw new Error(`there is no part called ${unknown.join(', ')}; the parts are ${Object.keys(parts).join(', ')}`)
for (const [name, run] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await run()
