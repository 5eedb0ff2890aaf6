// Before the browser tests: the client is built, once, as `npm start` would build it.
import { join } from 'node:path'
import { ensureBuilt } from '#server/build.ts'

export default async function build(): Promise<void> {
  await ensureBuilt(join(import.meta.dirname, '../..'), line => void process.stdout.write(`${line}\n`))
}
